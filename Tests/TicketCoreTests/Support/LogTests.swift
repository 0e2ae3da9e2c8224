import Foundation
import Synchronization
import XCTest

@testable import TicketCore

final class LogTests: XCTestCase {
    private final class Lines: Sendable {
        let bytes = Mutex<[[UInt8]]>([])
    }

    func testALineIsOneJSONObjectWhateverIsInIt() throws {
        let lines = Lines()
        let log = Log(clock: ManualClock(Instant(milliseconds: 1_795_227_710_007))) { line in
            lines.bytes.withLock { $0.append(line) }
        }
        let odd = "a\"\\\r\n\u{0}\u{7F}\u{85}\u{2028}\u{2029}\u{1B}[31m é 🎫 \u{9F}"
        log.warning("odd", ["error.message": .text(odd), "count": 3, "late": true, "below": -7])
        let line = try XCTUnwrap(lines.bytes.withLock { $0.first })
        XCTAssertEqual(line.last, 0x0A)
        XCTAssertEqual(line.count { $0 < 0x20 || $0 == 0x7F }, 1, "no control byte but the line end")
        let text = String(decoding: line, as: UTF8.self)
        for scalar in text.unicodeScalars {
            XCTAssertFalse((0x80...0x9F).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value))
        }
        let object = try XCTUnwrap(JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
        XCTAssertEqual(object["error.message"] as? String, odd)
        XCTAssertEqual(object["log.level"] as? String, "warning")
        XCTAssertEqual(object["@timestamp"] as? String, "2026-11-21T02:21:50.007Z")
        XCTAssertEqual(object["below"] as? Int, -7)
        XCTAssertEqual(object["service.name"] as? String, "ticketserver")
    }

    func testLevels() {
        let lines = Lines()
        let log = Log(level: .warning) { line in lines.bytes.withLock { $0.append(line) } }
        log.debug("no")
        log.info("no")
        log.warning("yes")
        log.error("yes")
        XCTAssertEqual(lines.bytes.withLock { $0.count }, 2)
        for level in Log.Level.allCases { XCTAssertEqual(Log.Level(name: level.name), level) }
        XCTAssertNil(Log.Level(name: "INFO"))
    }

    func testMailAddressesAreMasked() {
        XCTAssertEqual(Log.masked(email: "anna.kowalska@example.org"), "a***@example.org")
        XCTAssertEqual(Log.masked(email: "@example.org"), "***")
        XCTAssertEqual(Log.masked(email: "nonsense"), "***")
    }

    func testTimestampsAgreeWithFoundation() {
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions = [.withInternetDateTime]
        var moments: [Int64] = [0, 951_782_399, 951_782_400, 4_107_542_400, 1_709_164_800, -1, -86_401]
        let random = SeededRandomness(seed: 7)
        for _ in 0..<2000 { moments.append(Int64(random.below(8_000_000_000))) }
        for seconds in moments {
            var bytes: [UInt8] = []
            Timestamp.appendSecond(seconds, to: &bytes)
            let expected = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
            XCTAssertEqual(String(decoding: bytes, as: UTF8.self) + "Z", expected)
        }
    }
}
