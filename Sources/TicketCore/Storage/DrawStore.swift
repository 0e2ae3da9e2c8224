// SQL of the draws.

extension Transaction {
    /// Announces a draw. The one it replaces stays, as replaced.
    func insert(_ draw: DrawRecord, nonce: [UInt8]) throws {
        try run(
            """
            UPDATE queue_draws SET replaced_at = \(draw.announced)
            WHERE event_id = \(draw.event) AND number < \(draw.number) AND replaced_at IS NULL
            """)
        try run(
            """
            INSERT INTO queue_draws (event_id, number, grade, algorithm, seed_nonce, commitment, chain_hash,
                chain_genesis, chain_period, chain_signature, round, announced_at, announced_by, lobby_at, cut_off_at,
                doors_at, reason, size, closed_at, root, rooted_at)
            VALUES (\(draw.event), \(draw.number), \(draw.grade.rawValue), \(draw.algorithm), \(Hex.encode(nonce)),
                \(Hex.encode(draw.commitment)), \(draw.chain.map { Hex.encode($0.hash) }), \(draw.chain?.genesis),
                \(draw.chain?.period), \(draw.chain?.signatureLength), \(draw.round), \(draw.announced),
                \(draw.announcedBy), \(draw.lobbyAt), \(draw.cutOff), \(draw.doors), \(draw.reason), \(draw.size),
                \(draw.closed), \(draw.root.map(Hex.encode)), \(draw.rooted))
            """)
    }

    /// Every draw of an event, the first first.
    func draws(of event: ID<Event>) throws -> [DrawRecord] {
        try rows(
            """
            SELECT number, grade, algorithm, commitment, chain_hash, chain_genesis, chain_period, chain_signature, round,
                announced_at, announced_by, lobby_at, cut_off_at, doors_at, reason, replaced_at, size, closed_at, root,
                rooted_at, randomness, signature, is_verified, beacon_by, beacon_at, draw_key, seed, drawn_at
            FROM queue_draws WHERE event_id = \(event) ORDER BY number
            """
        ) { try draw(event, $0) }
    }

    /// What the seed of a draw is derived from.
    func seedNonce(of draw: DrawRecord) throws -> [UInt8] {
        let nonce = try row(
            "SELECT seed_nonce FROM queue_draws WHERE event_id = \(draw.event) AND number = \(draw.number)"
        ) { Hex.decode($0.text(0)) }
        guard let nonce, let nonce else { throw DatabaseFailure.corrupt("draw \(draw.number) has no nonce") }
        return nonce
    }

    /// The lobby is closed, in the transaction of the change of state.
    func closeLobby(of event: ID<Event>, _ size: Int64, at now: Instant) throws {
        try run(
            """
            UPDATE queue_draws SET size = \(size), closed_at = \(now)
            WHERE event_id = \(event) AND replaced_at IS NULL AND size IS NULL
            """)
    }

    func set(root: [UInt8], of draw: DrawRecord, at now: Instant) throws {
        try run(
            """
            UPDATE queue_draws SET root = \(Hex.encode(root)), rooted_at = \(now)
            WHERE event_id = \(draw.event) AND number = \(draw.number) AND root IS NULL
            """)
    }

    /// False if there is a value already.
    func set(_ beacon: BeaconValue, of draw: DrawRecord) throws -> Bool {
        try run(
            """
            UPDATE queue_draws SET randomness = \(Hex.encode(beacon.randomness)),
                signature = \(beacon.signature.map(Hex.encode)), is_verified = \(beacon.isVerified),
                beacon_by = \(beacon.by), beacon_at = \(beacon.received)
            WHERE event_id = \(draw.event) AND number = \(draw.number) AND randomness IS NULL
            """) == 1
    }

    /// The result, which is never written twice.
    func set(key: [UInt8], seed: [UInt8], of draw: DrawRecord, at now: Instant) throws {
        try run(
            """
            UPDATE queue_draws SET draw_key = \(Hex.encode(key)), seed = \(Hex.encode(seed)), drawn_at = \(now)
            WHERE event_id = \(draw.event) AND number = \(draw.number) AND draw_key IS NULL
            """)
    }

    /// Goes back to before the opening, if nobody was called yet.
    func drawAnew(_ event: ID<Event>) throws -> Bool {
        try run(
            """
            UPDATE queue_rooms SET state = CASE WHEN state IN ('open', 'paused', 'sold-out') THEN 'drawing' ELSE state END
            WHERE event_id = \(event) AND called = 0
            """) == 1
    }

    private func draw(_ event: ID<Event>, _ row: borrowing Row) throws -> DrawRecord {
        guard let grade = DrawGrade(rawValue: row.text(1)) else {
            throw DatabaseFailure.corrupt("queue_draws.grade is \(row.text(1))")
        }
        var draw = DrawRecord(
            event: event, number: row.int(0), grade: grade, algorithm: row.text(2), commitment: try hex(row, 3),
            chain: try chain(row), round: row.integer(8), announced: row.instant(9), announcedBy: row.text(10),
            lobbyAt: row.instant(11), cutOff: row.instant(12), doors: row.instant(13), reason: row.optionalText(14))
        draw.replaced = row.optionalInstant(15)
        draw.size = row.optionalInteger(16)
        draw.closed = row.optionalInstant(17)
        draw.root = try optionalHex(row, 18)
        draw.rooted = row.optionalInstant(19)
        if let randomness = try optionalHex(row, 20) {
            draw.beacon = BeaconValue(
                round: draw.round, randomness: randomness, signature: try optionalHex(row, 21),
                isVerified: row.bool(22), by: row.text(23), received: row.instant(24))
        }
        draw.key = try optionalHex(row, 25)
        draw.seed = try optionalHex(row, 26)
        draw.drawn = row.optionalInstant(27)
        return draw
    }

    private func chain(_ row: borrowing Row) throws -> BeaconChain? {
        guard let hash = try optionalHex(row, 4) else { return nil }
        return BeaconChain(
            hash: hash, genesis: row.instant(5), period: row.integer(6), signatureLength: row.int(7))
    }

    private func hex(_ row: borrowing Row, _ column: Int) throws -> [UInt8] {
        guard let bytes = Hex.decode(row.text(column)) else {
            throw DatabaseFailure.corrupt("column \(column) of queue_draws is not hexadecimal")
        }
        return bytes
    }

    private func optionalHex(_ row: borrowing Row, _ column: Int) throws -> [UInt8]? {
        row.isNull(column) ? nil : try hex(row, column)
    }
}
