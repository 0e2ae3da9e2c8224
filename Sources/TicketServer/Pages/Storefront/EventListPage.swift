// The list of events: the shop's front window, the same for everybody.

import TicketCore

enum EventListPage {
    struct Model: Sendable {
        var events: [Card]
    }

    /// One event in the window. Texts are in the page's language, dates in the event's time zone.
    struct Card: Sendable {
        var id: ID<Event>
        var title: String
        var subtitle: String
        /// `22`
        var day: String
        /// `Aug 2026`
        var month: String
        /// The whole date in words, with weekday and time.
        var date: String
        /// For `<time>`: 2026-08-22T20:00:00+02:00.
        var dateISO: String
        var place: String
        /// The lowest price as money; nil when nothing is sold.
        var priceFrom: String?
        var state: SaleState
        var hue: Int
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        Layout.page(
            title: say.eventsTitle, say, description: say.eventsLead, alternate: { .events($0) }, isIndexed: true,
            main: """
                <header class="window-head"><h1>\(say.eventsTitle)</h1><p class="lead quiet">\(say.eventsLead)</p></header>
                \(list(model.events, say))
                """)
    }

    private static func list(_ events: [Card], _ say: any Phrases) -> HTML {
        func item(_ card: Card) -> HTML { self.card(card, say) }
        if events.isEmpty { return "<p class=\"lead\">\(say.noEvents)</p>" }
        return "<ul class=\"window\">\(each: events, item)</ul>"
    }

    private static func card(_ card: Card, _ say: any Phrases) -> HTML {
        """
        <li class="event-card"><a href="\(Route.event(say.language, card.id))" aria-labelledby="title-\(card.id.description)">\
        <span class="poster">\(Cover(seed: card.id.rawValue, hue: card.hue).html)\
        <span class="poster-date" aria-hidden="true"><b>\(card.day)</b> \(card.month)</span></span></a>\
        <div class="event-words">\(card.state.badge(say))\
        <h2 id="title-\(card.id.description)"><a href="\(Route.event(say.language, card.id))" tabindex="-1">\(card.title)</a></h2>\
        <p class="event-subtitle">\(card.subtitle)</p>\
        <p class="quiet"><time datetime="\(card.dateISO)">\(card.date)</time><br>\(card.place)</p>\
        \(card.priceFrom.map { "<p class=\"strong\">\(say.priceFrom($0))</p>" as HTML })</div></li>
        """
    }
}
