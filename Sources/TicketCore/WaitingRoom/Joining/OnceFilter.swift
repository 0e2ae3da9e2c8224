// What was used already, remembered for a while in a fixed amount of memory: two Bloom filters that take turns.

/// Says of each nonce whether it came before. A used one is never taken for new within one period; a new one is now and
/// then taken for used (with 600,000 a period in 1 MiB: one in 750), and gets another challenge then.
///
/// Nonces are random and ours, so their own bits serve as hashes (Kirsch and Mitzenmacher 2006).
struct OnceFilter: Sendable {
    // Made at the first use: a server whose rooms are closed does not pay for them.
    private var current: [UInt64] = []
    private var former: [UInt64] = []
    private let words: Int
    private var since: Instant
    private let period: Duration
    private let mask: UInt64

    /// Near the best number for 14 bits a nonce, and no slower than the rest of a join.
    private static let probes = 8

    /// - Parameters:
    ///   - bytes: of each filter, a power of two.
    ///   - period: at least the life of what is remembered.
    init(bytes: Int, period: Duration, at now: Instant) {
        precondition(bytes >= 8 && bytes & (bytes - 1) == 0, "a filter's size is a power of two")
        words = bytes / 8
        since = now
        self.period = period
        mask = UInt64(bytes) * 8 - 1
    }

    /// Remembers `nonce`; false if it was used before.
    mutating func use(_ nonce: Challenge.Nonce, at now: Instant) -> Bool {
        if current.isEmpty {
            current = Array(repeating: 0, count: words)
            former = current
        }
        turn(to: now)
        var isKnown = true
        var wasKnown = true
        var position = nonce.high
        for _ in 0..<Self.probes {
            let (word, bit) = (Int(position & mask) >> 6, UInt64(1) << (position & 63))
            isKnown = isKnown && current[word] & bit != 0
            wasKnown = wasKnown && former[word] & bit != 0
            current[word] |= bit
            // Odd, so that the positions of one nonce differ.
            position &+= nonce.low | 1
        }
        return !isKnown && !wasKnown
    }

    private mutating func turn(to now: Instant) {
        let age = now - since
        guard age >= period else { return }
        swap(&current, &former)
        for index in current.indices { current[index] = 0 }
        if age >= period + period { for index in former.indices { former[index] = 0 } }
        since = now
    }
}
