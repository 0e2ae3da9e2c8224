import Foundation
import Glibc
import XCTest

/// The balancers' samples in front of the real server: a whole purchase goes through each.
final class FrontTests: XCTestCase {
    func testAPurchaseThroughHAProxy() throws {
        let server = try server()
        let front = try FreePort.next()
        let file = try temporaryDirectory(for: self).appending(path: "haproxy.cfg")
        try Project.text("Config/haproxy.cfg")
            .replacing("127.0.0.1:8443", with: "127.0.0.1:\(front)")
            .replacing("127.0.0.1:8080", with: "127.0.0.1:\(server.port)")
            .write(to: file, atomically: true, encoding: .utf8)
        let proxy = try startFront(
            "/usr/sbin/haproxy", ["-db", "-f", file.path], package: "haproxy", listeningOn: front)
        try buy(front, server)
        proxy.terminate()
        try checkLog(server)
    }

    func testAPurchaseThroughNginx() throws {
        let server = try server()
        let event = try server.report().event
        let front = try FreePort.next()
        let directory = try temporaryDirectory(for: self)
        let file = directory.appending(path: "nginx.conf")
        try Project.text("Config/nginx.conf")
            .replacing("/var/cache/nginx", with: directory.path)
            .replacing("worker_processes auto;", with: "worker_processes 1;\npid \(directory.path)/pid;")
            .replacing("127.0.0.1:8444", with: "127.0.0.1:\(front)")
            .replacing("127.0.0.1:8080", with: "127.0.0.1:\(server.port)")
            .write(to: file, atomically: true, encoding: .utf8)
        let arguments = ["-p", directory.path, "-c", file.path, "-e", "stderr", "-g", "daemon off;"]
        let proxy = try startFront("/usr/sbin/nginx", arguments, package: "nginx-light", listeningOn: front)
        try buy(front, server)
        for (path, template) in [
            ("/queue/\(event)/now", "/queue/{event}/now"), ("/e/\(event)/availability", "/e/{event}/availability"),
            ("/en/e/\(event)", "/{language}/e/{event}"), ("/en/queue/\(event)", "/{language}/queue/{event}"),
            ("/en/e/\(event)/seats/101", "/{language}/e/{event}/seats/{section}"),
        ] {
            try checkTheCrowdIsCached(path, template, front, server)
        }
        try checkNothingOfOnePersonIsKept(event, front)
        proxy.terminate()
        try checkLog(server)
    }

    private func server() throws -> ServerProcess {
        let log = try temporaryDirectory(for: self).appending(path: "access").path
        let server = try ServerProcess(self) { $0.arguments = ["--proxy-trusted", "127.0.0.1", "--log-access", log] }
        try server.waitReady()
        accessLog = URL(filePath: log)
        return server
    }

    private var accessLog = URL(filePath: "/")

    /// As a browser and as a program, from an address of its own.
    private func buy(_ front: UInt16, _ server: ServerProcess) throws {
        let event = try server.report().event
        let visitor = try Visitor(front, person: 9)
        let paid = try Purchase(event: event, visitor: visitor).whole()
        XCTAssertEqual(paid.codes.count, 2)
        let browser = try Visitor(front, person: 9)
        XCTAssertEqual(try browser.get("/en/e/\(event)").status, 200)
        let origin = ["Origin": "http://127.0.0.1:\(front)", "Sec-Fetch-Site": "same-origin"]
        let entered = try browser.submit("/queue/\(event)/join", ["language": "en"], origin)
        XCTAssertEqual(entered.status, 303)
        XCTAssertEqual(entered.field("location"), "/en/e/\(event)/seats")
        XCTAssertEqual(try browser.get("/en/e/\(event)/seats").status, 200)
        for path in ["/metrics", "/readyz", "/livez"] { XCTAssertEqual(try browser.get(path).status, 404, path) }
    }

    /// However many wait, and whatever they put behind the address: the server sees two requests a second at most.
    private func checkTheCrowdIsCached(
        _ path: String, _ template: String, _ front: UInt16, _ server: ServerProcess
    ) throws {
        func asked() throws -> Int {
            let text = try Visitor(server.port).get("/metrics").text
            let lines = text.split(separator: "\n").filter {
                $0.hasPrefix("http_requests_total{route=\"\(template)\"")
            }
            return lines.reduce(0) { $0 + (Int($1.split(separator: " ").last ?? "") ?? 0) }
        }
        let before = try asked()
        let visitors = try (1...8).map { try Visitor(front, person: $0) }
        let start = ContinuousClock.now
        for turn in 0..<120 {
            for (number, visitor) in visitors.enumerated() {
                let query = path.hasSuffix("availability") ? "" : "?\(turn)-\(number)"
                let answer = try visitor.get(path + query, ["Cookie": "q=\(number)"])
                XCTAssertEqual(answer.status, 200)
                XCTAssertEqual(answer.all("set-cookie"), [])
            }
            usleep(5_000)
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let after = try asked()
        XCTAssertLessThanOrEqual(Double(after - before), 2 * (seconds + 1), path)
        print("nginx:", path, "960 requests in", seconds, "s, the server saw", after - before)
    }

    private func checkNothingOfOnePersonIsKept(_ event: String, _ front: UInt16) throws {
        let person = try Visitor(front, person: 30)
        let origin = ["Origin": "http://127.0.0.1:\(front)", "Sec-Fetch-Site": "same-origin"]
        XCTAssertEqual(try person.submit("/queue/\(event)/join", ["language": "en"], origin).status, 303)
        for path in [
            "/en/e/\(event)/cart", "/en/e/\(event)/cart/line", "/en/queue/\(event)/plain", "/en/e/\(event)/checkout",
        ] {
            for _ in 0..<2 {
                XCTAssertNotEqual(try person.get(path, ["Accept": "text/html"]).field("x-cache"), "HIT", path)
            }
        }
    }

    private func checkLog(_ server: ServerProcess) throws {
        server.stop()
        let lines = try String(contentsOf: accessLog, encoding: .utf8).split(separator: "\n")
        let holds = lines.filter { $0.contains(#""http.route":"/api/v1/events/{event}/holds""#) }
        XCTAssertEqual(holds.count, 1)
        XCTAssertTrue(holds.allSatisfy { $0.contains(#""client.ip":"127.0.0.9""#) }, "\(holds)")
    }
}
