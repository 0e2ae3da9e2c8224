// Payments: what money does to an order. A notification, a browser coming back and the sweep all end here, in any order and
// any number of times; the transaction decides what is new.

/// What a gateway said about an attempt.
struct GatewayNews: Sendable {
    /// The name of the gateway that said it.
    let gateway: String
    let reference: String
    let state: GatewayState
    /// The provider's event that told of it: kept in the transaction of its effect, so that none is worked twice or lost.
    let event: String?
}

package struct Payments: Sendable {
    let database: any Database
    let clock: any Clock
    let randomness: any Randomness
    package let gateways: Gateways
    let catalogue: Catalogue
    let inventory: Inventory
    let ticketKeys: TicketKeys
    let log: Log

    package init(
        database: any Database, clock: any Clock, randomness: any Randomness, gateways: Gateways, catalogue: Catalogue,
        inventory: Inventory, ticketKeys: TicketKeys, log: Log
    ) {
        self.database = database
        self.clock = clock
        self.randomness = randomness
        self.gateways = gateways
        self.catalogue = catalogue
        self.inventory = inventory
        self.ticketKeys = ticketKeys
        self.log = log
    }

    /// A notification came: reads it, asks the gateway for the truth, and acts on that.
    ///
    /// - Parameter gateway: the one it came from; nil: the one that sales are paid at.
    @discardableResult
    package func notified(
        _ notification: RawNotification, from gateway: (any PaymentGateway)? = nil
    ) async throws -> String {
        let gateway = gateway ?? gateways.sale
        let hint = try gateway.hint(from: notification)
        let name = gateway.name
        if let key = hint.eventKey, try database.read({ try $0.hasProviderEvent(gateway: name, key: key) }) {
            return hint.reference
        }
        try await settle(hint.reference, gateway.state(of: hint.reference), event: hint.eventKey, at: gateway)
        return hint.reference
    }

    /// Asks the gateway about an order whose buyer looks at its page and waits; not if it was asked a moment ago.
    package func refresh(openPaymentOf order: ID<Order>) async throws {
        let payment = try database.read { transaction in
            try transaction.uncheckedPayment(of: order, since: clock.now() - .seconds(3))
        }
        guard let payment, let gateway = gateways.named(payment.gateway), let reference = payment.reference else {
            return
        }
        try await refresh(reference, at: gateway)
    }

    /// Asks the gateway what became of an attempt, and acts on it. Safe to repeat.
    ///
    /// - Parameter gateway: whose attempt it is; nil: the one that sales are paid at.
    @discardableResult
    package func refresh(_ reference: String, at gateway: (any PaymentGateway)? = nil) async throws -> GatewayState {
        let gateway = gateway ?? gateways.sale
        let state = try await gateway.state(of: reference)
        try await settle(reference, state, at: gateway)
        return state
    }

    /// Acts on what the gateway said about an attempt, and notes the provider's event that told of it.
    func settle(
        _ reference: String, _ state: GatewayState, event: String? = nil, at gateway: (any PaymentGateway)? = nil
    ) async throws {
        let name = (gateway ?? gateways.sale).name
        let news = GatewayNews(gateway: name, reference: reference, state: state, event: event)
        do {
            try await act(on: news, .notSought)
        } catch let wanted as OtherSeatsWanted {
            try await settleElsewhere(news, wanted)
        }
    }

    func act(on news: GatewayNews, _ others: OtherSeats) async throws {
        let now = clock.now()
        try await database.writeDrawing { transaction in
            guard let payment = try transaction.payment(gateway: news.gateway, reference: news.reference) else {
                throw GatewayFailure.unknownReference
            }
            // Only if something had happened: a gateway may tell of a payment before it shows it.
            if let event = news.event, news.state != .open {
                _ = try transaction.noteProviderEvent(gateway: news.gateway, key: event, at: now)
            }
            switch news.state {
            case .open: try transaction.setChecked(payment.id, at: now)
            case .failed: _ = try transaction.end(payment.id, as: .failed)
            case .cancelled: _ = try transaction.end(payment.id, as: .cancelled)
            case .paid(let amount): try receive(amount, payment, others, transaction, now)
            }
        }
    }

    /// Money is there. Whatever the order has become meanwhile, it ends in tickets or in a refund.
    private func receive(
        _ amount: Money, _ payment: Payment, _ others: OtherSeats, _ transaction: Transaction, _ now: Instant
    ) throws {
        guard try transaction.end(payment.id, as: .confirmed) || transaction.confirmAfterEnd(payment.id) else { return }
        guard amount == payment.amount else {
            log.error("a payment has another amount than was asked for", ["payment.id": .text("\(payment.id)")])
            return try refund(amount, of: payment, .wrongAmount, transaction, now)
        }
        guard let order = try transaction.order(payment.order), let listing = catalogue.listing(order.event) else {
            throw DatabaseFailure.corrupt("payment \(payment.id) has no order or event")
        }
        switch order.state {
        case .awaitingPayment: try complete(order, listing, transaction, now)
        case .expired, .cancelled: try receiveLate(order, payment, listing, others, transaction, now)
        case .paid, .refunded, .partiallyRefunded: try refund(amount, of: payment, .duplicate, transaction, now)
        }
    }

    private func complete(_ order: Order, _ listing: Listing, _ transaction: Transaction, _ now: Instant) throws {
        guard try inventory.sell(order, of: listing, in: transaction) else {
            throw DatabaseFailure.corrupt("order \(order.id) waits for money and does not have its seats")
        }
        try markPaid(order, from: .awaitingPayment, order.items.map(\.place), transaction, now)
    }

    func markPaid(
        _ order: Order, from: OrderState, _ places: [Int], _ transaction: Transaction, _ now: Instant
    ) throws {
        guard try transaction.setPaid(order.id, from: from, at: now) else {
            throw DatabaseFailure.corrupt("order \(order.id) was changed by nobody")
        }
        guard let listing = catalogue.listing(order.event) else {
            throw DatabaseFailure.corrupt("order \(order.id) has no event")
        }
        let key = ticketKeys.key(isRehearsal: listing.event.sale.isRehearsal)
        for (item, place) in zip(order.items, places) {
            let ticket = Ticket(
                id: .new(at: now, randomness), order: order.id, event: order.event, item: item.number, place: place,
                ticketType: item.ticketType, code: TicketCode.make(randomness, key: key).text,
                secret: Secret.draw(randomness), state: .valid)
            try transaction.insert(ticket)
        }
    }

    /// Owes an amount back to whoever paid it.
    func refund(
        _ amount: Money, of payment: Payment, _ reason: RefundReason, _ transaction: Transaction, _ now: Instant
    ) throws {
        guard amount.amount > 0 else { return }
        let refund = Refund(
            id: .new(at: now, randomness), number: "R-" + Crockford.encode(randomness.next(), length: 8),
            order: payment.order, payment: payment.id, amount: amount, reason: reason, state: .pending,
            createdAt: now)
        try transaction.insert(refund, nextAttemptAt: now)
    }
}
