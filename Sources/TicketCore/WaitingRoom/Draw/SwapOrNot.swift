// The permutation of the draw: swap-or-not with 90 rounds of SHA-256, what Ethereum calls `compute_shuffled_index`.

/// A shuffle of the numbers below `size`, given by 32 bytes of key. Each place can be computed alone, by anybody, and the
/// size is met exactly: no number is tried again because it fell outside.
///
/// The generalised domain of Hoang, Morris, Rogaway: "An Enciphering Scheme Based on a Card Shuffle" (2012), in the
/// byte order of Ethereum's consensus specification (phase 0, `compute_shuffled_index`, SHUFFLE_ROUND_COUNT 90). One
/// number more in the domain moves nearly everybody, so knowing the key before the size is fixed is worth nothing.
package struct SwapOrNot: Sendable, Hashable {
    /// What `now`, the proof and the table of draws call this.
    package static let algorithm = "son90-sha256/1"
    package static let keyLength = 32
    static let rounds = 90
    /// Places decided by one digest: a bit each.
    private static let window = 256

    package let size: Int64
    private let key: [UInt8]
    /// One number a round; the same for all who take part, so computed once.
    private let pivots: [Int64]

    /// - Parameter size: how many take part; 32 bits count the windows, as in the specification.
    package init(key: [UInt8], size: Int64) {
        precondition(key.count == Self.keyLength, "the key of a draw has 32 bytes")
        precondition((0...Int64(UInt32.max)).contains(size), "a draw of at most 2^32 numbers")
        self.key = key
        self.size = size
        guard size > 0 else {
            pivots = []
            return
        }
        pivots = (0..<Self.rounds).map { round in
            let digest = SHA256.hash(key + [UInt8(round)])
            let word = digest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return Int64(word % UInt64(size))
        }
    }

    /// Where `number` stands after the shuffle, from 0. Hashes 90 times.
    package func place(of number: Int64) -> Int64 {
        precondition((0..<size).contains(number), "only who took part in the draw has a drawn place")
        var place = number
        var message = key + [0, 0, 0, 0, 0]
        for round in 0..<Self.rounds {
            let (flip, position) = partner(of: place, in: round)
            let digest = Self.digest(&message, round, window: position / Int64(Self.window))
            if Self.bit(Int(position) % Self.window, of: digest) { place = flip }
        }
        return place
    }

    /// Every place, by number. The digests are shared, so that a million places cost as many as four thousand alone.
    package func places() -> [UInt32] {
        var places = (0..<size).map { UInt32($0) }
        var message = key + [0, 0, 0, 0, 0]
        var bits: [UInt8] = []
        bits.reserveCapacity((Int(size) / Self.window + 1) * SHA256.digestLength)
        for round in 0..<(size > 0 ? Self.rounds : 0) {
            bits.removeAll(keepingCapacity: true)
            for window in 0...(size - 1) / Int64(Self.window) {
                bits += Self.digest(&message, round, window: window)
            }
            for index in places.indices {
                let (flip, position) = partner(of: Int64(places[index]), in: round)
                if Self.bit(Int(position), of: bits) { places[index] = UInt32(flip) }
            }
        }
        return places
    }

    /// The place this one may change with in a round, and the higher of the two, whose bit decides for both.
    @inline(__always)
    private func partner(of place: Int64, in round: Int) -> (flip: Int64, position: Int64) {
        let difference = pivots[round] - place
        let flip = difference < 0 ? difference + size : difference
        return (flip, max(place, flip))
    }

    /// H(key ‖ round, one byte ‖ window, four bytes, the lowest first).
    private static func digest(_ message: inout [UInt8], _ round: Int, window: Int64) -> [UInt8] {
        message[keyLength] = UInt8(round)
        for byte in 0..<4 { message[keyLength + 1 + byte] = UInt8(truncatingIfNeeded: window >> Int64(8 * byte)) }
        return message.withUnsafeBytes { SHA256.hash($0) }
    }

    @inline(__always)
    private static func bit(_ index: Int, of bytes: [UInt8]) -> Bool { bytes[index / 8] >> UInt8(index % 8) & 1 == 1 }
}
