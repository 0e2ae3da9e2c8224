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

    /// Where the script puts what a person has in hand, or says why there is nothing.
    static func cart(_ event: ID<Event>, _ sale: SaleState, _ say: any Phrases) -> HTML {
        """
        <div data-cart-line="\(Route.cartLine(say.language, event))" data-display="q_\(event.description)_n"></div>\(LookingNotice.html(event, sale, say))
        """
    }
}
