// Checkout: a cart becomes an order, and the order gets a way to be paid.

package struct Checkout: Sendable {
    let database: any Database
    let clock: any Clock
    let randomness: any Randomness
    let gateways: Gateways

    package init(
        database: any Database, clock: any Clock, randomness: any Randomness, gateways: Gateways
    ) {
        self.database = database
        self.clock = clock
        self.randomness = randomness
        self.gateways = gateways
    }

    /// How many payments of one order may fail (OWASP OAT-001: carding).
    static let failuresLimit = 5
    /// How many payments one order may have in all, so that coming and going at the gateway has an end.
    static let paymentsLimit = 20

    /// Orders what is in the buyer's cart. The seats are kept until the gateway's session has ended.
    ///
    /// - Parameter cart: the cart that the buyer means, if they said: a later one is not ordered in its place.
    package func order(
        by buyer: Buyer, contact: Contact, of listing: Listing, hold cart: ID<Hold>? = nil,
        idempotency: IdempotencyKey? = nil
    ) async throws -> Order {
        let now = clock.now()
        let event = listing.event
        let expiresAt = now + gateways.of(isRehearsal: event.sale.isRehearsal).session
        return try await database.writeDrawing { transaction in
            if let kept = try transaction.answer(to: idempotency), let id = ID<Order>(kept),
                let order = try transaction.order(id)
            {
                return order
            }
            guard let hold = try transaction.liveHold(of: buyer, event: event.id), hold.id == cart ?? hold.id else {
                throw Failure.holdNotFound
            }
            guard hold.until > now else { throw Failure.holdExpired }
            let items = try Checkout.items(of: hold.id, listing, event, transaction)
            let already = try transaction.placesOf(emailKey: contact.emailKey, event: event.id)
            guard already + items.count <= event.limitPerBuyer else {
                throw Failure.tooMany(limit: event.limitPerBuyer, already: already)
            }
            let draft = OrderDraft(now, randomness)
            let total = items.reduce(Money(0, event.currency)) { $0 + $1.price }
            let order = Order(
                id: draft.id, event: event.id, code: draft.code, secret: draft.secret, hold: hold.id, buyer: buyer,
                contact: contact, state: .awaitingPayment, total: total, createdAt: now, expiresAt: expiresAt,
                paidAt: nil, items: items)
            try transaction.insert(order)
            guard try transaction.end(hold.id, as: .ordered) else { throw Failure.holdExpired }
            try transaction.keep(order.id.description, as: idempotency, at: now)
            return order
        }
    }

    private static func items(
        of hold: ID<Hold>, _ listing: Listing, _ event: Event, _ transaction: Transaction
    ) throws -> [Order.Item] {
        let places = try transaction.heldPlaces(of: hold)
        guard !places.isEmpty else { throw Failure.nothingChosen }
        return try places.enumerated().map { number, place in
            let category = listing.plan.categories[listing.plan.category(of: place.ordinal)].key
            guard let price = event.prices.price(category: category, type: place.ticketType) else {
                throw Failure.unknownTicketType
            }
            return Order.Item(number: number, place: place.ordinal, ticketType: place.ticketType, price: price)
        }
    }

    /// Where the buyer of an order pays: the open session at the gateway, or a new one.
    ///
    /// An attempt that the gateway did not answer is made again, not anew: the gateway knows it by its identity, so that
    /// nobody pays twice because an answer was lost.
    ///
    /// - Throws: `Failure.gatewayUnavailable` if the gateway does not answer; `.paymentDeclined` after too many failures.
    /// - Parameter returnPath: the address the browser comes back to, made from the payment that is started.
    package func pay(
        _ order: Order, description: String, returnPath: @Sendable (Payment) -> String
    ) async throws -> Payment {
        let now = clock.now()
        let gateways = gateways
        let payment = try await database.writeDrawing { transaction in
            guard let order = try transaction.order(order.id) else { throw Failure.notFound }
            try Checkout.checkPayable(order, at: now)
            let gateway = gateways.of(isRehearsal: try transaction.isRehearsal(order.event))
            let before = try transaction.payments(of: order.id)
            if let open = before.last(where: { $0.gateway == gateway.name && $0.isOpen && $0.expiresAt > now }) {
                return open
            }
            guard before.count(where: { $0.state == .failed }) < Checkout.failuresLimit,
                before.count < Checkout.paymentsLimit
            else { throw Failure.paymentDeclined }
            let payment = Payment(
                id: .new(at: now, randomness), order: order.id, gateway: gateway.name, reference: nil, state: .created,
                amount: order.total,
                redirect: nil, createdAt: now, expiresAt: order.expiresAt)
            try transaction.insert(payment)
            return payment
        }
        guard payment.state == .created, let gateway = gateways.named(payment.gateway) else { return payment }
        return try await start(payment, order, at: gateway, description, returnPath(payment))
    }

    private static func checkPayable(_ order: Order, at now: Instant) throws {
        switch order.state {
        case .awaitingPayment where order.expiresAt > now: return
        case .awaitingPayment, .expired, .cancelled: throw Failure.orderExpired
        case .paid, .refunded, .partiallyRefunded: throw Failure.alreadyPaid
        }
    }

    private func start(
        _ payment: Payment, _ order: Order, at gateway: any PaymentGateway, _ description: String,
        _ returnPath: String
    ) async throws -> Payment {
        let request = PaymentRequest(
            attempt: payment.id, amount: payment.amount, description: description, email: order.contact.email,
            language: order.contact.language, returnPath: returnPath, expiresAt: order.expiresAt)
        let started: StartedPayment
        do {
            started = try await gateway.create(request)
        } catch is GatewayFailure {
            throw Failure.gatewayUnavailable
        }
        return try await database.write { transaction in
            let pending = try transaction.start(
                payment.id, reference: started.reference, redirect: started.redirect, expiresAt: started.expiresAt)
            // Whoever asked at the same moment may have noted the same answer; the sweep may have ended the order.
            guard let now = try pending ?? transaction.payment(payment.id), now.state == .pending else {
                throw Failure.orderExpired
            }
            return now
        }
    }
}

/// What is drawn by lot for a new order, before the transaction that may run twice.
private struct OrderDraft {
    let id: ID<Order>
    let code: String
    let secret: String

    init(_ now: Instant, _ randomness: any Randomness) {
        id = .new(at: now, randomness)
        code = Crockford.encode(randomness.next(), length: 8)
        secret = Secret.draw(randomness)
    }
}
