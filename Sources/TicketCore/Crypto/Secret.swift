// Secrets that stand in addresses and cookies: drawn in one way, kept in one way.

/// 128 random bits as 22 characters of base64url. Of those that are keys (tokens, set-up codes) only the hash is kept.
package enum Secret {
    package static let length = 22

    package static func draw(_ randomness: any Randomness) -> String { Base64URL.encode(randomness.bytes(16)) }

    /// What is kept of a secret: SHA-256 in hexadecimal. Nothing slower is needed, because nobody can guess 128 bits.
    package static func hash(_ secret: String) -> String { Hex.encode(SHA256.hash(secret.utf8)) }
}
