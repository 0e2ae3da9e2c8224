// One prepared statement of one connection: bind, step, read columns.

import CSQLite

final class SQLiteStatement: RowSource {
    private let statement: OpaquePointer
    private let holes: Int
    /// True while its rows are being read: a second use of the same text in that time needs a statement of its own.
    private(set) var isRunning = false

    /// Prepares `text`, which must be exactly one statement in SQLite's spelling.
    init(_ text: String, on handle: OpaquePointer) throws {
        var text = SQLiteDialect.numberedHoles(text)
        var statement: OpaquePointer?
        var hasMore = false
        let code = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                var tail: UnsafePointer<CChar>?
                let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
                let code = sqlite3_prepare_v3(
                    handle, characters.baseAddress, Int32(characters.count), flags, &statement, &tail)
                if let tail, let start = characters.baseAddress {
                    hasMore = characters[(tail - start)...].contains { !Self.isSpace($0) }
                }
                return code
            }
        }
        guard code == SQLITE_OK else { throw DatabaseFailure(sqlite: handle, code: code) }
        guard let statement else { throw DatabaseFailure.engine("a statement without content") }
        guard !hasMore else {
            sqlite3_finalize(statement)
            throw DatabaseFailure.engine("more than one statement in: \(text)")
        }
        self.statement = statement
        holes = Int(sqlite3_bind_parameter_count(statement))
    }

    deinit { sqlite3_finalize(statement) }

    private static func isSpace(_ character: CChar) -> Bool {
        character == 0x20 || (0x09...0x0D).contains(character) || character == 0x3B
    }

    /// Puts `values` into the holes, which must be as many.
    func bind(_ values: [SQLValue]) throws {
        guard values.count == holes else {
            throw DatabaseFailure.engine("a statement has \(holes) holes and was given \(values.count) values")
        }
        var position: Int32 = 0
        for value in values {
            position += 1
            let code = bind(value, at: position)
            guard code == SQLITE_OK else { throw DatabaseFailure(sqlite: sqlite3_db_handle(statement), code: code) }
        }
    }

    private func bind(_ value: SQLValue, at position: Int32) -> Int32 {
        switch value {
        case .integer(let value):
            return sqlite3_bind_int64(statement, position, value)
        case .null:
            return sqlite3_bind_null(statement, position)
        case .text(var text):
            let utf8 = UInt8(SQLITE_UTF8)
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    // No address would mean NULL.
                    guard let start = characters.baseAddress else {
                        return sqlite3_bind_text(statement, position, "", 0, csqlite_transient())
                    }
                    let count = UInt64(characters.count)
                    return sqlite3_bind_text64(statement, position, start, count, csqlite_transient(), utf8)
                }
            }
        case .bytes(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, position, 0) }
            return sqlite3_bind_blob64(statement, position, bytes, UInt64(bytes.count), csqlite_transient())
        }
    }

    /// Goes to the next row: SQLITE_ROW, SQLITE_DONE or a failure.
    func step() -> Int32 {
        isRunning = true
        return sqlite3_step(statement)
    }

    /// Makes the statement ready for its next use and lets go of locks.
    func reset() {
        sqlite3_reset(statement)
        isRunning = false
    }

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL }

    func integer(_ column: Int) -> Int64 {
        precondition(
            sqlite3_column_type(statement, Int32(column)) == SQLITE_INTEGER, "column \(column) is not an integer")
        return sqlite3_column_int64(statement, Int32(column))
    }

    func value(_ column: Int) -> SQLValue {
        let position = Int32(column)
        switch sqlite3_column_type(statement, position) {
        case SQLITE_NULL:
            return .null
        case SQLITE_INTEGER:
            return .integer(sqlite3_column_int64(statement, position))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(statement, position)
            let count = Int(sqlite3_column_bytes(statement, position))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement, position)
            let count = Int(sqlite3_column_bytes(statement, position))
            return .bytes([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
        default:
            preconditionFailure("column \(column) is a floating-point number, which no table of the product has")
        }
    }
}
