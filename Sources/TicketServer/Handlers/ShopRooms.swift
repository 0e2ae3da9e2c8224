// The waiting rooms of the shop: told what is left, and a room for every published event.

import TicketCore

extension Shop {
    /// What a waiting room tells those who wait: what is free, what is in hands, and each price category.
    static func stock(_ event: ID<Event>, _ catalogue: Catalogue) -> Stock? {
        guard let listing = catalogue.listing(event) else { return nil }
        let map = listing.board.map
        let prices = listing.event.prices
        let tiers = listing.plan.categories.indices.compactMap { index -> Stock.Tier? in
            let category = listing.plan.categories[index]
            guard let price = prices.announced(category: category.key) else { return nil }
            let counts = map.counts(category: index)
            return Stock.Tier(
                number: index + 1, name: category.name, level: level(counts), price: price.amount)
        }
        return Stock(free: map.total.free, held: map.total.held, tiers: tiers)
    }

    private static func level(_ counts: PlaceCounts) -> Stock.Tier.Level {
        if counts.free == 0 { return .gone }
        return counts.isNearlyGone ? .few : .many
    }

    /// Makes the rooms that events do not have yet.
    func prepareRooms() async throws {
        let known = Set(rooms.events)
        for listing in catalogue.published where !known.contains(listing.id) {
            let event = listing.event
            // A sale that is on has no opening to wait for.
            let isOn = event.sale.status == .open && event.sale.opensAt <= clock.now()
            try await rooms.create(
                event.id, state: isOn ? .open : .announced, opensAt: event.sale.opensAt,
                endsAt: event.startsAt + .seconds(24 * 3600),
                pace: DoorPace(
                    shoppers: configuration.waitingRoom.shoppers,
                    admissionsPerSecond: Double(configuration.waitingRoom.rate)))
        }
    }
}
