// An event as the sale knows it in memory: its facts, its plan and its stock.

import Synchronization

/// One event on sale. The facts are replaced whole when the organiser changes them; the stock follows every commit.
package final class Listing: Sendable {
    package let id: ID<Event>
    package let plan: SeatPlan
    package let board: AvailabilityBoard
    private let facts: Mutex<Event>
    private let words = Mutex<[Language: String]>([:])

    package init(event: Event, plan: SeatPlan, board: AvailabilityBoard) {
        id = event.id
        self.plan = plan
        self.board = board
        facts = Mutex(event)
    }

    package var event: Event { facts.withLock { $0 } }
    func replaceEvent(_ event: Event) { facts.withLock { $0 = event } }

    /// What the organiser announces to everybody who looks at the event; empty: nothing.
    package var announcement: [Language: String] { words.withLock { $0 } }
    func announce(_ announcement: [Language: String]) { words.withLock { $0 = announcement } }
    func setSaleStatus(_ status: SaleStatus) { facts.withLock { $0.sale.status = status } }
    func setOpening(_ opensAt: Instant) { facts.withLock { $0.sale.opensAt = opensAt } }

    /// What a place costs with a ticket type; nil where that type is not sold.
    package func price(of place: Int, type: Int) -> Money? {
        event.prices.price(category: plan.categories[plan.category(of: place)].key, type: type)
    }

    /// The ticket type a place gets until its buyer says otherwise; nil where nothing is sold.
    func firstType(of place: Int, prices: PriceList) -> Int? {
        prices.firstType(category: plan.categories[plan.category(of: place)].key)
    }
}
