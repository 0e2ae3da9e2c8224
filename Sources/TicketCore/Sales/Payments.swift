// Payments: what money does to an order. A notification, a browser coming back and the sweep all end here, in any order and
// any number of times; the transaction decides what is new.

package struct Payments: Sendable {
    let database: any Database
    let clock: any Clock
    let randomness: any Randomness
    package let gateway: any PaymentGateway
    let catalogue: Catalogue
    let inventory: Inventory
    let ticketKey: HMAC.Key
    let log: Log

    package init(
        database: any Database, clock: any Clock, randomness: any Randomness, gateway: any PaymentGateway,
        catalogue: Catalogue, inventory: Inventory, ticketKey: HMAC.Key, log: Log
    ) {
        self.database = database
        self.clock = clock
        self.randomness = randomness
        self.gateway = gateway
        self.catalogue = catalogue
        self.inventory = inventory
        self.ticketKey = ticketKey
        self.log = log
    }

    /// A notification came: reads it, asks the gateway for the truth, and acts on that.
    package func notified(_ notification: RawNotification) async throws {
        let hint = try gateway.hint(from: notification)
        try await refresh(hint.reference)
        guard let key = hint.eventKey else { return }
        let (now, name) = (clock.now(), gateway.name)
        // Noted after the work: an event that was noted and not worked would be lost for good.
        try await database.write { transaction in
            _ = try transaction.noteProviderEvent(gateway: name, key: key, at: now)
        }
    }

    /// Asks the gateway what became of an attempt, and acts on it. Safe to repeat.
    package func refresh(_ reference: String) async throws {
        let state = try await gateway.state(of: reference)
        try await settle(reference, state)
    }

    /// Acts on what the gateway said about an attempt.
    func settle(_ reference: String, _ state: GatewayState) async throws {
        let now = clock.now()
        let gatewayName = gateway.name
        try await database.write { transaction in
            guard let payment = try transaction.payment(gateway: gatewayName, reference: reference) else {
                throw GatewayFailure.unknownReference
            }
            try transaction.setChecked(payment.id, at: now)
            switch state {
            case .open: return
            case .failed: _ = try transaction.end(payment.id, as: .failed)
            case .cancelled: _ = try transaction.end(payment.id, as: .cancelled)
            case .paid(let amount):
                // Another amount than we asked for is not a payment of this order: a person must look at it.
                guard amount == payment.amount else {
                    log.error("a payment has another amount than was asked for", ["payment.id": .text(payment.id.description)])
                    return
                }
                try receive(payment, transaction, now)
            }
        }
    }

    /// Money is there. Whatever the order has become meanwhile, it ends in tickets or in a refund.
    private func receive(_ payment: Payment, _ transaction: Transaction, _ now: Instant) throws {
        guard try transaction.end(payment.id, as: .confirmed) || transaction.confirmAfterEnd(payment.id) else { return }
        guard let order = try transaction.order(payment.order), let listing = catalogue.listing(order.event) else {
            throw DatabaseFailure.corrupt("payment \(payment.id) has no order or event")
        }
        switch order.state {
        case .awaitingPayment: try complete(order, payment, listing, transaction, now)
        case .expired, .cancelled: try receiveLate(order, payment, listing, transaction, now)
        case .paid, .refunded, .partiallyRefunded: try refund(payment, .duplicate, transaction, now)
        }
    }

    private func complete(
        _ order: Order, _ payment: Payment, _ listing: Listing, _ transaction: Transaction, _ now: Instant
    ) throws {
        guard try inventory.sell(order, of: listing, in: transaction) else {
            throw DatabaseFailure.corrupt("order \(order.id) waits for money and does not have its seats")
        }
        try markPaid(order, from: .awaitingPayment, order.items.map(\.place), transaction, now)
    }

    /// The same seats if they are still free, else other seats if the buyer agreed to them, else the money back.
    private func receiveLate(
        _ order: Order, _ payment: Payment, _ listing: Listing, _ transaction: Transaction, _ now: Instant
    ) throws {
        if order.state == .expired, try isWithinLimit(order, listing, transaction),
            let places = try lateSeats(order, listing, transaction)
        {
            try markPaid(order, from: .expired, places, transaction, now)
        } else {
            guard try transaction.move(order.id, from: order.state, to: .refunded) else { return }
            try refund(payment, .late, transaction, now)
        }
    }

    private func isWithinLimit(_ order: Order, _ listing: Listing, _ transaction: Transaction) throws -> Bool {
        let event = listing.event
        let ofBuyer = try transaction.placesOf(order.buyer, event: event.id)
        let ofEmail = try transaction.placesOf(emailKey: order.contact.emailKey, event: event.id)
        return max(ofBuyer, ofEmail) + order.items.count <= event.limitPerBuyer
    }

    private func lateSeats(_ order: Order, _ listing: Listing, _ transaction: Transaction) throws -> [Int]? {
        let same = order.items.map { (place: $0.place, ticketType: $0.ticketType) }
        if let hold = try inventory.sellLate(same, for: order, of: listing, in: transaction) {
            try transaction.replacePlaces(of: order.id, with: same.map(\.place), hold: hold)
            return same.map(\.place)
        }
        guard order.contact.acceptsOtherSeats, let others = othersLike(order, listing) else { return nil }
        let types = order.items.map(\.ticketType)
        let places = zip(others, types).map { (place: $0, ticketType: $1) }
        guard let hold = try inventory.sellLate(places, for: order, of: listing, in: transaction) else { return nil }
        try transaction.replacePlaces(of: order.id, with: others, hold: hold)
        return others
    }

    /// As many free seats of the same category; nil if the order has seats of several categories or too few are left.
    private func othersLike(_ order: Order, _ listing: Listing) -> [Int]? {
        let categories = Set(order.items.map { listing.plan.category(of: $0.place) })
        guard let category = categories.first, categories.count == 1 else { return nil }
        var request = PlaceRequest(count: order.items.count)
        request.categories = [category]
        return listing.board.best(request)
    }

    private func markPaid(
        _ order: Order, from: OrderState, _ places: [Int], _ transaction: Transaction, _ now: Instant
    ) throws {
        guard try transaction.move(order.id, from: from, to: .paid) else {
            throw DatabaseFailure.corrupt("order \(order.id) was changed by nobody")
        }
        try transaction.setPaid(order.id, at: now)
        for (item, place) in zip(order.items, places) {
            let ticket = Ticket(
                id: .new(at: now, randomness), order: order.id, event: order.event, item: item.number, place: place,
                ticketType: item.ticketType, code: TicketCode.make(randomness, key: ticketKey).text,
                secret: Base64URL.encode(randomness.bytes(16)), state: .valid)
            try transaction.insert(ticket)
        }
    }

    private func refund(
        _ payment: Payment, _ reason: RefundReason, _ transaction: Transaction, _ now: Instant
    ) throws {
        let refund = Refund(
            id: .new(at: now, randomness), number: "R-" + Crockford.encode(randomness.next(), length: 8),
            order: payment.order, payment: payment.id, amount: payment.amount, reason: reason, state: .pending,
            createdAt: now)
        try transaction.insert(refund, nextAttemptAt: now)
    }
}
