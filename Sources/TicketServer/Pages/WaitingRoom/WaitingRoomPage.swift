// The waiting room's shell: the same bytes for everybody, so caches can carry it. A script fills in one person's place.

import TicketCore

enum WaitingRoomPage {
    struct Model: Sendable {
        var id: ID<Event>
        var title: String
        /// Date and venue in one line.
        var date: String
        /// The venue's time zone, `Europe/Warsaw`.
        var zone: String
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
                 data-beat="\(Route.queueBeat(model.id))" data-shop="\(Route.seats(say.language, model.id))" data-zone="\(model.zone)">
                \(RoomParts.head(title: model.title, date: model.date, id: model.id, hue: model.hue))
                <noscript>\(Components.notice(.accent, plainLink(model.id, say)))</noscript>
                <div data-announcement hidden>\(Banner.box("", say))</div>
                <div class="card room-card">\(WaitingRoomPanels.notes(say))\(WaitingRoomPanels.all(model.id, say))\
                \(WaitingRoomFoot.html(model.id, say))</div>
                <p class="visually-hidden" role="status" data-status></p><p class="visually-hidden" role="alert" data-alert></p>
                \(prices(model, say))\(RoomParts.ways(model.id, say))
                <div data-promises>\(RoomParts.promises(say))</div>
                <script type="application/json" data-words>\(json: WaitingRoomWords.data(say))</script></div>
                """)
    }

    private static func plainLink(_ id: ID<Event>, _ say: any Phrases) -> HTML {
        "<p>\(say.withoutScript)</p><p>\(Components.buttonLink(say.plainPage, to: .queuePlain(say.language, id)))</p>"
    }

    private static func prices(_ model: Model, _ say: any Phrases) -> HTML? {
        if model.prices.isEmpty { return nil }
        let rows = model.prices.map { price in
            RoomParts.price(
                name: price.name, colour: price.colour, price: price.price, tier: price.tier,
                left: "<span class=\"badge\" data-left hidden></span>")
        }
        return RoomParts.prices(rows, say)
    }
}
