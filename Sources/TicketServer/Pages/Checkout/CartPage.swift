// The cart: what one buyer holds, until when, and what it costs.

import TicketCore

enum CartPage {
    struct Model: Sendable {
        var event: EventBrief
        var state: State
    }

    enum State: Sendable {
        case empty
        /// Nothing is held any more: so many places, until then.
        case expired(places: Int, at: Instant)
        case holding(Holding)
    }

    struct Holding: Sendable {
        var seats: [Seat]
        var total: Money
        var clock: CartClock
        /// Places one person may have of this event, and how many this buyer has in paid orders.
        var limit: Int
        var bought: Int
        /// Why the last change was refused; nil when it was not.
        var refusal: FailureText?
    }

    struct Seat: Sendable {
        /// Names this line in the form.
        var key: String
        var place: Place
        var category: String
        /// `#rrggbb` of the price category.
        var colour: String
        var types: [TypeChoice]
        /// The key of one of `types`.
        var chosen: String
    }

    struct TypeChoice: Sendable {
        var key: String
        var name: String
        /// All fees included.
        var price: Money
        /// What a package holds beside the ticket.
        var contents: [String] = []
    }

    /// Names of the form's fields. One form holds every line, so that no press of a button forgets another choice.
    enum FieldName {
        static func type(_ seat: String) -> String { "type-\(seat)" }
        static let remove = "remove"
        /// `update`, `seats` or `checkout`: where to go after the choices are kept.
        static let next = "next"
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let language = say.language
        let event = model.event.id
        let isHolding = if case .holding = model.state { true } else { false }
        return Layout.page(
            title: title(model.state, say), say, alternate: { .cart($0, event) },
            scripts: isHolding ? HoldClock.scripts + [Assets.cart] : [],
            isRehearsal: model.event.isRehearsal,
            main: """
                \(Components.crumb(model.event.title, to: .event(language, event)))
                <h1>\(title(model.state, say))</h1>
                \(model.event.html(say))
                \(content(model, say))
                """)
    }

    private static func title(_ state: State, _ say: any Phrases) -> String {
        switch state {
        case .empty: say.cartEmptyTitle
        case .expired: say.cartExpiredTitle
        case .holding: say.cartTitle
        }
    }

    private static func content(_ model: Model, _ say: any Phrases) -> HTML {
        let seats = Route.seats(say.language, model.event.id)
        switch model.state {
        case .empty:
            return """
                <p class="lead">\(say.cartEmptyText)</p>
                \(Components.buttonLink(say.chooseSeatsAction, to: seats, .primary))
                """
        case .expired(let places, let at):
            let text = say.cartExpiredText(places: places, at: Show.time(at, model.event.zone, say))
            return """
                <p class="lead">\(text)</p><p>\(say.cartExpiredNext)</p>
                \(Components.buttonLink(say.chooseAgain, to: seats, .primary))
                """
        case .holding(let holding): return held(holding, model.event.id, say)
        }
    }

    private static func held(_ holding: Holding, _ event: ID<Event>, _ say: any Phrases) -> HTML {
        let language = say.language
        let form: HTML = """
            <div class="two cart"><ul class="cart-lines">\(each: holding.seats, { line($0, say) })</ul>
            <aside>\(Components.card(summary(holding, say)))</aside>
            <div class="cart-notes">\(notes(holding, say))</div></div>
            """
        return """
            \(holding.refusal.map { Components.notice(.bad, title: $0.title, "<p>\($0.happened) \($0.advice)</p>") })
            \(holding.clock.html(say, extend: .post))
            \(Components.form(to: .changeCart(language, event), form))
            """
    }

    private static func line(_ seat: Seat, _ say: any Phrases) -> HTML {
        let place = seat.place.line(say)
        let chosen = seat.types.first { $0.key == seat.chosen } ?? seat.types[0]
        return """
            <li class="card cart-line">
            <div class="cart-place">\(seat.place.parts(say))\
            <p class="small quiet row">\(Components.swatch(seat.colour))<span>\(seat.category)</span></p>\(seat.place.marks(say))</div>
            <div class="cart-type">\(typeChoice(seat, place, say))\(contents(chosen, say))</div>
            <div class="cart-remove"><button class="button subtle" name="\(FieldName.remove)" value="\(seat.key)" \
            aria-label="\(say.removePlace(place))">\(say.remove)</button></div>
            </li>
            """
    }

    private static func typeChoice(_ seat: Seat, _ place: String, _ say: any Phrases) -> HTML {
        guard seat.types.count > 1 else {
            let only = seat.types[0]
            return "<p><span class=\"strong\">\(only.name)</span> · \(Show.money(only.price, say))</p>"
        }
        func option(_ type: TypeChoice) -> HTML {
            """
            <option value="\(type.key)" data-price="\(type.price.amount)"\(if: type.key == seat.chosen, " selected")>\
            \(type.name) · \(Show.money(type.price, say))</option>
            """
        }
        let name = FieldName.type(seat.key)
        return """
            <div class="field"><label for="\(name)">\(say.ticketType)<span class="visually-hidden">: \(place)</span></label>\
            <select class="input" id="\(name)" name="\(name)" data-type>\(each: seat.types, option)</select></div>
            """
    }

    private static func contents(_ type: TypeChoice, _ say: any Phrases) -> HTML {
        guard !type.contents.isEmpty else { return "" }
        func item(_ text: String) -> HTML { "<li>\(text)</li>" }
        return Components.details(say.includes, "<ul class=\"small\">\(each: type.contents, item)</ul>")
    }

    /// What stays in sight, at the thumb on a phone: the sum and the way on.
    private static func summary(_ holding: Holding, _ say: any Phrases) -> HTML {
        let nothing = Show.money(Money(0, holding.total.currency), say)
        return """
            <h2 class="visually-hidden">\(say.orderSummary)</h2>
            <p class="total"><span>\(say.total)<span class="quiet small">\(say.tickets(holding.seats.count))</span></span> <output data-total data-amount="\(holding.total.amount)" data-pattern="\(nothing)">\(Show.money(holding.total, say))</output></p>
            \(Components.button(say.continueToDetails, name: FieldName.next, value: "checkout", .large))
            """
    }

    private static func notes(_ holding: Holding, _ say: any Phrases) -> HTML {
        let limit = say.limitExplained(limit: holding.limit, bought: holding.bought, inCart: holding.seats.count)
        return """
            <p class="row">\(Components.button(say.changeOrAddSeats, name: FieldName.next, value: "seats", .subtle))\
            <span data-update>\(Components.button(say.updateTotal, name: FieldName.next, value: "update", .subtle))</span></p>
            <p class="small quiet">\(say.allFeesIncluded). \(limit)</p><p class="small quiet">\(say.clockExplained)</p>
            """
    }
}
