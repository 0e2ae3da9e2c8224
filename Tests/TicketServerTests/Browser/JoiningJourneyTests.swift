// Joining as people meet it: a shop of its own, in which one network may bring two people without more ado.

import Foundation
import XCTest

extension BrowserTests {
    func testWhoComesWithVeryManyWorksOrWaitsOrHasACode() throws {
        // What comes through this proxy is not this machine's own, so it is counted.
        let server = try ServerProcess(self) {
            $0.arguments = [
                "--proxy-trusted", "127.0.0.1", "--waiting-room-join-burst", "2", "--waiting-room-join-rate", "1",
            ]
        }
        try server.waitReady()
        _ = try server.report()
        var report = try JSONSerialization.jsonObject(with: Data(contentsOf: server.output)) as? [String: Any] ?? [:]
        let events = report["events"] as? [[String: Any]] ?? []
        let event = events.first { $0["title"] as? String == "Grace Is Gone Tour" }?["id"] as? String ?? ""
        let made = try runProgram(["codes", "--event", event, "--count", "2", "--data", server.data.path])
        let lines = made.output.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
        XCTAssertEqual(lines.first, ["code", "places", "link"])
        XCTAssertTrue(
            lines.dropFirst().allSatisfy { $0.count == 3 && $0[2].hasSuffix("/en/queue/\(event)#code=\($0[0])") })
        report["codes"] = lines.dropFirst().map { $0[0] }
        try JourneyScript.travel("joining", input: try JSONSerialization.data(withJSONObject: report))
        server.stop()
    }
}
