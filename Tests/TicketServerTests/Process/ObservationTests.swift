import Foundation
import XCTest

@testable import TicketServer

/// What operators see of a purchase, and what they must not see.
final class ObservationTests: XCTestCase {
    func testMetricsMoveAndPromtoolFindsNothing() throws {
        let server = try ServerProcess(self)
        try server.waitReady()
        let report = try server.report()
        let event = report.event
        let visitor = try Visitor(server.port)
        let purchase = Purchase(event: event, visitor: visitor)
        let paid = try purchase.whole()
        _ = try visitor.get("/queue/\(event)/now")
        _ = try visitor.get("/nothing/here")
        try scan(paid.codes[0], report.device.code, visitor)
        let answer = try visitor.get("/metrics")
        XCTAssertEqual(answer.field("content-type"), MetricsText.contentType)
        let check = try runTool("promtool", ["check", "metrics"], package: "prometheus", input: answer.body)
        XCTAssertEqual(check.output, "")
        XCTAssertEqual(check.status, 0)
        XCTAssertEqual(MetricsCheck.problems(answer.text), [])
        let label = "event=\"\(event)\""
        for line in [
            "orders{\(label),state=\"paid\"} 1", "orders_total{\(label),state=\"placed\"} 1",
            "orders_total{\(label),state=\"paid\"} 1",
            "payments_total{gateway=\"test\",result=\"confirmed\"} 1", "seats{\(label),state=\"sold\"} 2",
            "waiting_room_joined_total{\(label)} 1", "waiting_room_admitted_total{\(label)} 1",
            "checkins_total{\(label),result=\"accepted\"} 1", "checkins_total{\(label),result=\"already_used\"} 1",
            "http_requests_total{route=\"/queue/{event}/now\",method=\"GET\",code=\"2xx\"} 1",
            "http_requests_total{route=\"unmatched\",method=\"GET\",code=\"4xx\"} 1",
            "http_requests_total{route=\"/api/v1/events/{event}/orders\",method=\"POST\",code=\"2xx\"} 1",
            "db_queue 0",
        ] {
            XCTAssertTrue(answer.text.contains(line + "\n"), "\(line) in\n\(answer.text.prefix(20_000))")
        }
        for pattern in [
            #"db_changes_total\{result="committed"\} [1-9]"#, #"db_commit_seconds_count [1-9]"#,
            #"http_connections [1-9]"#,
        ] {
            XCTAssertNotNil(answer.text.range(of: pattern, options: .regularExpression), pattern)
        }
        try checkEverythingNamedIsExported(answer.text)
        server.stop()
    }

    /// Twice: the second time it was used already.
    private func scan(_ code: String, _ setUp: String, _ visitor: Visitor) throws {
        let token = try XCTUnwrap(try visitor.post("/api/v1/devices", ["code": setUp]).json["token"] as? String)
        for nonce in ["first", "second"] {
            let fields = ["Authorization": "Device \(token)"]
            let body = ["code": code, "nonce": nonce]
            XCTAssertEqual(try visitor.post("/api/v1/checkins", body, fields).status, 200)
        }
    }

