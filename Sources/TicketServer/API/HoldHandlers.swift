// Carts for programs: places kept, looked at, kept longer, given back.

import TicketCore

extension ShopApplication {
    /// Keeps places for the shopper: those named, or the best there are.
    func makeHold(_ request: Request, _ event: ID<Event>) async throws -> Response {
        let listing = try shop.listing(event)
        let shopper = try shopper(request, event)
        let wish = try HoldWish.read(try request.json(), listing)
        let key = try request.idempotency("holds/\(event)/\(shopper.key.number)")
        do {
            let hold = try await take(wish, request, shopper, listing, idempotency: key)
            return .created(told(hold, listing), at: .api(.hold(event, hold.id)))
        } catch Failure.unknownTicketType {
            // A place of the plan that this event does not sell.
            throw BodyFault.reference("places")
        }
    }

    func showHold(_ request: Request, _ event: ID<Event>, _ id: ID<Hold>) throws -> Response {
        let listing = try shop.listing(event)
        let shopper = try shopper(request, event)
        return .json(told(try cart(shopper, listing, id), listing))
    }

    func extendHold(_ request: Request, _ event: ID<Event>, _ id: ID<Hold>) async throws -> Response {
        let listing = try shop.listing(event)
        let shopper = try shopper(request, event)
        try request.noBody()
        _ = try cart(shopper, listing, id)
        return .json(told(try await shop.inventory.extend(buyer(shopper), listing), listing))
    }

    func endHold(_ request: Request, _ event: ID<Event>, _ id: ID<Hold>) async throws -> Response {
        let listing = try shop.listing(event)
        let shopper = try shopper(request, event)
        _ = try cart(shopper, listing, id)
        try await shop.inventory.release(buyer(shopper), listing)
        tellRoom(shopper, holdsSeats: false)
        return .noContent()
    }

    /// The shopper's live cart, if it is the one the address names.
    private func cart(_ shopper: Shopper, _ listing: Listing, _ id: ID<Hold>) throws -> Hold {
        guard let hold = try shop.inventory.cart(of: buyer(shopper), listing), hold.id == id else {
            throw Failure.holdNotFound
        }
        return hold
    }

    private func told(_ hold: Hold, _ listing: Listing) -> [UInt8] {
        HoldJSON(hold: hold, listing: listing, now: shop.clock.now(), rules: shop.inventory.rules).bytes
    }
}

/// Reads `{"places":[…]}` or `{"best":{…}}`.
enum HoldWish {
    static func read(_ body: Members, _ listing: Listing) throws(BodyFault) -> Wish {
        var body = body
        let places = body.take("places")
        let best = body.take("best")
        try body.finish()
        switch (places, best) {
        case (let places?, nil): return .places(try self.places(places, listing))
        case (nil, let best?): return .best(try self.best(try Members(best, at: "best"), listing))
        case (nil, nil): throw .member("places", .missing)
        case (_?, _?): throw .member("best", .unknown)
        }
    }

    /// More than any event lets one buyer have, so that the limit that is told is the event's.
    private static let most = BestAvailable.countLimit

    private static func places(_ value: JSON, _ listing: Listing) throws(BodyFault) -> [Int] {
        guard case .array(let items) = value else { throw .member("places", .wrongType) }
        guard (1...most).contains(items.count) else { throw .member("places", .outOfRange) }
        let reader = PlaceJSON(listing: listing)
        var ordinals: [Int] = []
        for (index, item) in items.enumerated() {
            try check(item, index)
            guard let ordinal = reader.ordinal(item), !ordinals.contains(ordinal) else {
                // The same thing twice is a mistake of form; two names of one place, one of content.
                if items[..<index].contains(item) { throw .member("places[\(index)]", .outOfRange) }
                throw .reference("places[\(index)]")
            }
            ordinals.append(ordinal)
        }
        return ordinals
    }

    private static func check(_ item: JSON, _ index: Int) throws(BodyFault) {
        if case .string(let text) = item {
            guard (1...200).contains(text.unicodeScalars.count) else { throw .member("places[\(index)]", .outOfRange) }
            return
        }
        guard let number = item.wholeNumber else { throw .member("places[\(index)]", .wrongType) }
        guard (0..<SeatPlan.placeLimit).contains(number) else { throw .member("places[\(index)]", .outOfRange) }
    }

    private static func best(_ members: Members, _ listing: Listing) throws(BodyFault) -> PlaceRequest {
        var members = members
        var request = PlaceRequest(count: try members.integer("count", in: 1...most))
        if let key = try members.optionalString("category", length: 1...100) {
            guard let index = listing.plan.categoryIndex(key: key) else { throw .reference(members.name("category")) }
            request.categories = [index]
        }
        if let key = try members.optionalString("section", length: 1...100) {
            guard let index = listing.plan.sectionIndex(key: key) else { throw .reference(members.name("section")) }
            request.section = index
        }
        request.accessible = try members.optionalInteger("accessible", in: 0...most) ?? 0
        request.avoidsRestrictedView = try members.optionalBool("avoidRestrictedView") ?? false
        try members.finish()
        // Nobody needs more places for wheelchairs than places.
        guard request.accessible <= request.count else { throw .reference(members.name("accessible")) }
        return request
    }
}
