// What somebody has in hand, in one line at the top of the pages of seat choice.

import TicketCore

/// A piece of a page, for one person. `data-left` tells the page's script how many tickets this person may still take.
struct CartLine: Sendable {
    struct Cart: Sendable {
        var tickets: Int
        var totalText: String
        var clock: HoldClock
    }

    var event: ID<Event>
    var left: Int
    /// Nil for nobody's seats.
    var cart: Cart?

    func html(_ say: any Phrases) -> HTML {
        guard let cart else { return "<div data-left=\"\(left)\"></div>\n" }
        let tickets = say.chosenForms.sentence(cart.tickets, say.language)
        return """
            <div class="cart-line card" data-left="\(left)"><p><span class="quiet">\(say.yourCart)</span><br><span class="strong">\(tickets), \(cart.totalText)</span></p>\
            \(cart.clock.line(say))\(Components.buttonLink(say.toCart, to: .cart(say.language, event)))</div>

            """
    }
}
