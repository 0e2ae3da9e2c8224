// Mutated bytes into the parsers: whatever comes, they answer within their contract and do not crash.

import TicketCore
import XCTest

@testable import TicketServer

final class FuzzTests: XCTestCase {
    #if DEBUG
        private let rounds = 20_000
    #else
        private let rounds = 200_000
    #endif

    private func mutate(_ seed: [UInt8], _ random: SeededRandomness) -> [UInt8] {
        var bytes = seed
        let interesting = Array("\r\n\0 \t:;,%/.?#\u{7f}0123456789abcdefHTTP".utf8) + [0x80, 0xFF]
        for _ in 0...random.below(4) {
            let index = Int(random.below(UInt64(bytes.count + 1)))
            let byte = interesting[Int(random.below(UInt64(interesting.count)))]
            switch random.below(5) {
            case 0 where index < bytes.count: bytes[index] = byte
            case 1 where index < bytes.count: bytes.remove(at: index)
            case 2: bytes.insert(byte, at: index)
            case 3: bytes.removeSubrange(index...)
            default: bytes.insert(contentsOf: seed.prefix(Int(random.below(40))), at: index)
            }
        }
        return bytes
    }

    func testRequestHeads() {
        let random = SeededRandomness(seed: 1)
        let parser = RequestParser(limits: Limits())
        let seeds = RequestParserTests.valid.map { Array($0.utf8) }
        var head = HeadLayout()
        var accepted = 0
        for round in 0..<rounds {
            let bytes = mutate(seeds[round % seeds.count], random)
            do {
                guard let length = try parser.parse(bytes.span, into: &head) else { continue }
                accepted += 1
                XCTAssertTrue(length <= bytes.count && !(head.isChunked && head.length != nil))
                XCTAssertFalse(bytes[..<length].contains(0), "round \(round)")
                withRequestHead(bytes, &head) { head in
                    XCTAssertTrue(head.path.hasPrefix("/") || head.path == "*", "round \(round)")
                    XCTAssertEqual(Request(head, id: .number(1), start: .never).fields.count, head.fieldCount)
                }
            } catch {
                XCTAssertTrue((400...505).contains(error.status.code))
            }
        }
        XCTAssertGreaterThan(accepted, rounds / 100, "the mutations are not all hopeless")
    }

    private func withRequestHead(
        _ bytes: [UInt8], _ layout: inout HeadLayout, _ body: (borrowing RequestHead) -> Void
    ) {
        let origin = Origin(client: IPAddress(high: 0, low: 1), isSecure: false)
        bytes.withUnsafeBufferPointer { bytes in
            withUnsafePointer(to: &layout) { body(RequestHead(bytes, $0, origin)) }
        }
    }

    func testBodies() {
        let random = SeededRandomness(seed: 2)
        let seed = Array("5;a=b\r\nhello\r\n0f\r\n0123456789abcde\r\n0\r\nX: y\r\n\r\nGET".utf8)
        var layout = HeadLayout()
        layout.isChunked = true
        for round in 0..<rounds {
            let bytes = mutate(seed, random)
            var whole: [UInt8] = []
            var decoder = BodyDecoder(layout, limit: 100, overhead: 64)
            let result = Result { try decoder.decode(bytes.span, into: &whole) }
            XCTAssertLessThanOrEqual(whole.count, 100, "round \(round)")
            // Cut in two, it must come to the same.
            var parts: [UInt8] = []
            var second = BodyDecoder(layout, limit: 100, overhead: 64)
            let cut = Int(random.below(UInt64(bytes.count + 1)))
            let pieced = Result {
                let used = try second.decode(bytes.span.extracting(0..<cut), into: &parts)
                return used + (try second.decode(bytes.span.extracting(used..<bytes.count), into: &parts))
            }
            XCTAssertEqual(try? result.get(), try? pieced.get(), "round \(round), cut at \(cut)")
            XCTAssertEqual(whole, parts, "round \(round), cut at \(cut)")
        }
    }

    func testPROXYHeaders() {
        let random = SeededRandomness(seed: 3)
        let ipv4: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 0, 2, 0x20, 0, 5, 1, 0, 0, 0, 0]
        let seeds = [
            Array("PROXY TCP4 192.0.2.7 127.0.0.1 56324 443\r\n".utf8), ProxyProtocolTests.version2(0x21, 0x11, ipv4),
        ]
        for round in 0..<rounds {
            let bytes = mutate(seeds[round % 2], random)
            if let result = try? ProxyProtocol.parse(bytes.span) {
                XCTAssertLessThanOrEqual(result.length, bytes.count)
            }
        }
    }
}

extension RequestHead {
    fileprivate var fieldCount: Int { fields.count }
}
