// Group commit: everybody's own result, refusals alone, effects after the commit.

import Foundation
import Synchronization
import XCTest

@testable import TicketCore

final class WriterTests: StorageTestCase {
    private struct Refusal: Error, Equatable { let number: Int }

    func testParallelWritersEachGetTheirOwnResult() async throws {
        let database = try open()
        let results = try await withThrowingTaskGroup(of: (Int, Int64).self) { group in
            for number in 1...500 {
                group.addTask {
                    let found = try await database.write { transaction in
                        try transaction.run("INSERT INTO notes (id, body) VALUES (\(number), \("n\(number)"))")
                        return try transaction.row("SELECT id, body FROM notes WHERE id = \(number)") { $0.integer(0) }
                    }
                    return (number, try XCTUnwrap(found))
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        XCTAssertEqual(results.count, 500)
        for (number, result) in results { XCTAssertEqual(Int64(number), result) }
        XCTAssertEqual(try database.notes(), Array(1...500))
        XCTAssertEqual(database.metrics().committed, 500)
    }

    func testARefusedWriteRollsBackAlone() async throws {
        let database = try open()
        let refused = await withTaskGroup(of: Int?.self) { group in
            for number in 1...300 {
                group.addTask {
                    do {
                        try await database.write { transaction in
                            try transaction.run("INSERT INTO notes (id, body) VALUES (\(number), \("n\(number)"))")
                            if number.isMultiple(of: 3) { throw Refusal(number: number) }
                        }
                        return nil
                    } catch let refusal as Refusal {
                        return refusal.number
                    } catch {
                        return -1
                    }
                }
            }
            return await group.reduce(into: Set<Int>()) { if let number = $1 { $0.insert(number) } }
        }
        XCTAssertEqual(refused, Set((1...300).filter { $0.isMultiple(of: 3) }))
        XCTAssertEqual(try database.notes(), (1...300).filter { !$0.isMultiple(of: 3) })
        XCTAssertEqual(database.metrics().refused, 100)
    }

    func testAConstraintIsAFailureOfTheStatementAndNotOfTheNeighbours() async throws {
        let database = try open()
        try await database.add(1, "one")
        do {
            try await database.add(2, "one")
            XCTFail("the same body twice")
        } catch DatabaseFailure.constraint(let message) {
            XCTAssertTrue(message.contains("notes.body"), message)
        }
        // A caught refusal of one statement leaves the rest of its transaction.
        try await database.write { transaction in
            try transaction.run("INSERT INTO notes (id, body) VALUES (3, 'three')")
            XCTAssertThrowsError(try transaction.run("INSERT INTO notes (id, body) VALUES (4, 'one')"))
        }
        XCTAssertEqual(try database.notes(), [1, 3])
    }

    func testEffectsRunInOrderAfterTheCommitBeforeTheCallerAndNeverOnRollback() async throws {
        let database = try open()
        let seen = Mutex<[String]>([])
        try await database.write { transaction in
            try transaction.run("INSERT INTO notes (id, body) VALUES (1, 'one')")
            transaction.afterCommit {
                let ids = (try? database.notes()) ?? []
                seen.withLock { $0.append("first sees \(ids)") }
            }
            transaction.afterCommit { seen.withLock { $0.append("second") } }
        }
        seen.withLock { $0.append("caller") }
        do {
            try await database.write { transaction in
                transaction.afterCommit { seen.withLock { $0.append("never") } }
                throw Refusal(number: 1)
            }
        } catch is Refusal {}
        XCTAssertEqual(seen.withLock { $0 }, ["first sees [1]", "second", "caller"])
    }

    func testReadersSeeOnlyWhatIsCommittedAndOneMomentThroughout() async throws {
        let database = try open()
        try await database.add(1, "one")
        try database.read { transaction in
            let before = try transaction.rows("SELECT id FROM notes") { $0.int(0) }
            let done = DispatchSemaphore(value: 0)
            Task {
                try await database.add(2, "two")
                done.signal()
            }
            done.wait()
            XCTAssertEqual(try transaction.rows("SELECT id FROM notes") { $0.int(0) }, before)
        }
        XCTAssertEqual(try database.notes(), [1, 2])
    }

    func testAReadConnectionCannotWrite() async throws {
        let database = try open()
        XCTAssertThrowsError(try database.read { try $0.run("INSERT INTO notes (id, body) VALUES (1, 'x')") }) {
            guard case .readOnly = $0 as? DatabaseFailure else { return XCTFail("\($0)") }
        }
        XCTAssertEqual(try database.notes(), [])
    }

    func testAFullQueueAndAClosedDatabaseSaySo() async throws {
        let database = try open {
            $0.longestQueue = 2
            $0.largestBatch = 1
        }
        let entered = DispatchSemaphore(value: 0)
        let leave = DispatchSemaphore(value: 0)
        let slow = Task {
            try await database.write { _ in
                entered.signal()
                leave.wait()
            }
        }
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                entered.wait()
                continuation.resume()
            }
        }
        let waiting = [Task { try await database.add(1, "one") }, Task { try await database.add(2, "two") }]
        while database.metrics().waiting < 2 { await Task.yield() }
        await assertFailure(.busy) { try await database.add(3, "three") }
        leave.signal()
        try await slow.value
        for task in waiting { try await task.value }
        database.close()
        await assertFailure(.closed) { try await database.add(4, "four") }
        await assertFailure(.closed) { _ = try database.notes() }
    }

    func testCloseFinishesWhatWaits() async throws {
        let database = try open { $0.largestBatch = 4 }
        let tasks = (1...100).map { number in Task { try await database.add(number, "\(number)") } }
        while database.metrics().committed == 0 { await Task.yield() }
        database.close()
        var written: [Int] = []
        for (index, task) in tasks.enumerated() {
            do {
                try await task.value
                written.append(index + 1)
            } catch { XCTAssertEqual(error as? DatabaseFailure, .closed) }
        }
        XCTAssertEqual(try open().notes(), written)
    }
}
