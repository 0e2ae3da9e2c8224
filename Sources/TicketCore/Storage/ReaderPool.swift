// Read connections: one for each thread that reads at the same moment.

import Synchronization

/// Last in, first out, so that a quiet server keeps using the connection whose statements are prepared.
final class ReaderPool: Sendable {
    private struct Contents {
        var free: [SQLiteConnection] = []
        var isClosed = false
    }

    private let contents = Mutex(Contents())
    private let open: @Sendable () throws -> SQLiteConnection

    init(_ open: @escaping @Sendable () throws -> SQLiteConnection) { self.open = open }

    /// Runs `body` with a connection that nobody else uses meanwhile.
    func use<Value>(_ body: (SQLiteConnection) throws -> Value) throws -> Value {
        let connection = try take() ?? open()
        defer { give(back: connection) }
        return try body(connection)
    }

    private func take() throws -> SQLiteConnection? {
        try contents.withLock { contents in
            if contents.isClosed { throw DatabaseFailure.closed }
            return contents.free.popLast()
        }
    }

    private func give(back connection: SQLiteConnection) {
        contents.withLock { contents in
            if !contents.isClosed { contents.free.append(connection) }
        }
    }

    /// Closes the free connections; those in use close when their reading ends.
    func close() {
        contents.withLock { contents in
            contents.isClosed = true
            contents.free.removeAll()
        }
    }
}
