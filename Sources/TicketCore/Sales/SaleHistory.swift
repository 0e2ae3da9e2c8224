// The last hour of a sale, second by second: how many were let in, how many seats were sold.

/// A ring of an hour's seconds, 29 KB an event. What it knows can be made again from the rows of orders and sessions, so
/// it is never written down.
package struct SaleHistory: Sendable {
    /// How much happened in a while.
    package struct Amount: Sendable, Hashable {
        package var letIn: Int
        package var sold: Int

        package init(letIn: Int = 0, sold: Int = 0) {
            self.letIn = letIn
            self.sold = sold
        }
    }

    private struct Second: Sendable {
        /// Since 1970; tells a second of this hour from one of the hour before in the same place.
        var number: Int64 = .min
        var letIn: UInt32 = 0
        var sold: UInt32 = 0
    }

    /// Seconds that are remembered: sixty points of a minute, and the minute that is not over.
    package static let length = 3_660

    private var ring = [Second](repeating: Second(), count: SaleHistory.length)
    private var last: Amount?

    package init() {}

    /// Takes the totals since the beginning of the sale, as they are at `now`. The first call only sets the mark; later
    /// ones count the difference. A total that went down (a refund) sells nothing back.
    package mutating func note(_ totals: Amount, at now: Instant) {
        defer { last = totals }
        guard let last else { return }
        let more = Amount(letIn: max(0, totals.letIn - last.letIn), sold: max(0, totals.sold - last.sold))
        guard more.letIn > 0 || more.sold > 0 else { return }
        add(more, second: SaleHistory.second(now))
    }

    /// What happened in a second, as its rows tell after a restart.
    package mutating func add(_ amount: Amount, second: Int64) {
        let place = Int(second % Int64(SaleHistory.length))
        if ring[place].number != second { ring[place] = Second(number: second) }
        ring[place].letIn += UInt32(clamping: amount.letIn)
        ring[place].sold += UInt32(clamping: amount.sold)
    }

    /// The sum of the `count` whole seconds before `now`.
    package func sum(ofLast count: Int, at now: Instant) -> Amount { sum(count, before: SaleHistory.second(now)) }

    /// Sixty minutes, the oldest first. Their borders move every ten seconds, so that a curve rests in between.
    package func minutes(at now: Instant) -> [Amount] {
        let end = SaleHistory.second(now) / 10 * 10
        return (0..<60).reversed().map { sum(60, before: end - Int64($0) * 60) }
    }

    private func sum(_ count: Int, before end: Int64) -> Amount {
        (end - Int64(count)..<end).reduce(into: Amount()) { sum, number in
            let second = ring[Int(number % Int64(SaleHistory.length))]
            guard second.number == number else { return }
            sum.letIn += Int(second.letIn)
            sum.sold += Int(second.sold)
        }
    }

    private static func second(_ moment: Instant) -> Int64 { moment.milliseconds / 1000 }
}
