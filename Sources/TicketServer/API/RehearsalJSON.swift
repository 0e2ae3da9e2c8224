// A rehearsal as JSON.

import TicketCore

struct RehearsalJSON {
    private let rehearsal: Rehearsal
    private let listing: Listing
    private let state: RoomState?
    private let now: Instant

    init(_ rehearsal: Rehearsal, _ listing: Listing, _ shop: Shop) {
        self.rehearsal = rehearsal
        self.listing = listing
        state = shop.rooms.state(listing.id)
        now = shop.clock.now()
    }

    /// - Parameter ledger: what the books say; left out if nobody looked.
    func bytes(_ ledger: LedgerReport?) -> [UInt8] {
        let event = listing.event
        return JSONWriter.object(capacity: 2048) { json in
            json.member("event", event.id.description)
            json.member("original", rehearsal.original.description)
            json.languages("titles", event.texts) { $0.value($1.title) }
            json.member("capacity", listing.plan.count)
            json.member("limit", event.limitPerBuyer)
            json.member("state", state?.rawValue)
            json.member("now", now)
            json.member("opensAt", event.sale.opensAt)
            json.member("lobbyAt", rehearsal.lobbyAt)
            json.object("gateway", gateway)
            if let ledger { json.object("ledger") { ledger.write(to: &$0) } }
        }
    }

    private func gateway(_ json: inout JSONWriter) {
        let habits = rehearsal.habits
        func share(_ value: Int) -> Double { Double(value) / Double(GatewayHabits.whole) }
        json.member("declined", share(habits.declined), decimals: 6)
        json.member("slowP95Ms", habits.slowP95.inMilliseconds)
        json.member("lost", share(habits.lost), decimals: 6)
        json.member("doubled", share(habits.doubled), decimals: 6)
        json.member("reordered", share(habits.reordered), decimals: 6)
        json.member("seed", habits.seed)
    }
}
