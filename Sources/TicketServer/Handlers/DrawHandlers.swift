// What checking a draw asks for besides the public values: a number's way to the root, one's own ticket, the file to keep.

import TicketCore

extension ShopApplication {
    /// Public, and the same for ever: the roster does not change after it was closed. Before that there is none.
    func rosterPath(_ event: ID<Event>, _ number: Int64) throws -> Response {
        let route = Route.queueRoster(event, number)
        guard shop.rooms.state(event) != nil, let path = try shop.rooms.rosterPath(event, number) else {
            throw Failure.notFound
        }
        let answer = PublicAnswers.data(DrawData.roster(path).bytes, isFinal: true, route)
        return Response(.ok, body: .prepared(answer))
    }

    /// A fan's own line of the roster, for herself.
    func ownTicket(_ request: Request, _ event: ID<Event>) throws -> Response {
        _ = try shop.listing(event)
        guard let ticket = ownTicketValue(request, event) else { throw Failure.badTicket }
        return .json(DrawData.ticket(ticket, leaf: shop.rooms.rosterLeaf(ticket)).bytes)
    }

    /// The check as one file; with the reader's own line in it if this browser has a ticket.
    func checkDrawFile(_ request: Request, _ language: Language, _ event: ID<Event>) throws -> Response {
        let listing = try shop.listing(event)
        let (proof, outcomes) = try shop.proof(event)
        guard !proof.draws.isEmpty else { throw Failure.notFound }
        let models = DrawModels(
            listing: listing, language: language, proof: proof, outcomes: outcomes, mirrors: shop.mirrors)
        let personal = try ownTicketValue(request, event).map { ticket in
            CheckDrawFile.Personal(
                ticket: DrawData.ticket(ticket, leaf: shop.rooms.rosterLeaf(ticket)),
                roster: try shop.rooms.rosterPath(event, ticket.number).map(DrawData.roster))
        }
        let html = CheckDrawFile.html(models.page, personal, saved: shop.clock.now(), language.phrases)
        var response = Response.page(html)
        response.fields.set(
            .contentDisposition, FieldValue("attachment; filename=\"draw-\(event).html\"") ?? "attachment")
        return response
    }

    private func ownTicketValue(_ request: Request, _ event: ID<Event>) -> QueueTicket? {
        shop.rooms.ticket(request.cookie(shop.queueCookies(event).ticketName), of: event)
    }
}
