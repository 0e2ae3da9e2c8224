// SQL of the answers that are kept for their idempotency keys.

extension Transaction {
    /// The answer kept for a key; the fingerprint is that of the request it was given to.
    func keptAnswer(scope: String, key: String) throws -> (fingerprint: String, answer: String)? {
        try row(
            "SELECT fingerprint, answer FROM idempotency_keys WHERE scope = \(scope) AND idempotency_key = \(key)"
        ) { row in (row.text(0), row.text(1)) }
    }

    func keepAnswer(scope: String, key: String, fingerprint: String, answer: String, at now: Instant) throws {
        try run(
            """
            INSERT INTO idempotency_keys (scope, idempotency_key, fingerprint, answer, created_at)
            VALUES (\(scope), \(key), \(fingerprint), \(answer), \(now))
            """)
    }

    /// Whether there are answers from before `end`.
    func hasAnswers(olderThan end: Instant) throws -> Bool {
        try row("SELECT 1 FROM idempotency_keys WHERE created_at < \(end) LIMIT 1") { _ in true } ?? false
    }

    /// Forgets the oldest answers from before `end`; returns how many.
    func forgetAnswers(olderThan end: Instant, limit: Int) throws -> Int {
        try run(
            """
            DELETE FROM idempotency_keys WHERE (scope, idempotency_key) IN (
                SELECT scope, idempotency_key FROM idempotency_keys WHERE created_at < \(end)
                ORDER BY created_at LIMIT \(limit))
            """)
    }
}
