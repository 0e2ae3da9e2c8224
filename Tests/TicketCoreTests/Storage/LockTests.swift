// Another process locks the database, and a reader that takes his time: writers wait, say so, and go on.

import Foundation
import XCTest

@testable import TicketCore

final class LockTests: StorageTestCase {
    /// The sqlite3 program with a transaction open, as an operator's forgotten terminal.
    private func otherProcess() throws -> (Process, FileHandle) {
        let other = Process()
        other.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        other.arguments = ["sqlite3", path]
        let input = Pipe()
        let output = Pipe()
        other.standardInput = input
        other.standardOutput = output
        try other.run()
        input.fileHandleForWriting.write(Data("BEGIN IMMEDIATE;\nSELECT 'locked';\n".utf8))
        let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        XCTAssertEqual(said, "locked\n", "sqlite3 is missing: apt-get install sqlite3")
        return (other, input.fileHandleForWriting)
    }

    func testALockedDatabaseIsBusyAfterTheTimeOutAndGoesOnAfterwards() async throws {
        let database = try open { $0.busyTimeout = .milliseconds(300) }
        try await database.add(1, "one")
        let (other, input) = try otherProcess()
        await withTaskGroup(of: Void.self) { group in
            for id in 2...20 {
                group.addTask {
                    do {
                        try await database.add(id, "\(id)")
                        XCTFail("written through a lock")
                    } catch { XCTAssertEqual(error as? DatabaseFailure, .busy) }
                }
            }
        }
        XCTAssertEqual(try database.notes(), [1], "reading goes on")
        try input.close()
        other.waitUntilExit()
        try await database.add(2, "two")
        XCTAssertEqual(try database.notes(), [1, 2])
        XCTAssertEqual(database.metrics().refused, 19)
    }

    func testAWriteWaitsForALockThatIsReleasedInTime() async throws {
        let database = try open { $0.busyTimeout = .seconds(60) }
        let (other, input) = try otherProcess()
        let write = Task { try await database.add(1, "one") }
        for _ in 0..<50 { try await Task.sleep(for: .milliseconds(1)) }
        XCTAssertEqual(try database.notes(), [])
        try input.close()
        try await write.value
        other.waitUntilExit()
        XCTAssertEqual(try database.notes(), [1])
    }

    private func logLength() throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path + "-wal")
        return try XCTUnwrap(attributes[.size] as? Int)
    }

    /// About a hundred pages of log for each call.
    private func rewrite(_ database: SQLiteDatabase, _ round: Int) async throws {
        try await database.write { transaction in
            let body = "\(round) " + String(repeating: "x", count: 400_000)
            try transaction.run(
                """
                INSERT INTO notes (id, body) VALUES (1, \(body))
                ON CONFLICT (id) DO UPDATE SET body = \(body)
                """)
        }
    }

    func testTheLogStartsOverWhileWritingNeverStops() async throws {
        let database = try open { $0.checkpointPages = 512 }
        for round in 1...100 { try await rewrite(database, round) }
        // 100 rounds wrote 80 MB.
        XCTAssertLessThan(try logLength(), 16 << 20)
        XCTAssertGreaterThan(database.metrics().checkpoints, 3)
    }

    func testTheLogShrinksAfterALongReader() async throws {
        let database = try open {
            $0.checkpointPages = 512
            $0.largestLog = 4 << 20
        }
        try await rewrite(database, 0)
        let entered = DispatchSemaphore(value: 0)
        let leave = DispatchSemaphore(value: 0)
        let reader = Thread {
            try? database.read { transaction in
                _ = try transaction.row("SELECT count(*) FROM notes") { $0.int(0) }
                entered.signal()
                leave.wait()
            }
        }
        reader.start()
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                entered.wait()
                continuation.resume()
            }
        }
        for round in 1...40 { try await rewrite(database, round) }
        XCTAssertGreaterThan(try logLength(), 16 << 20, "the reader was meant to hold the log")
        leave.signal()
        // Emptied when nobody writes; a minute of patience, no measure of speed.
        for _ in 0..<600 where try logLength() > 0 { try await Task.sleep(for: .milliseconds(100)) }
        XCTAssertEqual(try logLength(), 0)
        try await rewrite(database, 41)
        XCTAssertLessThan(try logLength(), 4 << 20)
    }
}
