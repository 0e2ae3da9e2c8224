// Whole exchanges over a real socket, request and response side by side.

import Synchronization
import XCTest

@testable import TicketServer

final class ExchangeTests: XCTestCase {
    private let date = "Date: Sun, 06 Nov 1994 08:49:37 GMT"

    private func check(
        _ request: String, _ response: String, _ change: (inout ServerOptions) -> Void = { _ in }, line: UInt = #line
    ) throws {
        let actual = try TestServer(change).exchange(wire(request))
        XCTAssertEqual(actual, wire(response), line: line)
    }

    func testEcho() throws {
        try check(
            "POST /echo HTTP/1.1\nHost: a\nContent-Length: 5\n\nhello",
            "HTTP/1.1 200 OK\n\(date)\nContent-Type: text/plain\nContent-Length: 5\n\nhello")
    }

    func testChunkedRequest() throws {
        try check(
            "POST /echo HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n3;x\nhel\n2\nlo\n0\nTrailer: x\n\n",
            "HTTP/1.1 200 OK\n\(date)\nContent-Type: text/plain\nContent-Length: 5\n\nhello")
    }

    func testPipelinedRequestsAreAnsweredInOrder() throws {
        try check(
            "GET /prepared HTTP/1.1\nHost: a\n\nPOST /echo HTTP/1.1\nHost: a\nContent-Length: 2\n\nhi"
                + "HEAD /echo HTTP/1.1\nHost: a\n\nGET /stream HTTP/1.1\nHost: a\nConnection: close\n\nGET /never HTTP/1.1\n",
            "HTTP/1.1 200 OK\n\(date)\nContent-Type: text/plain\nETag: \"v1\"\nContent-Length: 8\n\nprepared"
                + "HTTP/1.1 200 OK\n\(date)\nContent-Type: text/plain\nContent-Length: 2\n\nhi"
                + "HTTP/1.1 200 OK\n\(date)\nContent-Type: text/plain\nContent-Length: 0\n\n"
                + "HTTP/1.1 200 OK\n\(date)\nTransfer-Encoding: chunked\nConnection: close\n\n4\none,\n3\ntwo\n0\n\n")
    }

    func testPreparedConditionalAndHead() throws {
        let tag = "ETag: \"v1\"\n"
        for path in ["/prepared", "/prepared-late"] {
            try check(
                "GET \(path) HTTP/1.1\nHost: a\nIf-None-Match: \"x\", W/\"v1\"\n\n",
                "HTTP/1.1 304 Not Modified\n\(date)\n\(tag)\n")
            try check(
                "GET \(path) HTTP/1.1\nHost: a\nIf-None-Match: \"x\"\nConnection: close\n\n",
                "HTTP/1.1 200 OK\n\(date)\nContent-Type: text/plain\n\(tag)Content-Length: 8\nConnection: close\n\nprepared"
            )
            try check(
                "HEAD \(path) HTTP/1.1\nHost: a\n\n",
                "HTTP/1.1 200 OK\n\(date)\nContent-Type: text/plain\n\(tag)Content-Length: 8\n\n")
        }
    }

    func testHTTP10() throws {
        try check(
            "GET /echo HTTP/1.0\n\nGET /never HTTP/1.0\n\n",
            "HTTP/1.1 200 OK\n\(date)\nContent-Type: text/plain\nContent-Length: 0\nConnection: close\n\n")
        try check(
            "POST /echo HTTP/1.0\nConnection: keep-alive\nContent-Length: 1\n\nxGET /stream HTTP/1.0\n\n",
            "HTTP/1.1 200 OK\n\(date)\nContent-Type: text/plain\nContent-Length: 1\nConnection: keep-alive\n\nx"
                + "HTTP/1.1 200 OK\n\(date)\nConnection: close\n\none,two")
    }

    func testTargets() throws {
        try check(
            "GET http://b:81?q HTTP/1.1\nHost: a\n\n", "HTTP/1.1 404 Not Found\n\(date)\nContent-Length: 5\n\nGET /")
        try check(
            "GET http://b:81/whoami?q=1 HTTP/1.1\nHost: a\n\n",
            "HTTP/1.1 200 OK\n\(date)\nContent-Length: 24\n\n127.0.0.1 false b:81 q=1")
        try check("OPTIONS * HTTP/1.1\nHost: a\n\n", "HTTP/1.1 204 No Content\n\(date)\n\n")
        try check(
            "OPTIONS /x HTTP/1.1\nHost: a\n\n", "HTTP/1.1 404 Not Found\n\(date)\nContent-Length: 10\n\nOPTIONS /x")
    }

    func testTheServersFieldsAreNotTheApplications() throws {
        try check(
            "GET /fields HTTP/1.1\nHost: a\n\n", "HTTP/1.1 303 See Other\n\(date)\nLocation: /\nContent-Length: 0\n\n")
    }

