// Migrations: in order, once, whole, and never edited.

import XCTest

@testable import TicketCore

final class MigratorTests: StorageTestCase {
    private static let orders = Migration(
        number: 2, name: "orders",
        statements: ["CREATE TABLE orders (id BIGINT PRIMARY KEY)", "INSERT INTO orders (id) VALUES (1)"])

    private func migrate(_ migrations: Migration...) throws {
        try SQLiteDatabase(path: path, migrations: migrations, clock: ManualClock()).close()
    }

    private func tables() throws -> [String] {
        let file = try SQLiteConnection(path: path, for: .reading, busyTimeout: .zero)
        return try file.transaction(immediate: false) {
            try $0.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") { $0.text(0) }
        }
    }

    private func applied() throws -> [[Int]] {
        let file = try SQLiteConnection(path: path, for: .reading, busyTimeout: .zero)
        return try file.transaction(immediate: false) {
            try $0.rows("SELECT number, applied_at FROM schema_migrations ORDER BY number") { [$0.int(0), $0.int(1)] }
        }
    }

    func testEachIsAppliedOnce() throws {
        try migrate(Self.notes)
        XCTAssertEqual(try tables(), ["notes", "schema_migrations"])
        try migrate(Self.notes, Self.orders)
        try migrate(Self.notes, Self.orders)
        XCTAssertEqual(try tables(), ["notes", "orders", "schema_migrations"])
        XCTAssertEqual(try applied(), [[1, 1_800_000_000_000], [2, 1_800_000_000_000]])
    }

    func testAnEditedOneIsNamed() throws {
        try migrate(Self.notes, Self.orders)
        let edited = Migration(
            number: 1, name: "notes", statements: ["CREATE TABLE notes (id BIGINT PRIMARY KEY, more TEXT)"])
        XCTAssertThrowsError(try migrate(edited, Self.orders)) {
            guard case .migration(let message) = $0 as? DatabaseFailure else { return XCTFail("\($0)") }
            XCTAssertTrue(message.contains("migration 1 (notes) was changed"), message)
        }
    }

    func testASchemaFromTheFutureIsRefused() throws {
        try migrate(Self.notes, Self.orders)
        XCTAssertThrowsError(try migrate(Self.notes)) {
            XCTAssertEqual($0 as? DatabaseFailure, .newerSchema(found: 2, known: 1))
        }
    }

    func testAHalfFailedOneLeavesNothingAndTheEarlierOnesStay() throws {
        let broken = Migration(
            number: 2, name: "orders",
            statements: ["CREATE TABLE orders (id BIGINT PRIMARY KEY)", "INSERT INTO order (id) VALUES (1)"])
        XCTAssertThrowsError(try migrate(Self.notes, broken)) {
            guard case .migration(let message) = $0 as? DatabaseFailure else { return XCTFail("\($0)") }
            XCTAssertTrue(message.contains("migration 2 (orders), statement 2"), message)
        }
        XCTAssertEqual(try tables(), ["notes", "schema_migrations"])
        try migrate(Self.notes, Self.orders)
        XCTAssertEqual(try tables(), ["notes", "orders", "schema_migrations"])
    }

    func testTheFingerprintKnowsWhereAStatementEnds() {
        let one = Migration(number: 1, name: "", statements: ["ab", "c"])
        let other = Migration(number: 1, name: "", statements: ["a", "bc"])
        XCTAssertNotEqual(one.fingerprint, other.fingerprint)
        // Kept in every database: these numbers may never change.
        XCTAssertEqual(Migration(number: 1, name: "", statements: []).fingerprint, -3_750_763_034_362_895_579)
        XCTAssertEqual(one.fingerprint, Migration(number: 9, name: "x", statements: ["ab", "c"]).fingerprint)
    }
}
