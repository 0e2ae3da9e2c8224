// Copies the write-ahead log into the database file, beside the commits instead of within one.

import Synchronization

/// How full the log is. The writer's connection reports after each commit.
final class LogGauge: Sendable {
    struct State {
        var pages = 0
        var lastCommit = Moment.beginning
        var isDue = false
        var isStopping = false
    }

    let state = Monitor(State())
    private let threshold: Int
    private let counters: DatabaseCounters

    init(threshold: Int, counters: DatabaseCounters) {
        self.threshold = threshold
        self.counters = counters
    }

    func committed(pages: Int) {
        counters.logPages.store(pages, ordering: .relaxed)
        let mustWake = state.withLock { state in
            let wasEmpty = state.pages == 0
            let wasDue = state.isDue
            state.pages = pages
            state.lastCommit = .now()
            state.isDue = pages >= threshold
            return wasEmpty || (state.isDue && !wasDue)
        }
        if mustWake { state.wake() }
    }

    /// Ends the checkpointer's thread.
    func stop() {
        state.withLock { $0.isStopping = true }
        state.wake()
    }
}

/// The checkpointer's thread.
///
/// A log that is always written to never starts over: there is always a page that is not in the file yet. So there are
/// two passes: the first copies nearly everything while the writer goes on; the second holds the writer off for the
/// few pages that were added meanwhile, after which the next commit begins again at the start of the log. Somebody who
/// reads for long holds the copying up at his moment; when he is done, the next pass catches up, and the commit after
/// it cuts the file to `journal_size_limit`. When nobody writes, the log is emptied.
struct SQLiteCheckpointer: Sendable {
    let connection: SQLiteConnection
    let gauge: LogGauge
    let gate: Monitor<Void>
    let counters: DatabaseCounters

    /// How long nobody must have written before the log is emptied.
    private static let idle: Duration = .seconds(1)
    /// The pause after a pass that a reader held up.
    private static let heldUp: Duration = .milliseconds(100)

    private enum Turn { case stop, copy, empty }

    /// Works until the gauge says stop.
    func work() {
        var notBefore = Moment.beginning
        while true {
            switch nextTurn(notBefore: notBefore) {
            case .stop: return
            case .copy: notBefore = copy() ? .beginning : .now() + Self.heldUp
            case .empty: notBefore = empty() ? .beginning : .now() + Self.idle
            }
        }
    }

    private func nextTurn(notBefore: Moment) -> Turn {
        while true {
            let moment = gauge.state.withLock { $0.pages == 0 ? nil : max($0.lastCommit + Self.idle, notBefore) }
            let turn = gauge.state.wait(until: waking(moment, notBefore)) { state, isLate -> Turn?? in
                if state.isStopping { return .some(.stop) }
                let now = Moment.now()
                if now >= notBefore {
                    if state.isDue { return .some(.copy) }
                    if state.pages > 0, now >= state.lastCommit + Self.idle { return .some(.empty) }
                }
                // A commit into an empty log, or a moment that has passed: ask again with the new moment.
                return isLate || (moment == nil && state.pages > 0) ? .some(nil) : .none
            }
            if let turn { return turn }
        }
    }

    private func waking(_ moment: Moment?, _ notBefore: Moment) -> Moment? {
        let now = Moment.now()
        return notBefore > now ? notBefore : moment
    }

    /// Both passes; false if somebody's reading held them up.
    private func copy() -> Bool {
        _ = connection.checkpoint(truncating: false)
        let last = gate.withLock { _ in
            let last = connection.checkpoint(truncating: false)
            gauge.state.withLock { $0.isDue = false }
            return last
        }
        counters.checkpoints.wrappingAdd(1, ordering: .relaxed)
        return !last.isBusy && last.copied == last.pages
    }

    /// Copies what is left and cuts the log file to nothing; false if somebody's reading held it up.
    private func empty() -> Bool {
        gate.withLock { _ in
            guard !connection.checkpoint(truncating: true).isBusy else { return false }
            counters.checkpoints.wrappingAdd(1, ordering: .relaxed)
            counters.logPages.store(0, ordering: .relaxed)
            gauge.state.withLock { $0.pages = 0 }
            return true
        }
    }
}
