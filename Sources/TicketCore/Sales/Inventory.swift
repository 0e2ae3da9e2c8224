// The inventory: the only file that lowers availability.
//
// Who locks what. All changes run on the database's writer, one after the other, each in its own savepoint. A place
// changes hands by one conditional UPDATE whose row count is checked (`PlaceStore`): it takes a place only if it is free,
// it gives a place back only to whom it belongs. Limits are counted in the same transaction, from the rows themselves.
// The availability in memory is told after the commit and before the buyer is answered; it only ever advises. Places that
// a "best available" chose and has not committed yet are set aside in memory, so that the next buyer is shown others.

/// What a buyer asks to hold.
package enum Wish: Sendable {
    /// These places, all or none.
    case places([Int])
    /// The best places that meet the request: together if that can be, else the best split.
    case best(PlaceRequest)
}

/// Keeps places for buyers, and gives them back.
package struct Inventory: Sendable {
    let database: any Database
    let clock: any Clock
    let randomness: any Randomness
    package let rules: HoldRules

    package init(database: any Database, clock: any Clock, randomness: any Randomness, rules: HoldRules = HoldRules()) {
        self.database = database
        self.clock = clock
        self.randomness = randomness
        self.rules = rules
    }

    /// Adds places to a buyer's cart: all of them, or none. The cart's clock starts with its first place.
    ///
    /// - Throws: `Failure.placesTaken` with what became of each, `.soldOut`, `.tooMany`, or why the sale is not open.
    package func hold(
        _ wish: Wish, for buyer: Buyer, of listing: Listing, idempotency: IdempotencyKey? = nil
    ) async throws -> Hold {
        try checkSale(listing)
        switch wish {
        case .places(let places):
            guard !places.isEmpty else { throw Failure.nothingChosen }
            guard Set(places).count == places.count, places.allSatisfy({ listing.plan.hasPlace($0) }) else {
                throw Failure.unknownPlace
            }
            return try await take(places, for: buyer, of: listing, idempotency)
        case .best(let request):
            return try await takeBest(request, for: buyer, of: listing, idempotency)
        }
    }

    /// Sets the best places aside and takes them; tries the next best when somebody else's hand was quicker.
    private func takeBest(
        _ request: PlaceRequest, for buyer: Buyer, of listing: Listing, _ idempotency: IdempotencyKey?
    ) async throws -> Hold {
        let limit = listing.event.limitPerBuyer
        guard request.count >= 1 else { throw Failure.nothingChosen }
        guard request.count <= min(limit, BestAvailable.countLimit) else { throw Failure.tooMany(limit: limit, already: 0) }
        for _ in 0..<Inventory.bestAttempts {
            let chosen = try listing.board.setAsideBest(request)
            defer { listing.board.putBack(chosen) }
            do {
                return try await take(chosen, for: buyer, of: listing, idempotency)
            } catch Failure.placesTaken {
                continue
            }
        }
        throw Failure.soldOut(left: 0)
    }

    /// Hands on the map are quicker than a choice by the server only in a hot section, and not often in a row.
    private static let bestAttempts = 20

    private func take(
        _ places: [Int], for buyer: Buyer, of listing: Listing, _ idempotency: IdempotencyKey?
    ) async throws -> Hold {
        let now = clock.now()
        let id = ID<Hold>.new(at: now, randomness)
        let event = listing.event
        return try await database.write { transaction in
            if let kept = try transaction.answer(to: idempotency) {
                return try cart(buyer, listing, transaction, now: now, kept)
            }
            let already = try transaction.placesOf(buyer, event: event.id)
            guard already + places.count <= event.limitPerBuyer else {
                throw Failure.tooMany(limit: event.limitPerBuyer, already: already)
            }
            var hold = try transaction.liveHold(of: buyer, event: event.id)
            if let old = hold, old.until <= now {
                try expire(old, listing, transaction)
                hold = nil
            }
            let cart = try hold ?? start(id, buyer, event.id, now, transaction)
            try take(places, into: cart, listing, event.prices, transaction)
            try transaction.keep(cart.id.description, as: idempotency, at: now)
            return try filled(cart, transaction)
        }
    }

    private func start(
        _ id: ID<Hold>, _ buyer: Buyer, _ event: ID<Event>, _ now: Instant, _ transaction: Transaction
    ) throws -> Hold {
        let hold = Hold(
            id: id, event: event, buyer: buyer, createdAt: now, until: now + rules.life, extensions: 0, places: [])
        try transaction.insert(hold, as: .live)
        return hold
    }

    private func take(
        _ places: [Int], into hold: Hold, _ listing: Listing, _ prices: PriceList, _ transaction: Transaction
    ) throws {
        var taken: [TakenPlace] = []
        for place in places {
            guard let type = listing.firstType(of: place, prices: prices) else { throw Failure.unknownTicketType }
            let key = PlaceKey(event: listing.id, ordinal: place)
            if try !transaction.take(key, for: hold.id, ticketType: type) {
                taken.append(TakenPlace(ordinal: place, state: try transaction.state(of: key) ?? .blocked))
            }
        }
        guard taken.isEmpty else { throw Failure.placesTaken(taken) }
        transaction.afterCommit { listing.board.apply(places, .held) }
    }

    /// Sells what an order's hold keeps; false if not all of it is kept any more (then nothing may be sold).
    func sell(_ order: Order, of listing: Listing, in transaction: Transaction) throws -> Bool {
        guard try transaction.sellPlaces(of: order.hold) == order.items.count else { return false }
        let places = order.items.map(\.place)
        transaction.afterCommit { listing.board.apply(places, .sold) }
        return true
    }

    /// Takes and sells free places for money that came late, all or none of them; nil if one is not free.
    func sellLate(
        _ places: [(place: Int, ticketType: Int)], for order: Order, of listing: Listing, in transaction: Transaction
    ) throws -> ID<Hold>? {
        let now = clock.now()
        for (place, _) in places {
            let state = try transaction.state(of: PlaceKey(event: listing.id, ordinal: place))
            guard state == .free else { return nil }
        }
        let hold = Hold(
            id: .new(at: now, randomness), event: listing.id, buyer: order.buyer, createdAt: now, until: now,
            extensions: 0, places: [])
        try transaction.insert(hold, as: .ordered)
        for (place, type) in places {
            let key = PlaceKey(event: listing.id, ordinal: place)
            guard try transaction.take(key, for: hold.id, ticketType: type) else { throw Failure.unknownPlace }
        }
        guard try transaction.sellPlaces(of: hold.id) == places.count else { throw Failure.unknownPlace }
        let ordinals = places.map(\.place)
        transaction.afterCommit { listing.board.apply(ordinals, .sold) }
        return hold.id
    }

    private func checkSale(_ listing: Listing) throws {
        switch listing.event.salePhase(at: clock.now()) {
        case .open: return
        case .hidden: throw Failure.notFound
        case .notYet(let opensAt): throw Failure.saleNotOpen(opensAt: opensAt)
        case .paused: throw Failure.salePaused
        case .closed: throw Failure.saleClosed
        }
    }
}
