// The waiting room without a script over HTTP: one person's standing, in words.

import TicketCore

extension ShopApplication {
    /// One person's standing, refreshed by the browser unless told not to (WCAG 2.2.1, failure F41).
    func plainQueue(_ request: Request, _ language: Language, _ event: ID<Event>) throws -> Response {
        let listing = try shop.listing(event)
        guard let now = shop.rooms.now(event).flatMap({ NowReading($0.body) }) else { throw Failure.notFound }
        let query = try query(request)
        let answer = PlainQueueAnswer(listing: listing, now: now, language: language)
        let standing = PlainDoor(query).map(PlainWaitingRoomPage.Standing.door) ?? self.standing(request, answer)
        let isStopped = query.value("auto") == "0"
        let seconds = isStopped ? nil : standing.refresh
        var response = Response.page(
            PlainWaitingRoomPage.html(answer.page(standing, refresh: seconds), language.phrases))
        if let seconds { response.fields.set("Refresh", FieldValue(seconds)) }
        return response
    }

    private func standing(_ request: Request, _ answer: PlainQueueAnswer) -> PlainWaitingRoomPage.Standing {
        let now = answer.now
        if now.state == .closed { return .closed }
        let event = answer.listing.id
        guard let cookie = request.cookie(shop.queueCookies(event).ticketName) else {
            return now.state == .announced ? .announced(answer.moments([.lobby, .sale])) : .notJoined(answer.joining)
        }
        guard let ticket = shop.rooms.ticket(cookie, of: event), let place = shop.rooms.place(of: ticket) else {
            return .badTicket
        }
        return answer.standing(number: Int(ticket.number), place: Int(place.place))
    }
}

/// What the person who asked to come in was told, kept in the address of the page that tells it: the answer to a form is
/// an address, and the room keeps nothing about who only asked.
extension PlainDoor {
    /// From `?door=12` or `?door=elsewhere`.
    fileprivate init?(_ query: Form) {
        guard let text = query.value("door") else { return nil }
        if text == "elsewhere" {
            self = .elsewhere
        } else if let ahead = Int(digits: text) {
            self = .standing(ahead: ahead)
        } else {
            return nil
        }
    }

    /// For a person without a script; nil for what the page tells by itself.
    init?(_ outcome: EnterOutcome) {
        switch outcome {
        case .door(let ahead, _): self = .standing(ahead: ahead)
        case .claimedElsewhere: self = .elsewhere
        default: return nil
        }
    }

    var query: String {
        switch self {
        case .standing(let ahead): "door=\(ahead)"
        case .elsewhere: "door=elsewhere"
        }
    }
}

/// From `now` and one number to what the plain page says.
struct PlainQueueAnswer {
    enum Moment { case lobby, sale, cutoff, doors }

    let listing: Listing
    let now: NowReading
    let language: Language

    private var say: any Phrases { language.phrases }
    private var zone: String { listing.event.venue.timeZone }

    var joining: PlainWaitingRoomPage.Joining {
        switch now.state {
        case .lobby: .draw
        case .drawing: .behindDraw
        case .soldOut: .returns
        default: .line
        }
    }

    func standing(number: Int, place: Int) -> PlainWaitingRoomPage.Standing {
        let shown = Show.number(number + 1, say)
        guard let known = now.place(of: number, place) else {
            if now.state == .drawing || now.drawn > 0 { return .drawing(drawing(shown, isBehind: false)) }
            return .lobby(number: shown, moments([.sale, .cutoff, .doors]))
        }
        if now.state == .drawing { return .drawing(drawing(shown, isBehind: true)) }
        if known < now.called, now.state == .open { return .turn }
        return .line(line(number: number, place: known))
    }

    private func drawing(_ number: String, isBehind: Bool) -> PlainWaitingRoomPage.Drawing {
        PlainWaitingRoomPage.Drawing(
            number: number, isBehind: isBehind, count: now.drawn > 0 ? now.drawn : nil, root: now.root,
            round: now.round, moments: moments([.doors]))
    }

    private func line(number: Int, place: Int) -> PlainWaitingRoomPage.Line {
        let isMoving = now.state == .open
        let prospect = Prospect(
            place: place, called: now.called, pace: isMoving ? now.pace : nil, showRate: now.showRate, last: now.last)
        return PlainWaitingRoomPage.Line(
            prospect: prospect, drawn: now.drawn > 0 ? now.drawn : nil, wasDrawn: number < now.drawn,
            paused: now.state == .paused ? now.pauseWords.words(language) ?? "" : nil,
            isSoldOut: now.state == .soldOut)
    }

    /// Those that are known, with the time until then.
    func moments(_ wanted: [Moment]) -> [PlainWaitingRoomPage.Moment] {
        wanted.compactMap { moment in
            let (label, at): (String, Instant?) =
                switch moment {
                case .lobby: (say.lobbyOpens, now.lobbyOpens)
                case .sale: (say.saleBegins, now.saleBegins)
                case .cutoff: (say.joiningEnds, now.listCloses)
                case .doors: (say.doorsOpen, now.doorsOpen)
                }
            return at.map { PlainWaitingRoomPage.Moment(label: label, text: text($0), until: until($0)) }
        }
    }

    /// The hour alone while the day is clear.
    private func text(_ moment: Instant) -> String {
        let isNear = moment - now.time < .seconds(6 * 3600)
        return isNear ? Show.time(moment, zone, say) : Show.dayAndTime(moment, zone, say)
    }

    /// Whole minutes only, and below two of them no number: nothing here is a countdown.
    private func until(_ moment: Instant) -> String? {
        let minutes = Int((moment - now.time).components.seconds / 60)
        guard moment > now.time else { return nil }
        if minutes < 2 { return say.anyMinute }
        return say.inAbout(Formats(language).duration(.minutes(minutes), as: .object))
    }

    func page(_ standing: PlainWaitingRoomPage.Standing, refresh: Int?) -> PlainWaitingRoomPage.Model {
        let brief = EventBrief(listing, language)
        let prices = listing.plan.categories.enumerated().compactMap { index, category -> PlainWaitingRoomPage.Price? in
            guard let price = listing.event.prices.announced(category: category.key) else { return nil }
            return PlainWaitingRoomPage.Price(
                tier: index + 1, name: category.name(language), colour: category.colour, price: Show.money(price, say),
                left: now.left[index + 1])
        }
        return PlainWaitingRoomPage.Model(
            id: listing.id, title: brief.title, date: "\(brief.when(say)) · \(brief.venue)", hue: listing.event.hue,
            standing: standing, refresh: refresh, announcement: now.announcement.words(language),
            hasDraw: now.hasDraw, prices: prices, isRehearsal: brief.isRehearsal)
    }
}
