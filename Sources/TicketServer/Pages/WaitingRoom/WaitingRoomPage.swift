// The waiting room's shell: the same bytes for everybody, so caches can carry it. A script fills in one person's place.

import TicketCore

enum WaitingRoomPage {
    struct Model: Sendable {
        var id: ID<Event>
        var title: String
        /// Date and venue in one line.
        var date: String
        var hue: Int
        var prices: [Price]
        /// Whether the event is a rehearsal.
        var isRehearsal = false
    }

    /// A price category with its tier: its number in the waiting room's `now`, which tells what is left.
    struct Price: Sendable {
        var tier: Int
        var name: String
        var colour: String
        var price: String
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        Layout.page(
            title: "\(say.waitingRoomTitle): \(model.title)", say, alternate: { .queue($0, model.id) },
            scripts: [Assets.waitingRoom], bodyClass: "quiet-room", isRehearsal: model.isRehearsal,
            main: """
                <div class="room" data-room data-event="\(model.id.description)" data-now="\(Route.queueNow(model.id))"\
                 data-shop="\(Route.seats(say.language, model.id))">
                \(RoomParts.head(title: model.title, date: model.date, id: model.id, hue: model.hue))
                <noscript>\(Components.notice(.accent, plainLink(model.id, say)))</noscript>
                <div class="card room-card">\(panels(model, say))</div>
                <p class="visually-hidden" role="status" data-status></p><p class="visually-hidden" role="alert" data-alert></p>
                \(prices(model, say))
                \(RoomParts.promises(say))
                <script type="application/json" data-words>\(json: WaitingRoomWords.data(say))</script></div>
                """)
    }

    private static func plainLink(_ id: ID<Event>, _ say: any Phrases) -> HTML {
        "<p>\(say.withoutScript)</p><p>\(Components.buttonLink(say.plainPage, to: .queuePlain(say.language, id)))</p>"
    }

    /// One panel a state; the script shows one. Without it the first stays: joining is a form.
    private static func panels(_ model: Model, _ say: any Phrases) -> HTML {
        """
        <section data-panel="join"><h2>\(say.joinLine)</h2><p>\(say.joinLead)</p>\
        <p class="error" role="alert" data-refusal hidden></p>\(QueueForms.join(model.id, say.joinLine, say, .large))</section>
        <section data-panel="checking" hidden><h2>\(say.checking)</h2></section>
        <section data-panel="announced" hidden><h2>\(say.opensSoon)</h2><p class="strong" data-opens></p><p>\(say.notOpenLead)</p></section>
        <section data-panel="refused" hidden><h2>\(say.cannotEnter)</h2><p data-refused></p></section>
        <section data-panel="lobby" hidden><h2>\(say.lobbyTitle)</h2>\(number(say.yourNumber))<p class="strong" data-opens></p><p>\(say.lobbyLead)</p></section>
        <section data-panel="line" hidden><h2>\(say.lineTitle)</h2>\(number(say.yourPlace))\
        <p class="lead" data-ahead></p><progress class="way" max="100" value="0" aria-label="\(say.progressLabel)" data-way></progress>\
        <p><span class="quiet">\(say.estimateLabel)</span><br><span class="lead strong" data-estimate></span></p>\
        <p class="small quiet">\(say.estimateWhy)</p></section>
        <section data-panel="turn" hidden><h2>\(say.turnTitle)</h2><p>\(say.turnLead)</p>\(QueueForms.enter(model.id, say))</section>
        <section data-panel="door" hidden><h2>\(say.doorTitle)</h2><p>\(say.doorLead)</p></section>
        <section data-panel="elsewhere" hidden><h2>\(say.elsewhereTitle)</h2><p>\(say.elsewhereLead)</p>\(QueueForms.enter(model.id, say))</section>
        <section data-panel="closed" hidden><h2>\(say.saleClosed)</h2><p>\(say.roomClosedLead)</p>\
        <p>\(Components.buttonLink(say.allEvents, to: .events(say.language), .secondary))</p></section>
        <div data-note="paused" hidden>\(Components.notice(.warn, title: say.pausedTitle, "<p data-reason>\(say.pausedLead)</p>"))</div>
        <div data-note="soldOut" hidden>\(Components.notice(.warn, "<p>\(say.roomSoldOutLead)</p>"))</div>
        <div data-note="offline" hidden>\(Components.notice(.warn, "<p>\(say.connectionLost)</p>"))</div>
        <div class="room-foot" data-foot hidden><label class="choice"><input type="checkbox" data-sound><span>\(say.soundLabel)</span></label>\
        \(QueueForms.leave(model.id, say))</div>
        """
    }

    private static func number(_ label: String) -> HTML {
        "<p class=\"place\"><span class=\"quiet\">\(label)</span> <b data-place></b></p>"
    }

    private static func prices(_ model: Model, _ say: any Phrases) -> HTML? {
        if model.prices.isEmpty { return nil }
        func row(_ price: Price) -> HTML {
            """
            <li data-tier="\(price.tier)"><div><span class="legend-name strong">\(Components.swatch(price.colour))\(price.name)</span>\
            <div class="legend-left"><span class="badge" data-left hidden></span></div></div><span class="price">\(price.price)</span></li>
            """
        }
        return """
            <section class="section"><h2>\(say.whatItCosts)</h2><p class="quiet">\(say.priceKept)</p><ul class="lines">\(each: model.prices, row)</ul></section>
            """
    }
}
