// The order's page and its documents, under the order's secret: no cookie, any browser.

import TicketCore

extension ShopApplication {
    /// The order of an address; the secret is compared in constant time, and a wrong one looks like a missing order.
    func order(_ id: ID<Order>, _ secret: String) throws -> (order: Order, listing: Listing) {
        try found(try shop.database.read { try $0.order(id, secret) })
    }

    /// The same with all that belongs to the order, as of one moment.
    func orderRecord(_ id: ID<Order>, _ secret: String) throws -> (record: OrderRecord, listing: Listing) {
        let record = try shop.database.read { transaction in
            try transaction.order(id, secret).map { try OrderRecord($0, transaction) }
        }
        let listing = try found(record?.order).listing
        guard let record else { throw Failure.notFound }
        return (record, listing)
    }

    private func found(_ order: Order?) throws -> (order: Order, listing: Listing) {
        guard let order, let listing = shop.catalogue.listing(order.event) else { throw Failure.notFound }
        return (order, listing)
    }

    func orderPage(
        _ request: Request, _ language: Language, _ id: ID<Order>, _ secret: String
    ) async throws -> Response {
        var (record, listing) = try orderRecord(id, secret)
        if record.order.state == .awaitingPayment, await isAsked(record.order) {
            (record, listing) = try orderRecord(id, secret)
        }
        let isRefreshing = try query(request).value(OrderPage.FieldName.refresh) != "off"
        return .page(
            OrderPage.html(models(record, listing, language).page(isRefreshing: isRefreshing), language.phrases))
    }

    /// Somebody who paid and closed the bank's page before it led back finds the tickets here, and need not wait for the
    /// sweep. A gateway that does not answer changes nothing: the page says "not yet".
    private func isAsked(_ order: Order) async -> Bool {
        do {
            try await shop.payments.refresh(openPaymentOf: order.id)
            return true
        } catch {
            shop.log.warning(
                "an order's payment could not be asked about",
                ["order.id": .text(order.id.description), "error.message": .text("\(error)")])
            return false
        }
    }

    func payOrder(_ language: Language, _ id: ID<Order>, _ secret: String) async throws -> Response {
        let (order, listing) = try order(id, secret)
        do {
            let response = try await sendToGateway(order, listing)
            // Only now: an order that cannot be paid any more must not keep its buyer in the shop.
            shop.rooms.setPaying(ShopperKey(event: order.event, number: order.buyer.number))
            return response
        } catch Failure.alreadyPaid {
            return .seeOther(.order(language, id, secret))
        } catch Failure.orderExpired {
            return .seeOther(.order(language, id, secret))
        }
    }

    func orderDocument(_ language: Language, _ id: ID<Order>, _ secret: String) throws -> Response {
        let (record, listing) = try orderRecord(id, secret)
        let tickets = record.tickets.map(\.ticket).filter { $0.state == .valid || $0.state == .checkedIn }
        guard !tickets.isEmpty else { throw Failure.notFound }
        return document(models(record, listing, language).pdf(tickets), name: "tickets-\(record.order.code).pdf")
    }

    private func models(_ record: OrderRecord, _ listing: Listing, _ language: Language) -> OrderModels {
        OrderModels(
            record: record, listing: listing, language: language, now: shop.clock.now(),
            ticketKey: shop.ticketKeys.key(isRehearsal: listing.event.sale.isRehearsal),
            organiser: shop.configuration.shop.organiser)
    }

    private func document(_ bytes: [UInt8], name: String) -> Response {
        var response = Response.personal(bytes, type: "application/pdf")
        if let value = FieldValue("inline; filename=\"\(name)\"") { response.fields.set(.contentDisposition, value) }
        return response
    }

    // MARK: One ticket

    private func ticket(_ id: ID<Ticket>, _ secret: String, _ language: Language) throws -> (Ticket, OrderModels) {
        let found = try shop.database.read { transaction -> (Ticket, OrderRecord)? in
            guard let ticket = try transaction.ticket(id),
                equalInConstantTime(Array(ticket.secret.utf8), Array(secret.utf8)),
                let order = try transaction.order(ticket.order)
            else { return nil }
            return (ticket, try OrderRecord(order, transaction))
        }
        guard let (ticket, record) = found, let listing = shop.catalogue.listing(ticket.event) else {
            throw Failure.notFound
        }
        return (ticket, models(record, listing, language))
    }

    func ticketPage(_ language: Language, _ id: ID<Ticket>, _ secret: String) throws -> Response {
        let (ticket, models) = try ticket(id, secret, language)
        return .page(TicketPage.html(models.ticketPage(ticket), language.phrases))
    }

    func ticketDocument(_ language: Language, _ id: ID<Ticket>, _ secret: String) throws -> Response {
        let (ticket, models) = try ticket(id, secret, language)
        guard ticket.state == .valid || ticket.state == .checkedIn else { throw Failure.notFound }
        return document(models.pdf([ticket]), name: "ticket-\(models.record.order.code)-\(ticket.item + 1).pdf")
    }
}

extension Transaction {
    /// The order, for who knows its secret.
    fileprivate func order(_ id: ID<Order>, _ secret: String) throws -> Order? {
        guard let order = try order(id), equalInConstantTime(Array(order.secret.utf8), Array(secret.utf8)) else {
            return nil
        }
        return order
    }
}
