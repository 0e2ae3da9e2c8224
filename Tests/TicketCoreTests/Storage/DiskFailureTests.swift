// The disk fails at the n-th call, for every n: nothing acknowledged is lost, nothing is half done, and it goes on.

import CSQLite
import Foundation
import Synchronization
import XCTest

@testable import TicketCore

/// Puts a failing pwrite under SQLite's unix file system (sqlite3_vfs.xSetSystemCall, made for such tests).
private enum FailingWrites {
    /// Calls that still work; below zero none does. `.max` is a healthy disk.
    static let left = Atomic<Int>(.max)
    static let code = Atomic<Int32>(0)

    private static func set(_ pointer: sqlite3_syscall_ptr?) {
        guard let vfs = sqlite3_vfs_find("unix") else { return XCTFail("no unix file system") }
        for name in ["pwrite", "pwrite64"] { _ = vfs.pointee.xSetSystemCall(vfs, name, pointer) }
    }

    static func install() {
        heal()
        let failing: @convention(c) (Int32, UnsafeRawPointer?, Int, Int) -> Int = failingWrite
        set(unsafeBitCast(failing, to: sqlite3_syscall_ptr.self))
    }

    static func remove() { set(nil) }
    static func heal() { left.store(.max, ordering: .relaxed) }
    static func fail(from call: Int, with code: Int32) {
        self.code.store(code, ordering: .relaxed)
        left.store(call, ordering: .relaxed)
    }
}

private func failingWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ offset: Int) -> Int {
    if FailingWrites.left.wrappingSubtract(1, ordering: .relaxed).newValue < 0 {
        errno = FailingWrites.code.load(ordering: .relaxed)
        return -1
    }
    return pwrite(file, bytes, count, offset)
}

final class DiskFailureTests: StorageTestCase {
    private static func addPair(_ id: Int, to database: SQLiteDatabase) async throws {
        try await database.write { transaction in
            // Longer than a page, so that a write is many calls.
            let body = "\(id) " + String(repeating: "x", count: 9_000)
            try transaction.run("INSERT INTO notes (id, body) VALUES (\(id * 2), \(body))")
            try transaction.run("INSERT INTO notes (id, body) VALUES (\(id * 2 + 1), \(body + "y"))")
        }
    }

    private func assertSurvives(call: Int, code: Int32, as expected: (DatabaseFailure) -> Bool) async throws -> Int {
        let path = directory + "/\(code)-\(call).sqlite"
        func open() throws -> SQLiteDatabase {
            var settings = SQLiteSettings()
            settings.checkpointPages = 8
            return try SQLiteDatabase(path: path, migrations: [Self.notes], clock: ManualClock(), settings: settings)
        }
        let database = try open()
        var acknowledged: [Int] = []
        FailingWrites.fail(from: call, with: code)
        for id in 1...6 {
            do {
                try await Self.addPair(id, to: database)
                acknowledged.append(id)
            } catch let failure as DatabaseFailure {
                XCTAssertTrue(expected(failure), "call \(call): \(failure)")
            }
        }
        XCTAssertEqual(try database.notes(), acknowledged.flatMap { [$0 * 2, $0 * 2 + 1] }, "call \(call), reading")
        FailingWrites.heal()
        try await Self.addPair(7, to: database)
        acknowledged.append(7)
        database.close()
        let again = try open()
        XCTAssertEqual(try again.notes(), acknowledged.flatMap { [$0 * 2, $0 * 2 + 1] }, "call \(call), restarted")
        again.close()
        return 7 - acknowledged.count
    }

    func testADiskThatFailsOrIsFullAtAnyWrite() async throws {
        FailingWrites.install()
        defer { FailingWrites.remove() }
        for call in 0..<80 {
            let broken = try await assertSurvives(call: call, code: EIO) { if case .disk = $0 { true } else { false } }
            let full = try await assertSurvives(call: call, code: ENOSPC) { $0 == .full }
            // Six pairs are more than 24 pages: from an early call on, some must have failed.
            if call < 24 { XCTAssertGreaterThan(min(broken, full), 0, "the disk did not fail at call \(call)") }
        }
    }

    func testAFullDatabaseFailsItsBatchAndGoesOnAfterwards() async throws {
        let database = try open()
        try await database.write { try $0.run("PRAGMA max_page_count = 20") }
        let results = await withTaskGroup(of: DatabaseFailure?.self) { group in
            for id in 1...40 {
                group.addTask {
                    do {
                        try await Self.addPair(id, to: database)
                        return nil
                    } catch { return error as? DatabaseFailure ?? .engine("\(error)") }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        XCTAssertTrue(results.contains(.full))
        XCTAssertTrue(results.allSatisfy { $0 == nil || $0 == .full }, "\(results)")
        XCTAssertEqual(try database.notes().count, results.count { $0 == nil } * 2)
        try await database.write { try $0.run("PRAGMA max_page_count = 100000") }
        try await Self.addPair(99, to: database)
        XCTAssertEqual(try database.notes().suffix(2), [198, 199])
    }

    func testABodyThatSwallowsTheLossOfItsTransactionIsStillFailed() async throws {
        let database = try open()
        try await database.write { try $0.run("PRAGMA max_page_count = 12") }
        await assertFailure(.full) {
            try await database.write { transaction in
                let body = String(repeating: "x", count: 200_000)
                XCTAssertThrowsError(try transaction.run("INSERT INTO notes (id, body) VALUES (1, \(body))"))
                // Without a transaction this would be durable at once.
                _ = try? transaction.run("INSERT INTO notes (id, body) VALUES (2, 'orphan')")
            }
        }
        XCTAssertEqual(try database.notes(), [])
    }
}
