// The key to the shop: what the browser of somebody who was admitted keeps.

/// The secret of a session: 128 random bits. The row keeps these; without a master key they open nothing, so who reads
/// a backup cannot shop in somebody's name.
struct SessionSecret: Sendable, Hashable {
    let high: UInt64
    let low: UInt64

    static func new(_ randomness: any Randomness) -> SessionSecret {
        SessionSecret(high: randomness.next(), low: randomness.next())
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16)
        bytes.append(bigEndian: high)
        bytes.append(bigEndian: low)
        return bytes
    }
}

/// A secret with its authentication code: 16 bytes · MAC 8 bytes, 32 characters of base64url.
///
/// Whether it is genuine is decided by comparing with the one session that has this secret, which knows its code: no
/// hashing on the way of a request.
struct ShoppingToken: Sendable, Hashable {
    let secret: SessionSecret
    let mac: UInt64

    private static let textLength = 32

    init(_ secret: SessionSecret, under key: HMAC.Key) {
        self.secret = secret
        mac = key.authenticate(secret.bytes).bigEndian(at: 0)
    }

    /// The parts of `text`, genuine or not; nil if it does not have the form.
    init?(_ text: some StringProtocol) {
        guard text.utf8.count == Self.textLength, let bytes = Base64URL.decode(text), bytes.count == 24 else {
            return nil
        }
        secret = SessionSecret(high: bytes.bigEndian(at: 0), low: bytes.bigEndian(at: 8))
        mac = bytes.bigEndian(at: 16)
    }

    var text: String {
        var bytes = secret.bytes
        bytes.append(bigEndian: mac)
        return Base64URL.encode(bytes)
    }

    /// Whether `other` is the same token, in a time that does not tell how much of it is.
    func isSame(as other: ShoppingToken) -> Bool {
        (secret.high ^ other.secret.high) | (secret.low ^ other.secret.low) | (mac ^ other.mac) == 0
    }
}
