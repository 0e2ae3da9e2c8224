// Every event of this server, in memory. Read by each request, written when an organiser changes something.

import Synchronization

package final class Catalogue: Sendable {
    private let state: Mutex<Shelf>
    private let database: any Database
    private let clock: any Clock
    private let randomness: any Randomness

    private struct Shelf {
        var listings: [ID<Event>: Listing] = [:]
        var order: [ID<Event>] = []
        /// Counts every change, so that rendered pages know when they are stale.
        var generation: UInt64 = 0
    }

    /// Reads all events, expands their plans and reads what every place is.
    package init(database: any Database, clock: any Clock, randomness: any Randomness) throws {
        self.database = database
        self.clock = clock
        self.randomness = randomness
        state = Mutex(Shelf())
        try reload()
    }

    /// Reads the catalogue again: at start, and after an event was added.
    package func reload() throws {
        let (events, plans, announcements) = try database.read { transaction in
            (try transaction.events(), try transaction.seatPlans(), try transaction.announcements())
        }
        var expanded: [ID<StoredSeatPlan>: SeatPlan] = [:]
        for stored in plans { expanded[stored.id] = try SeatPlanFile.read(Array(stored.definition.utf8)) }
        let known = state.withLock { $0.listings }
        var listings: [ID<Event>: Listing] = [:]
        for event in events {
            guard let plan = expanded[event.plan] else {
                throw DatabaseFailure.corrupt("event \(event.id) has no seat plan")
            }
            if let listing = known[event.id] {
                listing.replaceEvent(event)
                listings[event.id] = listing
            } else {
                listings[event.id] = try makeListing(event, plan)
            }
            listings[event.id]?.announce(announcements[event.id] ?? [:])
        }
        state.withLock { shelf in
            // Whoever put a listing up first has the board that commits are told to.
            shelf.listings = listings.merging(shelf.listings) { _, published in published }
            shelf.order = events.map(\.id)
            shelf.generation += 1
        }
    }

    package func listing(_ event: ID<Event>) -> Listing? { state.withLock { $0.listings[event] } }

    /// Events that fans may see, in the order of their dates.
    package var published: [Listing] {
        all.filter { $0.event.sale.status != .draft }
    }

    /// Events that fans may find: on the list, in feeds. A rehearsal is for those who know its address.
    package var listed: [Listing] { published.filter { !$0.event.sale.isRehearsal } }

    package var all: [Listing] {
        state.withLock { shelf in shelf.order.compactMap { shelf.listings[$0] } }
    }

    package var generation: UInt64 { state.withLock { $0.generation } }

    /// Adds an event with its venue and seat plan: every place free, but those in `blocked` and those without a price.
    package func add(_ event: Event, plan stored: StoredSeatPlan, blocked: Set<Int> = []) async throws {
        let plan = try SeatPlanFile.read(Array(stored.definition.utf8))
        let unpriced = (0..<plan.count).filter { place in
            event.prices.firstType(category: plan.categories[plan.category(of: place)].key) == nil
        }
        try await database.write { transaction in
            if try !transaction.venues().contains(where: { $0.id == event.venue.id }) {
                try transaction.insert(event.venue)
            }
            if try !transaction.seatPlans().contains(where: { $0.id == stored.id }) {
                try transaction.insert(stored, key: plan.key, version: plan.version)
            }
            try transaction.insert(event)
            try transaction.insertPlaces(of: event.id, count: plan.count, blocked: blocked.union(unpriced))
        }
        try reload()
    }

    /// Carries out what somebody decided about an event: `change` and the line in the audit log are one transaction.
    ///
    /// - Parameter effect: what memory has to say from then on.
    /// - Throws: `Overtaken`, if the event was changed since they looked.
    func decide(
        _ decision: Decision, on event: ID<Event>,
        _ change: @escaping @Sendable (Transaction) throws -> Void = { _ in },
        effect: @escaping @Sendable (Listing) -> Void = { _ in }
    ) async throws {
        guard let listing = listing(event) else { throw Failure.notFound }
        let now = clock.now()
        try await database.writeDrawing { transaction in
            try change(transaction)
            try transaction.audit(decision, .new(at: now, self.randomness), of: event.description, at: now)
            // In the order of the commits, so that memory never says otherwise than the row.
            transaction.afterCommit {
                effect(listing)
                self.state.withLock { $0.generation += 1 }
            }
        }
    }

    /// Tells those who show the catalogue that an event has changed.
    func touch() { state.withLock { $0.generation += 1 } }

    /// Leaves out an event whose places are about to be deleted; a restart does not know it either.
    func forget(_ event: ID<Event>) {
        state.withLock { shelf in
            shelf.listings[event] = nil
            shelf.order.removeAll { $0 == event }
            shelf.generation += 1
        }
    }

    private func makeListing(_ event: Event, _ plan: SeatPlan) throws -> Listing {
        let states = try database.read { try $0.placeStates(of: event.id) }
        guard states.count == plan.count else {
            throw DatabaseFailure.corrupt(
                "event \(event.id) has \(states.count) places, its plan \(plan.key) has \(plan.count)")
        }
        return Listing(event: event, plan: plan, board: AvailabilityBoard(plan: plan, states: states, at: clock.now()))
    }
}
