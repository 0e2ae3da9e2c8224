// The signals that end a server: the first asks it to, the second does not ask.

import Glibc
import Synchronization

/// SIGTERM and SIGINT, watched on a loop that does nothing else: neither a long start nor a stuck disk keeps them waiting.
final class StopSignal: Sendable {
    private enum State {
        /// Nothing is served, so there is nothing to finish.
        case starting
        case serving(CheckedContinuation<Void, Never>)
        case stopping
    }

    private static let signals = [SIGTERM, SIGINT]
    private let state = Mutex(State.starting)

    /// Call before any other thread exists: a thread that does not block a signal would take it.
    static func block() { Signals.block(signals) }

    /// Watches from now on.
    init() throws(SystemError) {
        let loop = try Loop(name: "signals")
        Signals.deliver(StopSignal.signals, on: loop) { [self] _ in received() }
    }

    /// Returns when the server is asked to end; from then on another signal ends the process at once.
    func wait() async {
        await withCheckedContinuation { waiting in state.withLock { $0 = .serving(waiting) } }
    }

    private func received() {
        let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
            switch state {
            case .starting: _exit(ExitCode.success.rawValue)
            case .stopping: _exit(ExitCode.failure.rawValue)
            case .serving(let waiting):
                state = .stopping
                return waiting
            }
        }
        waiting?.resume()
    }
}
