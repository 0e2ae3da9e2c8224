// The borrowed head and what is looked up with it.

import XCTest

@testable import TicketServer

/// Parses `text` and lends its head.
func withHead<R>(_ text: String, _ body: (borrowing RequestHead) throws -> R) throws -> R {
    var layout = HeadLayout()
    let bytes = Array(text.utf8)
    XCTAssertEqual(try RequestParser(limits: Limits()).parse(bytes.span, into: &layout), bytes.count)
    let origin = Origin(client: IPAddress(high: 0, low: 1), isSecure: true)
    return try bytes.withUnsafeBufferPointer { bytes in
        try withUnsafePointer(to: &layout) { try body(RequestHead(bytes, $0, origin)) }
    }
}

final class RequestHeadTests: XCTestCase {
    func testLookingWithoutCopying() throws {
        try withHead("GET /queue/7/now?a=1 HTTP/1.1\r\nHost: a\r\nX-A: 1\r\nx-a: 2\r\n\r\n") { head in
            XCTAssertTrue(head.pathEquals("/queue/7/now"))
            XCTAssertTrue(head.pathEquals(Array("/queue/7/now".utf8)))
            XCTAssertFalse(head.pathEquals("/queue/7/no"))
            XCTAssertTrue(head.pathHasSuffix("/now"))
            XCTAssertEqual(head.query, "a=1")
            XCTAssertEqual(head["X-a"], "1")
            XCTAssertEqual(head.fields.all("x-a"), ["1", "2"])
            XCTAssertTrue(head.isSecure)
        }
    }

    func testAWholeAddressWithoutAPathMeansTheRoot() throws {
        try withHead("GET http://b HTTP/1.1\r\nHost: a\r\n\r\n") { head in
            XCTAssertEqual(head.path, "/")
            XCTAssertTrue(head.pathEquals("/"))
            XCTAssertEqual(head.host, "b")
        }
    }

    func testTableOfPreparedAnswers() throws {
        let responses = (0..<100).map { number in
            (path: "/e/\(number)", response: PreparedResponse(.ok, [:], body: Array("\(number)".utf8)))
        }
        let table = PreparedTable(responses + [(path: "/e/7", response: PreparedResponse(.ok, [:], body: [0x21]))])
        for number in 0..<100 {
            let body = try withHead("GET /e/\(number)?x HTTP/1.1\r\nHost: a\r\n\r\n") { table.answer(to: $0)?.body }
            XCTAssertEqual(body, number == 7 ? [0x21] : Array("\(number)".utf8))
        }
        for path in ["/e/100", "/e/", "/", "/e/07", "/E/7"] {
            XCTAssertNil(try withHead("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n") { table.answer(to: $0) }, path)
        }
        XCTAssertNil(try withHead("GET / HTTP/1.1\r\nHost: a\r\n\r\n") { PreparedTable([]).answer(to: $0) })
    }
}
