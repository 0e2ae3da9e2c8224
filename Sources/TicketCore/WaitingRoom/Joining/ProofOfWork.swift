// A proof that somebody's machine worked for a moment: hashcash over SHA-256, in parts.

/// `seed` = SHA-256 of the challenge's text. For each part a 32-bit counter is sought so that
/// SHA-256(seed · part 4 bytes · counter 4 bytes, big-endian) begins with so many zero bits. Several small parts take the
/// same time on average as one big one, and seldom much longer. A look-up is 40 bytes: one block of SHA-256.
package enum ProofOfWork {
    package static let parts = 8

    /// Whether `proof`, counters in decimal with commas between them, is one. Costs a hash a part.
    package static func verify(_ proof: some StringProtocol, of challenge: String, bits: UInt8) -> Bool {
        let counters = proof.split(separator: ",", maxSplits: parts, omittingEmptySubsequences: false)
        guard counters.count == parts else { return false }
        let seed = SHA256.hash(challenge.utf8)
        return counters.enumerated().allSatisfy { part, text in
            UInt32(digits: text).map { zeroBits(seed, part, $0) >= bits } ?? false
        }
    }

    /// Zero bits at the beginning of a look-up's hash.
    package static func zeroBits(_ seed: [UInt8], _ part: Int, _ counter: UInt32) -> Int {
        var message = seed
        message.append(bigEndian: UInt64(UInt32(part)) << 32 | UInt64(counter))
        return Int(SHA256.hash(message).bigEndian(at: 0).leadingZeroBitCount)
    }
}
