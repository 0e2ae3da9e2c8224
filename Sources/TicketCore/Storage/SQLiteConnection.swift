// One connection to an SQLite file: its settings, its statement cache, its transaction.

import CSQLite

/// Used by one thread at a time; who hands it from thread to thread provides the ordering.
final class SQLiteConnection: StatementRunner, @unchecked Sendable {
    /// What a connection is for; it decides what it may do and how much memory it may take.
    enum Purpose {
        case writing, reading, checkpoints

        /// Page cache in KiB. The writer keeps the hot tables of a sale (100,000 places are about 4 MB) with their
        /// indexes; a reader's cache is emptied by each foreign commit, so more than its one question needs is waste.
        var cacheSize: Int {
            switch self {
            case .writing: 65_536
            case .reading: 4_096
            case .checkpoints: 256
            }
        }
    }

    private let handle: OpaquePointer
    private var gauge: LogGauge?
    private var cache: [String: SQLiteStatement] = [:]
    /// Why the engine gave up the whole transaction by itself (disk full, disk error), until `rollback`.
    private var lost: DatabaseFailure?

    /// Once in the process, before the first connection.
    private static let processSettings = csqlite_configure_process()

    /// Opens the existing file at `path`.
    init(path: String, for purpose: Purpose, busyTimeout: Duration) throws {
        _ = Self.processSettings
        var handle: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let code = sqlite3_open_v2(path, &handle, flags, nil)
        guard code == SQLITE_OK, let handle else {
            let failure = DatabaseFailure(sqlite: handle, code: code)
            sqlite3_close_v2(handle)
            throw failure
        }
        self.handle = handle
        do {
            try configure(for: purpose, busyTimeout: busyTimeout)
        } catch {
            sqlite3_close_v2(handle)
            throw error
        }
    }

    deinit {
        cache.removeAll()
        sqlite3_close_v2(handle)
    }

    private func configure(for purpose: Purpose, busyTimeout: Duration) throws {
        sqlite3_busy_timeout(handle, Int32(clamping: busyTimeout.inMilliseconds))
        // "text" in double quotes is a name, never a string: a misspelt column must be an error, as on PostgreSQL.
        csqlite_db_config_int(handle, SQLITE_DBCONFIG_DQS_DML, 0)
        csqlite_db_config_int(handle, SQLITE_DBCONFIG_DQS_DDL, 0)
        csqlite_db_config_int(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        guard sqlite3_db_readonly(handle, "main") == 0 else {
            throw DatabaseFailure.readOnly("the file may only be read")
        }
        // No memory map: a disk error under a mapping is SIGBUS, the end of the process, instead of an error.
        try setting("mmap_size", 0)
        try setting("cache_size", -purpose.cacheSize)
        try setting("foreign_keys", 1)
        try setting("synchronous", 2)
        // Checkpoints are the checkpointer's; within a commit they would be latency for everyone waiting.
        try setting("wal_autocheckpoint", 0)
        if purpose == .reading { try setting("query_only", 1) }
        if purpose == .writing { try makeDurable() }
    }

    /// Write-ahead log, and a commit that returns after fdatasync; both are read back, because SQLite answers a pragma
    /// that it cannot obey with the old value and no error.
    private func makeDurable() throws {
        guard try textAnswer("PRAGMA journal_mode = WAL") == "wal" else {
            throw DatabaseFailure.engine("the file system does not support a write-ahead log")
        }
        guard try integer("PRAGMA synchronous") == 2 else {
            throw DatabaseFailure.engine("synchronous=FULL was refused")
        }
    }

    private func setting(_ name: String, _ value: Int) throws { try execute("PRAGMA \(name) = \(value)") }

    /// Runs a text outside the cache: settings and table definitions.
    func execute(_ text: String) throws {
        try step(SQLiteStatement(text, on: handle)) { _ in }
    }

    /// The first column of the first row.
    func integer(_ text: String) throws -> Int64? {
        var found: Int64?
        try step(SQLiteStatement(text, on: handle)) { row in found = row.integer(0) }
        return found
    }

    private func textAnswer(_ text: String) throws -> String? {
        var found: String?
        try step(SQLiteStatement(text, on: handle)) { row in found = row.text(0) }
        return found
    }

    /// Reads every page of every table and index and the rows of the tables, until `budget` is used up.
    ///
    /// Measured: 0.1 s for 100,000 orders with their tickets (97 MB), 0.6 s for a million places with CHECK. A damaged page
    /// must stop the start; a file so large that the rest does not fit must not.
    func check(within budget: Duration) throws {
        var end = Moment.now() + budget
        var problems: [String] = []
        try withUnsafeMutablePointer(to: &end) { end in
            sqlite3_progress_handler(
                handle, 10_000,
                { context in
                    guard let context else { return 0 }
                    return Moment.now() > context.load(as: Moment.self) ? 1 : 0
                }, end)
            defer { sqlite3_progress_handler(handle, 0, nil, nil) }
            do {
                try step(SQLiteStatement("PRAGMA quick_check(3)", on: handle)) { row in problems.append(row.text(0)) }
            } catch  where sqlite3_errcode(handle) == SQLITE_INTERRUPT {
                problems = ["ok"]
            }
        }
        guard problems == ["ok"] else { throw DatabaseFailure.corrupt(problems.joined(separator: "; ")) }
    }

    // MARK: Statements

    @discardableResult
    func run(_ statement: SQL, each: (borrowing Row) throws -> Void) throws -> Int {
        if let lost { throw lost }
        let prepared = try prepare(statement.text)
        try prepared.bind(statement.values)
        // Not sqlite3_changes alone: it keeps the number of the last change through statements that change nothing.
        let before = sqlite3_total_changes64(handle)
        try step(prepared, each)
        return sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
    }

    private func prepare(_ text: String) throws -> SQLiteStatement {
        if let cached = cache[text] {
            return cached.isRunning ? try SQLiteStatement(text, on: handle) : cached
        }
        // The product has a few hundred texts. More means that somebody varies one; memory must not pay for it.
        if cache.count == 1_000 { cache.removeAll() }
        let prepared = try SQLiteStatement(text, on: handle)
        cache[text] = prepared
        return prepared
    }

    private func step(_ statement: SQLiteStatement, _ each: (borrowing Row) throws -> Void) throws {
        defer { statement.reset() }
        let row = Row(statement)
        while true {
            let code = statement.step()
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw noticed(DatabaseFailure(sqlite: handle, code: code)) }
            try each(row)
        }
    }

