// The file at start: who may have it, what is refused, what is said.

import Foundation
import XCTest

@testable import TicketCore

final class SQLiteFileTests: StorageTestCase {
    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try XCTUnwrap(attributes[.posixPermissions] as? Int)
    }

    func testOnlyTheOwnerReadsTheFiles() async throws {
        let inner = directory + "/data"
        let database = try SQLiteDatabase(
            path: inner + "/t.sqlite", migrations: [Self.notes], clock: ManualClock())
        defer { database.close() }
        try await database.add(1, "one")
        XCTAssertEqual(try mode(inner), 0o700)
        let names = try FileManager.default.contentsOfDirectory(atPath: inner).sorted()
        XCTAssertEqual(names, ["t.sqlite", "t.sqlite-shm", "t.sqlite-wal", "t.sqlite.lock"])
        for name in names { XCTAssertEqual(try mode(inner + "/" + name), 0o600, name) }
    }

    func testASecondServerIsRefusedUntilTheFirstLetsGo() throws {
        let first = try open()
        XCTAssertThrowsError(try open()) { XCTAssertEqual($0 as? DatabaseFailure, .inUse(path: path)) }
        DispatchQueue.global().async { first.close() }
        XCTAssertNoThrow(try open { $0.lockPatience = .seconds(30) })
    }

    func testClosingLeavesOneFile() async throws {
        let database = try open()
        try await database.add(1, "one")
        database.close()
        let names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        XCTAssertEqual(names, ["tickets.sqlite", "tickets.sqlite.lock"])
        XCTAssertEqual(try open().notes(), [1])
    }

    func testTheEngineIsSetAsTheProductNeedsIt() throws {
        _ = try open()
        let file = try SQLiteConnection(path: path, for: .writing, busyTimeout: .seconds(5))
        let wanted = [
            "synchronous": 2, "foreign_keys": 1, "wal_autocheckpoint": 0, "trusted_schema": 0, "busy_timeout": 5_000,
            "query_only": 0,
        ]
        for (name, value) in wanted { XCTAssertEqual(try file.integer("PRAGMA \(name)"), Int64(value), name) }
    }

    func testADamagedFileIsRefused() async throws {
        let database = try open()
        try await database.write { transaction in
            for id in 1...5_000 { try transaction.run("INSERT INTO notes (id, body) VALUES (\(id), \("note \(id)"))") }
        }
        database.close()
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let pages = whole.count / 4_096
        XCTAssertGreaterThan(pages, 20)
        for page in 0..<pages {
            var damaged = whole
            damaged.replaceSubrange(page * 4_096..<(page + 1) * 4_096, with: Data(repeating: 0xA5, count: 4_096))
            try damaged.write(to: URL(fileURLWithPath: path))
            XCTAssertThrowsError(try open(), "page \(page)") {
                guard case .corrupt = $0 as? DatabaseFailure else { return XCTFail("page \(page): \($0)") }
            }
        }
        try whole.write(to: URL(fileURLWithPath: path))
        XCTAssertEqual(try open().notes().count, 5_000)
    }

    func testAFileThatIsNoDatabaseIsRefusedAndKept() throws {
        let text = Data(String(repeating: "not a database\n", count: 1_000).utf8)
        try text.write(to: URL(fileURLWithPath: path))
        XCTAssertThrowsError(try open()) {
            guard case .corrupt = $0 as? DatabaseFailure else { return XCTFail("\($0)") }
        }
        XCTAssertEqual(try Data(contentsOf: URL(fileURLWithPath: path)), text)
    }

    func testADirectoryThatIsMissingOrAFileIsSaid() throws {
        for path in ["/nonexistent/deeper/t.sqlite", "/dev/null/t.sqlite"] {
            XCTAssertThrowsError(try SQLiteDatabase(path: path, migrations: [], clock: ManualClock())) {
                guard case .disk(let detail) = $0 as? DatabaseFailure else { return XCTFail("\($0)") }
                XCTAssertTrue(detail.contains(path) || detail.contains("/nonexistent/deeper"), detail)
            }
        }
    }

    func testEveryFailureHasAMessage() {
        let failures: [DatabaseFailure] = [
            .busy, .full, .disk("x"), .corrupt("x"), .readOnly("x"), .inUse(path: "x"),
            .newerSchema(found: 2, known: 1), .migration("x"), .constraint("x"), .closed, .engine("x"),
        ]
        XCTAssertEqual(Set(failures.map(\.message)).count, failures.count)
        let codes: [(Int32, DatabaseFailure)] = [
            (5, .busy), (517, .busy), (13, .full), (778, .disk("m, code 778")), (11, .corrupt("m, code 11")),
            (26, .corrupt("m, code 26")), (8, .readOnly("m, code 8")), (2067, .constraint("m")),
            (1, .engine("m, code 1")),
        ]
        for (code, failure) in codes { XCTAssertEqual(DatabaseFailure(sqlite: code, "m"), failure) }
    }
}
