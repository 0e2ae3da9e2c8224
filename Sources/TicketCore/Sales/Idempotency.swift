// Idempotency: a request sent twice with one key acts once. The key is kept in the transaction of its effect, so there is
// no moment in which one exists without the other.

/// What a program sent to make its request repeatable.
package struct IdempotencyKey: Sendable {
    /// Whose keys these are: two buyers may use the same text.
    let scope: String
    let key: String
    /// What the request asked for, hashed: the same key with other wishes is a mistake.
    let fingerprint: String

    /// - Parameter key: 1 to 255 visible ASCII characters.
    package init(scope: String, key: String, request: some Sequence<UInt8>) throws(Failure) {
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw .invalid(.idempotencyKey)
        }
        self.scope = scope
        self.key = key
        fingerprint = Hex.encode(SHA256.hash(request).prefix(16))
    }

    /// How long an answer is kept at least.
    package static let life: Duration = .seconds(24 * 3600)
}

extension Transaction {
    /// The answer that the same request got before.
    func answer(to key: IdempotencyKey?) throws -> String? {
        guard let key, let kept = try keptAnswer(scope: key.scope, key: key.key) else { return nil }
        guard kept.fingerprint == key.fingerprint else { throw Failure.idempotencyConflict }
        return kept.answer
    }

    func keep(_ answer: String, as key: IdempotencyKey?, at now: Instant) throws {
        guard let key else { return }
        try keepAnswer(scope: key.scope, key: key.key, fingerprint: key.fingerprint, answer: answer, at: now)
    }
}