    // MARK: Transactions

    private var inTransaction = false

    /// After some failures SQLite rolls the transaction back by itself. Statements after that would each commit alone,
    /// so the connection refuses them until whoever began the transaction has heard of it.
    private func noticed(_ failure: DatabaseFailure) -> DatabaseFailure {
        if inTransaction, sqlite3_get_autocommit(handle) != 0 { lost = failure }
        return failure
    }

    /// Begins a transaction; `immediate` takes the write lock now.
    func begin(immediate: Bool) throws {
        try run(immediate ? "BEGIN IMMEDIATE" : "BEGIN") { _ in }
        inTransaction = true
    }

    func commit() throws {
        try run("COMMIT") { _ in }
        inTransaction = false
    }

    /// Ends the transaction without a trace, whatever state a failure left it in.
    func rollback() {
        lost = nil
        inTransaction = false
        guard sqlite3_get_autocommit(handle) == 0 else { return }
        // A ROLLBACK can itself report a disk error; the transaction is gone then as well.
        _ = try? run("ROLLBACK") { _ in }
    }

    func savepoint() throws { try run("SAVEPOINT job") { _ in } }
    func releaseSavepoint() throws { try run("RELEASE job") { _ in } }
    func rollbackToSavepoint() throws {
        try run("ROLLBACK TO job") { _ in }
        try run("RELEASE job") { _ in }
    }

    /// Runs `body` between BEGIN and COMMIT.
    func transaction<Value>(immediate: Bool, _ body: (Transaction) throws -> Value) throws -> Value {
        try begin(immediate: immediate)
        let transaction = Transaction(self)
        defer { transaction.finish() }
        do {
            let value = try body(transaction)
            try commit()
            return value
        } catch {
            rollback()
            throw error
        }
    }

    // MARK: Log

    /// Calls `gauge` after each commit with the number of pages in the log.
    func reportLog(to gauge: LogGauge) {
        self.gauge = gauge
        sqlite3_wal_hook(
            handle,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                Unmanaged<LogGauge>.fromOpaque(context).takeUnretainedValue().committed(pages: Int(pages))
                return SQLITE_OK
            }, Unmanaged.passUnretained(gauge).toOpaque())
    }

    /// Copies the log into the file. Returns the pages in the log and how many of them are now in the file as well.
    func checkpoint(truncating: Bool) -> (pages: Int, copied: Int, isBusy: Bool) {
        var pages: Int32 = 0
        var copied: Int32 = 0
        let mode = truncating ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE
        let code = sqlite3_wal_checkpoint_v2(handle, "main", mode, &pages, &copied)
        return (Int(max(0, pages)), Int(max(0, copied)), code != SQLITE_OK)
    }
}
