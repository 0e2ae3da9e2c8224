// Housekeeping: what must happen without anybody asking. Run every second; each step is bounded and safe to repeat.

package struct Housekeeping: Sendable {
    let database: any Database
    let clock: any Clock
    let catalogue: Catalogue
    let inventory: Inventory
    let payments: Payments

    package init(
        database: any Database, clock: any Clock, catalogue: Catalogue, inventory: Inventory, payments: Payments
    ) {
        self.database = database
        self.clock = clock
        self.catalogue = catalogue
        self.inventory = inventory
        self.payments = payments
    }

    /// How many rows one transaction of housekeeping touches at most, so that buyers do not wait for it.
    static let batch = 200
    /// How long the sweep leaves an open payment alone: notifications usually come first.
    static let recheck: Duration = .seconds(60)

    /// Frees what nobody paid for, asks about payments nobody told us of, sends money back.
    package func run() async throws {
        try await expireHolds()
        try await expireOrders()
        try await recheckPayments()
        try await sendRefunds()
    }

    /// Frees the places of carts whose time is over.
    package func expireHolds() async throws {
        let now = clock.now()
        while true {
            let overdue = try database.read { try $0.overdueHolds(at: now, limit: Housekeeping.batch) }
            if overdue.isEmpty { return }
            try await database.write { transaction in
                for hold in overdue {
                    guard let listing = catalogue.listing(hold.event) else { continue }
                    // Read again: the buyer may have extended it since.
                    guard let live = try transaction.liveHold(hold.id), live.until <= now else { continue }
                    try inventory.expire(live, listing, transaction)
                }
            }
            if overdue.count < Housekeeping.batch { return }
        }
    }

    /// Ends orders whose time to pay is over: first at the gateway, then here. Seats of an order whose gateway does not
    /// answer stay kept: money might still come for them.
    package func expireOrders() async throws {
        let now = clock.now()
        let overdue = try database.read { try $0.overdueOrders(at: now, limit: Housekeeping.batch) }
        for order in overdue { try await expire(order, now) }
    }

    func expire(_ id: ID<Order>, _ now: Instant) async throws {
        let open = try database.read { try $0.payments(of: id) }.filter { $0.state == .pending || $0.state == .created }
        for payment in open where try await !close(payment) { return }
        try await database.write { transaction in
            guard let order = try transaction.order(id), order.state == .awaitingPayment,
                let listing = catalogue.listing(order.event)
            else { return }
            // A payment that was started meanwhile has its own session to be closed first.
            let pending = try transaction.payments(of: id).contains { $0.state == .pending || $0.state == .created }
            guard !pending, try transaction.move(id, from: .awaitingPayment, to: .expired) else { return }
            try inventory.giveBackAll(of: order.hold, listing, transaction)
        }
    }

    /// Closes a payment's session at the gateway; false if it is not closed for certain.
    private func close(_ payment: Payment) async throws -> Bool {
        guard let reference = payment.reference else {
            // The gateway was never told of it, or we died before its answer: then the buyer has no address to pay at.
            try await database.write { transaction in _ = try transaction.end(payment.id, as: .cancelled) }
            return true
        }
        do {
            switch try await payments.gateway.cancel(reference) {
            case .cancelled: try await payments.settle(reference, .cancelled)
            case .alreadyPaid: try await payments.refresh(reference)
            case .unknown: return false
            }
            return true
        } catch is GatewayFailure {
            return false
        }
    }

    /// Asks the gateway about open payments that nothing was heard of for a while.
    package func recheckPayments() async throws {
        let since = clock.now() - Housekeeping.recheck
        let open = try database.read { try $0.uncheckedPayments(since: since, limit: Housekeeping.batch) }
        for payment in open {
            guard let reference = payment.reference else { continue }
            do { try await payments.refresh(reference) } catch is GatewayFailure { continue }
        }
    }

    /// Sends money back that is owed; a refund that fails is tried again, later each time.
    package func sendRefunds() async throws {
        let now = clock.now()
        for (refund, attempts) in try database.read({ try $0.dueRefunds(at: now, limit: Housekeeping.batch) }) {
            try await send(refund, attempts, now)
        }
    }

    private func send(_ refund: Refund, _ attempts: Int, _ now: Instant) async throws {
        let payment = try database.read { try $0.payments(of: refund.order) }.first { $0.id == refund.payment }
        guard let reference = payment?.reference else { return }
        let answer: RefundState
        do {
            answer = try await payments.gateway.refund(reference, refund.amount, key: refund.number)
        } catch let failure as GatewayFailure {
            let wait = Duration.seconds(min(3600, 5 << min(attempts, 9)))
            try await database.write { transaction in
                try transaction.postpone(refund.id, until: now + wait, error: "\(failure)")
            }
            return
        }
        try await database.write { transaction in
            if answer == .pending {
                try transaction.postpone(refund.id, until: now + .seconds(30), error: "pending at the gateway")
            } else {
                try transaction.finish(refund.id, as: answer)
            }
        }
    }
}

extension Housekeeping {
    /// Ends the order of a payment now, as if its time to pay were over: how the test gateway shows late money.
    package func expireOrder(paidBy gateway: String, _ reference: String) async throws {
        guard let payment = try database.read({ try $0.payment(gateway: gateway, reference: reference) }) else { return }
        try await expire(payment.order, clock.now())
    }
}
