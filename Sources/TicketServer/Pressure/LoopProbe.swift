// How long a request that comes now would wait for its loop.

import Synchronization
import TicketCore

/// Sends each loop a word at every look and times its answer. A loop that hangs is seen while it hangs: an answer that
/// is still missing counts as long as it has been missing.
final class LoopProbe: Sendable {
    private struct State {
        /// When the word was sent that is not answered yet, by loop.
        var sent: [ObjectIdentifier: Moment] = [:]
        var lag: [ObjectIdentifier: Duration] = [:]
    }

    private let state = Mutex(State())

    /// The longest of the loops' lags, as of this look or of the one before.
    func look(at loops: [Loop], _ now: Moment = .now()) -> Duration {
        var longest = Duration.zero
        for loop in loops where !loop.isCurrent {
            let key = ObjectIdentifier(loop)
            let (lag, isFree) = state.withLock { state in
                let lag = state.sent[key].map { now.since($0) } ?? state.lag[key] ?? .zero
                let isFree = state.sent[key] == nil
                if isFree { state.sent[key] = now }
                return (lag, isFree)
            }
            longest = max(longest, lag)
            if isFree { loop.perform { self.answered(key) } }
        }
        return longest
    }

    private func answered(_ loop: ObjectIdentifier) {
        let now = Moment.now()
        state.withLock { state in
            if let sent = state.sent.removeValue(forKey: loop) { state.lag[loop] = now.since(sent) }
        }
    }
}
