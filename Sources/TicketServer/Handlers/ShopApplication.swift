// The shop as an HTTP application: from a request to a route, past the guards, to a handler, and every failure to words.

import TicketCore

final class ShopApplication: Application {
    let shop: Shop
    let answers: PublicAnswers
    let operations: OperationsDesk
    let shared = SharedAnswers()
    let guesses: GuessLimits
    let shares: NetworkShares
    let seatPages: SeatPages
    let joinLimits: JoinLimits
    private let guards: [@Sendable (Request, Route) throws -> Void]

    init(shop: Shop, answers: PublicAnswers, operations: OperationsDesk) {
        self.shop = shop
        self.answers = answers
        self.operations = operations
        let sparesLoopback = shop.configuration.limits.sparesLoopback
        guesses = GuessLimits(
            sealer: shop.browserSealer, sparesLoopback: sparesLoopback, clock: shop.clock, randomness: shop.randomness)
        shares = NetworkShares(sparesLoopback: sparesLoopback, clock: shop.clock)
        seatPages = SeatPages(shop: shop)
        joinLimits = JoinLimits(sparesLoopback: sparesLoopback, clock: shop.clock)
        let limiter = operations.rateLimit
        let overload = OverloadGuard(gauge: operations.gauge, randomness: shop.randomness)
        // In this order: a cross-site request must not use up anybody's rate, and who asks too often is told so first.
        guards = [
            { request, route in try CrossSiteGuard.check(request, route) },
            { request, route in try limiter.check(request, route) },
            { request, route in try overload.check(request, route) },
        ]
    }

    func bodyLimit(for head: borrowing RequestHead) -> Int {
        max(Route(path: head.path)?.bodyLimit ?? 0, ShopApplication.wrongBodyLimit)
    }

    /// Where no body is taken a small one is still read, so that the answer is what is really wrong: 404 or 405.
    private static let wrongBodyLimit = 16_384

    func immediate(_ head: borrowing RequestHead) -> PreparedResponse? {
        answers.find(head)
    }

    func respond(to request: Request) async -> Response {
        guard let route = Route(path: request.path) else {
            return finish(refusal(ErrorResponses.noSuchAddress, request, nil), nil, request)
        }
        var response: Response
        do {
            response = try await measured(request, route)
        } catch {
            response = failure(error, request, route)
        }
        return finish(response, route, request)
    }

    private func measured(_ request: Request, _ route: Route) async throws -> Response {
        guard let step = route.purchase(request.method)?.step else { return try await answer(request, route) }
        let start = request.body.isEmpty ? request.start : Moment.now()
        return try await operations.gauge.path.measure(step, from: start) { try await answer(request, route) }
    }

    private func answer(_ request: Request, _ route: Route) async throws -> Response {
        if request.method == .options { return options(route) }
        let method: Method = request.method == .head ? .get : request.method
        guard route.methods.contains(method) else {
            var response = refusal(ErrorResponses.wrongMethod, request, route)
            response.fields.set(.allow, allow(route))
            return response
        }
        for check in guards { try check(request, route) }
        return try await handle(request, route)
    }

    private func options(_ route: Route) -> Response {
        var response = Response.noContent()
        response.fields.set(.allow, allow(route))
        return response
    }

    private func allow(_ route: Route) -> FieldValue {
        let methods = route.methods + (route.methods.contains(.get) ? [.head] : []) + [.options]
        guard let value = FieldValue(methods.map(\.description).joined(separator: ", ")) else {
            preconditionFailure("methods are tokens")
        }
        return value
    }

    private func finish(_ response: Response, _ route: Route?, _ request: Request) -> Response {
        var response = response
        response.route = route.map { $0.template.description }
        SecurityFields.add(to: &response.fields, isSecure: request.isSecure)
        if route?.carriesSecret == true { SecurityFields.keepSecret(&response.fields) }
        return response
    }

    func refused(_ status: Status, reason: String) -> Response {
        var answer = ErrorResponses.answer(status, Language.english.phrases).problem
        answer.members.append((name: "reason", json: JSONText.quoted(reason)))
        var response = answer.response
        SecurityFields.add(to: &response.fields, isSecure: false)
        return response
    }

    func finished(_ exchange: Exchange) { operations.record(exchange) }

    // MARK: Failures

    private func failure(_ error: any Error, _ request: Request, _ route: Route) -> Response {
        operations.note(error)
        let say = language(request, route).phrases
        if let response = FailureRedirects.response(error, request, route, say) {
            return response
        }
        let zone = route.event.flatMap { shop.catalogue.listing($0) }?.event.venue.timeZone ?? "UTC"
        let answer = ErrorResponses.answer(error, say) { Show.dayAndTime($0, zone, say) }
        if answer.isOurs {
            shop.log.error(
                "a request failed",
                ["http.request.id": .text(request.id), "error.message": .text(String(describing: error))])
        }
        guard route.isPage, Negotiation.wantsPage(request) else { return answer.problem.response }
        return page(answer, error, request, route, say)
    }

    private func page(
        _ answer: FailureAnswer, _ error: any Error, _ request: Request, _ route: Route, _ say: any Phrases
    ) -> Response {
        var response: Response
        if case Failure.placesTaken(let taken) = error,
            let listing = route.event.flatMap({ shop.catalogue.listing($0) })
        {
            let lines = taken.map {
                SeatsTakenPage.Taken(place: PlaceModels.place($0.ordinal, listing), reason: .init($0.state))
            }
            response = .page(
                SeatsTakenPage.html(
                    .init(
                        event: listing.id, status: answer.status.code, taken: lines,
                        isRehearsal: listing.event.sale.isRehearsal),
                    say),
                status: answer.status)
        } else {
            let model = ErrorPage.Model(
                status: answer.status.code, text: answer.text, actions: FailureRedirects.ways(error, route, say),
                request: answer.isOurs ? request.id : nil, isRehearsal: isRehearsal(route))
            response = .page(ErrorPage.html(model, say), status: answer.status)
        }
        if let seconds = answer.retryAfter { response.fields.set(.retryAfter, FieldValue(seconds)) }
        return response
    }

    /// Whether an address is one of a rehearsal: then even its failures say so.
    private func isRehearsal(_ route: Route?) -> Bool {
        route?.event.flatMap { shop.catalogue.listing($0) }?.event.sale.isRehearsal ?? false
    }

    private func refusal(
        _ make: (any Phrases) -> FailureAnswer, _ request: Request, _ route: Route?
    ) -> Response {
        let say = (route.map { language(request, $0) } ?? Negotiation.language(request.fields[.acceptLanguage])).phrases
        let answer = make(say)
        guard route?.isPage ?? true, Negotiation.wantsPage(request) else { return answer.problem.response }
        return .page(
            ErrorPage.html(
                .init(status: answer.status.code, text: answer.text, isRehearsal: isRehearsal(route)), say),
            status: answer.status)
    }

    /// The language of the address, or the one the browser asks for.
    func language(_ request: Request, _ route: Route) -> Language {
        route.language ?? Negotiation.language(request.fields[.acceptLanguage])
    }
}
