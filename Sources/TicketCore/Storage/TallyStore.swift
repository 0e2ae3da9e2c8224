// What a sale has come to so far, counted from its rows: so a restart forgets nothing.

/// Counts for monitors. All but `orders` only grow while no row is deleted.
package struct Tallies: Sendable, Hashable {
    /// How many there are of an event in a state, or of a gateway with a result.
    package struct Row: Sendable, Hashable {
        package let of: String
        package let word: String
        package let count: Int

        package init(of: String, word: String, count: Int) {
            self.of = of
            self.word = word
            self.count = count
        }
    }

    /// Orders by event and the state they are in now.
    package var orders: [Row] = []
    /// Orders ever made (`placed`) and ever paid (`paid`), by event.
    package var ordered: [Row] = []
    /// Ended payments by gateway and result.
    package var payments: [Row] = []
    /// Scans by event and answer.
    package var scans: [Row] = []
    /// Numbers of a waiting room that were let in at least once, by event.
    package var admitted: [Row] = []

    package init() {}
}

extension Transaction {
    /// Counts everything. It reads the orders whole, some 70 ms for a hundred thousand: not on a loop that serves people.
    package func tallies() throws -> Tallies {
        var tallies = Tallies()
        try countOrders(&tallies)
        tallies.payments = try rows(
            """
            SELECT gateway, state, count(*) FROM payments WHERE state IN ('confirmed', 'failed', 'cancelled')
            GROUP BY gateway, state ORDER BY gateway, state
            """
        ) { row in Tallies.Row(of: row.text(0), word: row.text(1), count: row.int(2)) }
        tallies.scans = try rows(
            """
            SELECT d.event_id, c.answer, count(*) FROM check_ins c JOIN devices d ON d.id = c.device_id
            GROUP BY d.event_id, c.answer ORDER BY d.event_id, c.answer
            """
        ) { row in Tallies.Row(of: Tallies.event(row), word: row.text(1), count: row.int(2)) }
        tallies.admitted = try rows(
            "SELECT event_id, count(*) FROM queue_sessions GROUP BY event_id ORDER BY event_id"
        ) { row in Tallies.Row(of: Tallies.event(row), word: "", count: row.int(1)) }
        return tallies
    }

    private func countOrders(_ tallies: inout Tallies) throws {
        let states = try rows(
            """
            SELECT event_id, state, count(*), count(paid_at) FROM orders GROUP BY event_id, state
            ORDER BY event_id, state
            """
        ) { row in (event: Tallies.event(row), state: row.text(1), count: row.int(2), paid: row.int(3)) }
        var ever: [String: (placed: Int, paid: Int)] = [:]
        for row in states {
            tallies.orders.append(Tallies.Row(of: row.event, word: row.state, count: row.count))
            ever[row.event, default: (0, 0)].placed += row.count
            ever[row.event, default: (0, 0)].paid += row.paid
        }
        for (event, counts) in ever.sorted(by: { $0.key < $1.key }) {
            tallies.ordered.append(Tallies.Row(of: event, word: "placed", count: counts.placed))
            tallies.ordered.append(Tallies.Row(of: event, word: "paid", count: counts.paid))
        }
    }
}

extension Tallies {
    fileprivate static func event(_ row: borrowing TicketCore.Row) -> String {
        let id: ID<Event> = row.id(0)
        return id.description
    }
}
