// The report of a rehearsal: what was measured, judged once, told in three forms (text, JSON, HTML).

import TicketCore

/// A result with its judgement. Each form is a pure function of it.
struct RehearsalReport: Sendable {
    let result: RehearsalResult
    let fairness: Fairness
    let verdict: RehearsalVerdict

    init(_ result: RehearsalResult) {
        self.result = result
        fairness = Fairness(result)
        verdict = RehearsalVerdict(result, fairness)
    }

    // MARK: Sums that every form needs

    var length: Int { max(result.seconds.count, Int((result.endedAt - result.startedAt).inMilliseconds / 1000)) }
    var total: RehearsalSecond {
        result.seconds.reduce(into: RehearsalSecond()) { total, second in
            total.arrived += second.arrived
            total.joined += second.joined
            total.polls += second.polls
            total.admitted += second.admitted
            total.held += second.held
            total.sold += second.sold
            total.refused += second.refused
            total.errors += second.errors
            total.bytesIn += second.bytesIn
            total.bytesOut += second.bytesOut
        }
    }

    /// The most of something in one second.
    func peak(_ of: (RehearsalSecond) -> Int) -> Int { result.seconds.map(of).max() ?? 0 }

    /// The last second in which something was sold.
    var lastSale: Int? { result.seconds.lastIndex { $0.sold > 0 } }

    /// The step of buying with the longest 99th percentile.
    var slowestStep: (step: RehearsalStep, p99: Int64)? {
        result.latencies.filter { $0.key.isPurchase && $0.value.count > 0 }
            .map { (step: $0.key, p99: $0.value.percentile(0.99)) }
            .max { ($0.p99, $1.step.rawValue) < ($1.p99, $0.step.rawValue) }
    }

    /// What happened, in a few sentences.
    var summary: String {
        let plan = result.plan
        let total = total
        var text =
            "\(Figures.number(plan.fans, "fan")) were sent to \(plan.title) with \(Figures.number(plan.capacity, "place"))"
            + " within \(Figures.span(seconds: length)); \(Figures.count(total.joined)) of them stood in line"
            + " and \(Figures.count(total.admitted)) came in. "
        if result.isSoldOut, let lastSale {
            text += "Every place was sold after \(Figures.span(seconds: lastSale + 1)). "
        } else {
            text += "\(Figures.number(total.sold, "ticket")) were sold. "
        }
        if let slowestStep {
            text +=
                "The slowest step of buying was \(slowestStep.step.words): 99 of 100 waited less than "
                + "\(Figures.time(microseconds: slowestStep.p99))."
        }
        return text
    }

    /// The command that repeats it; the key is not in it.
    var command: String {
        let plan = result.plan
        let words =
            ["TicketServer rehearse", plan.url, "--event", plan.event, "--key-file KEYFILE", "--fans", "\(plan.fans)"]
            + ["--minutes", "\(plan.minutes)", "--seed", "\(plan.seed)"] + plan.options
        return words.joined(separator: " ")
    }

    /// Counts by words, the largest first.
    static func ranked(_ counts: [String: Int]) -> [(words: String, count: Int)] {
        counts.map { (words: $0.key, count: $0.value) }.sorted { ($1.count, $0.words) < ($0.count, $1.words) }
    }
}
