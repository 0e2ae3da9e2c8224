// What one person has in hand, for pages of seat choice that are the same for everybody.

import TicketCore

extension ShopApplication {
    /// The cart's line as a piece of HTML, to be put into a page. Asking for it is a sign of life, as looking at seats is.
    func cartLine(_ request: Request, _ language: Language, _ event: ID<Event>) throws -> Response {
        let listing = try shop.listing(event)
        let shopper = try shopper(request, event)
        let hold = try shop.inventory.cart(of: buyer(shopper), listing)
        let line = CartLine(
            event: event, left: try placesLeft(shopper, listing), cart: hold.flatMap { cart($0, listing, language) })
        return .page(line.html(language.phrases))
    }

    /// How many more places this buyer may take.
    private func placesLeft(_ shopper: Shopper, _ listing: Listing) throws -> Int {
        let already = try shop.database.read { try $0.placesOf(buyer(shopper), event: listing.id) }
        return max(0, listing.event.limitPerBuyer - already)
    }

    private func cart(_ hold: Hold, _ listing: Listing, _ language: Language) -> CartLine.Cart? {
        guard !hold.places.isEmpty else { return nil }
        let isExtendable = hold.extensions < shop.inventory.rules.extensions
        return CartLine.Cart(
            tickets: hold.places.count, totalText: Show.money(CartModels.total(hold, listing), language.phrases),
            clock: HoldClock(
                event: listing.id, now: shop.clock.now(), until: hold.until, isExtendable: isExtendable))
    }
}
