// Joining over HTTP: a challenge that comes back as a cookie, then a number. For forms and for programs.

import TicketCore

extension ShopApplication {
    /// What stands in the body of a join, of a form or of a program.
    private struct Body {
        var code: String?
        var proof: String?
        var language: Language
        var isPlain = false
    }

    func joinQueue(_ request: Request, _ event: ID<Event>) async throws -> Response {
        let body = try joinBody(request)
        let cookies = shop.queueCookies(event)
        if body.code != nil { try joinLimits.access(from: request.client) }
        let wish = JoinWish(
            ticket: request.cookie(cookies.ticketName), challenge: request.cookie(cookies.challengeName),
            proof: body.proof, code: body.code, origin: origin(request, event))
        let answer = try await shop.rooms.join(event, wish)
        if body.code != nil, answer != .badCode { joinLimits.accessWasRight(from: request.client) }
        switch answer {
        case .outcome(let outcome): return try await joined(outcome, request, event)
        case .bringBack(let challenge, let life): return try again(challenge, life, wish, request, event)
        case .work(let task):
            var response = try refused(.work(task), .work(task), body, request, event)
            response.add([cookies.keep(challenge: task.challenge, for: task.life)], secure: shop.secureCookies)
            return response
        case .codeNeeded(let until):
            let moment = try Show.dayAndTime(until, shop.listing(event).event.venue.timeZone, body.language.phrases)
            return try refused(
                .codeNeeded(until: until), .code(typed: "", isWrong: false, until: moment), body, request, event)
        case .badCode:
            return try refused(
                .badCode, .code(typed: body.code ?? "", isWrong: true, until: nil), body, request, event)
        }
    }

    /// A rehearsal's crowd is one machine, and its numbers are worth nothing: it is not counted.
    private func origin(_ request: Request, _ event: ID<Event>) -> JoinOrigin? {
        let isRehearsal = shop.catalogue.listing(event)?.event.sale.isRehearsal ?? false
        return isRehearsal ? nil : joinLimits.origin(request.client)
    }

    /// Looks whether a wait is over: the page's own refresh leads here.
    func joinPage(_ request: Request, _ event: ID<Event>) throws -> Response {
        let fields = try query(request)
        let language =
            fields.value("language").flatMap(Language.init) ?? Negotiation.language(request.fields[.acceptLanguage])
        let body = Body(language: language, isPlain: fields.value("plain") == "yes")
        let cookies = shop.queueCookies(event)
        if shop.rooms.ticket(request.cookie(cookies.ticketName), of: event) != nil {
            return .seeOther(body.isPlain ? .queuePlain(language, event) : .queue(language, event))
        }
        let task = shop.rooms.task(event, challenge: request.cookie(cookies.challengeName))
        return try page(task.map(JoinPage.Step.work) ?? .ready, .ok, body, event)
    }

    // MARK: The second step

    /// Comes back with its cookie, or is told that it keeps none. A challenge that was used or has run out is replaced.
    private func again(
        _ challenge: String, _ life: Duration, _ wish: JoinWish, _ request: Request, _ event: ID<Event>
    ) throws -> Response {
        let tried = try query(request).value("tried").flatMap { Int(digits: $0) } ?? 0
        if tried > 0, wish.challenge == nil { throw JoinRefusal.cookiesNeeded }
        // Three times in a row that is no accident.
        guard tried < 3 else { throw Failure.tooFast(retryAfter: 3 + Int(shop.randomness.below(7))) }
        let cookies = shop.queueCookies(event)
        return .repeatAt(
            .queueJoin(event), query: "tried=\(tried + 1)", cookies: [cookies.keep(challenge: challenge, for: life)],
            secure: shop.secureCookies)
    }

    private func joined(_ outcome: JoinOutcome, _ request: Request, _ event: ID<Event>) async throws -> Response {
        switch outcome {
        case .joined(let ticket): return try await joined(ticket, isNew: true, request, event)
        case .hasTicket(let ticket): return try await joined(ticket, isNew: false, request, event)
        case .moved: throw JoinRefusal.moved
        case .notOpen(let opensAt): throw Failure.saleNotOpen(opensAt: opensAt)
        case .closed: throw Failure.saleClosed
        case .unavailable(let seconds): throw JoinRefusal.unavailable(retryAfter: seconds)
        case .unknownEvent: throw Failure.notFound
        }
    }

