// Where changes wait for the writer: bounded, first come first served.

import Synchronization

/// Any thread adds, the writer's thread takes all that wait at once.
final class WriteQueue: Sendable {
    private struct Contents {
        var jobs: [any WriteJob] = []
        var isClosed = false
        /// Only who finds the writer asleep pays for waking it.
        var isWriterAsleep = false
    }

    private let contents = Monitor(Contents())
    private let longest: Int
    private let counters: DatabaseCounters

    init(longest: Int, counters: DatabaseCounters) {
        self.longest = longest
        self.counters = counters
    }

    /// Adds a job, or says why not.
    func add(_ job: any WriteJob) -> DatabaseFailure? {
        let (refusal, mustWake): (DatabaseFailure?, Bool) = contents.withLock { contents in
            if contents.isClosed { return (.closed, false) }
            if contents.jobs.count >= longest { return (.busy, false) }
            contents.jobs.append(job)
            counters.waiting.store(contents.jobs.count, ordering: .relaxed)
            defer { contents.isWriterAsleep = false }
            return (nil, contents.isWriterAsleep)
        }
        if mustWake { contents.wake() }
        return refusal
    }

    /// Waits for jobs and takes up to `limit` of them; nil when the queue is closed and empty.
    func take(upTo limit: Int) -> [any WriteJob]? {
        // Whoever was taken before has been served.
        let served = counters.oldestDeadline.exchange(0, ordering: .relaxed)
        if served > 0 { counters.ended(served, at: .now()) }
        return contents.wait { contents, _ -> [any WriteJob]?? in
            guard let oldest = contents.jobs.first else {
                contents.isWriterAsleep = !contents.isClosed
                return contents.isClosed ? .some(nil) : .none
            }
            counters.oldestDeadline.store(oldest.deadline.nanoseconds, ordering: .relaxed)
            var taken: [any WriteJob] = []
            if contents.jobs.count <= limit {
                swap(&taken, &contents.jobs)
            } else {
                taken = Array(contents.jobs.prefix(limit))
                contents.jobs.removeFirst(limit)
            }
            counters.waiting.store(contents.jobs.count, ordering: .relaxed)
            return taken
        }
    }

    /// No more jobs are taken in; those that wait are still done.
    func close() {
        contents.withLock { $0.isClosed = true }
        contents.wake()
    }
}
