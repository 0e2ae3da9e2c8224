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
        // First of all: what was granted once is granted again, even if nothing is left for anybody else by now.
        if let cart = try repeated(idempotency, buyer, listing) { return cart }
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
        guard request.count <= min(limit, BestAvailable.countLimit) else {
            throw Failure.tooMany(limit: limit, already: 0)
        }
        guard (0...request.count).contains(request.accessible) else { throw Failure.invalid(.count) }
        guard request.section.map(listing.plan.sections.indices.contains) ?? true else {
            throw Failure.invalid(.section)
        }
        var refusal = Failure.soldOut(left: 0)
        for _ in 0..<Inventory.bestAttempts {
            let chosen = try listing.board.setAsideBest(request)
            defer { listing.board.putBack(chosen) }
            do {
                return try await take(chosen, for: buyer, of: listing, idempotency)
            } catch let failure as Failure {
                guard case .placesTaken = failure else { throw failure }
                refusal = failure
            }
        }
        throw refusal
    }

    /// Hands on the map are quicker than a choice by the server only in a hot section, and not often in a row.
    private static let bestAttempts = 20

    private func take(
        _ places: [Int], for buyer: Buyer, of listing: Listing, _ idempotency: IdempotencyKey?
    ) async throws -> Hold {
        let now = clock.now()
        let event = listing.event
        return try await database.writeDrawing { transaction in
            if let kept = try transaction.answer(to: idempotency) {
                return try cart(buyer, listing, transaction, now: now, kept)
            }
            var (cart, already) = try transaction.standing(of: buyer, event: event.id)
            // Before the limit is counted: places of a cart whose time is over are nobody's.
            if let old = cart, old.until <= now {
                try expire(old, listing, transaction)
                (cart, already) = try transaction.standing(of: buyer, event: event.id)
            }
            guard already + places.count <= event.limitPerBuyer else {
                throw Failure.tooMany(limit: event.limitPerBuyer, already: already)
            }
            var hold = try cart ?? start(buyer, event.id, now, transaction)
            let taken = try take(places, into: hold, listing, event.prices, transaction)
            try transaction.keep(hold.id.description, as: idempotency, at: now)
            guard cart == nil else { return try filled(hold, transaction) }
            hold.places = taken.sorted { $0.ordinal < $1.ordinal }
            return hold
        }
    }

    private func start(
        _ buyer: Buyer, _ event: ID<Event>, _ now: Instant, _ transaction: Transaction
    ) throws -> Hold {
        let hold = Hold(
            id: .new(at: now, randomness), event: event, buyer: buyer, createdAt: now, until: now + rules.life,
            extensions: 0, places: [])
        try transaction.insert(hold, as: .live)
        return hold
    }

    /// The cart that an earlier request with the same key made; nil if there was none.
    private func repeated(_ key: IdempotencyKey?, _ buyer: Buyer, _ listing: Listing) throws -> Hold? {
        guard let key else { return nil }
        let now = clock.now()
        return try database.read { transaction in
            guard let kept = try transaction.answer(to: key) else { return nil }
            return try cart(buyer, listing, transaction, now: now, kept)
        }
    }

    private func take(
        _ places: [Int], into hold: Hold, _ listing: Listing, _ prices: PriceList, _ transaction: Transaction
    ) throws -> [HeldPlace] {
        var held: [HeldPlace] = []
        var taken: [TakenPlace] = []
        for place in places {
            guard let type = listing.firstType(of: place, prices: prices) else { throw Failure.unknownTicketType }
            let key = PlaceKey(event: listing.id, ordinal: place)
            if try transaction.take(key, for: hold.id, ticketType: type) {
                held.append(HeldPlace(ordinal: place, ticketType: type))
            } else {
                taken.append(TakenPlace(ordinal: place, state: try transaction.state(of: key) ?? .blocked))
            }
        }
        guard taken.isEmpty else { throw Failure.placesTaken(taken) }
        transaction.afterCommit { listing.board.apply(places, .held) }
        return held
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
