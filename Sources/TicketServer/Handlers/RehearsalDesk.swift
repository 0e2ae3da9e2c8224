// What a rehearsal asks of shop and waiting room together: a copy with its room, an opening, an end.

import TicketCore

struct RehearsalDesk: Sendable {
    let shop: Shop

    /// Copies an event with the pace of its door; the key is nil if the same form made the copy before.
    func copy(_ original: Listing, by who: String, once: IdempotencyKey?) async throws -> (
        event: ID<Event>, key: String?
    ) {
        let made = try await shop.ledgerDesk.aside { [shop] in
            try await shop.rehearsals.copy(
                original, by: who, mark: { $0.phrases.rehearsalTitle($1) }, once: once)
        }
        try await makeRoom(made.event, like: original.id)
        return made
    }

    private func makeRoom(_ event: ID<Event>, like original: ID<Event>) async throws {
        guard shop.rooms.state(event) == nil, let sale = shop.catalogue.listing(event)?.event else { return }
        let pace =
            shop.rooms.figures(original)?.pace
            ?? DoorPace(
                shoppers: shop.configuration.waitingRoom.shoppers,
                admissionsPerSecond: Double(shop.configuration.waitingRoom.rate))
        try await shop.rooms.create(event, opensAt: sale.sale.opensAt, endsAt: sale.sale.closesAt, pace: pace)
    }

    /// Sets when an announced rehearsal opens. A moment that is over means now.
    func schedule(_ event: ID<Event>, opensAt: Instant, lobbyAt: Instant?) async throws {
        guard shop.rooms.state(event) == .announced, let listing = shop.catalogue.listing(event) else {
            throw Failure.rehearsalHasBegun
        }
        try await shop.rehearsals.schedule(event, opensAt: opensAt, lobbyAt: lobbyAt)
        try await shop.rooms.reschedule(event, opensAt: opensAt, endsAt: listing.event.sale.closesAt)
    }

    /// Ends a rehearsal with what its books say now.
    func close(_ listing: Listing, by who: String) async throws {
        let result = try await shop.ledgerDesk.report(of: listing)
        try await shop.rehearsals.close(listing.id, result: result, by: who)
        // A room that is closed already is where it should be.
        do { try await shop.rooms.change(listing.id, to: .closed) } catch is RoomRefusal {}
    }

    func clear(_ event: ID<Event>, by who: String) async throws {
        let shop = shop
        try await shop.ledgerDesk.aside { try await shop.rehearsals.clear(event, by: who) }
    }
}
