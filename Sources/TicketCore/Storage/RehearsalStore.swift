// SQL of rehearsals: what they are copied from, their keys and habits, and how they end.

extension Transaction {
    /// Makes the places of a copy: those of the original, all free but the blocked ones.
    func copyPlaces(from original: ID<Event>, to copy: ID<Event>) throws {
        let keys = PlaceKey.all(of: original)
        let shift = PlaceKey.all(of: copy).lowerBound - keys.lowerBound
        try run(
            """
            INSERT INTO places (id, state)
            SELECT id + \(shift), CASE state WHEN 3 THEN 3 ELSE 0 END FROM places
            WHERE id BETWEEN \(keys.lowerBound) AND \(keys.upperBound) ORDER BY id
            """)
    }

    func insertRehearsal(_ event: ID<Event>, of original: ID<Event>, keyHash: String, by who: String, at now: Instant)
        throws
    {
        try run(
            """
            INSERT INTO rehearsals (event_id, is_rehearsal, original_id, key_hash, created_at, created_by, declined, lost,
                doubled, reordered, slow_p95_ms, seed)
            VALUES (\(event), 1, \(original), \(keyHash), \(now), \(who), 0, 0, 0, 0, 0, 0)
            """)
    }

    package func rehearsal(_ event: ID<Event>) throws -> Rehearsal? {
        try row(
            """
            SELECT event_id, original_id, created_at, created_by, lobby_at, declined, lost, doubled, reordered,
                slow_p95_ms, seed, closed_at, cleared_at, result
            FROM rehearsals WHERE event_id = \(event)
            """, rehearsal)
    }

    /// The rehearsals of an event, the newest first.
    package func rehearsals(of original: ID<Event>) throws -> [Rehearsal] {
        try rows(
            """
            SELECT event_id, original_id, created_at, created_by, lobby_at, declined, lost, doubled, reordered,
                slow_p95_ms, seed, closed_at, cleared_at, result
            FROM rehearsals WHERE original_id = \(original) ORDER BY created_at DESC, event_id
            """, rehearsal)
    }

    /// The key's hash, and whether the rehearsal still goes on; nil for every other event.
    func rehearsalKey(_ event: ID<Event>) throws -> (hash: String, isClosed: Bool)? {
        try row("SELECT key_hash, closed_at FROM rehearsals WHERE event_id = \(event)") { row in
            (row.text(0), !row.isNull(1))
        }
    }

    /// Whether an event is a rehearsal, by its own row.
    func isRehearsal(_ event: ID<Event>) throws -> Bool {
        try row("SELECT is_rehearsal FROM events WHERE id = \(event)") { row in row.bool(0) } ?? false
    }

    /// Replaces the key; false if there is no such rehearsal, or it was closed.
    func setRehearsalKey(_ hash: String, of event: ID<Event>) throws -> Bool {
        try run("UPDATE rehearsals SET key_hash = \(hash) WHERE event_id = \(event) AND closed_at IS NULL") == 1
    }

    func set(_ habits: GatewayHabits, of event: ID<Event>) throws {
        try run(
            """
            UPDATE rehearsals SET declined = \(habits.declined), lost = \(habits.lost), doubled = \(habits.doubled),
                reordered = \(habits.reordered), slow_p95_ms = \(habits.slowP95.inMilliseconds),
                seed = \(Int64(bitPattern: habits.seed))
            WHERE event_id = \(event)
            """)
    }

    /// Moves the opening of a rehearsal. A real event's stands where it was announced: this cannot touch it.
    func setOpening(_ opensAt: Instant, lobbyAt: Instant?, of event: ID<Event>) throws -> Bool {
        try run("UPDATE rehearsals SET lobby_at = \(lobbyAt) WHERE event_id = \(event)")
        return try run(
            """
            UPDATE events SET sale_opens_at = \(opensAt)
            WHERE id = \(event) AND is_rehearsal = 1 AND sale_closes_at > \(opensAt)
            """) == 1
    }

    /// Ends a rehearsal and keeps what its books said; false if it was ended before.
    func closeRehearsal(_ event: ID<Event>, result: LedgerReport, at now: Instant) throws -> Bool {
        try run(
            """
            UPDATE rehearsals SET closed_at = \(now), key_hash = '', result = \(result.json)
            WHERE event_id = \(event) AND closed_at IS NULL
            """) == 1
    }

