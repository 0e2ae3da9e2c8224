// What the books of an event say: counts, and every promise of a sale with what breaks it.

/// A promise that the rows of an event keep or break. The raw values stand in answers and reports.
package enum LedgerRule: String, Sendable, CaseIterable {
    /// No place has two tickets that are good.
    case soldTwice
    /// Every order with money has its tickets, or the money is on its way back.
    case paidWithoutTicket
    /// Every good ticket was paid.
    case ticketWithoutPayment
    /// Nobody has more places than one buyer may.
    case overLimit
    /// Every number let in was given, called, and let in once.
    case numbers
    /// Every place of the plan is free, blocked, or in the hands of one cart or order that lives.
    case places
    /// Rehearsals are paid at the rehearsals' gateway, sales are not.
    case gateway
}

package struct LedgerReport: Sendable, Hashable {
    /// What breaks one promise.
    package struct Finding: Sendable, Hashable {
        package let rule: LedgerRule
        /// How many do.
        package var count: Int
        /// The first of them, as people look for them: a place, an order's code, a number. At most `examplesLimit`.
        package var examples: [String]

        package init(rule: LedgerRule, count: Int = 0, examples: [String] = []) {
            self.rule = rule
            self.count = count
            self.examples = examples
        }
    }

    /// How many examples of each violation are told.
    package static let examplesLimit = 20

    /// As of when.
    package let at: Instant
    /// Places of the plan.
    package var capacity = 0
    package var free = 0
    package var held = 0
    package var sold = 0
    package var blocked = 0
    package var orders = 0
    package var paid = 0
    package var refunded = 0
    /// That let somebody in, or would.
    package var tickets = 0
    /// One for each rule, in the order of `LedgerRule.allCases`.
    package var findings: [Finding] = LedgerRule.allCases.map { Finding(rule: $0) }

    package init(at: Instant) { self.at = at }

    package var violations: Int { findings.reduce(0) { $0 + $1.count } }

    package subscript(rule: LedgerRule) -> Finding {
        get { findings.first { $0.rule == rule } ?? Finding(rule: rule) }
        set {
            guard let index = findings.firstIndex(where: { $0.rule == rule }) else { return findings.append(newValue) }
            findings[index] = newValue
        }
    }

    /// Adds a violation.
    package mutating func add(_ rule: LedgerRule, _ example: @autoclosure () -> String) {
        self[rule].count += 1
        if self[rule].examples.count < LedgerReport.examplesLimit { self[rule].examples.append(example()) }
    }
}
