// What a person sees while a rehearsal runs.

import Synchronization
import TicketCore

/// One line: again and again in its place on a terminal, every ten seconds where lines are kept.
final class RehearsalProgress: Sendable {
    private struct State {
        var begun = Moment.beginning
        var told = Moment.beginning
        var arrived = 0
    }

    private let write: @Sendable (String) -> Void
    private let isTerminal: Bool
    private let state = Mutex(State())

    init(isTerminal: Bool, _ write: @escaping @Sendable (String) -> Void) {
        self.isTerminal = isTerminal
        self.write = write
    }

    func begin(_ options: RehearseOptions, _ facts: RehearsalFacts) {
        state.withLock { $0.begun = .now() }
        write(
            """
            rehearsing \(facts.title): \(options.fans) fans, \(facts.capacity) places, at most \(options.minutes) min, \
            seed \(options.seed). Ctrl-C ends it with a report.\n
            """)
    }

    /// Tells `pulse` if it is time to.
    func tell(_ pulse: Crowd.Pulse) {
        let now = Moment.now()
        let seconds = state.withLock { state -> Int64? in
            guard now.since(state.told) >= (isTerminal ? .seconds(1) : .seconds(10)) else { return nil }
            state.told = now
            return now.since(state.begun).components.seconds
        }
        guard let seconds else { return }
        let text = RehearsalProgress.line(pulse, seconds: Int(seconds))
        // To the beginning of the line, and the rest of the former one away (ECMA-48, EL).
        write(isTerminal ? "\r\(text)\u{1B}[K" : text + "\n")
    }

    /// Ends the line that was written over.
    func end() { if isTerminal { write("\n") } }

    static func line(_ pulse: Crowd.Pulse, seconds: Int) -> String {
        let p99 = pulse.purchase.percentile(0.99) / 1000
        let padding = seconds % 60 < 10 ? "0" : ""
        return [
            "\(seconds / 60):\(padding)\(seconds % 60)", pulse.state?.rawValue ?? "", "\(pulse.waiting) waiting",
            "\(pulse.total.admitted) admitted", "\(pulse.shopping) inside", "\(pulse.total.sold) sold",
            "\(pulse.second.polls) polls/s", "\(pulse.total.errors) errors", "p99 \(p99) ms",
        ].filter { !$0.isEmpty }.joined(separator: " · ")
    }
}
