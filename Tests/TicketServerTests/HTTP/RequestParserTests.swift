// The parser: whole heads, every prefix of them, and everything it must refuse.

import XCTest

@testable import TicketServer

/// Parses with default limits; the length, nil for "need more", or the error.
func parse(_ text: String, limits: Limits = Limits(), _ head: inout HeadLayout) throws -> Int? {
    try RequestParser(limits: limits).parse(text.utf8Span.span, into: &head)
}

func statusOf(_ text: String, limits: Limits = Limits()) -> Int {
    var head = HeadLayout()
    do {
        return try parse(text, limits: limits, &head) == nil ? 100 : 200
    } catch {
        return (error as? RequestError)?.status.code ?? 0
    }
}

final class RequestParserTests: XCTestCase {
    static let valid = [
        "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a/b%20c?x=%41&y=[1]{2}|^` HTTP/1.1\r\nHost: example.org:8080\r\nAccept: */*\r\nCookie: a=b; c=d\r\n\r\n",
        "POST /x HTTP/1.1\r\nhost:[::1]:80\r\ncontent-LENGTH: 5 \t\r\n\r\n",
        "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\nExpect: 100-Continue\r\n\r\n",
        "GET http://user-agent.example/path?q HTTP/1.1\r\nHost: other\r\n\r\n",
        "GET HTTPS://a:443 HTTP/1.1\r\nHost: a\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: a\r\nEmpty:\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "GET /.../..a/.b/ HTTP/1.9\r\nHost: a\r\nX: caf\u{e9}\r\n\r\n",
        "BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET //x HTTP/1.1\r\nHost: a_b.c-d.example.:\r\n\r\n",
    ]

    func testEveryPrefixOfEveryValidHeadNeedsMore() throws {
        var head = HeadLayout()
        for text in RequestParserTests.valid {
            let bytes = Array(text.utf8)
            let parser = RequestParser(limits: Limits())
            for length in 0..<bytes.count {
                XCTAssertNil(try parser.parse(bytes.span.extracting(0..<length), into: &head), "\(text.prefix(length))")
            }
            let followed = bytes + Array("GET".utf8)
            XCTAssertEqual(try parser.parse(bytes.span, into: &head), bytes.count, text)
            XCTAssertEqual(try parser.parse(followed.span, into: &head), bytes.count, text)
        }
    }

    func testPartsAreFound() throws {
        let text = RequestParserTests.valid[2]
        var head = HeadLayout()
        _ = try parse(text, &head)
        let span = text.utf8Span.span
        XCTAssertEqual(head.method, .get)
        XCTAssertEqual(span.extracting(head.path.range).string, "/a/b%20c")
        XCTAssertEqual(span.extracting(try XCTUnwrap(head.query).range).string, "x=%41&y=[1]{2}|^`")
        XCTAssertEqual(span.extracting(try XCTUnwrap(head.host).range).string, "example.org:8080")
        XCTAssertEqual(head.fieldCount, 3)
        XCTAssertEqual(span.extracting(head.fields[2].value.range).string, "a=b; c=d")
        _ = try parse(RequestParserTests.valid[3], &head)
        XCTAssertEqual(head.length, 5)
        _ = try parse(RequestParserTests.valid[4], &head)
        XCTAssertTrue(head.isChunked && head.expectsContinue)
        XCTAssertEqual(head.method, .post)
    }

    func testPersistence() throws {
        let cases: [(String, Bool)] = [
            ("HTTP/1.1\r\n", true), ("HTTP/1.1\r\nConnection: foo, CLOSE\r\n", false), ("HTTP/1.0\r\n", false),
            ("HTTP/1.1\r\nConnection: closed\r\n", true), ("HTTP/1.0\r\nConnection: Keep-Alive\r\n", true),
            ("HTTP/1.1\r\nConnection: a\r\nConnection: ,close ,\r\n", false),
            ("HTTP/1.0\r\nConnection: keep-alive, close\r\n", false),
        ]
        for (line, expected) in cases {
            var head = HeadLayout()
            XCTAssertNotNil(try parse("GET / \(line)Host: a\r\n\r\n", &head))
            XCTAssertEqual(head.keepsAlive, expected, line)
        }
    }

