// The test gateway over HTTP: its own page, and what each button of it makes the gateway do.

import TicketCore

extension ShopApplication {
    /// The session of a reference and the gateway that has it: that of rehearsals, or that of a demonstration.
    func testSession(_ reference: String) throws -> (gateway: TestGateway, session: TestPayment) {
        for gateway in [shop.rehearsalGateway, shop.testGateway] {
            if let gateway, let session = try gateway.session(reference) { return (gateway, session) }
        }
        throw Failure.notFound
    }

    func testGatewayPage(_ request: Request, _ reference: String) throws -> Response {
        let (gateway, session) = try testSession(reference)
        let say = Negotiation.language(request.fields[.acceptLanguage]).phrases
        let isOpen = session.state == .open && session.expiresAt > shop.clock.now()
        var model = TestGatewayPage.Model(
            reference: reference, merchant: shop.configuration.shop.organiser, description: session.description,
            amount: session.amount, state: isOpen ? .open(until: session.expiresAt, zone: "Europe/Warsaw") : .closed)
        model.isRehearsal = gateway.name == Gateways.rehearsalName
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
        case .pay: try await pay(gateway, reference)
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
    }

    /// The buyer pays; in a rehearsal as the gateway's habits have it.
    private func pay(_ gateway: TestGateway, _ reference: String) async throws {
        let isRehearsed = gateway.name == Gateways.rehearsalName
        let fate = isRehearsed ? try shop.rehearsals.fate(of: reference) ?? PaymentFate() : PaymentFate()
        // It holds a task and a timer, no loop and no transaction.
        if fate.latency > .zero { try? await Task.sleep(for: fate.latency) }
        if fate.isReordered, !fate.isLost { try await notify(gateway, reference, "paid") }
        if fate.isDeclined {
            try await gateway.decline(reference)
        } else {
            _ = try await gateway.pay(reference)
        }
        guard !fate.isLost else { return }
        // What was told too early is over; what comes now is the news from before it.
        let event = fate.isReordered ? "opened" : fate.isDeclined ? "declined" : "paid"
        for _ in 0..<(fate.isDoubled ? 2 : 1) { try await notify(gateway, reference, event) }
    }

    private func notify(_ gateway: TestGateway, _ reference: String, _ event: String) async throws {
        let notification = gateway.notification(of: reference, event: "\(reference)-\(event)")
        try await shop.payments.notified(notification, from: gateway)
    }
}
