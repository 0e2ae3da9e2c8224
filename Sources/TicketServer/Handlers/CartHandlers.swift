// The cart and the way out of it: seats chosen, changed, kept longer, ordered.

import TicketCore

extension ShopApplication {
    /// Seats picked by hand: the form has one `place` for each.
    func chooseSeats(_ request: Request, _ language: Language, _ event: ID<Event>) async throws -> Response {
        let listing = try shop.listing(event)
        let shopper = try shopper(request, event)
        let form = try form(request)
        let places = try form.all("place").map { text throws(Failure) in
            guard let place = Int(digits: text) else { throw Failure.unknownPlace }
            return place
        }
        let standing = try standingPlaces(form, listing)
        _ = try await take(standing.map { .best($0) } ?? .places(places), request, shopper, listing)
        return .seeOther(.cart(language, event))
    }

    /// A standing area is chosen by how many: `count` of `section`.
    private func standingPlaces(_ form: Form, _ listing: Listing) throws(Failure) -> PlaceRequest? {
        guard form.value("count") != nil else { return nil }
        let most = min(BestAvailable.countLimit, listing.event.limitPerBuyer)
        let count = try form.integer("count", .count, in: 1...most)
        guard let key = form.value("section"), let section = listing.plan.sectionIndex(key: key) else {
            throw .invalid(.section)
        }
        var request = PlaceRequest(count: count)
        request.section = section
        return request
    }

    /// "Three together, the best there are."
    func chooseBest(_ request: Request, _ language: Language, _ event: ID<Event>) async throws -> Response {
        let listing = try shop.listing(event)
        let shopper = try shopper(request, event)
        let form = try form(request)
        let most = min(BestAvailable.countLimit, listing.event.limitPerBuyer)
        var wish = PlaceRequest(count: try form.integer("count", .count, in: 1...most))
        if let category = form.value("category"), !category.isEmpty {
            guard let index = Int(digits: category), listing.plan.categories.indices.contains(index) else {
                throw Failure.invalid(.category)
            }
            wish.categories = [index]
        }
        if let accessible = form.value("accessible"), !accessible.isEmpty {
            wish.accessible = try form.integer("accessible", .count, in: 0...wish.count)
        }
        wish.avoidsRestrictedView = form.value("avoid-restricted") == "yes"
        _ = try await take(.best(wish), request, shopper, listing)
        return .seeOther(.cart(language, event))
    }

    func cart(_ request: Request, _ language: Language, _ event: ID<Event>) throws -> Response {
        let listing = try shop.listing(event)
        let shopper = try shopper(request, event)
        return cartPage(try shop.inventory.cart(of: buyer(shopper), listing), shopper, listing, language)
    }

    private func cartPage(
        _ hold: Hold?, _ shopper: Shopper, _ listing: Listing, _ language: Language, refusal: FailureText? = nil
    ) -> Response {
        let state: CartPage.State =
            hold.map { hold in
                .holding(
                    CartPage.Holding(
                        seats: hold.places.map { CartModels.seat($0, listing, language) },
                        total: CartModels.total(hold, listing), clock: clock(hold, listing),
                        limit: listing.event.limitPerBuyer, bought: bought(shopper, listing, hold), refusal: refusal))
            } ?? .empty
        let model = CartPage.Model(event: EventBrief(listing, language), state: state)
        return .page(CartPage.html(model, language.phrases))
    }

    private func bought(_ shopper: Shopper, _ listing: Listing, _ hold: Hold) -> Int {
        let all = try? shop.database.read { try $0.placesOf(buyer(shopper), event: listing.id) }
        return max(0, (all ?? 0) - hold.places.count)
    }

    func clock(_ hold: Hold, _ listing: Listing) -> CartClock {
        CartClock(
            event: listing.id, now: shop.clock.now(), until: hold.until, zone: listing.event.venue.timeZone,
            extensionsLeft: max(0, shop.inventory.rules.extensions - hold.extensions))
    }

    /// Ticket types chosen, a place removed, and where to go next: one form for all of it.
    func changeCart(_ request: Request, _ language: Language, _ event: ID<Event>) async throws -> Response {
        let listing = try shop.listing(event)
        let shopper = try shopper(request, event)
        let form = try form(request)
        let types = try chosenTypes(form, listing)
        var hold = try await shop.inventory.setTicketTypes(types, of: buyer(shopper), listing)
        if let text = form.value(CartPage.FieldName.remove) {
            guard let place = Int(digits: text) else { throw Failure.unknownPlace }
            hold = try await shop.inventory.remove([place], from: buyer(shopper), listing)
        }
        tellRoom(shopper, holdsSeats: !hold.places.isEmpty)
        switch form.value(CartPage.FieldName.next) {
        case "checkout": return .seeOther(.checkout(language, event))
        case "seats": return .seeOther(.seats(language, event))
        default: return .seeOther(.cart(language, event))
        }
    }

    private func chosenTypes(_ form: Form, _ listing: Listing) throws(Failure) -> [Int: Int] {
        let prefix = CartPage.FieldName.type("")
        let types = listing.event.prices.types
        var chosen: [Int: Int] = [:]
        for (name, value) in form.pairs where name.hasPrefix(prefix) {
            guard let place = Int(digits: name.dropFirst(prefix.count)) else { throw .unknownPlace }
            guard let type = types.first(where: { $0.key == value }) else { throw .unknownTicketType }
            chosen[place] = type.number
        }
        return chosen
    }

    func extendCart(_ request: Request, _ language: Language, _ event: ID<Event>) async throws -> Response {
        let listing = try shop.listing(event)
        let shopper = try shopper(request, event)
        _ = try await shop.inventory.extend(buyer(shopper), listing)
        return .seeOther(.cart(language, event))
    }
}

/// From a hold to what the cart's pages show.
enum CartModels {
    static func seat(_ held: HeldPlace, _ listing: Listing, _ language: Language) -> CartPage.Seat {
        let category = PlaceModels.category(held.ordinal, listing)
        let prices = listing.event.prices
        let types = prices.types(category: category.key).compactMap { type -> CartPage.TypeChoice? in
            guard let price = prices.price(category: category.key, type: type.number) else { return nil }
            return CartPage.TypeChoice(
                key: type.key, name: type.name(language), price: price, contents: type.contents(language))
        }
        return CartPage.Seat(
            key: String(held.ordinal), place: PlaceModels.place(held.ordinal, listing),
            category: category.name(language),
            colour: category.colour, types: types, chosen: prices.types[held.ticketType].key)
    }

    static func total(_ hold: Hold, _ listing: Listing) -> Money {
        let zero = Money(0, listing.event.currency)
        return hold.places.reduce(zero) { sum, held in
            sum + (listing.price(of: held.ordinal, type: held.ticketType) ?? zero)
        }
    }

    static func lines(_ places: [HeldPlace], _ listing: Listing, _ language: Language) -> [CheckoutPage.Line] {
        places.map { held in
            CheckoutPage.Line(
                place: PlaceModels.place(held.ordinal, listing),
                type: listing.event.prices.types[held.ticketType].name(language),
                price: listing.price(of: held.ordinal, type: held.ticketType) ?? Money(0, listing.event.currency))
        }
    }
}
