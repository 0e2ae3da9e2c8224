// Staff accounts: creating them, signing in, signing out.

package struct StaffAccounts: Sendable {
    let database: any Database
    let clock: any Clock
    let randomness: any Randomness
    let hasher: PasswordHasher

    package init(database: any Database, clock: any Clock, randomness: any Randomness, hasher: PasswordHasher) {
        self.database = database
        self.clock = clock
        self.randomness = randomness
        self.hasher = hasher
    }

    /// How long a sign-in lasts.
    package static let session: Duration = .seconds(12 * 3600)
    /// ASVS 6.2.1: at least 8, and room for a sentence.
    package static let passwordLength = 10...200

    package func create(email: String, name: String, role: Role, password: String) async throws -> Account {
        guard StaffAccounts.passwordLength.contains(password.utf8.count) else { throw Failure.invalid(.password) }
        let address = email.trimmed
        guard (3...254).contains(address.utf8.count), address.contains("@") else { throw Failure.invalid(.email) }
        let now = clock.now()
        let account = Account(
            id: .new(at: now, randomness), email: address, name: name, role: role,
            passwordHash: try await hasher.hash(password))
        do {
            try await database.write { try $0.insert(account, at: now) }
        } catch DatabaseFailure.constraint {
            throw Failure.invalid(.email)
        }
        return account
    }

    /// A token for a right pair of e-mail and password. An unknown address takes as long as a wrong password.
    package func signIn(email: String, password: String) async throws -> (account: Account, token: String) {
        guard password.utf8.count <= StaffAccounts.passwordLength.upperBound, email.utf8.count <= 254 else {
            throw Failure.wrongCredentials
        }
        let account = try database.read { try $0.account(email: email.trimmed) }
        let isRight = try await hasher.verify(password, against: account?.passwordHash)
        guard let account, isRight else { throw Failure.wrongCredentials }
        let token = Secret.draw(randomness)
        let now = clock.now()
        try await database.write { transaction in
            try transaction.forgetSessions(olderThan: now)
            try transaction.insertSession(
                tokenHash: Secret.hash(token), account: account.id, at: now, until: now + StaffAccounts.session)
        }
        return (account, token)
    }

    package func account(token: String) throws -> Account? {
        guard token.utf8.count == Secret.length else { return nil }
        let now = clock.now()
        return try database.read { try $0.account(sessionTokenHash: Secret.hash(token), at: now) }
    }

    package func signOut(token: String) async throws {
        try await database.write { try $0.endSession(tokenHash: Secret.hash(token)) }
    }
}