    func testBadRequestsAreAnsweredThenClosed() throws {
        let reasons = [
            "GET / HTTP/1.1\n\n": "400 Bad Request|The Host field is missing.",
            "POST /echo HTTP/1.1\nHost: a\nContent-Length: 1001\n\n":
                "413 Content Too Large|The body is larger than this address takes.",
            "POST /none HTTP/1.1\nHost: a\nContent-Length: 1\n\nx":
                "413 Content Too Large|The body is larger than this address takes.",
            "GET / HTTP/2.0\nHost: a\n\n": "505 HTTP Version Not Supported|This server speaks HTTP/1.1.",
            "GET / HTTP/1.1\nHost: a\nExpect: x\n\n":
                "417 Expectation Failed|The only expectation here is 100-continue.",
            "GET /a": "400 Bad Request|The connection ended in the middle of a request.",
            "POST /echo HTTP/1.1\nHost: a\nContent-Length: 9\n\nhalf":
                "400 Bad Request|The connection ended in the middle of a request.",
        ]
        for (request, answer) in reasons {
            let parts = answer.split(separator: "|")
            try check(
                request + (request.hasSuffix("\n\n") ? "GET /prepared HTTP/1.1\nHost: a\n\n" : ""),
                "HTTP/1.1 \(parts[0])\n\(date)\nContent-Type: text/plain\nContent-Length: \(parts[1].count)\nConnection: close\n\n\(parts[1])"
            )
        }
    }

    func testContinueIsSentOnlyToAClientThatWaits() throws {
        let server = try TestServer()
        let client = try Client(server.address)
        client.send(wire("POST /echo HTTP/1.1\nHost: a\nExpect: 100-continue\nContent-Length: 2\n\n"))
        XCTAssertEqual(client.read(through: "\r\n\r\n"), wire("HTTP/1.1 100 Continue\n\n"))
        client.send("ok")
        XCTAssertTrue(client.read(through: "ok").hasPrefix("HTTP/1.1 200 OK"))
        client.send(wire("POST /echo HTTP/1.1\nHost: a\nExpect: 100-continue\nContent-Length: 2\n\nat"))
        XCTAssertTrue(client.read(through: "at").hasPrefix("HTTP/1.1 200 OK"), "the body was there already")
        client.send(wire("POST /echo HTTP/1.1\nHost: a\nExpect: 100-continue\nContent-Length: 5000\n\n"))
        XCTAssertTrue(client.rest().hasPrefix("HTTP/1.1 413"))
    }

    func testABrokenStreamIsCutAndNotEnded() throws {
        let text = try TestServer().exchange(wire("GET /broken HTTP/1.1\nHost: a\n\n"))
        XCTAssertFalse(text.contains("0\r\n\r\n"), text)
    }

    func testForwardingByTrustedProxies() throws {
        let fields = "X-Forwarded-For: 192.0.2.1\nX-Forwarded-Proto: https\nX-Forwarded-Host: shop.example\n"
        let request = "GET /whoami HTTP/1.1\nHost: a\n\(fields)X-Request-Id: edge-1\n\n"
        try check(request, "HTTP/1.1 200 OK\n\(date)\nContent-Length: 19\n\n127.0.0.1 false a -")
        try check(request, "HTTP/1.1 200 OK\n\(date)\nContent-Length: 29\n\n192.0.2.1 true shop.example -") {
            $0.trusted = [CIDR("127.0.0.0/8")].compactMap { $0 }
        }
    }

    func testPROXYHeaderOfTrustedNetworks() throws {
        let trust: (inout ServerOptions) -> Void = { $0.proxyProtocol = [CIDR("127.0.0.1")].compactMap { $0 } }
        try check(
            "PROXY TCP4 192.0.2.7 127.0.0.1 1 2\nGET /whoami HTTP/1.1\nHost: a\n\n",
            "HTTP/1.1 200 OK\n\(date)\nContent-Length: 19\n\n192.0.2.7 false a -", trust)
        XCTAssertTrue(try TestServer(trust).exchange(wire("GET / HTTP/1.1\nHost: a\n\n")).hasPrefix("HTTP/1.1 400"))
        XCTAssertTrue(try TestServer().exchange(wire("PROXY TCP4 192.0.2.7 127.0.0.1 1 2\n")).hasPrefix("HTTP/1.1 400"))
    }

    func testARequestCutAtEachByteIsTheSameRequest() throws {
        let server = try TestServer { $0.loops = 1 }
        let request = Array(wire("POST /echo HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n2\nok\n0\n\n").utf8)
        let client = try Client(server.address)
        for cut in 1..<request.count {
            client.send(Array(request[..<cut]))
            // The next piece leaves when the server has had its turn: a tick later its counters have been read twice.
            server.server.loops[0].nextTick()
            client.send(Array(request[cut...]))
            let answer = client.read(through: "\r\n\r\nok")
            XCTAssertTrue(answer.hasPrefix("HTTP/1.1 200 OK"), "cut at \(cut): \(answer)")
        }
    }

    func testEveryExchangeIsReported() throws {
        let server = try TestServer()
        _ = try server.exchange(
            wire("GET /prepared HTTP/1.1\nHost: a\n\nPOST /echo HTTP/1.1\nHost: a\nContent-Length: 2\n\nhiBAD"))
        let exchanges = server.application.exchanges.withLock { $0 }
        XCTAssertEqual(exchanges.map(\.status.code), [200, 200, 400])
        XCTAssertEqual(exchanges.map(\.route), ["/prepared", "/echo", nil])
        XCTAssertEqual(exchanges.map(\.bytes), [8, 2, exchanges.last?.bytes])
        XCTAssertEqual(exchanges.map(\.method), [.get, .post, nil])
        XCTAssertEqual(Set(exchanges.map(\.id.text)).count, 3)
    }
}

extension Loop {
    /// Returns when the loop has begun and ended a tick after this call.
    func nextTick() {
        for _ in 0..<2 {
            let done = SharedFlag()
            perform { done.set() }
            _ = eventually { done.isSet }
        }
    }
}
