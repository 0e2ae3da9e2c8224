// The organiser's page of rehearsals.

import TicketCore

extension ShopApplication {
    func rehearsalsPage(_ request: Request, _ language: Language, _ event: ID<Event>) async throws -> Response {
        let account = try reader(request)
        // Who follows a rehearsal's own address means the event it rehearses.
        if let rehearsal = try shop.rehearsals.rehearsal(event) {
            return .seeOther(.adminRehearsal(language, rehearsal.original))
        }
        var model = try rehearsals(of: event, account, language)
        let query = try query(request)
        model.isSaved = query.value("saved") == "yes"
        model.books = try await books(query.value(RehearsalsPage.FieldName.books), of: event, language)
        return .page(RehearsalsPage.html(model, language.phrases))
    }

    /// The books that were asked for: the event's own, or those of one of its rehearsals.
    private func books(_ asked: String?, of event: ID<Event>, _ language: Language) async throws -> RehearsalsPage
        .Books?
    {
        guard let asked, let id = ID<Event>(asked), let listing = shop.catalogue.listing(id),
            try id == event || shop.rehearsals.rehearsal(id)?.original == event
        else { return nil }
        let report = try await shop.ledgerDesk.report(of: listing)
        return .init(event: id, title: listing.event.text(language).title, report: report)
    }

    /// Makes a copy or a new key, which are shown at once and once; closes and clears.
    func changeRehearsals(_ request: Request, _ language: Language, _ event: ID<Event>) async throws -> Response {
        let account = try account(request)
        guard account.role.mayControlSales else { throw Failure.forbidden }
        let form = try form(request)
        guard let action = form.value(RehearsalsPage.FieldName.action).flatMap(RehearsalsPage.Action.init) else {
            throw Failure.invalid(.action)
        }
        var made: (event: ID<Event>, key: String?)?
        switch action {
        case .make: made = try await makeRehearsal(of: event, account, form)
        case .key:
            let copy = try rehearsal(form, of: event)
            made = (copy, try await shop.rehearsals.renewKey(of: copy, by: account.email))
        case .close: try await closeRehearsal(form, of: event, account)
        case .clear:
            try await RehearsalDesk(shop: shop).clear(try rehearsal(form, of: event), by: account.email)
        }
        guard let made, let key = made.key else {
            return .seeOther(.adminRehearsal(language, event), query: "saved=yes")
        }
        var model = try rehearsals(of: event, account, language)
        model.made = .init(event: made.event, key: key, command: command(made.event, key))
        return .page(RehearsalsPage.html(model, language.phrases))
    }

    private func makeRehearsal(
        of event: ID<Event>, _ account: Account, _ form: Form
    ) async throws -> (event: ID<Event>, key: String?) {
        guard let listing = shop.catalogue.listing(event) else { throw Failure.notFound }
        let once = try IdempotencyKey(
            scope: "rehearsal/\(event)", key: form.value(RehearsalsPage.FieldName.once) ?? "", request: [])
        return try await RehearsalDesk(shop: shop).copy(listing, by: account.email, once: once)
    }

    private func closeRehearsal(_ form: Form, of event: ID<Event>, _ account: Account) async throws {
        guard let listing = shop.catalogue.listing(try rehearsal(form, of: event)) else {
            throw Failure.rehearsalIsOver
        }
        try await RehearsalDesk(shop: shop).close(listing, by: account.email)
    }

    /// The rehearsal a form means: one of this event's, never another event.
    private func rehearsal(_ form: Form, of event: ID<Event>) throws -> ID<Event> {
        guard let id = form.value(RehearsalsPage.FieldName.rehearsal).flatMap({ ID<Event>($0) }),
            try shop.rehearsals.rehearsal(id)?.original == event
        else { throw Failure.notARehearsal }
        return id
    }

    private func rehearsals(
        of event: ID<Event>, _ account: Account, _ language: Language
    ) throws -> RehearsalsPage.Model {
        guard let listing = shop.catalogue.listing(event) else { throw Failure.notFound }
        let lines = try shop.rehearsals.all(of: event).map { rehearsal in
            RehearsalsPage.Line(
                id: rehearsal.event, created: rehearsal.createdAt, by: rehearsal.createdBy, state: state(of: rehearsal),
                result: rehearsal.result)
        }
        return RehearsalsPage.Model(
            person: account.name, event: EventBrief(listing, language), once: Secret.draw(shop.randomness),
            mayChange: account.role.mayControlSales, rehearsals: lines)
    }

    private func state(of rehearsal: Rehearsal) -> RehearsalsPage.State {
        if rehearsal.clearedAt != nil { return .cleared }
        if rehearsal.closedAt != nil { return .closed }
        guard let state = shop.rooms.state(rehearsal.event), state != .draft, state != .announced else {
            let opensAt = shop.catalogue.listing(rehearsal.event)?.event.sale.opensAt
            return opensAt.map { $0 < shop.clock.now() + .seconds(24 * 3600) } == true ? .opening : .waiting
        }
        return state == .closed ? .closed : .running
    }

    /// What an agency types to run a rehearsal: with twice as many fans as places, rounded to one digit.
    private func command(_ event: ID<Event>, _ key: String) -> String {
        let places = shop.catalogue.listing(event)?.plan.count ?? 0
        var unit = 1
        while unit * 10 <= places * 2 { unit *= 10 }
        let fans = max(100, places * 2 / unit * unit)
        // Imagined fans speak plain http: behind a proxy that does TLS they come to the address that it asks.
        let isSecure = shop.configuration.shop.publicURL?.isSecure ?? false
        let listening = shop.configuration.listen.addresses.first?.description ?? "localhost:8080"
        let url = isSecure ? "http://\(listening)" : shop.configuration.publicURL
        // In lines of their own: a telephone would break them behind a hyphen.
        return """
            TicketServer rehearse \(url) \\
              --event \(event) \\
              --key \(key) \\
              --fans \(fans) --minutes 10 \\
              --html report.html
            """
    }
}
