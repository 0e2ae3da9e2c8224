// Whether this process lives (`/livez`) and whether it should be given requests (`/readyz`).

import Synchronization

/// The state behind the two addresses. It does not depend on a payment gateway or a mail server: taking every node out
/// of the balancer because somebody else is down would end the sale.
final class Health: Sendable {
    /// What must be right before requests are wanted.
    enum Part: String, Sendable, CaseIterable { case database, migrations }

    /// What an address answers: 200 or 503, and a text without a secret.
    struct Answer: Sendable, Hashable {
        let isGood: Bool
        let text: String
    }

    private struct State {
        var problems: [Part: String] = [.database: "not yet open", .migrations: "not yet run"]
        var isDraining = false
    }

    private let state = Mutex(State())

    func succeed(_ part: Part) { state.withLock { $0.problems[part] = nil } }
    /// `reason` is shown to whoever asks: a constant, so that no path or value gets out.
    func fail(_ part: Part, _ reason: StaticString) { state.withLock { $0.problems[part] = reason.description } }
    /// From now on no balancer should send anybody here. There is no way back.
    func startDraining() { state.withLock { $0.isDraining = true } }
    var isDraining: Bool { state.withLock { $0.isDraining } }

    /// The process answers, so it lives: a broken database is no reason to kill it.
    var live: Answer { Answer(isGood: true, text: "ok\n") }

    var ready: Answer {
        state.withLock { state in
            var reasons = Part.allCases.compactMap { part in state.problems[part].map { "\(part.rawValue): \($0)" } }
            if state.isDraining { reasons.append("draining") }
            return reasons.isEmpty
                ? Answer(isGood: true, text: "ok\n")
                : Answer(isGood: false, text: reasons.joined(separator: "\n") + "\n")
        }
    }
}