    private func checkEverythingNamedIsExported(_ text: String) throws {
        let exported = MetricsCheck.names(text)
        for path in ["Config/grafana-dashboard.json", "Config/prometheus-rules.yml"] {
            let words = Set(try Project.text(path).split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
            let metrics = words.filter { word in
                ["_total", "_bucket", "_count", "_seconds", "_fds", "_bytes"].contains(where: word.hasSuffix)
            }
            // Refusals have no series until the first one; all else is there from the start.
            XCTAssertEqual(metrics.subtracting(exported).subtracting(["db_errors_total"]), [], path)
        }
    }

    func testMetricsMayHaveAnAddressOfTheirOwn() throws {
        let port = try FreePort.next()
        let token = "0123456789abcdef-token"
        let server = try ServerProcess(self) {
            $0.arguments = ["--metrics-address", "127.0.0.1:\(port)"]
            $0.shell = "TICKETS_METRICS_TOKEN=\(token) exec \"$@\""
        }
        try server.waitReady()
        XCTAssertEqual(try Visitor(server.port).get("/metrics").status, 404)
        let monitor = try Visitor(port)
        XCTAssertEqual(try monitor.get("/metrics").status, 403)
        XCTAssertEqual(try monitor.get("/metrics", ["Authorization": "Bearer wrong"]).status, 403)
        let answer = try monitor.get("/metrics", ["Authorization": "Bearer \(token)"])
        XCTAssertTrue(answer.text.contains("db_queue 0\n"))
        XCTAssertEqual(try monitor.get("/readyz").status, 200)
        XCTAssertEqual(try monitor.get("/livez").status, 200)
        for path in ["/en", "/api/v1/events", "/nothing"] { XCTAssertEqual(try monitor.get(path).status, 404, path) }
        XCTAssertEqual(try monitor.post("/metrics").status, 404)
        server.stop()
    }

    func testTheLogsTellNoSecrets() throws {
        let log = try temporaryDirectory(for: self).appending(path: "access")
        let server = try ServerProcess(self) { $0.arguments = ["--log-access", log.path, "--log-level", "debug"] }
        try server.waitReady()
        let report = try server.report()
        let event = report.event
        let visitor = try Visitor(server.port)
        let purchase = Purchase(event: event, visitor: visitor, email: "zofia.tajna@example.org")
        let paid = try purchase.whole()
        var secrets = paid.codes + [paid.secret, "zofia", "tajna@", "Kowalski", report.organiser.password]
        secrets += visitor.cookies.values
        let staff = try Visitor(server.port)
        let form = ["email": report.organiser.email, "password": report.organiser.password]
        XCTAssertEqual(try staff.submit("/en/sign-in", form).status, 303)
        XCTAssertEqual(try staff.get("/en/admin").status, 200)
        secrets += staff.cookies.values + [report.organiser.email, report.device.code]
        try scan(paid.codes[0], report.device.code, visitor)
        let page = try visitor.get("/en/order/\(paid.order)/\(paid.secret)?token=querysecret")
        XCTAssertEqual(page.status, 200)
        secrets.append("querysecret")
        _ = try visitor.get("/queue/\(event)/now")
        _ = try visitor.get("/en/e/\(event)?utm=querysecret")
        _ = try visitor.get("/secretpath/\(paid.secret)")
        _ = try visitor.get("/en/order/\(paid.order)/wrong")
        server.stop()
        let text = try String(contentsOf: log, encoding: .utf8)
        for secret in secrets where secret.count > 4 {
            XCTAssertFalse(text.contains(secret), "the access log has \(secret)")
            XCTAssertFalse(server.log.contains(secret), "the log has \(secret)")
        }
        XCTAssertFalse(text.contains(paid.order), "an order's address is its key")
        try checkLines(text)
    }

    private func checkLines(_ text: String) throws {
        let lines = try text.split(separator: "\n").map { line in
            try XCTUnwrap(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], String(line))
        }
        XCTAssertGreaterThan(lines.count, 15)
        let templates = Set(Route.templates + ["-"])
        for line in lines {
            XCTAssertTrue(templates.contains(line["http.route"] as? String ?? ""), "\(line)")
            XCTAssertEqual(line["client.ip"] as? String, "127.0.0.1")
            let duration = try XCTUnwrap(line["event.duration"] as? Int)
            XCTAssertTrue((0..<30_000_000_000).contains(duration), "\(line)")
        }
        let routes = lines.compactMap { $0["http.route"] as? String }
        for route in ["/queue/{event}/now", "/{language}/e/{event}", "/{language}/order/{order}/{secret}", "-"] {
            XCTAssertTrue(routes.contains(route), "\(route) is not in the log: \(routes)")
        }
        XCTAssertEqual(Set(lines.compactMap { $0["http.request.id"] as? String }).count, lines.count)
    }
}