    func setCleared(_ event: ID<Event>, at now: Instant) throws {
        try run("UPDATE rehearsals SET cleared_at = \(now) WHERE event_id = \(event) AND closed_at IS NOT NULL")
    }

    private func rehearsal(_ row: borrowing Row) throws -> Rehearsal {
        var habits = GatewayHabits()
        habits.declined = row.int(5)
        habits.lost = row.int(6)
        habits.doubled = row.int(7)
        habits.reordered = row.int(8)
        habits.slowP95 = .milliseconds(row.integer(9))
        habits.seed = UInt64(bitPattern: row.integer(10))
        return Rehearsal(
            event: row.id(0), original: row.id(1), createdAt: row.instant(2), createdBy: row.text(3),
            lobbyAt: row.optionalInstant(4), habits: habits, closedAt: row.optionalInstant(11),
            clearedAt: row.optionalInstant(12), result: row.optionalText(13).flatMap { LedgerReport(json: $0) })
    }
}

extension Transaction {
    /// How many payments a buyer of an event made before this one.
    func earlierPayments(than payment: Payment, emailKey: String, _ event: ID<Event>) throws -> Int {
        try row(
            """
            SELECT count(*) FROM orders o JOIN payments p ON p.order_id = o.id
            WHERE o.event_id = \(event) AND o.email_key = \(emailKey) AND p.id < \(payment.id)
            """
        ) { row in row.int(0) } ?? 0
    }
}

// MARK: Clearing

extension Transaction {
    /// Ends the carts of a closed rehearsal, so that nothing more can be ordered from them.
    func endHolds(of event: ID<Event>) throws {
        let expired = HoldState.expired.rawValue
        try run(
            """
            UPDATE holds SET state = \(expired) WHERE event_id = \(event) AND state = 0
                AND event_id IN (SELECT event_id FROM rehearsals WHERE closed_at IS NOT NULL)
            """)
    }

    /// Deletes up to `limit` orders of a closed rehearsal with all that hangs on them; returns how many.
    func clearOrders(of event: ID<Event>, limit: Int) throws -> Int {
        let orders: [ID<Order>] = try rows(
            """
            SELECT o.id FROM orders o JOIN rehearsals r ON r.event_id = o.event_id
            WHERE o.event_id = \(event) AND r.closed_at IS NOT NULL LIMIT \(limit)
            """
        ) { row in row.id(0) }
        for order in orders {
            try run("DELETE FROM tickets WHERE order_id = \(order)")
            try run("DELETE FROM refunds WHERE order_id = \(order)")
            try run(
                """
                DELETE FROM test_gateway_refunds WHERE reference IN
                    (SELECT reference FROM payments WHERE order_id = \(order) AND gateway = 'rehearsal')
                """)
            try run(
                """
                DELETE FROM test_gateway_sessions WHERE gateway = 'rehearsal' AND reference IN
                    (SELECT reference FROM payments WHERE order_id = \(order) AND gateway = 'rehearsal')
                """)
            try run("DELETE FROM payments WHERE order_id = \(order)")
            try run("DELETE FROM order_items WHERE order_id = \(order)")
            try run("DELETE FROM orders WHERE id = \(order)")
        }
        return orders.count
    }

    /// Deletes up to `limit` rows of a closed rehearsal that belong to no order: places, carts, sessions; returns how many.
    func clearStock(of event: ID<Event>, limit: Int) throws -> Int {
        guard
            try row("SELECT 1 FROM rehearsals WHERE event_id = \(event) AND closed_at IS NOT NULL", { _ in true })
                == true
        else { return 0 }
        let keys = PlaceKey.all(of: event)
        let places = try run(
            """
            DELETE FROM places WHERE id IN
                (SELECT id FROM places WHERE id BETWEEN \(keys.lowerBound) AND \(keys.upperBound) LIMIT \(limit))
            """)
        if places > 0 { return places }
        let holds = try run(
            "DELETE FROM holds WHERE id IN (SELECT id FROM holds WHERE event_id = \(event) LIMIT \(limit))")
        if holds > 0 { return holds }
        return try run(
            """
            DELETE FROM queue_sessions WHERE event_id = \(event) AND number IN
                (SELECT number FROM queue_sessions WHERE event_id = \(event) LIMIT \(limit))
            """)
    }
}
