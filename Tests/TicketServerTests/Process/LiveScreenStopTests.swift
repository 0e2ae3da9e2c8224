import Foundation
import XCTest

/// An organiser looks at the live screen while the server is asked to end.
final class LiveScreenStopTests: XCTestCase {
    func testAnOpenScreenDoesNotHoldUpTheEnd() throws {
        let server = try ServerProcess(self) { $0.arguments = ["--server-drain-limit", "60s"] }
        try server.waitReady()
        let report = try server.report()
        let organiser = try Visitor(server.port)
        let form = ["email": report.organiser.email, "password": report.organiser.password]
        XCTAssertEqual(try organiser.submit("/en/sign-in", form).status, 303)
        let feed = try organiser.get("/en/admin/e/\(report.event)/feed")
        XCTAssertEqual(feed.status, 200)
        XCTAssertEqual(feed.field("content-type"), "text/event-stream")
        XCTAssertTrue(try organiser.more(through: "}\n\n").contains("data: {"))
        server.send(SIGTERM)
        XCTAssertTrue(try organiser.more(through: "0\r\n\r\n").contains("event: end\ndata: stopping\n\n"))
        organiser.disconnect()
        XCTAssertEqual(server.end(), .exit(0), server.log)
        XCTAssertTrue(server.log.contains(#""message":"stopped","clean":true"#), server.log)
    }
}
