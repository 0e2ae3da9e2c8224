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
            guard fields.value("plain") == "yes" else { return .seeOther(.queue(language, event)) }
            return .seeOther(.queuePlain(language, event), query: PlainDoor(outcome)?.query ?? "")
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
}
