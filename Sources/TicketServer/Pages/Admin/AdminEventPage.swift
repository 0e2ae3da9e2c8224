// One event for its organiser: the figures, the sale's control, the door, categories, latest orders.

import TicketCore

enum AdminEventPage {
    struct Model: Sendable {
        var person: String
        var event: EventBrief
        var now: Instant
        var stage: SaleStage
        var figures: SaleFigures
        var room: RoomFigures
        var door: Door
        /// What those who wait read during a pause.
        var pauseMessages: [Language: String]
        var categories: [Category]
        var orders: [OrderLine]
        /// How many lines the log has.
        var seen = 0
        var presale: PresaleForm.Model?
        var errors: [FieldError] = []
        /// A change was just kept.
        var isSaved = false
    }

    struct RoomFigures: Sendable {
        var waiting: Int
        var atTheDoor: Int
        var shopping: Int
        var finished: Int
        var lastNumber: Int
    }

    /// As it is, or as typed when it was refused.
    struct Door: Sendable {
        var rate: String
        var cap: String
        var speed: Speed
    }

    enum Speed: String, Sendable, CaseIterable { case slow, normal, fast }

    struct Category: Sendable {
        var name: String
        var colour: String
        var price: Money
        var places: Int
        var held: Int
        var sold: Int
        var blocked: Int
        var revenue: Money
    }

    struct OrderLine: Sendable {
        var code: String
        var placed: Instant
        var tickets: Int
        var total: Money
        var state: OrderState
    }

    enum OrderState: Sendable { case awaitingPayment, paid, expired, cancelled, refunded, partlyRefunded }

    /// What the forms post to `Route.adminSale`.
    enum Action: String, Sendable, CaseIterable { case open, pause, resume, close, door, speed, numbers }

    enum FieldName {
        static let action = "action"
        static let confirm = "confirm"
        static let speed = "speed"
        static let rate = "rate"
        static let cap = "cap"
        static let number = "number"
        /// Why; and how many lines of the log were seen by who decides.
        static let why = "why"
        static let seen = "seen"
        /// The page to go back to, if it is the live screen.
        static let from = "from"
        static let live = "live"
        static func message(_ language: Language) -> String { "message-\(language.rawValue)" }
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let language = say.language
        return Layout.page(
            title: model.event.title, say, alternate: { .adminEvent($0, model.event.id) }, head: Assets.staffLink,
            isRehearsal: model.event.isRehearsal,
            main: """
                \(AdminPage.person(model.person, say))\(Components.crumb(say.adminTitle, to: .admin(language)))
                <div class="spread"><h1>\(model.event.title)</h1>\(model.stage.badge(zone: model.event.zone, say))</div>
                <p class="quiet">\(model.event.when(say)) · \(model.event.venue), \(model.event.city) · \(Components.link(say.seeTheShop, to: .event(language, model.event.id)))</p>
                \(ways(model, say))
                \(if: model.isSaved, "<div role=\"status\">\(Components.notice(.good, text: say.saved))</div>")\(ErrorSummary.html(model.errors, say))
                <div class="two admin-two"><div>\(numbers(model, say))\(AdminTables.categories(model.categories, say))\(AdminTables.orders(model.orders, model.event.zone, say))</div>
                <aside>\(SaleControl.html(control(model), say))\
                \(model.presale.map { PresaleForm.html($0, say) })</aside></div>
                """)
    }

    private static func control(_ model: Model) -> SaleControl.Model {
        SaleControl.Model(
            event: model.event.id, stage: model.stage, door: model.door, pauseMessages: model.pauseMessages,
            seen: model.seen, errors: model.errors)
    }

    /// The other pages of this event, and what on this page is far down.
    private static func ways(_ model: Model, _ say: any Phrases) -> HTML {
        let (event, language) = (model.event.id, say.language)
        let rehearsals: HTML = """
            \(Components.buttonLink(say.rehearsals, to: .adminRehearsal(language, event), .secondary))
            """
        return """
            <nav class="ways" aria-label="\(model.event.title)">\(Components.buttonLink(say.cockpitTitle, to: .adminLive(language, event)))\
            \(Components.buttonLink(say.drawAdminLink, to: .adminDraw(language, event), .secondary))\
            \(if: !model.event.isRehearsal, rehearsals)\
            \(if: model.presale != nil, "<a class=\"button secondary\" href=\"#presale\">\(say.presaleTitle)</a>")</nav>
            """
    }

    private static func numbers(_ model: Model, _ say: any Phrases) -> HTML {
        func number(_ word: String, _ value: Int) -> (name: String, value: HTML) {
            (word, "\(Show.number(value, say))")
        }
        let room = Components.facts([
            number(say.waitingNow, model.room.waiting), number(say.atTheDoor, model.room.atTheDoor),
            number(say.shoppingNow, model.room.shopping), number(say.doneShopping, model.room.finished),
            number(say.lastNumber, model.room.lastNumber),
        ])
        return Components.card(
            """
            <div class="spread"><h2>\(say.numbersTitle)</h2><span class="small quiet">\(say.asOf(Show.timeWithSeconds(model.now, model.event.zone, say)))</span></div>
            \(model.figures.bar)\(model.figures.facts(say, withPeople: false))<hr><div class="figures">\(room)</div>
            """)
    }
}
