// From a listing to what everybody sees of it: cards, the event's page, the shell of the waiting room.

import TicketCore

/// The public models of one event in one language, at one moment.
struct StorefrontModels {
    let listing: Listing
    let language: Language
    let now: Instant
    let roomState: RoomState?
    /// The organiser's words while the sale is paused.
    let pauseMessage: String?
    /// `https://tickets.example`
    let origin: String
    let draw: DrawRecord?
    /// While an access code is needed to join: until when.
    let codesUntil: Instant?

    /// As everything stands now.
    init(_ listing: Listing, _ language: Language, _ shop: Shop, origin: String) {
        self.listing = listing
        self.language = language
        now = shop.clock.now()
        roomState = shop.rooms.state(listing.id)
        pauseMessage = shop.rooms.messages(listing.id).words(language)
        self.origin = origin
        draw = shop.rooms.draw(listing.id)
        codesUntil = shop.rooms.codesUntil(listing.id)
    }

    private var say: any Phrases { language.phrases }
    private var event: Event { listing.event }
    private var zone: String { event.venue.timeZone }
    private var dates: DateFormats { Formats(language).dates(in: zone) }

    var card: EventListPage.Card {
        let text = event.text(language)
        let least = event.prices.amounts.keys.compactMap { event.prices.announced(category: $0)?.amount }.min()
        return EventListPage.Card(
            id: event.id, title: text.title, subtitle: text.subtitle,
            day: String(dates.date(event.startsAt).prefix { $0 != " " }),
            month: dates.month(event.startsAt), date: Show.dayAndTime(event.startsAt, zone, say),
            dateISO: dates.rfc3339(event.startsAt), place: "\(event.venue.name), \(event.venue.city)",
            priceFrom: least.map { Show.money(Money($0, event.currency), say) }, state: state, hue: event.hue)
    }

    var page: EventPage.Model {
        let text = event.text(language)
        let venue = event.venue
        return EventPage.Model(
            id: event.id, title: text.title, subtitle: text.subtitle, about: paragraphs(text.description),
            date: Show.dayAndTime(event.startsAt, zone, say), dateISO: dates.rfc3339(event.startsAt),
            doors: Show.time(event.doorsAt, zone, say),
            venue: .init(
                name: venue.name, street: venue.street, postcode: venue.postcode, city: venue.city,
                country: venue.country),
            prices: prices, ticketTypes: ticketTypes, limit: event.limitPerBuyer, organiser: event.organiser,
            terms: paragraphs(text.terms), state: state,
            announcement: listing.announcement.words(language), hue: event.hue, origin: origin,
            isRehearsal: event.sale.isRehearsal, draw: drawWords,
            presale: codesUntil.map { Show.dayAndTime($0, zone, say) })
    }

    var room: WaitingRoomPage.Model {
        let text = event.text(language)
        let rows = listing.plan.categories.enumerated().compactMap { index, category -> WaitingRoomPage.Price? in
            guard let price = event.prices.announced(category: category.key) else { return nil }
            return WaitingRoomPage.Price(
                tier: index + 1, name: category.name(language), colour: category.colour, price: Show.money(price, say))
        }
        return WaitingRoomPage.Model(
            id: event.id, title: text.title,
            date: "\(Show.dayAndTime(event.startsAt, zone, say)) · \(event.venue.name)", zone: zone, hue: event.hue,
            prices: rows, isRehearsal: event.sale.isRehearsal)
    }

    private func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n").map { String($0) }
    }

    private var prices: [EventPage.Price] {
        let map = listing.board.map
        return listing.plan.categories.enumerated().compactMap { index, category in
            guard let price = event.prices.announced(category: category.key) else { return nil }
            return EventPage.Price(
                category: category.name(language), colour: category.colour, price: price,
                priceText: Show.money(price, say),
                left: StockLevel(map.counts(category: index)))
        }
    }

    private var ticketTypes: [EventPage.TicketType] {
        event.prices.types.map { type in
            let amounts = event.prices.amounts.values.compactMap { $0[type.number] }
            return EventPage.TicketType(
                name: type.name(language), note: "", price: range(amounts), contents: type.contents(language))
        }
    }

    private func range(_ amounts: [Int64]) -> String? {
        guard let least = amounts.min(), let most = amounts.max() else { return nil }
        let low = Show.money(Money(least, event.currency), say)
        return least == most ? low : "\(low) – \(Show.money(Money(most, event.currency), say))"
    }

    private var drawWords: EventPage.Draw? {
        guard let draw else { return nil }
        let cutOff = Show.timeWithSeconds(draw.cutOff, zone, say)
        let sentence: String? =
            switch roomState {
            case .announced: say.drawAnnounced(lobby: Show.dayAndTime(draw.lobbyAt, zone, say), cutOff: cutOff)
            case .lobby: say.drawLobby(cutOff: cutOff)
            default: nil
            }
        return EventPage.Draw(sentence: sentence)
    }

    /// Two words for two states: sold, and in carts.
    var state: SaleState {
        if roomState == .drawing { return .drawing }
        if roomState == .lobby { return .lobby(starts: Show.dayAndTime(event.sale.opensAt, zone, say)) }
        switch event.salePhase(at: now) {
        case .notYet(let opensAt): return .announced(opens: Show.dayAndTime(opensAt, zone, say))
        case .paused: return .paused(reason: pauseMessage)
        case .hidden, .closed: return .closed
        case .open: break
        }
        let counts = listing.board.map.total
        if roomState == .paused { return .paused(reason: pauseMessage) }
        return counts.free > 0 ? .onSale : .soldOut(mayReturn: counts.held > 0)
    }
}

extension StockLevel {
    init(_ counts: PlaceCounts) {
        if counts.free == 0 {
            self = counts.held > 0 ? .noneNow : .soldOut
        } else {
            self = counts.isNearlyGone ? .few : .many
        }
    }
}
