// SQL of the ledger check: every row of one event that has to do with places and money. Bounded by the event's own size:
// some 200 ms for a stadium, so never on a loop that serves people.

/// An order as the books see it.
struct LedgerOrder {
    let code: String
    let state: OrderState
    let hold: ID<Hold>
    let buyer: Int64
    let emailKey: String
    let total: Int64
    let items: Int
    /// Tickets that are not cancelled.
    let tickets: Int
    /// What its payments brought in, and what went back or is on its way.
    let received: Int64
    let returned: Int64
    /// Payments at a gateway that is not for events of its kind.
    let strangePayments: Int

    var isPaid: Bool { state == .paid || state == .partiallyRefunded }
    var isPayable: Bool { isPaid || state == .awaitingPayment }
}

struct LedgerPlace {
    let ordinal: Int
    let state: PlaceState
    let hold: ID<Hold>?
}

struct LedgerHold {
    let buyer: Int64
    let isLive: Bool
}

extension Transaction {
    func ledgerOrders(of event: ID<Event>, isRehearsal: Bool) throws -> [LedgerOrder] {
        try rows(
            """
            SELECT code, state, hold_id, buyer, email_key, total,
                (SELECT count(*) FROM order_items i WHERE i.order_id = o.id),
                (SELECT count(*) FROM tickets t WHERE t.order_id = o.id AND t.state <> 'cancelled'),
                (SELECT CAST(coalesce(sum(p.amount), 0) AS BIGINT) FROM payments p
                    WHERE p.order_id = o.id AND p.state = 'confirmed'),
                (SELECT CAST(coalesce(sum(r.amount), 0) AS BIGINT) FROM refunds r
                    WHERE r.order_id = o.id AND r.state <> 'failed'),
                (SELECT count(*) FROM payments p WHERE p.order_id = o.id
                    AND CASE WHEN p.gateway = 'rehearsal' THEN 1 ELSE 0 END <> \(isRehearsal))
            FROM orders o WHERE o.event_id = \(event)
            """
        ) { row in
            guard let state = OrderState(rawValue: row.text(1)) else {
                throw DatabaseFailure.corrupt("unknown order state")
            }
            return LedgerOrder(
                code: row.text(0), state: state, hold: row.id(2), buyer: row.integer(3), emailKey: row.text(4),
                total: row.integer(5), items: row.int(6), tickets: row.int(7), received: row.integer(8),
                returned: row.integer(9), strangePayments: row.int(10))
        }
    }

    /// How many good tickets each place has. Found through the orders and not through the index that forbids the second,
    /// because an index that is broken would hide what it should have forbidden.
    func ledgerTickets(of event: ID<Event>) throws -> [Int: Int] {
        let counts = try rows(
            """
            SELECT t.place, count(*) FROM orders o JOIN tickets t ON t.order_id = o.id
            WHERE o.event_id = \(event) AND t.state <> 'cancelled' GROUP BY t.place
            """
        ) { row in (row.int(0), row.int(1)) }
        return Dictionary(uniqueKeysWithValues: counts)
    }

    func ledgerPlaces(of event: ID<Event>) throws -> [LedgerPlace] {
        let keys = PlaceKey.all(of: event)
        return try rows(
            "SELECT id, state, hold_id FROM places WHERE id BETWEEN \(keys.lowerBound) AND \(keys.upperBound)"
        ) { row in
            guard let state = PlaceState(rawValue: UInt8(row.integer(1))) else {
                throw DatabaseFailure.corrupt("unknown place state")
            }
            return LedgerPlace(
                ordinal: PlaceKey(rawValue: row.integer(0)).ordinal, state: state, hold: row.optionalID(2))
        }
    }

    func ledgerHolds(of event: ID<Event>) throws -> [ID<Hold>: LedgerHold] {
        let holds = try rows("SELECT id, buyer, state FROM holds WHERE event_id = \(event)") { row in
            (
                row.id(0) as ID<Hold>,
                LedgerHold(buyer: row.integer(1), isLive: row.integer(2) == HoldState.live.rawValue)
            )
        }
        return Dictionary(uniqueKeysWithValues: holds)
    }

    /// The limits of a room's numbers; nil for an event without one.
    func ledgerRoom(of event: ID<Event>) throws -> (given: Int64, called: Int64)? {
        try row("SELECT high_water, called FROM queue_rooms WHERE event_id = \(event)") { row in
            (row.integer(0), row.integer(1))
        }
    }

    /// The numbers that were let in, with their sessions.
    func ledgerSessions(of event: ID<Event>) throws -> [(number: Int64, session: Int64)] {
        try rows("SELECT number, id FROM queue_sessions WHERE event_id = \(event)") { row in
            (row.integer(0), row.integer(1))
        }
    }
}
