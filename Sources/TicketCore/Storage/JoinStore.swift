// SQL of joining: presales, places of identities, moves to another device.

/// One number of an identity, with what makes its ticket.
struct IdentityPlace: Sendable, Hashable {
    let number: Int64
    let issued: Instant
    let random: UInt64
}

extension Transaction {
    func joinRecord(of event: ID<Event>) throws -> JoinRecord {
        let until = try row("SELECT codes_until FROM queue_presales WHERE event_id = \(event)") { $0.instant(0) }
        let moves = try rows("SELECT number, random FROM queue_moves WHERE event_id = \(event)") { row in
            (row.integer(0), UInt64(bitPattern: row.integer(1)))
        }
        return JoinRecord(codesUntil: until, moved: Dictionary(moves) { $1 })
    }

    func setCodes(of event: ID<Event>, until instant: Instant?) throws {
        guard let instant else {
            try run("DELETE FROM queue_presales WHERE event_id = \(event)")
            return
        }
        try run(
            """
            INSERT INTO queue_presales (event_id, codes_until) VALUES (\(event), \(instant))
            ON CONFLICT (event_id) DO UPDATE SET codes_until = excluded.codes_until
            """)
    }

    /// The numbers of an identity, the first drawn first.
    func places(of who: UInt64, event: ID<Event>) throws -> [IdentityPlace] {
        try rows(
            """
            SELECT number, issued_at, random FROM queue_identities
            WHERE event_id = \(event) AND who = \(Int64(bitPattern: who)) ORDER BY place
            """
        ) { row in
            IdentityPlace(
                number: row.integer(0), issued: row.instant(1), random: UInt64(bitPattern: row.integer(2)))
        }
    }

    /// Keeps a number as one of an identity's, if it may have one more; returns the one that counts.
    func keep(
        _ place: IdentityPlace, of who: UInt64, places allowed: Int, event: ID<Event>
    ) throws -> IdentityPlace {
        let known = try places(of: who, event: event)
        if known.count >= allowed, let first = known.first { return first }
        try run(
            """
            INSERT INTO queue_identities (event_id, who, place, number, issued_at, random)
            VALUES (\(event), \(Int64(bitPattern: who)), \(known.count), \(place.number), \(place.issued),
                \(Int64(bitPattern: place.random)))
            """)
        return place
    }

    /// From here on only the ticket with `random` is good for `number`.
    func move(_ number: Int64, of event: ID<Event>, to random: UInt64, at now: Instant) throws {
        try run(
            """
            INSERT INTO queue_moves (event_id, number, random, moved_at)
            VALUES (\(event), \(number), \(Int64(bitPattern: random)), \(now))
            ON CONFLICT (event_id, number) DO UPDATE SET random = excluded.random, moved_at = excluded.moved_at
            """)
    }
}