    func testBadRequestLines() {
        let host = "\r\nHost: a\r\n\r\n"
        let bad = [
            "GET  / HTTP/1.1", "GET /  HTTP/1.1", " GET / HTTP/1.1", "GET\t/ HTTP/1.1", "GET / HTTP/1.1 ", "GET /",
            "G(T / HTTP/1.1", "GET / http/1.1", "GET / HTTP/1.10", "GET / HTTP/11", "GET / HTTP/1,1",
            "GET /\u{7f} HTTP/1.1",
            "GET /\u{1} HTTP/1.1", "GET /caf\u{e9} HTTP/1.1", "GET x HTTP/1.1", "GET * HTTP/1.1", "GET a:80 HTTP/1.1",
            "GET ftp://a/ HTTP/1.1", "GET http:///x HTTP/1.1", "GET http://u@a/ HTTP/1.1", "GET http://a:b/ HTTP/1.1",
            "GET /# HTTP/1.1", "GET /% HTTP/1.1", "GET /%4 HTTP/1.1", "GET /%zz HTTP/1.1", "GET /?a=% HTTP/1.1",
            "GET /?a=%0g HTTP/1.1", "GET /%00 HTTP/1.1", "GET /a/../b HTTP/1.1", "GET /. HTTP/1.1", "GET /.. HTTP/1.1",
            "GET /./a HTTP/1.1", "GET /%2e%2E/a HTTP/1.1", "GET /.%2e HTTP/1.1", "GET /a%2f..%2fb HTTP/1.1",
            "GET /..%5cb HTTP/1.1", "GET /a\\b HTTP/1.1", "GET /\"x\" HTTP/1.1", "GET /<x> HTTP/1.1",
            "GET http://a/../b HTTP/1.1", "GET / HTTP/1.1\rX", "\r\n\r\nGET / HTTP/1.1", "\nGET / HTTP/1.1",
            "\rGET / HTTP/1.1",
            "GET /\0 HTTP/1.1", "GET / HTTP/1.1\nX: y",
        ]
        for line in bad { XCTAssertEqual(statusOf(line + host), 400, line.debugDescription) }
        for version in ["HTTP/2.0", "HTTP/0.9", "HTTP/3.1"] { XCTAssertEqual(statusOf("GET / \(version)\(host)"), 505) }
        XCTAssertEqual(statusOf("CONNECT a:443 HTTP/1.1\(host)"), 501)
        XCTAssertEqual(statusOf("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), 505)
    }

    func testBadFields() {
        let bad = [
            "", "Host: a\r\nHost: a", "Host: a\r\nhost: b", "Host:", "Host: a b", "Host: a/b", "Host: a,b",
            "Host: a%20b", "Host: a;b", "Host: a:x",
            "Host: a:99999", "Host: [::1", "Host: [zz]", "Host: u@a", "Host: a:80:80", "Host : a", "Host\t: a",
            "Host: a\r\n b",
            "Host: a\r\n\tb: c", " Host: a", "Host: a\r\nX y: z", "Host: a\r\n: z", "Host: a\r\nnocolon",
            "Host: a\r\nX: a\0b",
            "Host: a\r\nX: a\u{1}b", "Host: a\r\nX: a\u{7f}b", "Host: a\r\nX: a\rb", "Host: a\r\nX: a\nb: c",
            "Host: a\r\nX\0: b",
            "Host: a\r\nX\u{e9}: b", "Host: a\r\nX(: b",
        ]
        for fields in bad {
            XCTAssertEqual(statusOf("GET / HTTP/1.1\r\n\(fields)\r\n\r\n"), 400, fields.debugDescription)
        }
    }

    func testContradictoryFramingIsRefused() {
        let bad = [
            "Content-Length: 5\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 0",
            "Content-Length: 5\r\nContent-Length: 6", "Content-Length: 5\r\nContent-Length: 5", "Content-Length: 5, 5",
            "Content-Length: +5", "Content-Length: -5", "Content-Length: 0x5", "Content-Length: 5 5", "Content-Length:",
            "Content-Length: 5.0", "Content-Length: \u{b2}", "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked, identity", "Transfer-Encoding: xchunked",
            "Transfer-Encoding: \"chunked\"", "Transfer-Encoding:\u{b}chunked", "Transfer-Encoding:",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "Transfer-Encoding : chunked",
            "Transfer-Encoding\r\n: chunked", "Content-Length : 5", "Transfer-Encoding: chunked;a=b",
        ]
        for fields in bad {
            XCTAssertEqual(statusOf("POST / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n"), 400, fields.debugDescription)
        }
        XCTAssertEqual(statusOf("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400)
        XCTAssertEqual(statusOf("POST / HTTP/1.0\r\n\r\n"), 411)
        XCTAssertEqual(statusOf("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n"), 413)
        XCTAssertEqual(statusOf("POST / HTTP/1.1\r\nHost: a\r\nExpect: 200-maybe\r\n\r\n"), 417)
    }

    func testLimits() {
        var limits = Limits()
        limits.requestLine = 100
        limits.headerBytes = 300
        limits.headerCount = 3
        let long = String(repeating: "x", count: 400)
        XCTAssertEqual(statusOf("GET /\(long)", limits: limits), 414)
        XCTAssertEqual(statusOf("GET /\(long) HTTP/1.1\r\nHost: a\r\n\r\n", limits: limits), 414)
        XCTAssertEqual(statusOf("GET / HTTP/1.1\r\nHost: a\r\nX: \(long)", limits: limits), 431)
        XCTAssertEqual(statusOf("GET / HTTP/1.1\r\nHost: a\r\nX: \(long)\r\n\r\n", limits: limits), 431)
        let three = "GET / HTTP/1.1\r\nHost: a\r\nA: 1\r\nB: 2\r\n"
        XCTAssertEqual(statusOf(three + "\r\n", limits: limits), 200)
        XCTAssertEqual(statusOf(three + "C: 3\r\n\r\n", limits: limits), 431)
        XCTAssertEqual(statusOf(String(repeating: "M", count: 33) + " / HTTP/1.1\r\n"), 501)
    }

    func testMethodsAreCaseSensitive() throws {
        var head = HeadLayout()
        _ = try parse("get / HTTP/1.1\r\nHost: a\r\n\r\n", &head)
        XCTAssertEqual(head.method, .other("get"))
    }
}
