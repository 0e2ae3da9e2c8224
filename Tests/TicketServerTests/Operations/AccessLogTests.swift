import Foundation
import Glibc
import TicketCore
import XCTest

@testable import TicketServer

final class AccessLogTests: XCTestCase {
    private static func record(_ number: Int, route: String = "/{language}/events/{event}") -> AccessRecord {
        AccessRecord(
            end: Instant(milliseconds: 1_795_227_710_007 + Int64(number)), requestID: "r\(number)", method: "GET",
            route: route, status: 200, nanoseconds: 123_456, bytes: 0, client: "2001:db8::1")
    }

    func testLinesFromManyLanesArriveWhole() throws {
        let file = try temporaryDirectory(for: self).appending(path: "access.log")
        let descriptor = open(file.path, O_CREAT | O_WRONLY | O_APPEND, 0o600)
        let log = try AccessLog(descriptor: descriptor)
        let lanes = (0..<4).map { _ in log.lane() }
        DispatchQueue.concurrentPerform(iterations: 4) { lane in
            for number in 0..<5_000 { lanes[lane].append(AccessLogTests.record(lane * 5_000 + number)) }
        }
        log.close()
        close(descriptor)
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        XCTAssertEqual(lines.count, 20_000)
        XCTAssertEqual(log.dropped, 0)
        let identifiers = try lines.map { line in
            try XCTUnwrap(
                (JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["http.request.id"] as? String)
        }
        XCTAssertEqual(Set(identifiers).count, 20_000)
    }

    func testWhatALineSays() throws {
        let file = try temporaryDirectory(for: self).appending(path: "access.log")
        let descriptor = open(file.path, O_CREAT | O_WRONLY | O_APPEND, 0o600)
        let log = try AccessLog(descriptor: descriptor)
        log.lane().append(Self.record(1, route: "/odd\"\n"))
        log.close()
        close(descriptor)
        XCTAssertEqual(
            try String(contentsOf: file, encoding: .utf8),
            #"{"@timestamp":"2026-11-21T02:21:50.008Z","http.request.id":"r1","http.request.method":"GET","#
                + #""http.route":"/odd\"\n","http.response.status_code":200,"event.duration":123456,"#
                + #""http.response.bytes":0,"client.ip":"2001:db8::1"}"# + "\n")
    }

    /// A reader who never reads: the lines that do not fit are counted, nobody waits, and the end is an end.
    func testAStuckReaderCostsLinesOnly() throws {
        var pipes: [Int32] = [0, 0]
        XCTAssertEqual(pipe(&pipes), 0)
        let log = try AccessLog(descriptor: pipes[1])
        let lane = log.lane()
        let count = 3 * AccessLog.laneLimit / 200
        for number in 0..<count { lane.append(Self.record(number)) }
        XCTAssertGreaterThan(log.dropped, 0)
        XCTAssertLessThan(log.dropped, count)
        log.close()
        close(pipes[0])
        close(pipes[1])
    }

    func testALogWithoutAReaderAtAllDoesNotEndTheProcess() throws {
        let before = signal(SIGPIPE, SIG_DFL)
        defer { signal(SIGPIPE, before) }
        var pipes: [Int32] = [0, 0]
        XCTAssertEqual(pipe(&pipes), 0)
        close(pipes[0])
        let log = try AccessLog(descriptor: pipes[1])
        log.lane().append(Self.record(1))
        log.close()
        close(pipes[1])
    }
}
