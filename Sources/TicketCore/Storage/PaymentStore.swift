// SQL of payments, the events their gateways told, and refunds.

extension Transaction {
    func insert(_ payment: Payment) throws {
        try run(
            """
            INSERT INTO payments (id, order_id, gateway, state, amount, currency, created_at, expires_at, checked_at)
            VALUES (\(payment.id), \(payment.order), \(payment.gateway), \(payment.state.rawValue),
                \(payment.amount.amount), \(payment.amount.currency.rawValue), \(payment.createdAt),
                \(payment.expiresAt), \(payment.createdAt))
            """)
    }

    package func payment(_ id: ID<Payment>) throws -> Payment? {
        try row(
            """
            SELECT id, order_id, gateway, reference, state, amount, currency, redirect, created_at, expires_at
            FROM payments WHERE id = \(id)
            """, payment)
    }

    package func payment(gateway: String, reference: String) throws -> Payment? {
        try row(
            """
            SELECT id, order_id, gateway, reference, state, amount, currency, redirect, created_at, expires_at
            FROM payments WHERE gateway = \(gateway) AND reference = \(reference)
            """, payment)
    }

    package func payments(of order: ID<Order>) throws -> [Payment] {
        try rows(
            """
            SELECT id, order_id, gateway, reference, state, amount, currency, redirect, created_at, expires_at
            FROM payments WHERE order_id = \(order) ORDER BY id
            """, payment)
    }

    /// The gateway knows the payment now, and the buyer may go there. nil if the payment is not new any more.
    func start(
        _ payment: ID<Payment>, reference: String, redirect: String, expiresAt: Instant
    ) throws -> Payment? {
        try row(
            """
            UPDATE payments SET state = 'pending', reference = \(reference), redirect = \(redirect),
                expires_at = \(expiresAt)
            WHERE id = \(payment) AND state = 'created'
            RETURNING id, order_id, gateway, reference, state, amount, currency, redirect, created_at, expires_at
            """, self.payment)
    }

    /// Moves an open payment to its end; false if it had one.
    func end(_ payment: ID<Payment>, as state: PaymentState) throws -> Bool {
        try run(
            """
            UPDATE payments SET state = \(state.rawValue) WHERE id = \(payment) AND state IN ('created', 'pending')
            """) == 1
    }

    /// Money was seen for a payment that we had given up: the gateway is right.
    func confirmAfterEnd(_ payment: ID<Payment>) throws -> Bool {
        try run(
            "UPDATE payments SET state = 'confirmed' WHERE id = \(payment) AND state IN ('failed', 'cancelled')") == 1
    }

    /// Open payments that nobody asked the gateway about since `since`: lost notifications heal by this.
    func uncheckedPayments(since: Instant, limit: Int) throws -> [Payment] {
        try rows(
            """
            SELECT id, order_id, gateway, reference, state, amount, currency, redirect, created_at, expires_at
            FROM payments WHERE state IN ('created', 'pending') AND checked_at <= \(since)
            ORDER BY checked_at LIMIT \(limit)
            """, payment)
    }

    /// The newest open payment of an order, if the gateway was not asked about it since `since`.
    func uncheckedPayment(of order: ID<Order>, since: Instant) throws -> Payment? {
        try rows(
            """
            SELECT id, order_id, gateway, reference, state, amount, currency, redirect, created_at, expires_at
            FROM payments WHERE order_id = \(order) AND state IN ('created', 'pending') AND checked_at <= \(since)
            ORDER BY created_at DESC LIMIT 1
            """, payment
        ).first
    }

    func setChecked(_ payment: ID<Payment>, at now: Instant) throws {
        try run("UPDATE payments SET checked_at = \(now) WHERE id = \(payment)")
    }

