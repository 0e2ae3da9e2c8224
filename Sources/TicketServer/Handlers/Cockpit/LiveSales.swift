// What the live screens need beside the present: the last hour of each sale, and what was lost.

import Synchronization
import TicketCore

/// One of each server. `sample` is to be called every second; everything it knows can be lost.
final class LiveSales: Sendable {
    let feed = LiveFeed()
    private let histories = Mutex<[ID<Event>: SaleHistory]>([:])
    private let lost = Mutex<[ID<Event>: Int64]>([:])

    /// The highest number that was seen of those an old copy of the database does not know of.
    func highestLost(_ event: ID<Event>) -> Int? { lost.withLock { $0[event].map(Int.init) } }

    func note(_ alarm: RoomAlarm) {
        guard case .numbersLost(let event, let seen, _) = alarm else { return }
        lost.withLock { $0[event] = max(seen, $0[event] ?? 0) }
    }

    func history(_ event: ID<Event>) -> SaleHistory { histories.withLock { $0[event] } ?? SaleHistory() }

    /// Counts what happened since the last second, and tells those who watch.
    func sample(_ shop: Shop) {
        for event in shop.rooms.events { count(event, shop) }
        for event in feed.watched { publish(event, shop) }
    }

    /// Tells who watches an event how it is now.
    func publish(_ event: ID<Event>, _ shop: Shop) {
        guard feed.watched.contains(event), let listing = shop.catalogue.listing(event) else { return }
        do { feed.publish(event, try FeedMessage(listing, shop).message) } catch {
            // The figures of a moment; the next second brings others.
            shop.log.error("a live screen was not told", ["error.message": .text("\(error)")])
        }
    }

    private func count(_ event: ID<Event>, _ shop: Shop) {
        guard let room = shop.rooms.figures(event), let listing = shop.catalogue.listing(event) else { return }
        let totals = SaleHistory.Amount(letIn: room.letIn, sold: listing.board.map.total.sold)
        let now = shop.clock.now()
        var history: SaleHistory
        if let known = histories.withLock({ $0[event] }) {
            history = known
        } else {
            guard let restored = try? restored(event, shop, at: now) else { return }
            history = restored
        }
        history.note(totals, at: now)
        histories.withLock { $0[event] = history }
    }

    /// The last hour as the rows tell it: a restart must not look as if nothing had been sold.
    private func restored(_ event: ID<Event>, _ shop: Shop, at now: Instant) throws -> SaleHistory {
        let start = now - .seconds(Int64(SaleHistory.length))
        return try shop.database.read { transaction in
            var history = SaleHistory()
            for (second, count) in try transaction.letIn(of: event, since: start) {
                history.add(.init(letIn: count), second: second)
            }
            for (second, count) in try transaction.seatsPaid(of: event, since: start) {
                history.add(.init(sold: count), second: second)
            }
            return history
        }
    }
}
