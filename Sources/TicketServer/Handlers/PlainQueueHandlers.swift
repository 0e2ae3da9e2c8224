// The waiting room without a script over HTTP: one person's standing, in words.

import TicketCore

extension ShopApplication {
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
            standing: standing, refresh: seconds, isRehearsal: brief.isRehearsal)
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
