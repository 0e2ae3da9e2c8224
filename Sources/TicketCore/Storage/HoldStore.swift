// SQL of holds. The live hold of a buyer for an event is their cart; there is one at most.

/// What became of a hold. The raw values are stored.
enum HoldState: Int64 {
    case live = 0
    case ordered = 1
    case released = 2
    case expired = 3
}

extension Transaction {
    func insert(_ hold: Hold, as state: HoldState) throws {
        try run(
            """
            INSERT INTO holds (id, event_id, buyer, state, created_at, held_until, extensions)
            VALUES (\(hold.id), \(hold.event), \(hold.buyer.number), \(state.rawValue), \(hold.createdAt),
                \(hold.until), \(hold.extensions))
            """)
    }

    /// A buyer's cart, without its places.
    func liveHold(of buyer: Buyer, event: ID<Event>) throws -> Hold? {
        try row(
            """
            SELECT id, event_id, buyer, created_at, held_until, extensions FROM holds
            WHERE event_id = \(event) AND buyer = \(buyer.number) AND state = 0
            """, holdWithoutPlaces)
    }

    /// What a buyer has of an event: the cart, without its places, and how many places over all carts and orders. One
    /// question, because every hold asks it.
    func standing(of buyer: Buyer, event: ID<Event>) throws -> (cart: Hold?, places: Int) {
        var standing: (cart: Hold?, places: Int) = (nil, 0)
        let holds = try rows(
            """
            SELECT id, event_id, buyer, created_at, held_until, extensions, state,
                (SELECT count(*) FROM places WHERE hold_id = holds.id)
            FROM holds WHERE event_id = \(event) AND buyer = \(buyer.number)
            """
        ) { row in (hold: holdWithoutPlaces(row), isLive: row.integer(6) == HoldState.live.rawValue, places: row.int(7))
        }
        for (hold, isLive, places) in holds {
            if isLive { standing.cart = hold }
            standing.places += places
        }
        return standing
    }

    /// A live hold by its identity, without its places.
    func liveHold(_ id: ID<Hold>) throws -> Hold? {
        try row(
            """
            SELECT id, event_id, buyer, created_at, held_until, extensions FROM holds WHERE id = \(id) AND state = 0
            """, holdWithoutPlaces)
    }

    /// Live holds whose time is over, the oldest first.
    func overdueHolds(at now: Instant, limit: Int) throws -> [Hold] {
        try rows(
            """
            SELECT id, event_id, buyer, created_at, held_until, extensions FROM holds
            WHERE state = 0 AND held_until <= \(now) ORDER BY held_until LIMIT \(limit)
            """, holdWithoutPlaces)
    }

    /// Moves a live hold to its end; false if it was not live.
    func end(_ hold: ID<Hold>, as state: HoldState) throws -> Bool {
        try run("UPDATE holds SET state = \(state.rawValue) WHERE id = \(hold) AND state = 0") == 1
    }

    func extend(_ hold: ID<Hold>, until: Instant) throws -> Bool {
        try run(
            """
            UPDATE holds SET held_until = \(until), extensions = extensions + 1 WHERE id = \(hold) AND state = 0
            """) == 1
    }

    private func holdWithoutPlaces(_ row: borrowing Row) -> Hold {
        Hold(
            id: row.id(0), event: row.id(1), buyer: Buyer(number: row.integer(2)), createdAt: row.instant(3),
            until: row.instant(4), extensions: row.int(5), places: [])
    }
}
