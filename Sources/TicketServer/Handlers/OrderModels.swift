// From an order's rows to what its pages, its tickets and its PDF show.

import TicketCore

/// Everything the database knows of one order, read in one transaction.
struct OrderRecord: Sendable {
    let order: Order
    let payments: [Payment]
    let refunds: [Refund]
    let tickets: [(ticket: Ticket, checkIn: CheckIn?)]

    /// An order that was made this moment: nothing belongs to it yet.
    init(new order: Order) {
        self.order = order
        payments = []
        refunds = []
        tickets = []
    }

    init(_ order: Order, _ transaction: Transaction) throws {
        self.order = order
        payments = try transaction.payments(of: order.id)
        refunds = try transaction.refunds(of: order.id)
        tickets = try transaction.tickets(of: order.id).map { ticket in
            (ticket, ticket.state == .checkedIn ? try transaction.acceptedCheckIn(of: ticket.id) : nil)
        }
    }
}

/// The models of one order in one language.
struct OrderModels: Sendable {
    let record: OrderRecord
    let listing: Listing
    let language: Language
    let now: Instant
    let ticketKey: HMAC.Key
    let organiser: String

    private var say: any Phrases { language.phrases }
    private var event: Event { listing.event }
    private var zone: String { event.venue.timeZone }

    func page(isRefreshing: Bool) -> OrderPage.Model {
        let order = record.order
        let held = order.items.map { HeldPlace(ordinal: $0.place, ticketType: $0.ticketType) }
        var lines = CartModels.lines(held, listing, language)
        // What was ordered is told at the price it was ordered for, whatever the list says now.
        for (index, item) in order.items.enumerated() { lines[index].price = item.price }
        return OrderPage.Model(
            id: order.id, secret: order.secret, code: order.code, event: EventBrief(listing, language), lines: lines,
            total: order.total, name: order.contact.name, email: order.contact.email, state: state,
            isRefreshing: isRefreshing)
    }

    private var state: OrderPage.State {
        let order = record.order
        let refund = record.refunds.last.map(refund)
        switch order.state {
        case .awaitingPayment:
            let clock = CartClock(
                event: event.id, now: now, until: order.expiresAt, zone: zone, extensionsLeft: 0)
            return .awaitingPayment(clock: clock, attempt: attempt)
        case .paid: return .paid(tickets: record.tickets.map(line), note: note)
        case .expired: return .expired(at: order.expiresAt)
        case .cancelled: return .cancelled(at: order.expiresAt, refund: refund)
        case .refunded:
            guard let first = record.refunds.first, let refund else { return .expired(at: order.expiresAt) }
            return first.reason == .late ? .paidTooLate(at: first.createdAt, refund: refund) : .refunded(refund)
        case .partiallyRefunded:
            return .partiallyRefunded(tickets: record.tickets.map(line), refunds: record.refunds.map(self.refund))
        }
    }

    private var attempt: OrderPage.Attempt {
        switch record.payments.last?.state {
        case nil, .created: .none
        case .pending: .confirming
        case .failed: .declined
        case .cancelled: .abandoned
        case .confirmed: .confirming
        }
    }

    private var note: OrderPage.PaidNote? {
        if let double = record.refunds.first(where: { $0.reason == .duplicate }) { return .paidTwice(refund(double)) }
        guard let paidAt = record.order.paidAt, paidAt > record.order.expiresAt + .minutes(1) else { return nil }
        return .lateSameSeats(at: paidAt)
    }

    private func refund(_ refund: Refund) -> OrderPage.Refund {
        OrderPage.Refund(
            number: refund.number, amount: refund.amount, ordered: refund.createdAt,
            sent: refund.state == .done ? refund.createdAt : nil)
    }

    private func line(_ entry: (ticket: Ticket, checkIn: CheckIn?)) -> OrderPage.TicketLine {
        OrderPage.TicketLine(
            id: entry.ticket.id, secret: entry.ticket.secret, place: PlaceModels.place(entry.ticket.place, listing),
            type: type(entry.ticket).name(language), qr: qr(entry.ticket),
            used: entry.checkIn.map { ($0.at, $0.gate) })
    }

