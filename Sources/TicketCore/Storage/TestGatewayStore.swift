// SQL of the test gateway's own memory.

extension Transaction {
    func insert(_ payment: TestPayment) throws {
        try run(
            """
            INSERT INTO test_gateway_sessions (reference, attempt, amount, currency, description, return_path, state,
                expires_at, refunded, gateway)
            VALUES (\(payment.reference), \(payment.attempt), \(payment.amount.amount), \(payment.amount.currency.rawValue),
                \(payment.description), \(payment.returnPath), \(payment.state.rawValue), \(payment.expiresAt),
                \(payment.refunded), \(payment.gateway))
            """)
    }

    func testPayment(_ reference: String, at gateway: String) throws -> TestPayment? {
        try row(
            """
            SELECT reference, attempt, amount, currency, description, return_path, state, expires_at, refunded, gateway
            FROM test_gateway_sessions WHERE reference = \(reference) AND gateway = \(gateway)
            """, testPayment)
    }

    func testPayment(attempt: ID<Payment>, at gateway: String) throws -> TestPayment? {
        try row(
            """
            SELECT reference, attempt, amount, currency, description, return_path, state, expires_at, refunded, gateway
            FROM test_gateway_sessions WHERE attempt = \(attempt) AND gateway = \(gateway)
            """, testPayment)
    }

    func setTestPayment(_ reference: String, _ state: TestPayment.State) throws {
        try run("UPDATE test_gateway_sessions SET state = \(state.rawValue) WHERE reference = \(reference)")
    }

    /// Whether a refund was made under this key.
    func hasTestRefund(key: String) throws -> Bool {
        try row("SELECT 1 FROM test_gateway_refunds WHERE refund_key = \(key)") { _ in true } ?? false
    }

    func insertTestRefund(key: String, _ reference: String, _ amount: Money) throws {
        try run(
            """
            INSERT INTO test_gateway_refunds (refund_key, reference, amount) VALUES (\(key), \(reference), \(amount.amount))
            """)
    }

    func addTestRefund(_ reference: String, _ amount: Money) throws {
        try run(
            "UPDATE test_gateway_sessions SET refunded = refunded + \(amount.amount) WHERE reference = \(reference)")
    }

    private func testPayment(_ row: borrowing Row) throws -> TestPayment {
        guard let currency = Currency(rawValue: row.text(3)),
            let state = TestPayment.State(rawValue: row.text(6))
        else { throw DatabaseFailure.corrupt("a test payment has an unknown currency or state") }
        return TestPayment(
            reference: row.text(0), attempt: row.id(1), amount: Money(row.integer(2), currency),
            description: row.text(4), returnPath: row.text(5), state: state, expiresAt: row.instant(7),
            refunded: row.integer(8), gateway: row.text(9))
    }
}
