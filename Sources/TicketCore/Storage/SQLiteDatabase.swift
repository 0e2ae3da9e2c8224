// The SQLite engine: one writer with group commit, readers beside it, checkpoints behind both.

/// What can be chosen about an SQLite database; each number with the reason for its default.
package struct SQLiteSettings: Sendable {
    /// How long a write waits for another process's lock. A buyer waits that long for a page; then 503 is more honest.
    package var busyTimeout: Duration = .seconds(5)
    /// Writes in one commit. Measured without Swift, 256 gives between 0.9 and 1.1 of the holds a second of 64: more would
    /// only make the first wait for the last.
    package var largestBatch = 256
    /// Writes that may wait. At 20,000 a second this is half a second of work; more would be waiting, not working.
    package var longestQueue = 10_000
    /// Pages of 4 KiB in the log before it is copied into the file: 16 MB, so that a hot page that changes in every commit
    /// is copied once and not each time, and well below the size where recovery at start is felt.
    package var checkpointPages = 4_096
    /// What the log file may keep after it grew under a long reading.
    package var largestLog = 32 << 20
    /// What the check of the whole file may take at start, all of which must be over within half a second.
    package var checkBudget: Duration = .milliseconds(250)
    /// How long to wait at start for a server that is stopping to let go of the file.
    package var lockPatience: Duration = .zero

    package init() {}
}

/// A database in one file. Open it once; `close` it before the process ends (what was answered is durable without that).
package final class SQLiteDatabase: Database {
    private let settings: SQLiteSettings
    private let file: SQLiteFile
    private let readers: ReaderPool
    private let queue: WriteQueue
    private let counters = DatabaseCounters()
    private let gauge: LogGauge
    private let threads: (writer: StorageThread, checkpointer: StorageThread)
    private let isClosed = Monitor(false)

    /// Opens or makes the database at `path`, checks it and brings its schema up to date.
    ///
    /// - Throws: `DatabaseFailure`: `inUse`, `corrupt`, `readOnly`, `newerSchema`, `migration`, or a failure of the disk.
    package init(
        path: String, migrations: [Migration], clock: any Clock, settings: SQLiteSettings = SQLiteSettings()
    ) throws {
        self.settings = settings
        file = try SQLiteFile(path: path, patience: settings.lockPatience)
        do {
            gauge = LogGauge(threshold: settings.checkpointPages, counters: counters)
            let writing = try Self.opened(path, migrations, clock, settings)
            // From here on the writer does the waiting itself: each caller until his own moment.
            try writing.execute("PRAGMA busy_timeout = 0")
            writing.reportLog(to: gauge)
            let gate = Monitor(())
            queue = WriteQueue(longest: settings.longestQueue, counters: counters)
            readers = ReaderPool {
                try SQLiteConnection(path: path, for: .reading, busyTimeout: settings.busyTimeout)
            }
            // The threads own their connections: when they have ended, nobody has the file open but readers.
            let checkpointer = SQLiteCheckpointer(
                connection: try SQLiteConnection(path: path, for: .checkpoints, busyTimeout: .zero),
                gauge: gauge, gate: gate, counters: counters)
            let writer = Writer(
                connection: writing, queue: queue, counters: counters, gate: gate, largestBatch: settings.largestBatch)
            threads = try Self.start(writer, checkpointer)
        } catch {
            file.release()
            throw error
        }
    }

    deinit { close() }

    private static func opened(
        _ path: String, _ migrations: [Migration], _ clock: any Clock, _ settings: SQLiteSettings
    ) throws -> SQLiteConnection {
        let connection = try SQLiteConnection(path: path, for: .writing, busyTimeout: settings.busyTimeout)
        try connection.execute("PRAGMA journal_size_limit = \(settings.largestLog)")
        try connection.check(within: settings.checkBudget)
        try Migrator(
            migrations: migrations, clock: clock,
            transaction: { try connection.transaction(immediate: true, $0) }, definition: SQLiteDialect.definition
        ).run()
        return connection
    }

    private static func start(
        _ writer: Writer, _ checkpointer: SQLiteCheckpointer
    ) throws -> (StorageThread, StorageThread) {
        let writing = try StorageThread { writer.work() }
        do {
            return (writing, try StorageThread { checkpointer.work() })
        } catch {
            writer.queue.close()
            writing.join()
            throw error
        }
    }

    @discardableResult
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let deadline = Moment.now() + settings.busyTimeout
        return try await withUnsafeThrowingContinuation { caller in
            let job = Write(deadline: deadline, body, for: caller)
            if let refusal = queue.add(job) { job.resume(failing: refusal) }
        }
    }

    package func read<Value>(_ body: (Transaction) throws -> Value) throws -> Value {
        try readers.use { try $0.transaction(immediate: false, body) }
    }

    /// Finishes the writes that wait, refuses new ones, and lets go of the file. Blocks until done.
    package func close() {
        let wasClosed = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return isClosed
        }
        guard !wasClosed else { return }
        queue.close()
        threads.writer.join()
        gauge.stop()
        threads.checkpointer.join()
        readers.close()
        file.release()
    }

    /// The storage's counters now.
    package func metrics() -> DatabaseMetrics { counters.snapshot(patience: settings.busyTimeout) }
}

extension SQLiteConnection: WriterConnection {
    func begin() throws { try begin(immediate: true) }
}
