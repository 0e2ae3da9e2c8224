// SQL of the records beside the sale: answers kept for their idempotency keys, and the audit log.

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

    /// Notes who did what: never changed, never deleted.
    package func audit(
        _ id: ID<AuditEntry>, at now: Instant, who: String, action: String, subject: String, details: String
    ) throws {
        try run(
            """
            INSERT INTO audit_log (id, at, who, action, subject, details)
            VALUES (\(id), \(now), \(who), \(action), \(subject), \(details))
            """)
    }
}
