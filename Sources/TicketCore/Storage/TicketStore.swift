// SQL of tickets and of what gates did with them.

extension Transaction {
    func insert(_ ticket: Ticket) throws {
        try run(
            """
            INSERT INTO tickets (id, order_id, event_id, item, place, ticket_type, code, secret, state)
            VALUES (\(ticket.id), \(ticket.order), \(ticket.event), \(ticket.item), \(ticket.place),
                \(ticket.ticketType), \(ticket.code), \(ticket.secret), \(ticket.state.rawValue))
            """)
    }

    package func tickets(of order: ID<Order>) throws -> [Ticket] {
        try rows(
            """
            SELECT id, order_id, event_id, item, place, ticket_type, code, secret, state
            FROM tickets WHERE order_id = \(order) ORDER BY item, id
            """, ticket)
    }

    package func ticket(_ id: ID<Ticket>) throws -> Ticket? {
        try row(
            """
            SELECT id, order_id, event_id, item, place, ticket_type, code, secret, state FROM tickets WHERE id = \(id)
            """, ticket)
    }

    func ticket(code: String) throws -> Ticket? {
        try row(
            """
            SELECT id, order_id, event_id, item, place, ticket_type, code, secret, state
            FROM tickets WHERE code = \(code)
            """, ticket)
    }

    /// Lets a valid ticket in; false if it was not valid any more.
    func markCheckedIn(_ ticket: ID<Ticket>) throws -> Bool {
        try run("UPDATE tickets SET state = 'checked_in' WHERE id = \(ticket) AND state = 'valid'") == 1
    }

    /// The scan that let a ticket in.
    package func acceptedCheckIn(of ticket: ID<Ticket>) throws -> CheckIn? {
        try row(
            """
            SELECT c.at, c.gate, d.name FROM check_ins c JOIN devices d ON d.id = c.device_id
            WHERE c.ticket_id = \(ticket) AND c.answer = 'accepted'
            """
        ) { row in CheckIn(at: row.instant(0), gate: row.text(1), device: row.text(2)) }
    }

    func insertCheckIn(
        device: GateDevice, nonce: String, ticket: ID<Ticket>?, codeHash: String, answer: String, at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO check_ins (device_id, nonce, ticket_id, code_hash, answer, at, gate)
            VALUES (\(device.id), \(nonce), \(ticket), \(codeHash), \(answer), \(now), \(device.gate))
            """)
    }

    /// What was answered to a device's nonce before.
    func checkIn(device: ID<GateDevice>, nonce: String) throws -> (
        ticket: ID<Ticket>?, codeHash: String, answer: String
    )? {
        try row(
            "SELECT ticket_id, code_hash, answer FROM check_ins WHERE device_id = \(device) AND nonce = \(nonce)"
        ) { row in (row.optionalID(0), row.text(1), row.text(2)) }
    }

    /// How many tickets of an event there are, and how many of them are in.
    package func attendance(of event: ID<Event>) throws -> (tickets: Int, checkedIn: Int) {
        let counts = try rows(
            """
            SELECT state, count(*) FROM tickets WHERE event_id = \(event) AND state IN ('valid', 'checked_in')
            GROUP BY state
            """
        ) { row in (row.text(0), row.int(1)) }
        let checkedIn = counts.first { $0.0 == TicketState.checkedIn.rawValue }?.1 ?? 0
        return (counts.reduce(0) { $0 + $1.1 }, checkedIn)
    }

    package func insert(_ device: GateDevice, setUpCodeHash: String, setUpUntil: Instant, at now: Instant) throws {
        try run(
            """
            INSERT INTO devices (id, event_id, name, gate, set_up_code_hash, set_up_until, created_at)
            VALUES (\(device.id), \(device.event), \(device.name), \(device.gate), \(setUpCodeHash), \(setUpUntil),
                \(now))
            """)
    }

    /// Trades a one-time code for a token; nil if the code is unknown, used or too old.
    func provision(setUpCodeHash: String, tokenHash: String, at now: Instant) throws -> GateDevice? {
        try row(
            """
            UPDATE devices SET token_hash = \(tokenHash), set_up_code_hash = NULL
            WHERE set_up_code_hash = \(setUpCodeHash) AND set_up_until > \(now)
            RETURNING id, event_id, name, gate
            """, device)
    }

    func device(tokenHash: String) throws -> GateDevice? {
        try row("SELECT id, event_id, name, gate FROM devices WHERE token_hash = \(tokenHash)", device)
    }

    /// Ends a device's token, and the code of a device that was not set up yet.
    func revoke(_ device: ID<GateDevice>) throws {
        try run("UPDATE devices SET token_hash = NULL, set_up_code_hash = NULL WHERE id = \(device)")
    }

    private func device(_ row: borrowing Row) -> GateDevice {
        GateDevice(id: row.id(0), event: row.id(1), name: row.text(2), gate: row.text(3))
    }

    private func ticket(_ row: borrowing Row) throws -> Ticket {
        guard let state = TicketState(rawValue: row.text(8)) else {
            throw DatabaseFailure.corrupt("a ticket has an unknown state")
        }
        return Ticket(
            id: row.id(0), order: row.id(1), event: row.id(2), item: row.int(3), place: row.int(4),
            ticketType: row.int(5), code: row.text(6), secret: row.text(7), state: state)
    }
}

/// One line of a device's scans.
package struct ScanLogEntry: Sendable {
    package let at: Instant
    package let answer: String
    package let place: Int?
    package let ticketType: Int?
    /// The scan that let the ticket in, where this one did not.
    package let first: CheckIn?
}

extension Transaction {
    /// The newest scans of a device, newest first.
    package func scans(by device: ID<GateDevice>, limit: Int) throws -> [ScanLogEntry] {
        let lines = try rows(
            """
            SELECT c.at, c.answer, t.place, t.ticket_type, c.ticket_id FROM check_ins c
            LEFT JOIN tickets t ON t.id = c.ticket_id
            WHERE c.device_id = \(device) ORDER BY c.at DESC LIMIT \(limit)
            """
        ) { row in
            (
                row.instant(0), row.text(1), row.optionalInteger(2).map(Int.init), row.optionalInteger(3).map(Int.init),
                row.optionalID(4) as ID<Ticket>?
            )
        }
        return try lines.map { at, answer, place, type, ticket in
            let first = answer == "already_used" ? try ticket.flatMap { try acceptedCheckIn(of: $0) } : nil
            return ScanLogEntry(at: at, answer: answer, place: place, ticketType: type, first: first)
        }
    }

    /// How many scans of a device let nobody in.
    package func refusedScans(by device: ID<GateDevice>) throws -> Int {
        try row("SELECT count(*) FROM check_ins WHERE device_id = \(device) AND answer <> 'accepted'") { row in
            row.int(0)
        } ?? 0
    }
}