    /// Notes a provider's event; false if it was noted before.
    func noteProviderEvent(gateway: String, key: String, at now: Instant) throws -> Bool {
        try run(
            """
            INSERT INTO provider_events (gateway, event_key, received_at) VALUES (\(gateway), \(key), \(now))
            ON CONFLICT (gateway, event_key) DO NOTHING
            """) == 1
    }

    /// Whether a provider's event was worked before.
    func hasProviderEvent(gateway: String, key: String) throws -> Bool {
        try row("SELECT 1 FROM provider_events WHERE gateway = \(gateway) AND event_key = \(key)") { _ in true }
            ?? false
    }

    func insert(_ refund: Refund, nextAttemptAt: Instant) throws {
        try run(
            """
            INSERT INTO refunds (id, number, order_id, payment_id, amount, currency, reason, state, created_at,
                attempts, refusals, next_attempt_at)
            VALUES (\(refund.id), \(refund.number), \(refund.order), \(refund.payment), \(refund.amount.amount),
                \(refund.amount.currency.rawValue), \(refund.reason.rawValue), \(refund.state.rawValue),
                \(refund.createdAt), 0, 0, \(nextAttemptAt))
            """)
    }

    package func refunds(of order: ID<Order>) throws -> [Refund] {
        try rows(
            """
            SELECT id, number, order_id, payment_id, amount, currency, reason, state, created_at
            FROM refunds WHERE order_id = \(order) ORDER BY id
            """, refund)
    }

    /// Refunds whose next attempt is due, with how often they were tried and how often the gateway refused.
    func dueRefunds(at now: Instant, limit: Int) throws -> [DueRefund] {
        try rows(
            """
            SELECT id, number, order_id, payment_id, amount, currency, reason, state, created_at, attempts, refusals
            FROM refunds WHERE state = 'pending' AND next_attempt_at <= \(now) ORDER BY next_attempt_at LIMIT \(limit)
            """
        ) { row in DueRefund(refund: try refund(row), attempts: row.int(9), refusals: row.int(10)) }
    }

    func finish(_ refund: ID<Refund>) throws {
        try run("UPDATE refunds SET state = 'done' WHERE id = \(refund) AND state = 'pending'")
    }

    func postpone(_ refund: ID<Refund>, until next: Instant, error: String, isRefused: Bool = false) throws {
        try run(
            """
            UPDATE refunds SET attempts = attempts + 1, refusals = refusals + \(isRefused ? 1 : 0),
                next_attempt_at = \(next), last_error = \(error)
            WHERE id = \(refund) AND state = 'pending'
            """)
    }

    private func payment(_ row: borrowing Row) throws -> Payment {
        guard let state = PaymentState(rawValue: row.text(4)), let currency = Currency(rawValue: row.text(6)) else {
            throw DatabaseFailure.corrupt("a payment has an unknown state or currency")
        }
        return Payment(
            id: row.id(0), order: row.id(1), gateway: row.text(2), reference: row.optionalText(3), state: state,
            amount: Money(row.integer(5), currency), redirect: row.optionalText(7), createdAt: row.instant(8),
            expiresAt: row.instant(9))
    }

    private func refund(_ row: borrowing Row) throws -> Refund {
        guard let currency = Currency(rawValue: row.text(5)), let reason = RefundReason(rawValue: row.text(6)),
            let state = RefundState(rawValue: row.text(7))
        else { throw DatabaseFailure.corrupt("a refund has an unknown currency, reason or state") }
        return Refund(
            id: row.id(0), number: row.text(1), order: row.id(2), payment: row.id(3),
            amount: Money(row.integer(4), currency), reason: reason, state: state, createdAt: row.instant(8))
    }
}

/// A refund that the gateway is to be told of now.
struct DueRefund: Sendable {
    let refund: Refund
    let attempts: Int
    let refusals: Int

    /// What makes the refund happen once, however often it is sent. After a refusal it is another try, which would under
    /// the old key only be told the old answer.
    var key: String { refusals == 0 ? refund.number : "\(refund.number)-\(refusals)" }
}
