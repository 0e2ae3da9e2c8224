// One event: when, where, what it costs, what is left, and the way in. The same for everybody.

import TicketCore

enum EventPage {
    /// Texts are in the page's language; dates and money are formatted, in the event's time zone.
    struct Model: Sendable {
        var id: ID<Event>
        var title: String
        var subtitle: String
        var about: [String]
        /// With weekday and time.
        var date: String
        var dateISO: String
        var doors: String?
        var venue: Venue
        var prices: [Price]
        var ticketTypes: [TicketType]
        /// Tickets one person may buy.
        var limit: Int
        var organiser: String
        /// Paragraphs.
        var terms: [String]
        var state: SaleState
        /// What the organiser says to everybody.
        var announcement: String?
        var hue: Int
        /// `https://tickets.example`, for addresses that leave the site (schema.org).
        var origin: String
        /// Whether the event is a rehearsal.
        var isRehearsal = false
        /// Nil where places are not drawn by lot.
        var draw: Draw?
        /// Until when an access code is needed; nil when everybody can join.
        var presale: String?
    }

    /// What is said of a draw beside the way in.
    struct Draw: Sendable {
        /// When people can take part, while that is to come.
        var sentence: String?
    }

    struct Venue: Sendable {
        var name: String
        var street: String
        var postcode: String
        var city: String
        /// ISO 3166-1, two letters.
        var country: String
    }

    /// A row of the price list: all fees included.
    struct Price: Sendable {
        var category: String
        /// `#rrggbb`
        var colour: String
        var price: Money
        /// `price` as people read it.
        var priceText: String
        var left: StockLevel
    }

    /// Adult, reduced, a package with what is in it.
    struct TicketType: Sendable {
        var name: String
        var note: String
        /// "299,00 zł" or a range; nil when the price is the category's.
        var price: String?
        var contents: [String]
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        Layout.page(
            title: model.title, say, description: "\(model.subtitle). \(model.date), \(model.venue.name).",
            alternate: { .event($0, model.id) }, isIndexed: !model.isRehearsal,
            head: model.isRehearsal ? "" : EventLinkedData.script(model, say), isRehearsal: model.isRehearsal,
            main: """
                \(Banner.html(model.announcement, say))\(hero(model, say))
                <div class="two section"><div>\(prices(model, say))\(types(model, say))\(about(model, say))\(terms(model, say))</div>
                <aside>\(facts(model, say))</aside></div>
                """)
    }

    private static func hero(_ model: Model, _ say: any Phrases) -> HTML {
        """
        <header class="hero"><div class="poster">\(Cover(seed: model.id.rawValue, hue: model.hue).html)</div>
        <div class="hero-words">\(model.state.badge(say))<h1>\(model.title)</h1><p class="lead">\(model.subtitle)</p>
        <p class="hero-facts"><time datetime="\(model.dateISO)">\(model.date)</time><br>\(model.venue.name), \(model.venue.city)</p>
        \(BuyBox.html(model, say))</div></header>
        """
    }

    private static func facts(_ model: Model, _ say: any Phrases) -> HTML {
        let venue = model.venue
        let postal = [venue.postcode, venue.city].filter { !$0.isEmpty }.joined(separator: " ")
        let address: HTML = "\(venue.name)<br><span class=\"quiet\">\(venue.street)<br>\(postal)</span>"
        let rows: [(name: String, value: HTML)?] = [
            (say.whenLabel, "<time datetime=\"\(model.dateISO)\">\(model.date)</time>"),
            model.doors.map { (say.doorsLabel, "\($0)") },
            (say.whereLabel, address),
            (say.limitLabel, "\(say.limit(model.limit))"),
        ]
        return """
            <section class="card">\(Components.facts(rows.compactMap { $0 }))\
            <p class="card-foot"><a class="button secondary wide" href="\(Route.calendar(say.language, model.id))">\(say.addToCalendar)</a></p>\
            <p class="small quiet">\(say.soldBy(model.organiser))</p></section>
            """
    }

    private static func prices(_ model: Model, _ say: any Phrases) -> HTML {
        func row(_ price: Price) -> HTML {
            """
            <li><div><span class="legend-name strong">\(Components.swatch(price.colour))\(price.category)</span>\
            <div class="legend-left">\(if: model.state != .closed, price.left.badge(say))</div></div><span class="price">\(price.priceText)</span></li>
            """
        }
        return """
            <section aria-labelledby="prices"><h2 id="prices">\(say.pricesTitle)</h2><p class="quiet">\(say.allIn)</p>
            <ul class="lines">\(each: model.prices, row)</ul>\
            <p>\(Components.link(say.lookAtHall, to: .seats(say.language, model.id)))</p></section>
            """
    }

    private static func types(_ model: Model, _ say: any Phrases) -> HTML? {
        if model.ticketTypes.isEmpty { return nil }
        func type(_ type: TicketType) -> HTML {
            """
            <li class="ticket-type"><div class="spread"><h3>\(type.name)</h3>\(type.price.map { "<span class=\"strong\">\($0)</span>" as HTML })</div>\
            <p class="quiet">\(type.note)</p>\(contents(type.contents, say))</li>
            """
        }
        return """
            <section class="section" aria-labelledby="types"><h2 id="types">\(say.ticketTypesTitle)</h2>\
            <ul class="ticket-types">\(each: model.ticketTypes, type)</ul></section>
            """
    }

    private static func contents(_ contents: [String], _ say: any Phrases) -> HTML? {
        if contents.isEmpty { return nil }
        func item(_ text: String) -> HTML { "<li>\(text)</li>" }
        return "<p class=\"small strong\">\(say.includedTitle)</p><ul class=\"included\">\(each: contents, item)</ul>"
    }

    private static func about(_ model: Model, _ say: any Phrases) -> HTML? {
        if model.about.isEmpty { return nil }
        return """
            <section class="section" aria-labelledby="about"><h2 id="about">\(say.aboutTitle)</h2>\(each: model.about, paragraph)</section>
            """
    }

    private static func terms(_ model: Model, _ say: any Phrases) -> HTML? {
        if model.terms.isEmpty { return nil }
        let content: HTML = "<div class=\"small\">\(each: model.terms, paragraph)</div>"
        return "<section class=\"section\" id=\"terms\">\(Components.details(say.termsTitle, content))</section>"
    }

    private static func paragraph(_ text: String) -> HTML { "<p>\(text)</p>" }
}
