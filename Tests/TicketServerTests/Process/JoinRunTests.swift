import Foundation
import TicketCore
import XCTest

/// Joining against the real program: what a kill leaves of a move, and what no log and no address ever shows.
final class JoinRunTests: XCTestCase {
    private struct Secrets {
        var all: Set<String> = []

        mutating func note(_ answer: Answer) {
            for cookie in answer.all("set-cookie") {
                let value = cookie.prefix { $0 != ";" }.drop { $0 != "=" }.dropFirst()
                if value.count > 20 { all.insert(String(value)) }
            }
        }
    }

    private func solve(_ asked: Answer) -> String {
        let bits = asked.json["bits"] as? Int ?? 64
        let seed = SHA256.hash((asked.json["challenge"] as? String ?? "").utf8)
        return (0..<(asked.json["parts"] as? Int ?? 0)).map { part in
            String((UInt32(0)...).first { ProofOfWork.zeroBits(seed, part, $0) >= bits } ?? 0)
        }.joined(separator: ",")
    }

    func testAMoveSurvivesAKillAndNoSecretIsLogged() throws {
        let log = try temporaryDirectory(for: self).appending(path: "access")
        let arguments = [
            "--proxy-trusted", "127.0.0.1", "--waiting-room-join-burst", "1", "--waiting-room-join-rate", "1",
            "--log-access", log.path, "--log-level", "debug",
        ]
        var server = try ServerProcess(self) { $0.arguments = arguments }
        try server.waitReady()
        let event = try server.report().event
        let from = ["X-Forwarded-For": "203.0.113.7"]
        var secrets = Secrets()
        var addresses: [String] = []
        func post(_ visitor: Visitor, _ path: String, _ body: [String: Any] = [:]) throws -> Answer {
            let answer = try visitor.post(path, body, from)
            secrets.note(answer)
            secrets.all.formUnion(visitor.cookies.values.filter { $0.count > 20 })
            addresses += answer.all("location") + answer.all("refresh")
            return answer
        }
        _ = try post(Visitor(server.port), "/queue/\(event)/join")
        let old = try Visitor(server.port)
        let asked = try post(old, "/queue/\(event)/join")
        XCTAssertEqual(asked.json["type"] as? String, "/problems/proof-of-work", asked.text)
        let proof = solve(asked)
        secrets.all.insert(proof)
        let page = try old.submit("/queue/\(event)/join", [:], from)
        XCTAssertEqual(page.status, 403)
        addresses += page.all("refresh")
        XCTAssertEqual(try post(old, "/queue/\(event)/join", ["pow": proof]).status, 201)
        XCTAssertEqual(try post(old, "/queue/\(event)/enter").status, 200)
        let told = try post(old, "/queue/\(event)/transfer").json["code"] as? String ?? ""
        XCTAssertEqual(told.count, 10)
        let made = try runProgram(["codes", "--event", event, "--count", "1", "--data", server.data.path]).output
        let code = made.split(separator: "\n").last?.split(separator: ",").first.map(String.init) ?? ""
        secrets.all.formUnion([told, code, code.replacing("-", with: "")])
        XCTAssertEqual(try post(Visitor(server.port), "/queue/\(event)/join", ["code": code]).status, 201)
        let new = try Visitor(server.port)
        XCTAssertEqual(try post(new, "/en/queue/\(event)/move", ["code": told]).status, 200)

        server.kill()
        let last = server
        server = try ServerProcess(self) {
            $0.data = last.data
            $0.arguments = arguments
        }
        try server.waitReady()
        for (visitor, status) in [(old, 403), (new, 200)] {
            let again = try Visitor(server.port)
            again.cookies = visitor.cookies.filter { $0.key.contains("q_") }
            XCTAssertEqual(try post(again, "/queue/\(event)/enter").status, status)
        }
        server.stop()
        XCTAssertGreaterThanOrEqual(secrets.all.count, 12)
        let written = try [log.path, server.errors.path, last.errors.path]
            .map { try String(contentsOfFile: $0, encoding: .utf8) }.joined()
        XCTAssertTrue(written.contains("/queue/{event}/join"), "the log was looked at")
        for secret in secrets.all {
            XCTAssertFalse(written.contains(secret), "\(secret) is in a log")
            XCTAssertFalse(addresses.contains { $0.contains(secret) }, "\(secret) is in an address")
        }
    }
}
