// What the storage counts about itself, for /metrics.

import Synchronization

/// A picture of the storage at one moment. Counters only grow; the histogram is cumulative per bucket bound.
package struct DatabaseMetrics: Sendable, Hashable {
    /// Upper bounds of the buckets of `commits`, in microseconds. The last bucket has no bound.
    package static let commitBounds: [Int] = [
        100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000,
    ]

    /// Writes that wait for the writer now.
    package var waiting = 0
    /// How long the write has waited that has waited longest, of those that wait, that are being made, and that were made
    /// in the last quarter of a second; zero for none.
    package var longestWait: Duration = .zero
    /// Writes in the last commit.
    package var lastBatch = 0
    /// Writes that were made durable, and writes that were refused or failed.
    package var committed = 0
    package var refused = 0
    /// Commits that took as long as the bound of the same index, each bucket without the lower ones; and their sum.
    package var commits = [Int](repeating: 0, count: DatabaseMetrics.commitBounds.count + 1)
    package var commitNanoseconds = 0
    /// Commits that failed.
    package var failedCommits = 0
    /// Size of the write-ahead log after the last commit, in pages of 4 KiB; and checkpoints made.
    package var logPages = 0
    package var checkpoints = 0

    package init() {}
}

/// The counters behind `DatabaseMetrics`: atomics, so that counting costs a few nanoseconds and nobody waits.
final class DatabaseCounters: Sendable {
    let waiting = Atomic(0)
    /// The deadline of the oldest write that is not made yet, in nanoseconds of `Moment`; 0 for none.
    let oldestDeadline = Atomic<UInt64>(0)
    /// The longest wait that ended lately: its oldest deadline and when it ended, in nanoseconds of `Moment`. A look at one
    /// moment would miss most of what stalls for less than it takes to look again.
    private let ended = Mutex<(deadline: UInt64, at: UInt64)>((0, 0))
    private static let lately: UInt64 = 250_000_000
    let lastBatch = Atomic(0)
    let committed = Atomic(0)
    let refused = Atomic(0)
    let commitNanoseconds = Atomic(0)
    let failedCommits = Atomic(0)
    let logPages = Atomic(0)
    let checkpoints = Atomic(0)
    /// Only the writer's thread counts here, once a commit; the lock is for who reads.
    private let commits = Mutex([Int](repeating: 0, count: DatabaseMetrics.commitBounds.count + 1))

    private func longestWait(_ patience: Duration, _ now: Moment) -> Duration {
        func wait(_ deadline: UInt64, until end: Moment) -> Duration {
            deadline == 0 ? .zero : (end + patience).since(Moment(nanoseconds: deadline))
        }
        let last = ended.withLock { $0 }
        let isLate = last.at + DatabaseCounters.lately >= now.nanoseconds
        return max(
            wait(oldestDeadline.load(ordering: .relaxed), until: now),
            isLate ? wait(last.deadline, until: Moment(nanoseconds: last.at)) : .zero)
    }

    /// The writes of a round are made; the oldest of them had this deadline.
    func ended(_ deadline: UInt64, at now: Moment) {
        ended.withLock { ended in
            // What is left of its patience says how long a write has waited: less is longer.
            let isShorter =
                Int64(bitPattern: deadline &- now.nanoseconds) > Int64(bitPattern: ended.deadline &- ended.at)
            guard !isShorter || ended.at + DatabaseCounters.lately < now.nanoseconds else { return }
            ended = (deadline, now.nanoseconds)
        }
    }

    func committed(in time: Duration) {
        let nanoseconds = Int(clamping: time.inNanoseconds)
        commitNanoseconds.wrappingAdd(nanoseconds, ordering: .relaxed)
        let microseconds = nanoseconds / 1_000
        let bounds = DatabaseMetrics.commitBounds
        let bucket = bounds.firstIndex { microseconds <= $0 } ?? bounds.count
        commits.withLock { $0[bucket] += 1 }
    }

    /// - Parameter patience: what lies between a write's beginning and its deadline.
    func snapshot(patience: Duration, at now: Moment = .now()) -> DatabaseMetrics {
        var metrics = DatabaseMetrics()
        metrics.waiting = waiting.load(ordering: .relaxed)
        metrics.longestWait = longestWait(patience, now)
        metrics.lastBatch = lastBatch.load(ordering: .relaxed)
        metrics.committed = committed.load(ordering: .relaxed)
        metrics.refused = refused.load(ordering: .relaxed)
        metrics.commits = commits.withLock { $0 }
        metrics.commitNanoseconds = commitNanoseconds.load(ordering: .relaxed)
        metrics.failedCommits = failedCommits.load(ordering: .relaxed)
        metrics.logPages = logPages.load(ordering: .relaxed)
        metrics.checkpoints = checkpoints.load(ordering: .relaxed)
        return metrics
    }
}
