// Money over HTTP: buyers coming back, gateways telling, and the test gateway's own page.

import TicketCore

extension ShopApplication {
    /// A browser comes back from the gateway: never behind the waiting room, without any cookie. The gateway is asked.
    func paymentReturn(_ state: String) async throws -> Response {
        guard let id = ReturnAddress.payment(state, shop.returnSealer) else { throw Failure.notFound }
        let found = try shop.database.read { transaction in
            try transaction.payment(id).flatMap { payment in try transaction.order(payment.order).map { (payment, $0) }
            }
        }
        guard let (payment, order) = found else { throw Failure.notFound }
        if let reference = payment.reference {
            do { try await shop.payments.refresh(reference) } catch is GatewayFailure {
                // The page says "not yet"; the notification or the sweep will tell.
                shop.log.warning("a gateway did not answer", ["payment.id": .text(payment.id.description)])
            }
        }
        if let now = try shop.database.read({ try $0.order(order.id) }) { tellRoom(now) }
        return .seeOther(.order(order.contact.language, order.id, order.secret))
    }

    /// A gateway tells that something happened. 2xx only when it was worked.
    func paymentNotification(_ request: Request, _ gateway: String) async throws -> Response {
        guard gateway == shop.payments.gateway.name else { throw Failure.notFound }
        let notification = RawNotification(
            fields: request.fields.list, query: request.query ?? "", body: request.body)
        let reference = try await shop.payments.notified(notification)
        // Who pays and never comes back has bought all the same, and makes room.
        let order = try shop.database.read { transaction in
            try transaction.payment(gateway: gateway, reference: reference).flatMap { try transaction.order($0.order) }
        }
        if let order { tellRoom(order) }
        return .noContent()
    }

    /// The waiting room learns what became of a buyer's payment.
    func tellRoom(_ order: Order) {
        let shopper = ShopperKey(event: order.event, number: order.buyer.number)
        switch order.state {
        case .paid: shop.rooms.setDone(shopper, tickets: order.items.count)
        case .awaitingPayment: shop.rooms.setPaying(shopper)
        default: shop.rooms.setShopping(shopper)
        }
    }

    // MARK: The test gateway

    private func testSession(_ reference: String) throws -> (TestGateway, TestPayment) {
        guard let gateway = shop.testGateway, let session = try gateway.session(reference) else {
            throw Failure.notFound
        }
        return (gateway, session)
    }

    func testGatewayPage(_ request: Request, _ reference: String) throws -> Response {
        let (_, session) = try testSession(reference)
        let say = Negotiation.language(request.fields[.acceptLanguage]).phrases
        let isOpen = session.state == .open && session.expiresAt > shop.clock.now()
        let model = TestGatewayPage.Model(
            reference: reference, merchant: shop.configuration.shop.organiser, description: session.description,
            amount: session.amount, state: isOpen ? .open(until: session.expiresAt, zone: "Europe/Warsaw") : .closed)
        return .page(TestGatewayPage.html(model, say))
    }

    func useTestGateway(_ request: Request, _ reference: String) async throws -> Response {
        let (gateway, session) = try testSession(reference)
        guard let action = try form(request).value(TestGatewayPage.actionField).flatMap(TestGatewayPage.Action.init)
        else { throw Failure.invalid(.action) }
        try await perform(action, gateway, reference)
        return .seeOther(address: session.returnPath)
    }

    /// What the gateway does for each button, its bad habits included.
    func perform(_ action: TestGatewayPage.Action, _ gateway: TestGateway, _ reference: String) async throws {
        switch action {
        case .pay:
            _ = try await gateway.pay(reference)
        case .decline: try await gateway.decline(reference)
        case .abandon: _ = try await gateway.cancel(reference)
        case .payLate:
            // The shop ends the order first, as if its time had passed; the money comes all the same.
            try await shop.housekeeping.expireOrder(paidBy: gateway.name, reference)
            _ = try await gateway.pay(reference, evenIfLate: true)
            try await notify(gateway, reference, "late")
        case .notifyTwice:
            _ = try await gateway.pay(reference)
            try await notify(gateway, reference, "paid")
            try await notify(gateway, reference, "paid")
        case .notifyFirst:
            _ = try await gateway.pay(reference)
            try await notify(gateway, reference, "paid")
        case .neverNotify: _ = try await gateway.pay(reference)
        }
        if action == .pay { try await notify(gateway, reference, "paid") }
    }

    private func notify(_ gateway: TestGateway, _ reference: String, _ event: String) async throws {
        try await shop.payments.notified(gateway.notification(of: reference, event: "\(reference)-\(event)"))
    }
}
