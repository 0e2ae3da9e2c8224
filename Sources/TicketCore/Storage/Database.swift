// What the product knows of a database: `read` and `write`, closures with a transaction inside.

/// A store of rows. SQLite now; the same SQL text will run on PostgreSQL.
package protocol Database: Sendable {
    /// Runs `body` in a transaction and returns when it is durable. If `body` throws, nothing of it remains.
    ///
    /// Many callers share one commit; each has its own savepoint. `body` may run again when the engine asks for it, so it
    /// must not have effects outside the transaction: those go to `Transaction.afterCommit`.
    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value

    /// Runs `body` on a consistent view of the data, on the caller's thread. For short questions only.
    func read<Value>(_ body: (Transaction) throws -> Value) throws -> Value
}

/// The one thing an engine must be able to do: run a statement and show its rows.
package protocol StatementRunner: AnyObject {
    /// Runs `statement`; calls `each` for every row, which is valid during that call only. Returns the rows changed.
    @discardableResult
    func run(_ statement: SQL, each: (borrowing Row) throws -> Void) throws -> Int
}

/// An open transaction. Stores extend it: all SQL of a noun is in that noun's store.
///
/// It lives as long as the closure it was given to: kept and used later, it stops the process.
package final class Transaction {
    private var runner: (any StatementRunner)?
    package private(set) var effects: [@Sendable () -> Void] = []

    package init(_ runner: any StatementRunner) { self.runner = runner }

    /// The engine calls this when the closure has returned: whoever kept the transaction cannot use it any more.
    package func finish() { runner = nil }

    private var open: any StatementRunner {
        guard let runner else { preconditionFailure("a transaction was used after its closure had returned") }
        return runner
    }

    /// Runs a statement without rows; returns how many rows it changed.
    @discardableResult
    package func run(_ statement: SQL) throws -> Int {
        try open.run(statement) { _ in }
    }

    /// All rows of a question, each turned into a value.
    package func rows<Value>(_ statement: SQL, _ value: (borrowing Row) throws -> Value) throws -> [Value] {
        var values: [Value] = []
        try open.run(statement) { row in values.append(try value(row)) }
        return values
    }

    /// The first row of a question, or nil. The question says LIMIT 1 when it can have more: all rows are read.
    package func row<Value>(_ statement: SQL, _ value: (borrowing Row) throws -> Value) throws -> Value? {
        var found: Value?
        try open.run(statement) { row in if found == nil { found = try value(row) } }
        return found
    }

    /// Calls `effect` on the writer's thread once everything here is durable and before the caller goes on; never if
    /// the transaction is rolled back.
    package func afterCommit(_ effect: @escaping @Sendable () -> Void) { effects.append(effect) }
}

/// A row of an answer; columns by position, from 0. Asking for a type that the column does not have is a programming
/// error of the store and stops the process with the column's number.
package protocol RowSource: AnyObject {
    func value(_ column: Int) -> SQLValue
    func integer(_ column: Int) -> Int64
    func isNull(_ column: Int) -> Bool
}

package struct Row: ~Copyable {
    private let source: any RowSource

    package init(_ source: any RowSource) { self.source = source }

    package func value(_ column: Int) -> SQLValue { source.value(column) }
    package func isNull(_ column: Int) -> Bool { source.isNull(column) }
    package func integer(_ column: Int) -> Int64 { source.integer(column) }
    package func int(_ column: Int) -> Int { Int(source.integer(column)) }
    package func bool(_ column: Int) -> Bool { source.integer(column) != 0 }
    package func instant(_ column: Int) -> Instant { Instant(milliseconds: source.integer(column)) }
    package func id<Kind>(_ column: Int) -> ID<Kind> { ID(rawValue: source.integer(column)) }
    package func optionalInteger(_ column: Int) -> Int64? { isNull(column) ? nil : source.integer(column) }
    package func optionalInstant(_ column: Int) -> Instant? { isNull(column) ? nil : instant(column) }
    package func optionalID<Kind>(_ column: Int) -> ID<Kind>? { isNull(column) ? nil : id(column) }
    package func text(_ column: Int) -> String {
        guard case .text(let text) = source.value(column) else { preconditionFailure("column \(column) is not text") }
        return text
    }
    package func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
    package func bytes(_ column: Int) -> [UInt8] {
        guard case .bytes(let bytes) = source.value(column) else {
            preconditionFailure("column \(column) has no bytes")
        }
        return bytes
    }
}
