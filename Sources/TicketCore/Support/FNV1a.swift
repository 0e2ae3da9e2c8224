// A fast hash of bytes for tables and for telling versions of our own texts apart: no protection against an adversary.

/// FNV-1a, 64 bits (RFC 9923).
package enum FNV1a {
    /// The hash of `bytes`, going on from `hash`: without it, from the hash of no bytes.
    @inlinable
    package static func hash(_ bytes: some Sequence<UInt8>, after hash: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
        var hash = hash
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
