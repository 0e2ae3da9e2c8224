import Foundation
import Glibc
import XCTest

@testable import TicketServer

/// The command that rehearses, against the real program: a whole small sale, its end by Ctrl-C, and what it refuses.
final class RehearseTests: XCTestCase {
    private struct Report: Decodable {
        struct Promise: Decodable {
            let id: String
            let kept: Bool
        }
        struct Ledger: Decodable {
            let sold: Int
            let tickets: Int
            let violations: Int
        }
        let kept: Bool
        let stopped: Bool
        let promises: [Promise]
        let outcomes: [String: Int]
        let errors: [String: Int]
        let contradictions: [String: Int]
        let ledger: Ledger
    }

    /// A server with a wide door, and a rehearsal copy of its smallest show.
    private func stage() throws -> (server: ServerProcess, arguments: [String]) {
        let server = try ServerProcess(self) {
            $0.arguments = ["--waiting-room-rate", "500", "--waiting-room-shoppers", "5000", "--server-loops", "2"]
        }
        try server.waitReady()
        let report = try server.report()
        let original = try XCTUnwrap(report.events.min { $0.places < $1.places }).id
        let staff = try Visitor(server.port)
        let form = ["email": report.organiser.email, "password": report.organiser.password]
        XCTAssertEqual(try staff.submit("/en/sign-in", form).status, 303)
        let path = "/en/admin/e/\(original)/rehearsal"
        let once = try XCTUnwrap(try staff.get(path).text.firstMatch(of: /name="once" value="([^"]+)"/)?.1)
        let page = try staff.submit(path, ["action": "make", "once": String(once)]).text
        let made = try XCTUnwrap(page.firstMatch(of: /--event (\S+) \\\s+--key (\S+)/))
        return (
            server,
            ["rehearse", "http://127.0.0.1:\(server.port)", "--event", String(made.1), "--key", String(made.2)]
        )
    }

    func testASmallRehearsalIsAWholeSale() throws {
        let (server, arguments) = try stage()
        let directory = try temporaryDirectory(for: self)
        let json = directory.appending(path: "report.json").path
        let html = directory.appending(path: "report.html").path
        let more = ["--fans", "120", "--minutes", "1", "--as-fast-as-the-door-lets", "--json", json, "--html", html]
        let result = try runProgram(arguments + more)
        let report = try JSONDecoder().decode(Report.self, from: Data(contentsOf: URL(filePath: json)))
        // How fast this machine is today is not what is tested here.
        let broken = report.promises.filter { !$0.kept && !$0.id.hasPrefix("p99-") }
        XCTAssertEqual(broken.map(\.id), [], result.output)
        XCTAssertEqual(result.status, report.kept ? 0 : 3, result.output)
        XCTAssertEqual(report.errors, [:])
        XCTAssertEqual(report.contradictions, [:])
        XCTAssertEqual(report.outcomes.values.reduce(0, +), 120, "\(report.outcomes)")
        XCTAssertGreaterThan(report.outcomes["bought"] ?? 0, 30, "\(report.outcomes)")
        XCTAssertGreaterThan(report.ledger.sold, 30)
        XCTAssertEqual(report.ledger.sold, report.ledger.tickets)
        XCTAssertEqual(report.ledger.violations, 0)
        XCTAssertTrue(try String(contentsOfFile: html, encoding: .utf8).contains("<svg"))
        // The same copy again: it has been opened, and fans may still come.
        let again = try runProgram(arguments + ["--fans", "5", "--minutes", "1", "--as-fast-as-the-door-lets"])
        XCTAssertTrue([0, 3].contains(again.status), again.output)
        server.stop()
    }

    func testCtrlCLeavesAReport() throws {
        let (server, arguments) = try stage()
        let process = Process()
        process.executableURL = URL(filePath: ServerProcess.program)
        process.arguments = arguments + ["--fans", "200", "--minutes", "10", "--scenario", "rush", "--gateway", "good"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        var text = ""
        while !text.contains("\n") {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { break }
            text += String(decoding: data, as: UTF8.self)
        }
        sleep(3)
        Glibc.kill(process.processIdentifier, SIGINT)
        text += String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        XCTAssertEqual(process.terminationReason, .exit, text)
        XCTAssertTrue([3, 4].contains(process.terminationStatus), text)
        XCTAssertTrue(text.contains("stopped before its end"), text)
        XCTAssertTrue(text.contains("Books"), text)
        server.stop()
    }

    func testWhatIsNoRehearsalIsRefused() throws {
        let (server, arguments) = try stage()
        let real = try XCTUnwrap(try server.report().events.first).id
        let url = arguments[1]
        let key = arguments[5]
        let cases: [([String], Int32, String)] = [
            ([url, "--event", real, "--key", key], 1, "is not a rehearsal: fans would buy real tickets"),
            ([url, "--event", arguments[3], "--key", "wrong"], 1, "the key does not open the rehearsal"),
            ([url, "--event", "ZZZZZZZZ", "--key", key], 1, "there is no event ZZZZZZZZ"),
            ([url, "--event", arguments[3]], 2, "needs --key or --key-file"),
            ([url, "--key", key], 2, "needs --event ID"),
            ([url, "--event", "x", "--key", key], 2, "that is no event's id"),
            (["http://127.0.0.1:1", "--event", real, "--key", key], 1, "cannot be asked: connect: Connection refused"),
            (["http://203.0.113.9", "--event", real, "--key", key], 1, "would be an attack"),
            (["https://127.0.0.1", "--event", real, "--key", key], 1, "fans of a rehearsal speak plain http"),
            (["nowhere", "--event", real, "--key", key], 2, "the address of a server is http://"),
            ([url, "--event", real, "--key", key, "--fans", "1000001"], 2, "a whole number from 1 to 1000000"),
            ([url, "--event", real, "--key", key, "--scenario", "war"], 2, "one of sale, rush, polls"),
            ([url, "--event", real, "--key-file", "/nowhere/key"], 1, "/nowhere/key cannot be read"),
        ]
        for (words, code, sentence) in cases {
            let result = try runProgram(["rehearse"] + words)
            XCTAssertEqual(result.status, code, result.output)
            XCTAssertTrue(result.output.contains(sentence), "\(sentence) is not in \(result.output)")
        }
        XCTAssertEqual(try Visitor(server.port).get("/en/e/\(real)").status, 200)
        server.stop()
    }
}
