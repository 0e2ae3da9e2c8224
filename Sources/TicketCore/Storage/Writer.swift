// The one thread that changes the database: everything that waits goes into one commit.

import Glibc
import Synchronization

/// What the writer needs of an engine's connection.
protocol WriterConnection: StatementRunner, Sendable {
    /// Takes the write lock and begins; throws `.busy` at once if somebody else has it.
    func begin() throws
    func commit() throws
    func rollback()
    /// These three throw if the engine has given up the whole transaction by itself, also when a job swallowed the
    /// failure: what the others had done is gone with it.
    func savepoint() throws
    func releaseSavepoint() throws
    func rollbackToSavepoint() throws
}

/// Group commit. Each job runs in its own savepoint inside one transaction, so that a refused one leaves nothing and
/// disturbs nobody; one fdatasync makes all of them durable; only then do effects run and callers go on.
struct Writer: Sendable {
    let connection: any WriterConnection
    let queue: WriteQueue
    let counters: DatabaseCounters
    /// Held during a transaction; the checkpointer takes it when it needs the log for itself.
    let gate: Monitor<Void>
    /// Jobs in one commit at most: the first of them waits for the last.
    let largestBatch: Int

    /// Works until the queue is closed and empty.
    func work() {
        while let batch = queue.take(upTo: largestBatch) {
            counters.lastBatch.store(batch.count, ordering: .relaxed)
            gate.withLock { _ in process(batch) }
        }
    }

    private func process(_ batch: [any WriteJob]) {
        let begin = Moment.now()
        let jobs = began(with: batch)
        guard !jobs.isEmpty else { return }
        do {
            let refused = try run(jobs)
            try connection.commit()
            counters.refused.wrappingAdd(refused, ordering: .relaxed)
            counters.committed.wrappingAdd(jobs.count - refused, ordering: .relaxed)
        } catch {
            return fail(jobs, with: error)
        }
        counters.committed(in: Moment.now().since(begin))
        for job in jobs { job.runEffects() }
        for job in jobs { job.resume() }
    }

    /// Begins the transaction and returns the jobs that go into it: none if there is no transaction. While another process
    /// holds the lock, each job waits until its own deadline.
    private func began(with batch: [any WriteJob]) -> [any WriteJob] {
        var waiting = batch
        var pause: UInt32 = 1_000
        while !waiting.isEmpty {
            do {
                try connection.begin()
                return waiting
            } catch DatabaseFailure.busy {
                let now = Moment.now()
                fail(waiting.filter { $0.deadline <= now }, with: DatabaseFailure.busy)
                waiting.removeAll { $0.deadline <= now }
                if !waiting.isEmpty { usleep(pause) }
                pause = min(pause * 2, 20_000)
            } catch {
                fail(waiting, with: error)
                waiting = []
            }
        }
        return []
    }

    /// Runs each job and returns how many were refused. Throws if the transaction as a whole cannot go on.
    private func run(_ jobs: [any WriteJob]) throws -> Int {
        var refused = 0
        for job in jobs {
            try connection.savepoint()
            let isDone = job.run(in: Transaction(connection))
            if isDone {
                try connection.releaseSavepoint()
            } else {
                refused += 1
                try connection.rollbackToSavepoint()
            }
        }
        return refused
    }

    /// Nothing of the batch exists: not even a refusal can be believed, because it may have been caused by a neighbour.
    private func fail(_ jobs: [any WriteJob], with reason: any Error) {
        guard !jobs.isEmpty else { return }
        connection.rollback()
        counters.failedCommits.wrappingAdd(1, ordering: .relaxed)
        counters.refused.wrappingAdd(jobs.count, ordering: .relaxed)
        for job in jobs { job.resume(failing: reason) }
    }
}