    private func type(_ ticket: Ticket) -> TicketType { event.prices.types[ticket.ticketType] }

    private func qr(_ ticket: Ticket) -> QRCode {
        guard let code = QRCode(ticket.code, level: .quartile) else {
            preconditionFailure("a ticket code fits into a QR code")
        }
        return code
    }

    private func code(_ ticket: Ticket) -> TicketCode {
        guard let code = try? TicketCode(parsing: ticket.code, key: ticketKey) else {
            preconditionFailure("ticket \(ticket.id) has a code of another key")
        }
        return code
    }

    private func price(_ ticket: Ticket) -> Money {
        record.order.items.first { $0.number == ticket.item }?.price ?? Money(0, event.currency)
    }

    func ticketPage(_ ticket: Ticket) -> TicketPage.Model {
        let checkIn = record.tickets.first { $0.ticket.id == ticket.id }?.checkIn
        let state: TicketPage.State =
            switch ticket.state {
            case .valid: .valid
            case .checkedIn: checkIn.map { .checkedIn(at: $0.at, gate: $0.gate) } ?? .valid
            case .blocked: .blocked
            case .cancelled: .cancelled
            }
        return TicketPage.Model(
            id: ticket.id, secret: ticket.secret, event: EventBrief(listing, language),
            place: PlaceModels.place(ticket.place, listing), type: type(ticket).name(language),
            holder: record.order.contact.name, price: price(ticket), contents: type(ticket).contents(language),
            orderCode: record.order.code, number: ticket.item + 1, count: record.order.items.count, order: nil,
            code: code(ticket).grouped, qr: qr(ticket), state: state)
    }

    // MARK: The PDF

    func pdf(_ tickets: [Ticket]) -> [UInt8] {
        var model = TicketDocument.Model(
            language: language, title: "\(event.text(language).title) · \(record.order.code)",
            created: record.order.paidAt ?? now,
            organiser: TicketDocument.Organiser(name: event.organiser, details: organiser), labels: labels,
            tickets: tickets.map(document))
        if event.sale.isRehearsal { model.stamp = "\(say.rehearsalStamp) · \(say.rehearsalBannerDetail)" }
        return TicketDocument.pdf(model)
    }

    private var labels: TicketDocument.Labels {
        TicketDocument.Labels(
            ticket: say.ticket, date: say.dateWord, venue: say.venueWord, type: say.ticketType, price: say.price,
            holder: say.holder, order: say.orderCode, included: say.includes, terms: say.termsOfSale,
            scan: say.onePersonOneEntry)
    }

    private func document(_ ticket: Ticket) -> TicketDocument.Ticket {
        let text = event.text(language)
        let venue = event.venue
        return TicketDocument.Ticket(
            eventTitle: text.title, eventSubtitle: text.subtitle, date: Show.day(event.startsAt, zone, say),
            time: Show.time(event.startsAt, zone, say), doors: say.doorsOpen(Show.time(event.doorsAt, zone, say)),
            venue: venue.name, address: "\(venue.street), \(venue.postcode) \(venue.city)", place: place(ticket),
            type: type(ticket).name(language), price: Show.money(price(ticket), say),
            holder: record.order.contact.name, order: record.order.code, included: type(ticket).contents(language),
            code: code(ticket), terms: text.terms)
    }

    private func place(_ ticket: Ticket) -> [TicketDocument.Field] {
        let place = PlaceModels.place(ticket.place, listing)
        let entrance = place.entrance.map { [TicketDocument.Field(say.entranceWord, $0)] } ?? []
        return switch place.kind {
        case .seat(let section, let row, let seat):
            entrance + [.init(say.sectionWord, section), .init(say.rowWord, row), .init(say.seatWord, seat)]
        case .standing(let area): entrance + [.init(say.standingWord, area)]
        }
    }
}
