// Public randomness: the rounds of a drand chain, and a value of one of them.

/// A drand chain: who it is, and when which of its rounds comes. Everything here is published by the chain itself
/// (`/info`), and none of it changes while the chain lives.
package struct BeaconChain: Sendable, Hashable {
    /// 32 bytes that name the chain everywhere.
    package let hash: [UInt8]
    /// When round 1 comes.
    package let genesis: Instant
    /// Seconds from one round to the next.
    package let period: Int64
    /// Bytes of a round's signature.
    package let signatureLength: Int

    package init(hash: [UInt8], genesis: Instant, period: Int64, signatureLength: Int) {
        precondition(hash.count == SHA256.digestLength && period > 0, "a chain has a hash of 32 bytes and a period")
        self.hash = hash
        self.genesis = genesis
        self.period = period
        self.signatureLength = signatureLength
    }

    /// The League of Entropy's chain of a round every three seconds (drand.love, "quicknet").
    package static let quicknet = BeaconChain(
        hash: Hex.decode("52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971") ?? [],
        genesis: Instant(milliseconds: 1_692_803_367_000), period: 3, signatureLength: 48)

    /// The first round that comes at `moment` or later.
    package func firstRound(from moment: Instant) -> Int64 {
        let since = moment.milliseconds - genesis.milliseconds
        guard since > 0 else { return 1 }
        return (since + periodInMilliseconds - 1) / periodInMilliseconds + 1
    }

    /// When `round` comes.
    package func time(of round: Int64) -> Instant {
        Instant(milliseconds: genesis.milliseconds + (round - 1) * periodInMilliseconds)
    }

    private var periodInMilliseconds: Int64 { period * 1000 }
}

/// What a beacon said in one round, as somebody brought it to us. The chain's own signature over it (BLS) is not checked
/// here: anybody can, with the chain's public key, and the record tells who did.
package struct BeaconValue: Sendable, Hashable {
    package let round: Int64
    /// 32 bytes: SHA-256 of the signature.
    package let randomness: [UInt8]
    package let signature: [UInt8]?
    /// Whether somebody checked the signature against the chain's key.
    package let isVerified: Bool
    /// Who brought it: a mirror's address, or a person.
    package let by: String
    package let received: Instant

    package init(
        round: Int64, randomness: [UInt8], signature: [UInt8]?, isVerified: Bool, by: String, received: Instant
    ) {
        self.round = round
        self.randomness = randomness
        self.signature = signature
        self.isVerified = isVerified
        self.by = by
        self.received = received
    }

    /// Whether this can be what `chain` said: the lengths, and the randomness that follows from the signature.
    package func fits(_ chain: BeaconChain) -> Bool {
        guard randomness.count == DrawFormula.randomnessLength else { return false }
        guard let signature else { return true }
        return signature.count == chain.signatureLength && SHA256.hash(signature) == randomness
    }
}
