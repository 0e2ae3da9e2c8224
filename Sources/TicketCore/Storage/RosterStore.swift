// SQL of the roster: who was in a lobby.

extension Transaction {
    /// Adds tickets, each at its number. Rows are changed by the one writer only, so reading and writing a window is safe.
    func add(_ entries: [RosterEntry], to event: ID<Event>) throws {
        for (base, those) in Dictionary(grouping: entries, by: { RosterWindow.base(of: $0.number) }) {
            var window = try rosterWindow(base, of: event)
            for entry in those { window.put(entry) }
            try run(
                """
                INSERT INTO queue_roster (event_id, base, entries) VALUES (\(event), \(base), \(window.bytes))
                ON CONFLICT (event_id, base) DO UPDATE SET entries = excluded.entries
                """)
        }
    }

    /// The window that begins at `base`; empty if nobody of it is there.
    func rosterWindow(_ base: Int64, of event: ID<Event>) throws -> RosterWindow {
        let bytes = try row("SELECT entries FROM queue_roster WHERE event_id = \(event) AND base = \(base)") {
            $0.bytes(0)
        }
        return RosterWindow(base: base, bytes: bytes ?? [])
    }

    /// Keeps the closed roster's tree.
    func close(_ roster: Roster, of event: ID<Event>) throws {
        try run(
            """
            INSERT INTO queue_roster_trees (event_id, windows, gaps)
            VALUES (\(event), \(roster.packedWindows), \(roster.packedGaps))
            """)
    }

    /// The closed roster's tree; nil while there is none.
    func closedRoster(of event: ID<Event>) throws -> Roster? {
        try row("SELECT windows, gaps FROM queue_roster_trees WHERE event_id = \(event)") { row in
            guard let roster = Roster(packedWindows: row.bytes(0), gaps: row.bytes(1)) else {
                throw DatabaseFailure.corrupt("the roster of \(event) is cut off")
            }
            return roster
        }
    }

    /// How the visits of those ended who were let in: the number, and whether they bought.
    func visitors(of event: ID<Event>) throws -> [(number: Int64, bought: Bool)] {
        try rows("SELECT number, state FROM queue_sessions WHERE event_id = \(event)") { row in
            (row.integer(0), row.text(1) == ShopperState.done.rawValue)
        }
    }
}
