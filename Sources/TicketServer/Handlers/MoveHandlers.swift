// Taking a place to another device, and the beats of those who wait.

import TicketCore

extension ShopApplication {
    /// A code for the holder of a ticket. It stands in the answer only: in no address, no log, no cookie.
    func transferQueue(_ request: Request, _ event: ID<Event>) throws -> Response {
        let ticket = request.cookie(shop.queueCookies(event).ticketName)
        switch shop.rooms.transferCode(event, ticket: ticket) {
        case .code(let code, let life): return try told(code, Int(life.components.seconds), request, event)
        case .badTicket: throw Failure.badTicket
        case .unavailable(let seconds): throw JoinRefusal.unavailable(retryAfter: seconds)
        case .unknownEvent: throw Failure.notFound
        }
    }

    private func told(_ code: String, _ seconds: Int, _ request: Request, _ event: ID<Event>) throws -> Response {
        guard Negotiation.wantsPage(request) else {
            return .json(
                JSONWriter.object { json in
                    json.member("code", code)
                    json.member("seconds", seconds)
                })
        }
        let fields = (try? form(request)) ?? .empty
        let language =
            fields.value("language").flatMap(Language.init) ?? Negotiation.language(request.fields[.acceptLanguage])
        let address = shop.configuration.publicURL + Route.queueMove(language, event).path
        let model = try moveModel(event, language, isPlain: fields.value("plain") == "yes")
        return .page(
            MovePage.code(
                CodeText.grouped(code, by: 5), seconds: seconds, address: address, model, language.phrases))
    }

    func movePage(_ request: Request, _ language: Language, _ event: ID<Event>) throws -> Response {
        let isPlain = try query(request).value("plain") == "yes"
        return .page(MovePage.html(try moveModel(event, language, isPlain: isPlain), language.phrases))
    }

    /// Takes over a place with the code that the other device shows.
    func moveQueue(_ request: Request, _ language: Language, _ event: ID<Event>) async throws -> Response {
        let isProgram = !Negotiation.wantsPage(request)
        let (code, isPlain) = try moveBody(request)
        try joinLimits.move(from: request.client)
        let outcome = try await shop.rooms.move(event, code: code, from: joinLimits.origin(request.client))
        if outcome != .badCode { joinLimits.moveWasRight(from: request.client) }
        let refusal: MovePage.Refusal
        switch outcome {
        case .moved(let ticket):
            if isProgram { return numbered(ticket, isNew: false, event) }
            let cookies = shop.queueCookies(event).keep(ticket, for: shop.rooms.ticketLifetime(event))
            return .seeOther(
                isPlain ? .queuePlain(language, event) : .queue(language, event), cookies: cookies,
                secure: shop.secureCookies)
        case .unknownEvent: throw Failure.notFound
        case .badCode:
            if isProgram { throw JoinRefusal.badMove }
            refusal = .wrong
        case .claimedElsewhere:
            if isProgram { throw Failure.claimedElsewhere }
            refusal = .busy
        }
        var model = try moveModel(event, language, isPlain: isPlain)
        model.typed = code
        model.refusal = refusal
        let status = ErrorResponses.moveRefused(isBusy: refusal == .busy)
        return .page(MovePage.html(model, language.phrases), status: status)
    }

    private func moveBody(_ request: Request) throws -> (code: String, isPlain: Bool) {
        guard Negotiation.wantsPage(request) else {
            var members = try request.json()
            let code = try members.string("code", length: 1...40)
            try members.finish()
            return (code, false)
        }
        let fields = try form(request)
        return (String((fields.value(MovePage.codeName) ?? "").prefix(40)), fields.value("plain") == "yes")
    }

    private func moveModel(_ event: ID<Event>, _ language: Language, isPlain: Bool) throws -> MovePage.Model {
        let listing = try shop.listing(event)
        let brief = EventBrief(listing, language)
        return MovePage.Model(
            id: event, title: brief.title, date: "\(brief.when(language.phrases)) · \(brief.venue)",
            hue: listing.event.hue, isPlain: isPlain, isRehearsal: brief.isRehearsal)
    }

    /// Somebody who was asked to says that they are still there.
    func beatQueue(_ request: Request, _ event: ID<Event>) throws -> Response {
        guard shop.rooms.beat(event, ticket: request.cookie(shop.queueCookies(event).ticketName)) else {
            throw Failure.badTicket
        }
        return .noContent()
    }
}
