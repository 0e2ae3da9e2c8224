// A buyer's cart: looking at it, changing it, keeping it longer, giving it back.

extension Inventory {
    /// The buyer's live cart with its places; nil if there is none or its time is over.
    package func cart(of buyer: Buyer, _ listing: Listing) throws -> Hold? {
        let now = clock.now()
        return try database.read { transaction in
            guard let hold = try transaction.liveHold(of: buyer, event: listing.id), hold.until > now else {
                return nil
            }
            return try filled(hold, transaction)
        }
    }

    /// Takes places out of the cart. A cart without places is released.
    package func remove(_ places: [Int], from buyer: Buyer, _ listing: Listing) async throws -> Hold {
        try await change(buyer, listing) { transaction, hold in
            for place in places {
                guard listing.plan.hasPlace(place),
                    try transaction.giveBack(PlaceKey(event: listing.id, ordinal: place), from: hold.id)
                else { throw Failure.unknownPlace }
            }
            transaction.afterCommit { listing.board.apply(places, .free) }
            if try transaction.heldPlaces(of: hold.id).isEmpty { _ = try transaction.end(hold.id, as: .released) }
        }
    }

    /// Gives everything back at once. Releasing what is already gone is not an error.
    package func release(_ buyer: Buyer, _ listing: Listing) async throws {
        try await database.write { transaction in
            guard let hold = try transaction.liveHold(of: buyer, event: listing.id) else { return }
            try free(hold, as: .released, listing, transaction)
        }
    }

    /// Chooses ticket types for places of the cart.
    package func setTicketTypes(_ types: [Int: Int], of buyer: Buyer, _ listing: Listing) async throws -> Hold {
        try await change(buyer, listing) { transaction, hold in
            for (place, type) in types {
                guard listing.plan.hasPlace(place), listing.price(of: place, type: type) != nil else {
                    throw Failure.unknownTicketType
                }
                let key = PlaceKey(event: listing.id, ordinal: place)
                guard try transaction.setTicketType(type, of: key, in: hold.id) else { throw Failure.unknownPlace }
            }
        }
    }

    /// Starts the cart's time anew, as often as the rules allow.
    package func extend(_ buyer: Buyer, _ listing: Listing) async throws -> Hold {
        let now = clock.now()
        let rules = rules
        return try await change(buyer, listing) { transaction, hold in
            let end = hold.createdAt + rules.longestLife
            guard hold.extensions < rules.extensions, hold.until < end else { throw Failure.noExtensionLeft }
            let until = min(now + rules.life, end)
            // Not later when the button was pressed twice in one moment: then nothing is used up.
            if until > hold.until { _ = try transaction.extend(hold.id, until: until) }
        }
    }

    private func change(
        _ buyer: Buyer, _ listing: Listing, _ step: @escaping @Sendable (Transaction, Hold) throws -> Void
    ) async throws -> Hold {
        let now = clock.now()
        return try await database.write { transaction in
            guard let hold = try transaction.liveHold(of: buyer, event: listing.id) else { throw Failure.holdNotFound }
            guard hold.until > now else { throw Failure.holdExpired }
            try step(transaction, hold)
            guard let after = try transaction.liveHold(hold.id) else {
                var empty = hold
                empty.places = []
                return empty
            }
            return try filled(after, transaction)
        }
    }

    /// The cart that an earlier request with the same key made.
    func cart(
        _ buyer: Buyer, _ listing: Listing, _ transaction: Transaction, now: Instant, _ kept: String
    ) throws -> Hold {
        guard let hold = try transaction.liveHold(of: buyer, event: listing.id), hold.id.description == kept else {
            throw Failure.holdExpired
        }
        guard hold.until > now else { throw Failure.holdExpired }
        return try filled(hold, transaction)
    }

    func filled(_ hold: Hold, _ transaction: Transaction) throws -> Hold {
        var hold = hold
        hold.places = try transaction.heldPlaces(of: hold.id)
        return hold
    }

    func expire(_ hold: Hold, _ listing: Listing, _ transaction: Transaction) throws {
        try free(hold, as: .expired, listing, transaction)
    }

    /// Gives back every place of a live hold.
    private func free(_ hold: Hold, as end: HoldState, _ listing: Listing, _ transaction: Transaction) throws {
        guard try transaction.end(hold.id, as: end) else { return }
        try giveBackAll(of: hold.id, listing, transaction)
    }

    /// Gives back the places of an order that was not paid in time, or was cancelled.
    func giveBackAll(of hold: ID<Hold>, _ listing: Listing, _ transaction: Transaction) throws {
        let places = try transaction.giveBackAll(of: hold)
        transaction.afterCommit { listing.board.apply(places, .free) }
    }
}
