// What a rehearsal was for: every promise with its figure, its limit, and whether it was kept.

import TicketCore

/// The judgement over a rehearsal. Its exit code is the command's.
struct RehearsalVerdict: Sendable {
    struct Promise: Sendable, Hashable {
        /// For programs: `p99-hold`, `ledger-soldTwice`.
        let id: String
        /// As the promise is made to people.
        let words: String
        let figure: String
        let limit: String
        let isKept: Bool
    }

    let promises: [Promise]
    /// What makes the result less than it looks, in sentences.
    let cautions: [String]

    /// Each step of buying is answered within this, for 99 of 100.
    static let slowest: Int64 = 1_000_000
    /// Beyond this the load program was too busy itself to be believed.
    private static let longestLag: Int64 = 250_000

    init(_ result: RehearsalResult, _ fairness: Fairness) {
        promises =
            RehearsalVerdict.books(result.ledger) + RehearsalVerdict.fair(fairness) + [RehearsalVerdict.errors(result)]
            + [RehearsalVerdict.contradictions(result)] + RehearsalVerdict.speed(result)
        cautions = RehearsalVerdict.cautions(result)
    }

    var broken: [Promise] { promises.filter { !$0.isKept } }
    var isKept: Bool { broken.isEmpty }

    /// The whole in one line.
    var headline: String {
        guard !isKept else { return "Every promise was kept" }
        return "\(Figures.number(broken.count, "promise")) \(broken.count == 1 ? "was" : "were") broken"
    }

    // MARK: The promises

    private static func books(_ ledger: RehearsalLedger?) -> [Promise] {
        guard let ledger else {
            return [
                Promise(
                    id: "ledger", words: "The server's books can be checked", figure: "no answer", limit: "an answer",
                    isKept: false)
            ]
        }
        let say = Language.english.phrases
        return ledger.findings.map { finding in
            Promise(
                id: "ledger-\(finding.rule.rawValue)", words: say.booksRule(finding.rule),
                figure: Figures.count(finding.count), limit: "0", isKept: finding.count == 0)
        }
    }

    private static func fair(_ fairness: Fairness) -> [Promise] {
        var promises = [
            Promise(
                id: "own-place", words: "Every fan has a number and a place of their own",
                figure: Figures.count(fairness.shared + fairness.misplaced), limit: "0",
                isKept: fairness.shared + fairness.misplaced == 0)
        ]
        if let deviations = fairness.drawn?.deviations {
            promises.append(
                Promise(
                    id: "fair-draw", words: "In the draw, coming early gave no better place",
                    figure: "\(Figures.decimal(abs(deviations), 2)) σ",
                    limit: "< \(Figures.decimal(Fairness.chance, 0)) σ",
                    isKept: fairness.isDrawFair))
        }
        if let queued = fairness.queued {
            promises.append(
                Promise(
                    id: "line-kept", words: "In the line, nobody was overtaken", figure: Figures.count(queued.swapped),
                    limit: "0", isKept: fairness.isLineKept))
        }
        return promises
    }

    private static func errors(_ result: RehearsalResult) -> Promise {
        let count = result.errors.values.reduce(0, +)
        return Promise(
            id: "errors", words: "No request failed", figure: Figures.count(count), limit: "0", isKept: count == 0)
    }

    private static func contradictions(_ result: RehearsalResult) -> Promise {
        let count = result.contradictions.values.reduce(0, +)
        return Promise(
            id: "contradictions", words: "No fan was told two things that cannot both be true",
            figure: Figures.count(count), limit: "0", isKept: count == 0)
    }

    /// Of steps nobody took nothing is promised.
    private static func speed(_ result: RehearsalResult) -> [Promise] {
        RehearsalStep.allCases.filter(\.isPurchase).compactMap { step in
            guard let times = result.latencies[step], times.count > 0 else { return nil }
            let p99 = times.percentile(0.99)
            return Promise(
                id: "p99-\(step.rawValue)", words: "99 of 100 wait less than a second: \(step.words)",
                figure: Figures.time(microseconds: p99), limit: "< 1 s",
                isKept: p99 < slowest)
        }
    }

    private static func cautions(_ result: RehearsalResult) -> [String] {
        var cautions: [String] = []
        if result.wasStopped {
            cautions.append("The rehearsal was stopped before its end: it shows only what came until then.")
        }
        let lag = result.lag.percentile(0.99)
        if lag > longestLag {
            cautions.append(
                "The load program woke its fans up to \(Figures.time(microseconds: lag)) late (99 of 100): the times below "
                    + "are partly its own. Run it on another machine, or with fewer fans.")
        }
        if result.latencies.allSatisfy({ !$0.key.isPurchase || $0.value.count == 0 }) {
            cautions.append("Nobody came as far as buying: nothing was learned about its speed.")
        }
        return cautions
    }
}

extension RehearsalStep {
    /// As the report names it.
    var words: String {
        switch self {
        case .page: "opening a page"
        case .join: "taking a number"
        case .now: "asking how far the line is"
        case .enter: "coming in"
        case .seats: "seeing the seats"
        case .hold: "taking seats"
        case .order: "ordering"
        case .startPayment: "going to pay"
        case .payment: "paying, the gateway's time"
        case .paymentReturn: "coming back from paying"
        case .orderPage: "seeing the tickets"
        }
    }
}
