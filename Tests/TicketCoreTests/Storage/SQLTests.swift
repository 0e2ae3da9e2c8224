// Values through holes and back, the two spellings of SQLite, the statement cache.

import XCTest

@testable import TicketCore

final class SQLTests: StorageTestCase {
    func testHolesAreBoundByNumberWhateverTheirOrderInTheText() async throws {
        let database = try open()
        try await database.add(7, "seven")
        // The interpolation numbers in order of appearance; a store may name a hole again, or earlier.
        let statement = SQL(stringLiteral: "UPDATE notes SET body = $2 WHERE id = $1")
        XCTAssertEqual(SQLiteDialect.numberedHoles(statement.text), "UPDATE notes SET body = ?2 WHERE id = ?1")
        let file = try SQLiteConnection(path: path, for: .writing, busyTimeout: .seconds(1))
        try file.run(SQL(text: statement.text, values: [.integer(7), .text("changed")])) { _ in }
        let body = try database.read { try $0.row("SELECT body FROM notes WHERE id = 7") { $0.text(0) } }
        XCTAssertEqual(body, "changed")
    }

    func testHolesInLiteralsNamesAndCommentsStay() {
        let same = ["'$1'", "\"$1\"", "-- $1", "/* $1 */", "'it''s $1'", "'$1", "/* $1"]
        for text in same { XCTAssertEqual(SQLiteDialect.numberedHoles(text), text) }
        XCTAssertEqual(SQLiteDialect.numberedHoles("a - $1 / $2 'b' $3"), "a - ?1 / ?2 'b' ?3")
        XCTAssertEqual(SQLiteDialect.numberedHoles("-- $1\n$2 /* $3 */ $4"), "-- $1\n?2 /* $3 */ ?4")
    }

    func testPrimaryKeysBecomeTheRowsOwnKey() async throws {
        XCTAssertEqual(
            SQLiteDialect.definition("CREATE TABLE a (id bigint primary key, b TEXT DEFAULT 'BIGINT PRIMARY KEY')"),
            "CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT DEFAULT 'BIGINT PRIMARY KEY')")
        let database = try open()
        try await database.add(42, "x")
        XCTAssertEqual(try database.read { try $0.row("SELECT rowid FROM notes") { $0.int(0) } }, 42)
    }

    func testValuesComeBackAsTheyWent() async throws {
        let database = try open()
        let values: [SQLValue] = [
            .null, .integer(.min), .integer(.max), .integer(0), .text(""), .text("zażółć 🎫"), .text("a\0b\0"),
            .text(String(repeating: "x", count: 100_000)), .bytes([]), .bytes([0, 255, 0]),
            .bytes([UInt8](repeating: 7, count: 100_000)),
        ]
        let back = try await database.write { transaction in
            try transaction.run("CREATE TABLE things (id BIGINT PRIMARY KEY, thing)")
            for (id, value) in values.enumerated() {
                try transaction.run("INSERT INTO things (id, thing) VALUES (\(id), \(value))")
            }
            var back: [SQLValue] = []
            for id in values.indices {
                var found: SQLValue?
                try transaction.each("SELECT thing FROM things WHERE id = \(id)") { found = $0 }
                back.append(try XCTUnwrap(found))
            }
            return back
        }
        XCTAssertEqual(back, values)
    }

    func testRunAnswersTheRowsChangedByThisStatement() async throws {
        let database = try open()
        let counts = try await database.write { transaction in
            [
                try transaction.run("INSERT INTO notes (id, body) VALUES (1, 'a'), (2, 'b')"),
                try transaction.run("UPDATE notes SET body = 'c' WHERE id = 3"),
                try transaction.run("UPDATE notes SET body = 'c' WHERE id = 2 RETURNING id"),
                try transaction.run("SELECT id FROM notes"),
                try transaction.run("CREATE TABLE others (id BIGINT PRIMARY KEY)"),
                try transaction.run("DELETE FROM notes"),
            ]
        }
        XCTAssertEqual(counts, [2, 0, 1, 0, 0, 2])
    }

    func testTheSameTextWithinItsOwnRows() async throws {
        let database = try open()
        for (id, body) in ["a", "b", "c"].enumerated() { try await database.add(id, body) }
        let pairs = try database.read { transaction in
            try transaction.rows("SELECT id FROM notes ORDER BY id") { outer in
                [outer.int(0)] + (try transaction.rows("SELECT id FROM notes ORDER BY id") { $0.int(0) })
            }
        }
        XCTAssertEqual(pairs, [[0, 0, 1, 2], [1, 0, 1, 2], [2, 0, 1, 2]])
    }

    func testMistakesOfAStoreAreErrors() async throws {
        let database = try open()
        let mistakes = [
            SQL(stringLiteral: "SELECT 1; SELECT 2"), SQL(stringLiteral: ""), SQL(stringLiteral: "-- nothing"),
            SQL(stringLiteral: "SELECT $1"), SQL(text: "SELECT 1", values: [.null]),
            SQL(stringLiteral: "SELECT \"text\""), SQL(stringLiteral: "SELEC 1"),
        ]
        for mistake in mistakes {
            XCTAssertThrowsError(try database.read { try $0.run(mistake) }, mistake.text) {
                guard case .engine = $0 as? DatabaseFailure else { return XCTFail("\($0)") }
            }
        }
        XCTAssertEqual(try database.read { try $0.row("SELECT 1;\n") { $0.int(0) } }, 1)
    }
}

extension Transaction {
    /// The first column of each row, as it is.
    fileprivate func each(_ statement: SQL, _ body: (SQLValue) -> Void) throws {
        _ = try rows(statement) { row in
            body(row.value(0))
        }
    }
}
