// What the pages of seat choice share: their values, the legend, the cart's line, the crumb.

import TicketCore

/// A price category of an event.
struct SeatCategory: Sendable {
    /// Index in the seat plan's categories: what forms and scripts send.
    var index: Int
    var name: String
    /// `#rrggbb`
    var colour: String
    var price: Money
    /// `price` as people read it, all fees included.
    var priceText: String
}

/// What the buyer already holds, for the line at the top of every page of choice.
struct SeatCart: Sendable {
    var tickets: Int
    var totalText: String
    var clock: HoldClock
}

/// A place that could not be had, and why.
struct SeatConflict: Sendable {
    enum Reason: Sendable { case held, sold, blocked }
    /// "Trybuna I, row 12, seat 7"
    var place: String
    var reason: Reason

    func words(_ say: any Phrases) -> String {
        switch reason {
        case .held: say.reasonHeld
        case .sold: say.reasonSold
        case .blocked: say.reasonBlocked
        }
    }
}

enum SeatParts {
    static func legend(_ categories: [SeatCategory], _ say: any Phrases) -> HTML {
        func item(_ category: SeatCategory) -> HTML {
            """
            <li data-category="\(category.index)" data-colour="\(category.colour)" data-price="\(category.price.amount)">\
            <span class="legend-name">\(Components.swatch(category.colour))\(category.name)</span> <span class="strong">\(category.priceText)</span></li>
            """
        }
        return "<ul class=\"legend\" aria-label=\"\(say.legendTitle)\">\(each: categories, item)</ul>"
    }

    static func cart(_ cart: SeatCart?, event: ID<Event>, _ say: any Phrases) -> HTML? {
        guard let cart else { return nil }
        let tickets = say.chosenForms.sentence(cart.tickets, say.language)
        return """
            <div class="cart-line card"><p><span class="quiet">\(say.yourCart)</span><br><span class="strong">\(tickets), \(cart.totalText)</span></p>\
            \(cart.clock.line(say))\(Components.buttonLink(say.toCart, to: .cart(say.language, event)))</div>
            """
    }

    /// Which places were gone, after a form came back. It has the focus target of the page, so that it is read first.
    static func conflicts(_ conflicts: [SeatConflict], _ say: any Phrases) -> HTML? {
        if conflicts.isEmpty { return nil }
        func item(_ conflict: SeatConflict) -> HTML {
            "<li><span class=\"strong\">\(conflict.place)</span> – \(conflict.words(say))</li>"
        }
        return """
            <div role="alert">\(Components.notice(.bad, title: say.conflictTitle, "<p>\(say.conflictLead)</p><ul>\(each: conflicts, item)</ul>"))</div>
            """
    }
}
