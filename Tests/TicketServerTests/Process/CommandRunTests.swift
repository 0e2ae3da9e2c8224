import Foundation
import XCTest

@testable import TicketServer

/// The commands as an operator runs them: words on the right stream, and exit codes.
final class CommandRunTests: XCTestCase {
    private func assertRun(
        _ arguments: [String], _ code: Int32, _ words: String..., line: UInt = #line
    ) throws {
        let result = try runProgram(arguments)
        XCTAssertEqual(result.status, code, result.output, line: line)
        for word in words { XCTAssertTrue(result.output.contains(word), "\(word) in \(result.output)", line: line) }
    }

    func testWordsAndCodes() throws {
        try assertRun(["version"], 0, "ticketserver ", "swift ", "sqlite ")
        try assertRun(["help"], 0, "Usage:", "serve", "demo", "doctor")
        for command in Command.all {
            try assertRun(["help"] + command.words, 0, "Usage: ticketserver \(command.name.rawValue)")
        }
        try assertRun([], 0, "Usage:")
        try assertRun(["srve"], 2, "did you mean")
        try assertRun(["serve", "--bogus"], 2, "--bogus")
        try assertRun(["config", "check"], 0, "The settings are right")
        try assertRun(["config", "show"], 0, "limits.connections")
        try assertRun(["config", "check", "--config", "/nonexistent.json"], 2, "no such file")
        try assertRun(["import", "plan", "/nonexistent.json"], 1, "No such file")
        try assertRun(["healthcheck", "--listen", "127.0.0.1:1"], 1)
    }

    func testTheExampleIsAConfiguration() throws {
        let directory = try temporaryDirectory(for: self)
        let file = directory.appending(path: "example.json")
        try runProgram(["config", "example"]).output.write(to: file, atomically: true, encoding: .utf8)
        try assertRun(["config", "check", "--config", file.path], 0)
        let mistaken = directory.appending(path: "mistaken.json")
        try #"{"listen": {"adresses": ["127.0.0.1:1"]}}"#.write(to: mistaken, atomically: true, encoding: .utf8)
        try assertRun(["config", "check", "--config", mistaken.path], 2, "mistaken.json:1", "listen.addresses")
    }

    func testCodesAreMadeFromTheKeyAlone() throws {
        let directory = try temporaryDirectory(for: self)
        let data = ["--data", directory.path]
        let codes = ["codes", "--event", "K7Q2M9XA", "--count"]
        try assertRun(codes + ["2"] + data, 1, "has no master.key")
        let key = directory.appending(path: "master.key")
        try "1 \(String(repeating: "07", count: 32))\n".write(to: key, atomically: true, encoding: .utf8)
        chmod(key.path, 0o600)
        try assertRun(
            codes + ["1001", "--max", "4", "--language", "pl"] + data, 0, "code,places,link\n", ",4,http",
            "/pl/queue/K7Q2M9XA#code=")
        let lines = try runProgram(codes + ["1001"] + data).output.split(separator: "\n").dropFirst()
        XCTAssertEqual(Set(lines).count, 1001, "no two are the same")
        XCTAssertFalse(FileManager.default.fileExists(atPath: directory.appending(path: "tickets.sqlite").path))
        for (wrong, word) in [
            (["codes", "--count", "2"], "--event"), (["codes", "--event", "K7Q2M9X"], "--event"),
            (codes + ["0"], "--count"), (codes + ["+5"], "--count"), (codes + ["2", "--max", "21"], "--max"),
            (codes + ["2", "--language", "xx"], "--language"),
        ] {
            try assertRun(wrong + data, 2, word)
        }
    }

    func testPlansAreReadOrRefused() throws {
        let venues = try FileManager.default.contentsOfDirectory(
            at: Project.root.appending(path: "Config/venues"), includingPropertiesForKeys: nil)
        XCTAssertGreaterThanOrEqual(venues.count, 4)
        for venue in venues where venue.pathExtension == "json" {
            try assertRun(["import", "plan", venue.path], 0, "places")
        }
        let broken = try temporaryDirectory(for: self).appending(path: "broken.json")
        try "{".write(to: broken, atomically: true, encoding: .utf8)
        try assertRun(["import", "plan", broken.path], 1, "broken.json")
    }

    func testTheDoctorLooksAndTouchesNothing() throws {
        let directory = try temporaryDirectory(for: self)
        let good = ["--shop-public-url", "https://tickets.example", "--payment-test-gateway", "true"]
        try assertRun(["doctor", "--data", directory.path] + good, 0, "ok   database: none yet")
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: directory.path), [])
        try assertRun(["doctor", "--data", directory.appending(path: "none").path] + good, 1, "BAD  data")
        try assertRun(["doctor", "--data", directory.path], 1, "BAD  shop.publicURL")
        let server = try ServerProcess(self)
        try server.waitReady()
        try assertRun(["doctor", "--data", server.data.path] + good, 0, "in use by a running server")
        try assertRun(["healthcheck", "--listen", "127.0.0.1:\(server.port)"], 0)
        server.stop()
        try assertRun(["doctor", "--data", server.data.path] + good, 0, "has 5 events", "ok   key")
        try FileManager.default.removeItem(at: server.data.appending(path: "master.key"))
        try assertRun(["doctor", "--data", server.data.path] + good, 1, "BAD  key")
        try assertRun(["doctor", "--json", "--data", server.data.path] + good, 1, "\"name\":\"key\",\"ok\":false")
    }

    func testSettingUpTwiceChangesNothing() throws {
        let result = try runTool("bash", [".ci/setup"], package: "bash")
        XCTAssertEqual(result.status, 0, result.output)
        XCTAssertEqual(result.output, "", "what is there is not installed again")
        XCTAssertEqual(try runTool("bash", [".ci/setup", "--bogus"], package: "bash").status, 2)
    }
}
