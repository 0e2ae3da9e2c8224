// Housekeeping: what must happen without anybody asking. Run every second; each step is bounded and safe to repeat.

package struct Housekeeping: Sendable {
    let database: any Database
    let clock: any Clock
    let catalogue: Catalogue
    let inventory: Inventory
    let payments: Payments
    /// How many questions to the gateway are under way at once.
    let gatewayWidth: Int

    package init(
        database: any Database, clock: any Clock, catalogue: Catalogue, inventory: Inventory, payments: Payments,
        gatewayWidth: Int = 16
    ) {
        self.database = database
        self.clock = clock
        self.catalogue = catalogue
        self.inventory = inventory
        self.payments = payments
        self.gatewayWidth = gatewayWidth
    }

    /// How many rows one transaction of housekeeping touches at most, so that buyers do not wait for it.
    static let batch = 200
    /// How long the sweep leaves an open payment alone: notifications usually come first.
    static let recheck: Duration = .seconds(60)

    /// Everything, one after the other. A step that fails does not stop the others; the first failure is thrown at the end.
    package func run() async throws {
        try await FirstFailure.of([sweep, reconcile])
    }

    /// What needs nobody else: frees the places of carts whose time is over, forgets old answers. A server runs it apart
    /// from `reconcile`, so that a slow gateway keeps no seat from anybody.
    package func sweep() async throws {
        try await FirstFailure.of([expireHolds, forgetAnswers])
    }

    /// What needs the gateway: ends unpaid orders, asks about payments nobody told us of, sends money back.
    package func reconcile() async throws {
        try await FirstFailure.of([expireOrders, recheckPayments, sendRefunds])
    }

    /// Frees the places of carts whose time is over.
    package func expireHolds() async throws {
        let now = clock.now()
        while true {
            let overdue = try database.read { try $0.overdueHolds(at: now, limit: Housekeeping.batch) }
            if overdue.isEmpty { return }
            try await database.write { transaction in
                for hold in overdue {
                    guard let listing = catalogue.listing(hold.event) else {
                        throw DatabaseFailure.corrupt("hold \(hold.id) has no event")
                    }
                    // Read again: the buyer may have extended it since.
                    guard let live = try transaction.liveHold(hold.id), live.until <= now else { continue }
                    try inventory.expire(live, listing, transaction)
                }
            }
            if overdue.count < Housekeeping.batch { return }
        }
    }

    /// Forgets the answers of idempotency keys that are old enough.
    package func forgetAnswers() async throws {
        let end = clock.now() - IdempotencyKey.life
        while try database.read({ try $0.hasAnswers(olderThan: end) }) {
            try await database.write { transaction in
                _ = try transaction.forgetAnswers(olderThan: end, limit: Housekeeping.batch)
            }
        }
    }
}
