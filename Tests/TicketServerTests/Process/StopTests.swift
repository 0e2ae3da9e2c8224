import Foundation
import Synchronization
import XCTest

/// The server is asked to end while people buy: nobody notices but the balancer.
final class StopTests: XCTestCase {
    func testSIGTERMFailsNoRequest() throws { try drains(on: SIGTERM) }
    func testSIGINTFailsNoRequest() throws { try drains(on: SIGINT) }

    private func drains(on signal: Int32) throws {
        let server = try ServerProcess(self) {
            $0.isQuick = false
            $0.arguments = ["--server-drain-interval", "1s", "--waiting-room-rate", "5000"]
        }
        try server.waitReady()
        let crowd = Crowd(event: try server.report().event, port: server.port)
        crowd.begin()
        // A balancer: it looks at /readyz, and sends new connections nowhere once that says no.
        let balancer = ClientThread.start { [port = server.port] in
            while let answer = try? Visitor(port).get("/readyz"), answer.status == 200 { usleep(20_000) }
            crowd.isDraining.set()
        }
        usleep(400_000)
        server.send(signal)
        usleep(100_000)
        let probe = try Visitor(server.port).get("/readyz")
        XCTAssertEqual(probe.status, 503)
        XCTAssertEqual(probe.text, "draining\n")
        XCTAssertEqual(try Visitor(server.port).get("/livez").status, 200)
        balancer.join()
        crowd.end()
        XCTAssertEqual(server.end(), .exit(0), server.log)
        XCTAssertEqual(crowd.failures, [])
        XCTAssertGreaterThan(crowd.answers, 500)
        XCTAssertTrue(server.log.contains(#""message":"stopped","clean":true"#), server.log)
        print("drain:", crowd.answers, "answers over", crowd.connections, "connections, failed:", crowd.failures.count)
    }

    func testAnUploadThatHasBegunIsFinished() throws {
        let server = try ServerProcess(self)
        try server.waitReady()
        let event = try server.report().event
        let visitor = try Visitor(server.port)
        let head =
            "POST /queue/\(event)/join HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\nContent-Length: 2\r\n\r\n{"
        try visitor.send(Array(head.utf8))
        usleep(100_000)
        server.send(SIGTERM)
        usleep(300_000)
        try visitor.send([UInt8(ascii: "}")])
        let answer = try visitor.answer()
        XCTAssertEqual(answer.status, 307, "the first step of a join")
        XCTAssertEqual(answer.field("connection"), "close")
        XCTAssertEqual(server.end(), .exit(0), server.log)
    }

    func testASecondSignalEndsAtOnce() throws {
        let server = try ServerProcess(self) { $0.arguments = ["--server-drain-limit", "60s"] }
        try server.waitReady()
        // Half a request keeps the server waiting.
        let visitor = try Visitor(server.port)
        try visitor.send(Array("POST /queue/x/join HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n".utf8))
        usleep(50_000)
        server.send(SIGTERM)
        XCTAssertEqual(server.end(within: .milliseconds(400)), .none)
        server.send(SIGTERM)
        XCTAssertEqual(server.end(within: .seconds(2)), .exit(1))
    }

    func testASignalDuringTheStartIsHeard() throws {
        let first = try ServerProcess(self)
        try first.waitReady()
        // It waits for the first one to let go of the database, which may take long.
        let (socket, port) = try FreePort.listening()
        defer { close(socket) }
        let second = try ServerProcess(self) {
            $0.data = first.data
            $0.port = port
            $0.socket = socket
        }
        XCTAssertEqual(second.end(within: .milliseconds(500)), .none)
        second.send(SIGINT)
        XCTAssertEqual(second.end(within: .seconds(2)), .exit(0))
        first.stop()
    }
}

/// Readers and joiners over kept and over short connections, and what went wrong for them.
final class Crowd: Sendable {
    let event: String
    let port: UInt16
    let isDraining = SeenFlag()
    private let isOver = SeenFlag()
    private let counts = Mutex((answers: 0, connections: 0, failures: [String]()))
    private let threads = Mutex<[ClientThread]>([])

    init(event: String, port: UInt16) {
        self.event = event
        self.port = port
    }

    var answers: Int { counts.withLock { $0.answers } }
    var connections: Int { counts.withLock { $0.connections } }
    var failures: [String] { counts.withLock { $0.failures } }

    func begin() {
        threads.withLock { threads in
            for number in 0..<6 { threads.append(ClientThread.start { self.visit(keeps: true, number) }) }
            for number in 0..<6 { threads.append(ClientThread.start { self.visit(keeps: false, number) }) }
        }
    }

    func end() {
        isOver.set()
        for thread in threads.withLock({ $0 }) { thread.join() }
    }

    private func visit(keeps: Bool, _ number: Int) {
        var count = number
        while !isDraining.isSet, !isOver.isSet {
            do {
                let visitor = try Visitor(port)
                counts.withLock { $0.connections += 1 }
                repeat {
                    count += 1
                    try ask(visitor, count)
                } while keeps && visitor.isConnected && !isOver.isSet
            } catch {
                counts.withLock { $0.failures.append("\(error), draining: \(isDraining.isSet)") }
            }
        }
    }

    private func ask(_ visitor: Visitor, _ count: Int) throws {
        let answer: Answer
        switch count % 3 {
        case 0: answer = try visitor.get("/en/e/\(event)")
        case 1: answer = try visitor.get("/queue/\(event)/now")
        default:
            visitor.cookies = [:]
            answer = try visitor.post("/queue/\(event)/join")
        }
        counts.withLock { counts in
            counts.answers += 1
            if ![200, 201].contains(answer.status) { counts.failures.append("\(answer.status) \(answer.text)") }
        }
    }
}
