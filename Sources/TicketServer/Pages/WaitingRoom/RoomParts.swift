// What both waiting rooms show, the one with a script and the plain one.

import TicketCore

enum RoomParts {
    static func head(title: String, date: String, id: ID<Event>, hue: Int) -> HTML {
        """
        <header class="room-head"><div class="poster">\(Cover(seed: id.rawValue, hue: hue).html)</div>\
        <div><h1>\(title)</h1><p class="quiet">\(date)</p></div></header>
        """
    }

    /// What a person who waits may rely on.
    static func promises(_ say: any Phrases) -> HTML {
        "<ul class=\"promises\"><li>\(say.mayClose)</li><li>\(say.lateIsFine)</li><li>\(say.onePlaceEach)</li></ul>"
    }

    static func prices(_ rows: [HTML], _ say: any Phrases) -> HTML {
        """
        <section class="section room-prices"><h2>\(say.whatItCosts)</h2><p class="quiet">\(say.priceKept)</p>\
        <ul class="lines">\(each: rows, \.self)</ul></section>
        """
    }

    /// What there is to read while one waits: nothing is lost by leaving this page.
    static func ways(_ id: ID<Event>, _ say: any Phrases) -> HTML {
        """
        <p class="row">\(Components.link(say.lookAtHall, to: .seats(say.language, id))) \
        \(Components.link(say.aboutThisEvent, to: .event(say.language, id)))</p>
        """
    }

    /// A category: its name, what is left of it, what it costs.
    static func price(name: String, colour: String, price: String, tier: Int, left: HTML) -> HTML {
        """
        <li data-tier="\(tier)"><div><span class="legend-name strong">\(Components.swatch(colour))\(name)</span>\
        <div class="legend-left">\(left)</div></div><span class="price">\(price)</span></li>
        """
    }

    /// What is to be known of the draw before it is made.
    static func drawPoints(_ say: any Phrases) -> HTML {
        """
        <ul class="points" data-draw-points><li>\(say.lobbyNoAdvantage)</li><li>\(say.lobbyCutoff)</li><li>\(say.lobbyCheckable)</li></ul>
        """
    }

    static func drawLink(_ id: ID<Event>, _ label: String, _ say: any Phrases) -> HTML {
        "<a class=\"button subtle\" href=\"\(Route.checkDraw(say.language, id))\">\(label)</a>"
    }

    /// For the device that a place is taken to.
    static func codeLink(_ id: ID<Event>, _ say: any Phrases, plain: Bool = false) -> HTML {
        let query = plain ? "?plain=yes" : ""
        return """
            <p class="code-link"><a class="button subtle" href="\(Route.queueMove(say.language, id))\(query)">\(say.takeAlongHave)</a></p>
            """
    }

    /// A big number with what it is.
    static func number(_ label: String, _ value: HTML) -> HTML {
        "<p class=\"place\"><span class=\"quiet\">\(label)</span> <b>\(value)</b></p>"
    }
}
