// SQL of places: who has which. Every statement that takes or gives a place is conditional on what the place was, and its
// row count is the answer: that is the row locking of this design, on SQLite and on PostgreSQL.

extension Transaction {
    /// Makes the rows of an event's places, all free except `blocked`.
    package func insertPlaces(of event: ID<Event>, count: Int, blocked: Set<Int>) throws {
        for ordinal in 0..<count {
            let state: PlaceState = blocked.contains(ordinal) ? .blocked : .free
            try run(
                """
                INSERT INTO places (id, state) VALUES (\(PlaceKey(event: event, ordinal: ordinal).rawValue),
                    \(state.rawValue))
                """)
        }
    }

    /// Gives a free place to a hold; false if it is not free.
    package func take(_ place: PlaceKey, for hold: ID<Hold>, ticketType: Int) throws -> Bool {
        try run(
            """
            UPDATE places SET state = 1, hold_id = \(hold), ticket_type = \(ticketType)
            WHERE id = \(place.rawValue) AND state = 0
            """) == 1
    }

    /// Frees one held place of a hold; false if the hold does not have it.
    package func giveBack(_ place: PlaceKey, from hold: ID<Hold>) throws -> Bool {
        try run(
            """
            UPDATE places SET state = 0, hold_id = NULL, ticket_type = NULL
            WHERE id = \(place.rawValue) AND hold_id = \(hold) AND state = 1
            """) == 1
    }

    /// Frees every place that a hold keeps and has not sold; returns their ordinals.
    package func giveBackAll(of hold: ID<Hold>) throws -> [Int] {
        try rows(
            """
            UPDATE places SET state = 0, hold_id = NULL, ticket_type = NULL WHERE hold_id = \(hold) AND state = 1
            RETURNING id
            """
        ) { row in PlaceKey(rawValue: row.integer(0)).ordinal }
    }

    /// Sells every place that a hold keeps; returns how many.
    package func sellPlaces(of hold: ID<Hold>) throws -> Int {
        try run("UPDATE places SET state = 2 WHERE hold_id = \(hold) AND state = 1")
    }

    /// Changes the ticket type of a held place; false if the hold does not have it.
    package func setTicketType(_ type: Int, of place: PlaceKey, in hold: ID<Hold>) throws -> Bool {
        try run(
            """
            UPDATE places SET ticket_type = \(type) WHERE id = \(place.rawValue) AND hold_id = \(hold) AND state = 1
            """) == 1
    }

    /// The places a hold keeps and has not sold, in the order of the plan.
    package func heldPlaces(of hold: ID<Hold>) throws -> [HeldPlace] {
        try rows("SELECT id, ticket_type FROM places WHERE hold_id = \(hold) AND state = 1 ORDER BY id") { row in
            HeldPlace(ordinal: PlaceKey(rawValue: row.integer(0)).ordinal, ticketType: row.int(1))
        }
    }

    /// What a place is now; nil if there is no such place.
    package func state(of place: PlaceKey) throws -> PlaceState? {
        try row("SELECT state FROM places WHERE id = \(place.rawValue)") { row in
            PlaceState(rawValue: UInt8(row.integer(0)))
        } ?? nil
    }

    /// How many places a buyer holds or has bought, over all carts and orders of an event.
    package func placesOf(_ buyer: Buyer, event: ID<Event>) throws -> Int {
        try row(
            """
            SELECT count(*) FROM holds h JOIN places p ON p.hold_id = h.id
            WHERE h.event_id = \(event) AND h.buyer = \(buyer.number)
            """
        ) { row in row.int(0) } ?? 0
    }

    /// The states of all places of an event, by ordinal. For start-up.
    package func placeStates(of event: ID<Event>) throws -> [PlaceState] {
        let keys = PlaceKey.all(of: event)
        return try rows(
            "SELECT state FROM places WHERE id BETWEEN \(keys.lowerBound) AND \(keys.upperBound) ORDER BY id"
        ) { row in PlaceState(rawValue: UInt8(row.integer(0))) ?? .blocked }
    }
}