    private func joined(
        _ ticket: QueueTicket, isNew: Bool, _ request: Request, _ event: ID<Event>
    ) async throws -> Response {
        if Negotiation.wantsPage(request) {
            // One press of "buy" on a quiet day: the number is given and called at once, and nobody sees a queue.
            var response: Response
            do { response = try await enter(request, event, ticket: ticket.text) } catch is DatabaseFailure {
                // Theirs is the number all the same: they come in with the next question.
                let body = try joinBody(request)
                response = .seeOther(body.isPlain ? .queuePlain(body.language, event) : .queue(body.language, event))
            }
            response.add(kept(ticket, event), secure: shop.secureCookies)
            return response
        }
        return numbered(ticket, isNew: isNew, event)
    }

    private func kept(_ ticket: QueueTicket, _ event: ID<Event>) -> [Cookie] {
        shop.queueCookies(event).keep(ticket, for: shop.rooms.ticketLifetime(event))
    }

    /// A number as a program is told it.
    func numbered(_ ticket: QueueTicket, isNew: Bool, _ event: ID<Event>) -> Response {
        let line = shop.rooms.place(of: ticket)
        // In a lobby the number is no place.
        let place = shop.rooms.hasPlace(ticket) ? line?.place : nil
        let body = JSONWriter.object { json in
            json.member("n", ticket.number)
            if let place { json.member("place", place) }
            json.member("served", line?.called ?? 0)
            json.member("poll", shop.rooms.settings.polling.seconds.lowerBound)
            if ticket.isSampled { json.member("beat", shop.rooms.settings.joining.beat.components.seconds) }
        }
        var response = Response.json(body, status: isNew ? .created : .ok)
        response.add(kept(ticket, event), secure: shop.secureCookies)
        return response
    }

    // MARK: Refusals

    private func refused(
        _ refusal: JoinRefusal, _ step: JoinPage.Step, _ body: Body, _ request: Request, _ event: ID<Event>
    ) throws -> Response {
        guard Negotiation.wantsPage(request) else {
            return ErrorResponses.answer(refusal, language(request, .queueJoin(event)).phrases).problem.response
        }
        return try page(step, ErrorResponses.answer(refusal, body.language.phrases).status, body, event)
    }

    private func page(_ step: JoinPage.Step, _ status: Status, _ body: Body, _ event: ID<Event>) throws -> Response {
        let listing = try shop.listing(event)
        let say = body.language.phrases
        let brief = EventBrief(listing, body.language)
        let model = JoinPage.Model(
            id: event, title: brief.title, date: "\(brief.when(say)) · \(brief.venue)", hue: listing.event.hue,
            isPlain: body.isPlain, step: step, isRehearsal: brief.isRehearsal)
        var response = Response.page(JoinPage.html(model, say), status: status)
        // With a script the task is solved long before, and the form sent.
        if case .work(let task) = step,
            let value = FieldValue("\((task.wait ?? 59) + 1); url=\(JoinPage.again(model, say))")
        {
            response.fields.set("Refresh", value)
        }
        return response
    }

    // MARK: The body

    private func joinBody(_ request: Request) throws -> Body {
        var body = Body(language: Negotiation.language(request.fields[.acceptLanguage]))
        let type = request.fields[.contentType]?.prefix { $0 != ";" }.lowercased().trimmed
        if type == "application/json", !request.body.isEmpty {
            var members = try request.json()
            body.code = try members.optionalString("code", length: 1...200)
            body.proof = try members.optionalString("pow", length: 1...200)
            try members.finish()
        } else if type == "application/x-www-form-urlencoded" {
            let fields = try form(request)
            body.language = fields.value("language").flatMap(Language.init) ?? body.language
            body.isPlain = fields.value("plain") == "yes"
            body.code = fields.value("code").flatMap { $0.trimmed.isEmpty ? nil : $0 }
            body.proof = fields.value("pow").flatMap { $0.isEmpty ? nil : $0 }
        }
        return body
    }
}
