// Seat choice, one section: a form of rows and seats that works alone, a canvas beside it for sight and pointer.

import TicketCore

/// The form sends `plan` (its version), `section`, and `place` (an ordinal) for each seat chosen; for a standing area
/// `count`. It is at once the list for those without a map: the script only adds arrow keys (role=grid), live states,
/// the canvas and the tray's sum. See `Scripts.seatMap` for what the script reads.
enum SectionPage {
    struct Model: Sendable {
        var event: ID<Event>
        var title: String
        /// Version of the seat plan, as its addresses have it.
        var plan: String
        var key: String
        var name: String
        /// The gate or door; may be empty.
        var entrance: String
        var isTables: Bool
        /// Those that occur in this section.
        var categories: [SeatCategory]
        /// Tickets one buyer may take.
        var most: Int
        var places: Places
        /// The revision of the states below.
        var revision: UInt64
        /// How the sale stands, for who has not been let in.
        var sale: SaleState
        /// What the organiser says to everybody.
        var announcement: String?
        /// Whether the event is a rehearsal.
        var isRehearsal = false
    }

    enum Places: Sendable {
        case seats([Row], Drawing)
        /// A standing area: how many are free, and its category's index.
        case standing(free: Int, freeText: String)
    }

    struct Row: Sendable {
        var label: String
        var seats: [Seat]
    }

    struct Seat: Sendable {
        /// Ordinal in the plan.
        var place: Int
        var label: String
        var category: Int
        var state: State
        var flags: Flags = []
    }

    enum State: Sendable { case free, chosen, held, taken }

    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8
        static let accessible = Flags(rawValue: 1)
        static let companion = Flags(rawValue: 2)
        static let restrictedView = Flags(rawValue: 4)
        /// An aisle lies before it.
        static let aisleBefore = Flags(rawValue: 8)
    }

    /// What the canvas needs beside the coordinates: size in plan units, steps a unit, the stage from the corner.
    struct Drawing: Sendable {
        /// As decimal text: "210.5".
        var width: String
        var height: String
        var scale: String
        var stageX: Int
        var stageY: Int
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        Layout.page(
            title: "\(model.name): \(model.title)", say, alternate: { .section($0, model.event, model.key) },
            scripts: scripts(model), bodyClass: "seats", isRehearsal: model.isRehearsal,
            main: """
                \(Components.crumb(say.backToOverview, to: .seats(say.language, model.event)))
                <header class="seats-head"><h1>\(model.name)</h1>\
                <p class="quiet">\(model.title)\(model.entrance.isEmpty ? nil : " · \(say.entrance(model.entrance))" as HTML)</p></header>
                \(Banner.html(model.announcement, say))\(SeatParts.cart(model.event, model.sale, say))
                \(SeatParts.legend(model.categories, say))
                \(form(model, say))
                """)
    }

    private static func scripts(_ model: Model) -> [Asset] {
        if case .standing = model.places { return [Assets.stepper, Assets.cartLine] }
        return [Assets.seatMap, Assets.seatMapDrawing, Assets.cartLine]
    }

    private static func form(_ model: Model, _ say: any Phrases) -> HTML {
        switch model.places {
        case .standing(let free, let freeText): standing(model, free, freeText, say)
        case .seats(let rows, let drawing): SeatForm.html(model, rows, drawing, say)
        }
    }

    private static func standing(_ model: Model, _ free: Int, _ freeText: String, _ say: any Phrases) -> HTML {
        let left = free == 0 ? say.noneFree : say.freeForms.sentence(free, shown: freeText, say.language)
        let most = min(model.most, free)
        let choice: HTML = """
            \(Stepper(label: say.howMany, name: "count", value: min(2, most), lowest: 1, highest: max(1, most)).html(say))\
            \(Components.button(say.holdPlaces, .large))
            """
        return """
            <form class="card standing" method="post" action="\(Route.chooseSeats(say.language, model.event))">\(SeatForm.hidden(model))\
            <h2>\(say.standingPlaces)</h2><p class="lead">\(left)</p>\(if: most > 0, choice)</form>
            """
    }
}
