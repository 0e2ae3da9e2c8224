// SQL of what the door keeps for the process after a crash.

extension Transaction {
    /// Written in the transaction that calls them, so that it cannot say less than what was called.
    func keep(_ calls: LastCalls, of event: ID<Event>) throws {
        try run(
            """
            INSERT INTO queue_calls (event_id, first_place, end_place, show_rate_milli)
            VALUES (\(event), \(calls.places.lowerBound), \(calls.places.upperBound),
                \(Int64((calls.showRate * 1000).rounded())))
            ON CONFLICT (event_id) DO UPDATE SET first_place = excluded.first_place, end_place = excluded.end_place,
                show_rate_milli = excluded.show_rate_milli
            """)
    }

    func lastCalls(of event: ID<Event>) throws -> LastCalls? {
        try row("SELECT first_place, end_place, show_rate_milli FROM queue_calls WHERE event_id = \(event)") { row in
            LastCalls(places: row.integer(0)..<row.integer(1), showRate: Double(row.integer(2)) / 1000)
        }
    }
}
