// Responses as a client reads them: every prefix, every framing, and what must be refused.

import XCTest

@testable import TicketServer

final class ResponseParserTests: XCTestCase {
    private func assemble(_ text: String, pieces: Int = .max, isHead: Bool = false) throws -> ReceivedResponse? {
        var assembly = ResponseAssembly(isHead: isHead)
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let piece = Array(rest.prefix(pieces))
            rest = rest.dropFirst(piece.count)
            let response = try piece.withUnsafeBytes { try assembly.take($0) }
            if let response {
                XCTAssertTrue(rest.isEmpty, "whole before its end")
                return response
            }
        }
        return nil
    }

    private let answers = [
        ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-One: a\r\nx-one:  b \r\n\r\nhello", 200, "hello"),
        ("HTTP/1.1 204 \r\nSet-Cookie: a=1\r\n\r\n", 204, ""),
        ("HTTP/1.1 304 Not Modified\r\nContent-Length: 300\r\n\r\n", 304, ""),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nTail: 1\r\n\r\n", 200,
            "abc0123456789"),
        ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok", 201, "ok"),
    ]

    func testEveryPrefixIsNeedMoreAndTheWholeIsTheWhole() throws {
        for (text, status, body) in answers {
            let bytes = Array(text.utf8)
            for count in 0..<bytes.count {
                var assembly = ResponseAssembly()
                let part = try bytes[..<count].withUnsafeBytes { try assembly.take($0) }
                XCTAssertNil(part, "\(count) bytes of \(text)")
            }
            for pieces in [1, 2, 7, 1_000] {
                let response = try XCTUnwrap(try assemble(text, pieces: pieces), "\(pieces): \(text)")
                XCTAssertEqual(response.status, status)
                XCTAssertEqual(String(decoding: response.body, as: UTF8.self), body)
                XCTAssertEqual(response.bytes, bytes.count)
                XCTAssertTrue(response.keepsAlive)
            }
        }
    }

    func testFieldsAreKeptInOrder() throws {
        let response = try XCTUnwrap(try assemble(answers[0].0))
        XCTAssertEqual(response.fields.all("X-One"), ["a", "b"])
        XCTAssertEqual(response.fields[.contentLength], "5")
    }

    func testAnAnswerToHEADHasNoBody() throws {
        let text = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
        XCTAssertNil(try assemble(text))
        XCTAssertEqual(try assemble(text, isHead: true)?.body, [])
    }

    func testTheEndOfTheConnectionEndsOnlyABodyWithoutLength() throws {
        var open = ResponseAssembly()
        let text = Array("HTTP/1.0 200 OK\r\n\r\nall there is".utf8)
        XCTAssertNil(try text.withUnsafeBytes { try open.take($0) })
        let response = try open.end()
        XCTAssertEqual(String(decoding: response.body, as: UTF8.self), "all there is")
        XCTAssertFalse(response.keepsAlive)

        var cut = ResponseAssembly()
        let half = Array("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel".utf8)
        XCTAssertNil(try half.withUnsafeBytes { try cut.take($0) })
        XCTAssertThrowsError(try cut.end()) { XCTAssertEqual($0 as? ClientFailure, .closed(midway: true)) }
        XCTAssertThrowsError(try ResponseAssembly().end()) {
            XCTAssertEqual($0 as? ClientFailure, .closed(midway: false))
        }
    }

    func testWhatTwoReadersCouldUnderstandDifferentlyIsRefused() {
        let bad = [
            "HTTP/2 200 OK\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 099 x\r\n\r\n", "HTTP/1.1 600 x\r\n\r\n",
            "http/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\n\n", "HTTP/1.1 200 O\u{1}K\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\nhello", "HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nBad Name: 1\r\n\r\n", "HTTP/1.1 200 OK\r\n folded: 1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nthree", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
            "HTTP/1.1 200 OK\r\nX: " + String(repeating: "a", count: ResponseParser.headLimit),
        ]
        for text in bad {
            XCTAssertThrowsError(try assemble(text), String(text.prefix(80))) { error in
                guard case .malformed? = error as? ClientFailure else { return XCTFail("\(error)") }
            }
        }
    }

    func testWhetherTheConnectionGoesOn() throws {
        let heads = [
            ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n", true),
            ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive, Close\r\n", false),
            ("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n", false),
            ("HTTP/1.0 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n", true),
        ]
        for (head, keepsAlive) in heads {
            XCTAssertEqual(try assemble(head + "\r\n")?.keepsAlive, keepsAlive, head)
        }
    }
}
