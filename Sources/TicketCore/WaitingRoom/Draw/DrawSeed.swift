// The secret half of a draw, from its announcement to its result.

/// The seed is never written down before it is revealed. It follows from 32 random bytes in the draw's row and from the
/// master key beside the database, so that who reads only one of them (a copy of the database, say) cannot tell it.
enum DrawSeed {
    static let nonceLength = 32

    /// The seed of a new draw.
    static func new(_ nonce: [UInt8], _ keys: QueueKeys) -> [UInt8] { derive(nonce, keys.current.key) }

    /// The seed that we committed to; nil if it was made with a master key that was taken away since.
    static func find(_ nonce: [UInt8], committed: [UInt8], _ keys: QueueKeys) -> [UInt8]? {
        keys.all.lazy.map { derive(nonce, $0) }.first { DrawFormula.commitment(to: $0) == committed }
    }

    private static func derive(_ nonce: [UInt8], _ key: HMAC.Key) -> [UInt8] {
        key.authenticate(Array("queue-draw-seed/1".utf8) + [0] + nonce)
    }
}
