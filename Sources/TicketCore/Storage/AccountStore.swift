// SQL of staff accounts and their sign-ins.

extension Transaction {
    package func insert(_ account: Account, at now: Instant) throws {
        try run(
            """
            INSERT INTO accounts (id, email, email_key, name, role, password_hash, created_at)
            VALUES (\(account.id), \(account.email), \(account.email.lowercased()), \(account.name),
                \(account.role.rawValue), \(account.passwordHash), \(now))
            """)
    }

    func account(email: String) throws -> Account? {
        try row(
            """
            SELECT id, email, name, role, password_hash FROM accounts WHERE email_key = \(email.lowercased())
            """, account)
    }

    func insertSession(tokenHash: String, account: ID<Account>, at now: Instant, until: Instant) throws {
        try run(
            """
            INSERT INTO account_sessions (token_hash, account_id, created_at, expires_at)
            VALUES (\(tokenHash), \(account), \(now), \(until))
            """)
    }

    func account(sessionTokenHash: String, at now: Instant) throws -> Account? {
        try row(
            """
            SELECT a.id, a.email, a.name, a.role, a.password_hash
            FROM account_sessions s JOIN accounts a ON a.id = s.account_id
            WHERE s.token_hash = \(sessionTokenHash) AND s.expires_at > \(now)
            """, account)
    }

    func endSession(tokenHash: String) throws {
        try run("DELETE FROM account_sessions WHERE token_hash = \(tokenHash)")
    }

    func forgetSessions(olderThan now: Instant) throws {
        try run("DELETE FROM account_sessions WHERE expires_at <= \(now)")
    }

    private func account(_ row: borrowing Row) throws -> Account {
        guard let role = Role(rawValue: row.text(3)) else {
            throw DatabaseFailure.corrupt("an account has no known role")
        }
        return Account(
            id: row.id(0), email: row.text(1), name: row.text(2), role: role, passwordHash: row.text(4))
    }
}
