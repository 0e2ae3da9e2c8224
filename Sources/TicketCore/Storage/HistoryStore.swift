// SQL of what happened when: how many were let in and how many seats were paid, second by second.

extension Transaction {
    /// Seats paid for since `start`: the second since 1970, and how many. It reads the event's orders whole: for a start.
    package func seatsPaid(of event: ID<Event>, since start: Instant) throws -> [(second: Int64, count: Int)] {
        try rows(
            """
            SELECT o.paid_at / 1000, count(*) FROM orders o JOIN order_items i ON i.order_id = o.id
            WHERE o.event_id = \(event) AND o.paid_at >= \(start) GROUP BY o.paid_at / 1000 ORDER BY 1
            """
        ) { row in (row.integer(0), row.int(1)) }
    }

    /// Numbers that were let in since `start`. Of who came in twice only the last time is known.
    package func letIn(of event: ID<Event>, since start: Instant) throws -> [(second: Int64, count: Int)] {
        try rows(
            """
            SELECT entered_at / 1000, count(*) FROM queue_sessions
            WHERE event_id = \(event) AND entered_at >= \(start) GROUP BY entered_at / 1000 ORDER BY 1
            """
        ) { row in (row.integer(0), row.int(1)) }
    }
}
