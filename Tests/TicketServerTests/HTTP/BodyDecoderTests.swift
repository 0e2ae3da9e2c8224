// Bodies: whole, cut at each byte, and wrong.

import XCTest

@testable import TicketServer

final class BodyDecoderTests: XCTestCase {
    private func decoder(length: Int? = nil, limit: Int = 1000, overhead: Int = 64) -> BodyDecoder {
        var head = HeadLayout()
        head.length = length
        head.isChunked = length == nil
        return BodyDecoder(head, limit: limit, overhead: overhead)
    }

    /// Feeds `pieces` as a connection does: what is not used up comes again with the next.
    private func decode(_ pieces: [[UInt8]], _ decoder: BodyDecoder) throws -> (
        body: String, rest: String, isDone: Bool
    ) {
        var decoder = decoder
        var body: [UInt8] = []
        var waiting: [UInt8] = []
        for piece in pieces {
            waiting += piece
            waiting.removeFirst(try decoder.decode(waiting.span, into: &body))
        }
        let texts = (String(decoding: body, as: UTF8.self), String(decoding: waiting, as: UTF8.self))
        return (texts.0, texts.1, decoder.isDone)
    }

    private let chunked = Array(
        "5;a=b;c=\"d\"\r\nhello\r\n1\r\n,\r\n006\r\n world\r\n0\r\nX: y\r\nContent-Length: 3\r\n\r\nGET".utf8)

    func testChunksAtEveryCut() throws {
        for cut in 0...chunked.count {
            let result = try decode([Array(chunked[..<cut]), Array(chunked[cut...])], decoder())
            XCTAssertEqual(result.body, "hello, world", "cut at \(cut)")
            XCTAssertEqual(result.rest, "GET")
            XCTAssertTrue(result.isDone)
        }
        let single = try decode(chunked.map { [$0] }, decoder())
        XCTAssertEqual(single.body, "hello, world")
        for cut in 0..<chunked.count - 3 {
            XCTAssertFalse(try decode([Array(chunked[..<cut])], decoder()).isDone, "done after \(cut) bytes")
        }
    }

    func testFixedLengthTakesNoByteMore() throws {
        let result = try decode([Array("hel".utf8), Array("loGET".utf8)], decoder(length: 5))
        XCTAssertEqual(result.body, "hello")
        XCTAssertEqual(result.rest, "GET")
        XCTAssertTrue(decoder(length: 0).isDone)
    }

    func testBadChunksAreRefused() {
        let bad = [
            "\r\n", ";a\r\n", "x\r\n", "-1\r\n", "+1\r\n", "0x1\r\n", "5 \r\n", " 5\r\n", "5\n", "5\rx", "5;a\nb\r\n",
            "5;\0\r\n",
            "1\r\nab\r\n", "1\r\na\n", "1\r\na\rx", "0\r\n bad: fold\r\n", "0\r\nno colon\r\n", "0\r\nX: \0\r\n",
            "0\r\n\n",
            "fffffffffffffffff\r\n", "0\r\nX : y\r\n",
        ]
        for text in bad {
            XCTAssertThrowsError(try decode([Array(text.utf8)], decoder()), text.debugDescription) { error in
                XCTAssertEqual((error as? RequestError)?.status, .badRequest)
            }
        }
    }

    func testLimits() {
        for text in ["3e9\r\n", "7fffffffffffffff\r\n", "3e8\r\n\(String(repeating: "x", count: 1000))\r\n1\r\n"] {
            XCTAssertThrowsError(try decode([Array(text.utf8)], decoder()), text) { error in
                XCTAssertEqual(
                    (error as? RequestError)?.status.code, text.count > 18 || text.hasPrefix("3e9") ? 413 : 400)
            }
        }
        let long = String(repeating: "x", count: 65)
        for text in [
            "1;\(long)", "1;\(long)\r\n", "0\r\nX: \(long)", "0\r\n\(String(repeating: "A: b\r\n", count: 12))",
        ] {
            XCTAssertThrowsError(try decode([Array(text.utf8)], decoder()), text)
        }
    }
}
