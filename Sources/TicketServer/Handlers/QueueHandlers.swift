// The waiting room over HTTP: enter, leave, and the page without a script. One answer for browsers' forms and for
// programs; which, the Accept field says.

import TicketCore

extension ShopApplication {
    func enterQueue(_ request: Request, _ event: ID<Event>) async throws -> Response {
        try await enter(request, event, ticket: request.cookie(shop.queueCookies(event).ticketName))
    }

    func enter(_ request: Request, _ event: ID<Event>, ticket: String?) async throws -> Response {
        let cookies = shop.queueCookies(event)
        let session = request.cookie(cookies.sessionName)
        let outcome = try await shop.rooms.enter(event, ticket: ticket, session: session)
        guard Negotiation.wantsPage(request) else { return try program(outcome, cookies, event) }
        return try person(outcome, cookies, request, event)
    }

    private func person(
        _ outcome: EnterOutcome, _ cookies: QueueCookies, _ request: Request, _ event: ID<Event>
    ) throws -> Response {
        let fields = (try? form(request)) ?? .empty
        let language =
            fields.value("language").flatMap(Language.init) ?? Negotiation.language(request.fields[.acceptLanguage])
        switch outcome {
        case .admitted(_, let token):
            var response = Response.seeOther(.seats(language, event))
            response.add([session(token, cookies)], secure: shop.secureCookies)
            return response
        case .notOpen(let opensAt): throw Failure.saleNotOpen(opensAt: opensAt)
        case .closed: throw Failure.saleClosed
        case .unknownEvent: throw Failure.notFound
        default:
            let isPlain = fields.value("plain") == "yes"
            return .seeOther(isPlain ? .queuePlain(language, event) : .queue(language, event))
        }
    }

    private func program(_ outcome: EnterOutcome, _ cookies: QueueCookies, _ event: ID<Event>) throws -> Response {
        switch outcome {
        case .admitted(_, let token):
            var response = Response.json(JSONWriter.object { $0.member("shop", Route.seats(.english, event).path) })
            response.add([session(token, cookies)], secure: shop.secureCookies)
            return response
        case .waiting(let place, let called, let seconds):
            return waiting("waiting", seconds) { json in
                json.member("place", place)
                json.member("served", called)
            }
        case .door(let ahead, let seconds): return waiting("door", seconds) { $0.member("ahead", ahead) }
        case .paused(_, let seconds): return waiting("paused", seconds)
        case .soldOut(let seconds): return waiting("sold-out", seconds)
        case .lobby(let seconds): return waiting("lobby", seconds)
        case .drawing(let seconds): return waiting("drawing", seconds)
        case .notOpen(let opensAt): throw Failure.saleNotOpen(opensAt: opensAt)
        case .closed: throw Failure.saleClosed
        case .badTicket: throw Failure.badTicket
        case .tooFast(let seconds): throw Failure.tooFast(retryAfter: seconds)
        case .unavailable: throw DatabaseFailure.busy
        case .claimedElsewhere: throw Failure.claimedElsewhere
        case .usedUp: throw Failure.timeUsedUp
        case .unknownEvent: throw Failure.notFound
        }
    }

    private func session(_ token: String, _ cookies: QueueCookies) -> Cookie {
        cookies.keep(session: token, for: shop.rooms.settings.sessions.cookie)
    }

    private func waiting(
        _ status: String, _ seconds: Int, _ more: (inout JSONWriter) -> Void = { _ in }
    ) -> Response {
        let body = JSONWriter.object { json in
            json.member("status", status)
            more(&json)
            json.member("retryAfter", seconds)
        }
        var response = Response.json(body, status: .accepted)
        response.fields.set(.retryAfter, FieldValue(seconds))
        return response
    }

    func leaveQueue(_ request: Request, _ event: ID<Event>) async throws -> Response {
        let cookies = shop.queueCookies(event)
        if let shopper = try? shopper(request, event), let listing = shop.catalogue.listing(event) {
            try await shop.inventory.release(buyer(shopper), listing)
        }
        _ = shop.rooms.leave(event, ticket: request.cookie(cookies.ticketName))
        let fields = (try? form(request)) ?? .empty
        var response =
            Negotiation.wantsPage(request)
            ? Response.seeOther(.event(fields.value("language").flatMap(Language.init) ?? .english, event))
            : .noContent()
        response.add(cookies.clear(), secure: shop.secureCookies)
        return response
    }

    /// The waiting room without a script: one person's standing, refreshed by the browser unless told not to.
    func plainQueue(_ request: Request, _ language: Language, _ event: ID<Event>) throws -> Response {
        let listing = try shop.listing(event)
        let say = language.phrases
        let isStopped = try query(request).value("auto") == "0"
        let standing = standing(request, listing, say)
        let seconds = isStopped || !standing.isWaiting ? nil : 30
        let brief = EventBrief(listing, language)
        let model = PlainWaitingRoomPage.Model(
            id: event, title: brief.title, date: "\(brief.when(say)) · \(brief.venue)", hue: listing.event.hue,
            standing: standing, refresh: seconds)
        var response = Response.page(PlainWaitingRoomPage.html(model, say))
        if let seconds { response.fields.set("Refresh", FieldValue(seconds)) }
        return response
    }

    private func standing(
        _ request: Request, _ listing: Listing, _ say: any Phrases
    ) -> PlainWaitingRoomPage.Standing {
        let event = listing.id
        let state = shop.rooms.state(event)
        if state == .closed { return .closed }
        let cookie = request.cookie(shop.queueCookies(event).ticketName)
        if state == .announced {
            let opens = Show.dayAndTime(listing.event.sale.opensAt, listing.event.venue.timeZone, say)
            return .notOpen(opens: opens)
        }
        guard let cookie else { return .notJoined }
        guard let ticket = shop.rooms.ticket(cookie, of: event), let place = shop.rooms.place(of: ticket) else {
            return .badTicket
        }
        if state == .lobby || state == .drawing { return .lobby(number: Show.number(Int(ticket.number), say)) }
        if place.place < place.called { return .turn }
        let ahead = Int(place.place - place.called)
        let figures = shop.rooms.figures(event)
        return .line(
            PlainWaitingRoomPage.Line(
                place: Show.number(Int(place.place) + 1, say), ahead: ahead, aheadText: Show.number(ahead, say),
                minutes: figures.flatMap { QueueEstimate.minutes(ahead, $0) },
                paused: state == .paused ? shop.rooms.messages(event).words(say.language) ?? "" : nil,
                isSoldOut: state == .soldOut))
    }
}

extension PlainWaitingRoomPage.Standing {
    /// Whether time alone may change it.
    fileprivate var isWaiting: Bool {
        switch self {
        case .line, .lobby, .door: true
        default: false
        }
    }
}
