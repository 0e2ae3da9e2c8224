// SQL of the rows of those who were let in.

extension Transaction {
    /// Lets `visit` in: the one session of its number from now on. False, and nothing changed, if the number's session
    /// holds seats or pays at this moment.
    func admit(_ visit: Visit, of event: ID<Event>) throws -> Bool {
        try run(
            """
            INSERT INTO queue_sessions (event_id, number, id, secret_high, secret_low, kid, state, state_since,
                entered_at, seen_at, used_ms, visits)
            VALUES (\(event), \(visit.number), \(visit.id), \(Int64(bitPattern: visit.token.secret.high)),
                \(Int64(bitPattern: visit.token.secret.low)), \(visit.kid), \(visit.state.rawValue), \(visit.since),
                \(visit.entered), \(visit.seen), \(visit.used.inMilliseconds), \(visit.visits))
            ON CONFLICT (event_id, number) DO UPDATE SET secret_high = excluded.secret_high,
                secret_low = excluded.secret_low, kid = excluded.kid, state = excluded.state,
                state_since = excluded.state_since, entered_at = excluded.entered_at, seen_at = excluded.seen_at,
                used_ms = excluded.used_ms, visits = excluded.visits
            WHERE queue_sessions.state NOT IN ('holding', 'paying')
            """) == 1
    }

    /// Writes down how a session has gone on since it was let in. Changes nothing if the number has another session by
    /// now, so that what is written late cannot undo an admission.
    func update(_ visit: Visit, of event: ID<Event>) throws {
        try run(
            """
            UPDATE queue_sessions SET state = \(visit.state.rawValue), state_since = \(visit.since),
                entered_at = \(visit.entered), seen_at = \(visit.seen), used_ms = \(visit.used.inMilliseconds)
            WHERE event_id = \(event) AND number = \(visit.number)
                AND secret_high = \(Int64(bitPattern: visit.token.secret.high))
                AND secret_low = \(Int64(bitPattern: visit.token.secret.low))
            """)
    }

    /// Everybody who was ever let in to `event`, or who still is inside, with the tokens their browsers have. A session whose master key was
    /// taken away keeps its history, but nothing opens it any more.
    func visits(of event: ID<Event>, onlyInside: Bool, _ keys: QueueKeys) throws -> [Visit] {
        try rows(
            """
            SELECT number, id, secret_high, secret_low, kid, state, state_since, entered_at, seen_at, used_ms, visits
            FROM queue_sessions
            WHERE event_id = \(event) AND (\(onlyInside) = 0 OR state IN ('shopping', 'holding', 'paying'))
            """
        ) { row in
            guard let state = ShopperState(rawValue: row.text(5)) else {
                throw DatabaseFailure.corrupt("queue_sessions.state is \(row.text(5))")
            }
            let secret = SessionSecret(
                high: UInt64(bitPattern: row.integer(2)), low: UInt64(bitPattern: row.integer(3)))
            let kid = UInt8(truncatingIfNeeded: row.integer(4))
            let key = keys.key(called: kid)
            return Visit(
                number: row.integer(0), id: row.id(1), token: ShoppingToken(secret, under: key ?? keys.current.key),
                kid: kid, state: key == nil ? state.withoutKey : state, since: row.instant(6),
                entered: row.instant(7), seen: row.instant(8), used: .milliseconds(row.integer(9)),
                visits: row.int(10))
        }
    }
}
