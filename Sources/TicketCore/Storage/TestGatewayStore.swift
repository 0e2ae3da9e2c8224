// SQL of the test gateway's own memory.

extension Transaction {
    func insertTestSession(_ reference: String, _ request: PaymentRequest) throws {
        try run(
            """
            INSERT INTO test_gateway_sessions (reference, attempt, amount, currency, description, return_path, state,
                expires_at, refunded)
            VALUES (\(reference), \(request.attempt), \(request.amount.amount), \(request.amount.currency.rawValue),
                \(request.description), \(request.returnPath), 'open', \(request.expiresAt), 0)
            """)
    }

    func testSession(_ reference: String) throws -> TestGateway.Session? {
        try row(
            """
            SELECT reference, amount, currency, description, return_path, state, expires_at, refunded
            FROM test_gateway_sessions WHERE reference = \(reference)
            """, testSession)
    }

    func testSession(attempt: ID<Payment>) throws -> TestGateway.Session? {
        try row(
            """
            SELECT reference, amount, currency, description, return_path, state, expires_at, refunded
            FROM test_gateway_sessions WHERE attempt = \(attempt)
            """, testSession)
    }

    func setTestSession(_ reference: String, _ state: TestGateway.Session.State) throws {
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

    private func testSession(_ row: borrowing Row) throws -> TestGateway.Session {
        guard let currency = Currency(rawValue: row.text(2)),
            let state = TestGateway.Session.State(rawValue: row.text(5))
        else { throw DatabaseFailure.corrupt("a test payment has an unknown currency or state") }
        return TestGateway.Session(
            reference: row.text(0), amount: Money(row.integer(1), currency), description: row.text(3),
            returnPath: row.text(4), state: state, expiresAt: row.instant(6), refunded: row.integer(7))
    }
}
