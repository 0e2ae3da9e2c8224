// SQL of orders and their items.

extension Transaction {
    func insert(_ order: Order) throws {
        try run(
            """
            INSERT INTO orders (id, event_id, code, secret, hold_id, buyer, name, email, email_key, language,
                accepts_other_seats, state, total, currency, created_at, expires_at, close_at)
            VALUES (\(order.id), \(order.event), \(order.code), \(order.secret), \(order.hold), \(order.buyer.number),
                \(order.contact.name), \(order.contact.email), \(order.contact.emailKey),
                \(order.contact.language.rawValue), \(order.contact.acceptsOtherSeats), \(order.state.rawValue),
                \(order.total.amount), \(order.total.currency.rawValue), \(order.createdAt), \(order.expiresAt),
                \(order.expiresAt))
            """)
        for item in order.items {
            try run(
                """
                INSERT INTO order_items (order_id, number, place, ticket_type, amount)
                VALUES (\(order.id), \(item.number), \(item.place), \(item.ticketType), \(item.price.amount))
                """)
        }
    }

    package func order(_ id: ID<Order>) throws -> Order? {
        guard
            var order = try row(
                """
                SELECT id, event_id, code, secret, hold_id, buyer, name, email, language, accepts_other_seats, state,
                    total, currency, created_at, expires_at, paid_at
                FROM orders WHERE id = \(id)
                """, orderWithoutItems)
        else { return nil }
        let currency = order.total.currency
        order.items = try rows(
            "SELECT number, place, ticket_type, amount FROM order_items WHERE order_id = \(id) ORDER BY number"
        ) { row in
            Order.Item(
                number: row.int(0), place: row.int(1), ticketType: row.int(2), price: Money(row.integer(3), currency))
        }
        return order
    }

    /// Moves an order one step; false if it was not in `from` any more.
    func move(_ order: ID<Order>, from: OrderState, to next: OrderState) throws -> Bool {
        precondition(from.mayBecome(next), "an order cannot go from \(from) to \(next)")
        return try run(
            "UPDATE orders SET state = \(next.rawValue) WHERE id = \(order) AND state = \(from.rawValue)") == 1
    }

    /// As `move`, to `paid`, with the moment.
    func setPaid(_ order: ID<Order>, from: OrderState, at now: Instant) throws -> Bool {
        precondition(from.mayBecome(.paid), "an order cannot go from \(from) to paid")
        return try run(
            "UPDATE orders SET state = 'paid', paid_at = \(now) WHERE id = \(order) AND state = \(from.rawValue)") == 1
    }

    /// Puts other places into an order whose own were gone when the money came.
    func replacePlaces(of order: ID<Order>, with places: [Int], hold: ID<Hold>) throws {
        for (number, place) in places.enumerated() {
            try run("UPDATE order_items SET place = \(place) WHERE order_id = \(order) AND number = \(number)")
        }
        try run("UPDATE orders SET hold_id = \(hold) WHERE id = \(order)")
    }

    /// How many places the orders of one e-mail address have, of an event: paid, or waiting for their money.
    func placesOf(emailKey: String, event: ID<Event>) throws -> Int {
        try row(
            """
            SELECT count(*) FROM orders o JOIN order_items i ON i.order_id = o.id
            WHERE o.event_id = \(event) AND o.email_key = \(emailKey)
                AND o.state IN ('awaiting_payment', 'paid', 'partially_refunded')
            """
        ) { row in row.int(0) } ?? 0
    }

    /// Orders whose time to pay is over and whose closing is due, the longest due first.
    func overdueOrders(at now: Instant, limit: Int) throws -> [ID<Order>] {
        try rows(
            """
            SELECT id FROM orders WHERE state = 'awaiting_payment' AND close_at <= \(now)
            ORDER BY close_at LIMIT \(limit)
            """
        ) { row in row.id(0) }
    }

    /// Leaves the closing of an order for later, so that it does not stand in the way of others.
    func postponeClosing(of order: ID<Order>, until next: Instant) throws {
        try run("UPDATE orders SET close_at = \(next) WHERE id = \(order)")
    }

    /// The newest orders of an event, for the organiser.
    package func latestOrders(of event: ID<Event>, limit: Int) throws -> [Order] {
        try rows(
            """
            SELECT id, event_id, code, secret, hold_id, buyer, name, email, language, accepts_other_seats, state,
                total, currency, created_at, expires_at, paid_at
            FROM orders WHERE event_id = \(event) ORDER BY id DESC LIMIT \(limit)
            """, orderWithoutItems)
    }

    /// How many orders of each state an event has, and what they are worth in minor units.
    package func orderTotals(of event: ID<Event>) throws -> [(state: OrderState, count: Int, total: Int64)] {
        try rows(
            """
            SELECT state, count(*), CAST(sum(total) AS BIGINT) FROM orders WHERE event_id = \(event) GROUP BY state
            """
        ) { row in
            guard let state = OrderState(rawValue: row.text(0)) else {
                throw DatabaseFailure.corrupt("unknown order state")
            }
            return (state, row.int(1), row.integer(2))
        }
    }

    private func orderWithoutItems(_ row: borrowing Row) throws -> Order {
        guard let language = Language(rawValue: row.text(8)), let state = OrderState(rawValue: row.text(10)),
            let currency = Currency(rawValue: row.text(12))
        else { throw DatabaseFailure.corrupt("an order has an unknown language, state or currency") }
        return Order(
            id: row.id(0), event: row.id(1), code: row.text(2), secret: row.text(3), hold: row.id(4),
            buyer: Buyer(number: row.integer(5)),
            contact: Contact(
                stored: row.text(6), email: row.text(7), language: language, acceptsOtherSeats: row.bool(9)),
            state: state, total: Money(row.integer(11), currency), createdAt: row.instant(13),
            expiresAt: row.instant(14), paidAt: row.optionalInstant(15), items: [])
    }
}

extension Transaction {
    package func itemCount(of order: ID<Order>) throws -> Int {
        try row("SELECT count(*) FROM order_items WHERE order_id = \(order)") { row in row.int(0) } ?? 0
    }

    /// Place and price of everything paid for an event.
    package func paidItems(of event: ID<Event>) throws -> [(place: Int, amount: Int64)] {
        try rows(
            """
            SELECT i.place, i.amount FROM orders o JOIN order_items i ON i.order_id = o.id
            WHERE o.event_id = \(event) AND o.state IN ('paid', 'partially_refunded')
            """
        ) { row in (row.int(0), row.integer(1)) }
    }
}
