import Foundation
import TicketCore
import XCTest

@testable import TicketServer

/// What every answer of the real server carries, and what no request gets away with.
final class SurfaceTests: XCTestCase {
    func testEveryAnswerIsGuarded() throws {
        let server = try ServerProcess(self) { $0.arguments = ["--cookies-secure", "true"] }
        try server.waitReady()
        let event = try server.report().event
        let visitor = try Visitor(server.port)
        let paid = try Purchase(event: event, visitor: visitor).whole()
        let style = try XCTUnwrap(try visitor.get("/en").text.firstMatch(of: #/\/assets\/[^"]+\.css/#)?.0)
        let open = [
            "/", "/en", "/pl", "/en/e/\(event)", "/en/e/\(event)/calendar.ics", "/en/queue/\(event)",
            "/en/e/\(event)/seats", "/en/e/\(event)/seats/101", "/queue/\(event)/now", "/e/\(event)/availability",
            "/e/\(event)/availability?since=1",
            String(style), "/favicon.ico", "/robots.txt", "/api/v1/events", "/api/v1/events/\(event)",
            "/api/v1/events/\(event)/plan", "/api/v1/events/\(event)/availability", "/api/openapi.json",
        ]
        let own = [
            "/en/e/\(event)/cart/line", "/en/e/\(event)/cart", "/en/e/\(event)/checkout", "/en/queue/\(event)/plain",
            "/en/order/\(paid.order)/\(paid.secret)", "/en/order/\(paid.order)/\(paid.secret)/tickets.pdf",
            "/en/sign-in", "/en/admin", "/en/admin/e/\(event)", "/en/gate", "/en/gate/set-up", "/livez", "/readyz",
            "/metrics",
        ]
        let lost = [
            "/nothing", "/en/nothing", "/en/e/AAAAAAAA", "/en/order/\(paid.order)/wrong", "/api/v1/nothing",
            "/assets/0000/none.css", "/.git/config", "/e/\(event)/plan/77",
        ]
        for path in open + own + lost {
            for method in ["GET", "HEAD", "OPTIONS", "DELETE", "TRACE", "PURGE"] {
                let answer = try visitor.ask(method, path)
                checkGuards(answer, "\(method) \(path) \(answer.status)")
                XCTAssertLessThan(answer.status, 500, "\(method) \(path)")
            }
        }
        for path in own {
            let answer = try visitor.get(path)
            let cache = answer.field("cache-control") ?? "none"
            XCTAssertTrue(cache.contains("no-store"), "\(path) \(answer.status): Cache-Control \(cache)")
        }
        for path in lost { XCTAssertEqual(try visitor.get(path).status, 404, path) }
        for text in [
            "GET / HTTP/1.1\r\n\r\n", "GET /\u{1} HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/9\r\nHost: a\r\n\r\n",
        ] {
            let raw = try Visitor(server.port)
            try raw.send(Array(text.utf8))
            checkGuards(try raw.answer(), text)
        }
        server.stop()
    }

    private func checkGuards(_ answer: Answer, _ what: String) {
        XCTAssertEqual(answer.all("x-content-type-options"), ["nosniff"], what)
        let policies = answer.all("content-security-policy")
        XCTAssertEqual(policies.count, 1, what)
        for part in ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"] {
            XCTAssertTrue(policies.first?.contains(part) ?? false, "\(what): \(part)")
        }
        XCTAssertFalse(policies.first?.contains("unsafe") ?? false, what)
        // Data that everybody may keep is no document: who opens it, or where from, means nothing.
        let isDocument = answer.field("content-type")?.hasPrefix("text/html") ?? true
        if isDocument || !(answer.field("cache-control") ?? "").hasPrefix("public") {
            XCTAssertNotNil(answer.field("referrer-policy"), what)
            XCTAssertEqual(answer.all("cross-origin-opener-policy"), ["same-origin"], what)
        }
        XCTAssertNil(answer.field("server"), what)
        for cookie in answer.all("set-cookie") { checkCookie(cookie, what) }
    }

    private func checkCookie(_ cookie: String, _ what: String) {
        // Without HttpOnly: the number that the waiting room's script shows, which opens nothing.
        XCTAssertTrue(cookie.hasPrefix("__Host-") || !cookie.contains("HttpOnly"), "\(what): \(cookie)")
        for part in ["; Secure", "; Path=/", "; SameSite="] {
            XCTAssertTrue(cookie.contains(part), "\(what): \(cookie)")
        }
        XCTAssertFalse(cookie.contains("Domain="), "\(what): \(cookie)")
    }

    /// All cookies there are; only the number that the waiting room's script shows may be read by a script.
    func testCookiesAreBoundToTheHost() throws {
        let server = try ServerProcess(self) { $0.arguments = ["--cookies-secure", "true"] }
        try server.waitReady()
        let report = try server.report()
        let visitor = try Visitor(server.port)
        var set: [String] = []
        set += try visitor.post("/queue/\(report.event)/join").all("set-cookie")
        set += try visitor.post("/queue/\(report.event)/enter").all("set-cookie")
        let form = ["email": report.organiser.email, "password": report.organiser.password]
        set += try visitor.submit("/en/sign-in", form).all("set-cookie")
        set += try visitor.submit("/en/gate/set-up", ["code": report.device.code]).all("set-cookie")
        XCTAssertGreaterThanOrEqual(set.count, 4, "\(set)")
        for cookie in set { checkCookie(cookie, "set") }
        XCTAssertLessThanOrEqual(set.count { !$0.contains("HttpOnly") }, 1, "\(set)")
        server.stop()
    }

    /// Passwords and codes cannot be tried quickly from one address; who shops beside that does not notice.
    func testGuessingIsSlow() throws {
        let server = try ServerProcess(self) { $0.arguments = ["--proxy-trusted", "127.0.0.1"] }
        try server.waitReady()
        let visitor = try Visitor(server.port)
        for (path, form, other, from) in [
            (
                "/en/sign-in", ["email": "organiser@example.org", "password": "wrong-password"],
                ["email": "somebody@example.org", "password": "wrong-password"], "203.0.113.7"
            ),
            ("/en/gate/set-up", ["code": "AAAAAAAAAA"], ["code": "BBBBBBBBBB"], "203.0.113.8"),
        ] {
            let fields = ["X-Forwarded-For": from]
            let statuses = try (0..<14).map { _ in try visitor.submit(path, form, fields).status }
            XCTAssertFalse(statuses.prefix(10).contains(429), "\(path) \(statuses)")
            XCTAssertTrue(statuses.suffix(3).contains(429), "\(path) \(statuses)")
            XCTAssertEqual(try visitor.get("/en/sign-in", fields).status, 200)
            XCTAssertNotEqual(try visitor.submit(path, other, ["X-Forwarded-For": "203.0.113.99"]).status, 429)
        }
        server.stop()
    }

    func testNoFormIsTakenFromAnotherSite() throws {
        let server = try ServerProcess(self)
        try server.waitReady()
        let report = try server.report()
        let visitor = try Visitor(server.port)
        let paid = try Purchase(event: report.event, visitor: visitor).whole()
        let staff = ["email": report.organiser.email, "password": report.organiser.password]
        XCTAssertEqual(try visitor.submit("/en/sign-in", staff).status, 303)
        let event = try XCTUnwrap(ID<Event>(report.event))
        let order = try XCTUnwrap(ID<Order>(paid.order))
        let forms: [Route] = [
            .chooseSeats(.english, event), .chooseBest(.english, event), .changeCart(.english, event),
            .extendCart(.english, event), .checkout(.english, event), .queueJoin(event), .queueEnter(event),
            .queueLeave(event), .payOrder(.english, order, paid.secret), .testGateway("x"), .signIn(.english),
            .signOut(.english), .adminSale(.english, event), .gateSetUp(.english), .gateScan(.english),
            .gateLeave(.english), .api(.holds(event)), .api(.orders(event)), .api(.orderPayments(order)),
            .api(.testGateway("x")), .api(.devices), .api(.checkIns),
        ]
        XCTAssertEqual(
            Set(forms.map { $0.template.description }).count, forms.count, "each address once")
        let guarded: [[String: String]] = [
            ["Origin": "https://evil.example"], ["Origin": "null"], ["Sec-Fetch-Site": "cross-site"],
            ["Sec-Fetch-Site": "same-site"], ["Origin": "http://127.0.0.1.evil.example:\(server.port)"],
        ]
        for route in forms {
            XCTAssertTrue(route.methods.contains(.post), route.path)
            for fields in guarded where fields["Origin"] != "null" || !route.carriesSecret {
                let answer = try visitor.submit(route.path, [:], fields)
                XCTAssertEqual(answer.status, 403, "\(route.path) \(fields)")
            }
        }
        XCTAssertEqual(try visitor.get("/en/admin").status, 200, "nobody was signed out")
        server.stop()
    }

    func testWhatIsNoRequestIsRefusedAndEnded() throws {
        let server = try ServerProcess(self) { $0.arguments = ["--limits-head-time", "1s"] }
        try server.waitReady()
        let host = "Host: 127.0.0.1\r\n"
        let cases: [(status: Int, text: String)] = [
            (
                400,
                "POST /queue/x/join HTTP/1.1\r\n\(host)Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            ),
            (400, "POST /queue/x/join HTTP/1.1\r\n\(host)Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"),
            (400, "POST /queue/x/join HTTP/1.1\r\n\(host)Content-Length: +3\r\n\r\nabc"),
            (400, "POST /queue/x/join HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
            (400, "GET / HTTP/1.1\r\n\(host)A : b\r\n\r\n"), (400, "GET / HTTP/1.1\r\n\(host)A: b\r\n c\r\n\r\n"),
            (400, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), (400, "GET / HTTP/1.1\r\n\(host)A: \0\r\n\r\n"),
            (400, "GET / HTTP/1.1\n\(host)\n"), (400, "GET /%zz HTTP/1.1\r\n\(host)\r\n"),
            (400, "GET /en/../metrics HTTP/1.1\r\n\(host)\r\n"),
            (400, "POST /queue/x/join HTTP/1.1\r\n\(host)Transfer-Encoding: gzip, chunked\r\n\r\n"),
            (501, "CONNECT a:443 HTTP/1.1\r\n\(host)\r\n"),
            (505, "GET / HTTP/2.0\r\n\(host)\r\n"),
            (414, "GET /\(String(repeating: "a", count: 20_000)) HTTP/1.1\r\n\(host)\r\n"),
            (431, "GET / HTTP/1.1\r\n\(host)A: \(String(repeating: "a", count: 70_000))\r\n\r\n"),
            (413, "POST /queue/x/join HTTP/1.1\r\n\(host)Content-Length: 99999999\r\n\r\n"),
            (417, "POST /queue/x/join HTTP/1.1\r\n\(host)Content-Length: 3\r\nExpect: miracles\r\n\r\nabc"),
            (408, "GET / HTTP/1.1\r\nHost: slow"),
        ]
        for (status, text) in cases {
            let visitor = try Visitor(server.port)
            try? visitor.send(Array(text.utf8) + (status == 408 ? [] : Array("GET /livez HTTP/1.1\r\n".utf8)))
            let answer = try visitor.answer()
            XCTAssertEqual(answer.status, status, text.prefix(120).description)
            XCTAssertEqual(answer.field("content-type"), "application/problem+json", text.prefix(120).description)
            XCTAssertEqual(answer.json["status"] as? Int, status)
            XCTAssertFalse(visitor.isConnected, "the connection goes on after \(text.prefix(60))")
        }
        XCTAssertEqual(try Visitor(server.port).get("/readyz").status, 200)
        server.stop()
    }
}
