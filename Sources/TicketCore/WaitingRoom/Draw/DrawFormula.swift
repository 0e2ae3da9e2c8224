// The two formulas of the draw: what is published before it, and the key that comes out of it.

/// What anybody has to compute to check a draw. Every field has a fixed width, so that no two draws hash the same bytes.
package enum DrawFormula {
    package static let seedLength = 32
    package static let randomnessLength = 32

    /// What binds the organiser to a seed before anybody joins: SHA-256("queue-draw-commit/1" ‖ 00 ‖ seed).
    package static func commitment(to seed: [UInt8]) -> [UInt8] {
        precondition(seed.count == seedLength, "a seed has 32 bytes")
        return SHA256.hash(Array("queue-draw-commit/1".utf8) + [0] + seed)
    }

    /// What the key is made of besides the seed. None of it can be chosen once all of it is known.
    package struct Ingredients: Sendable, Hashable {
        package let event: ID<Event>
        /// The beacon's round that was named beforehand; 0 for a draw without a beacon.
        package let round: Int64
        /// The beacon's 32 bytes; zeros for a draw without a beacon.
        package let randomness: [UInt8]
        /// The root over the tickets of those who take part.
        package let root: [UInt8]
        /// How many numbers take part.
        package let size: Int64

        package init(event: ID<Event>, round: Int64, randomness: [UInt8], root: [UInt8], size: Int64) {
            self.event = event
            self.round = round
            self.randomness = randomness
            self.root = root
            self.size = size
        }
    }

    /// HMAC-SHA-256(seed, "queue-draw-key/1" ‖ 00 ‖ event, as its text, filled with zero bytes to 10 ‖ round, 8 bytes ‖
    /// randomness, 32 ‖ root, 32 ‖ size, 8 bytes); integers have the highest byte first.
    ///
    /// The identity of an event that does not fit (longer than 10 characters) keeps its last 10, the random ones.
    package static func key(seed: [UInt8], _ from: Ingredients) -> [UInt8] {
        precondition(from.randomness.count == randomnessLength, "a beacon gives 32 bytes")
        precondition(from.root.count == SHA256.digestLength, "a root has 32 bytes")
        var message = Array("queue-draw-key/1".utf8) + [0]
        message += eventField(from.event)
        message.append(bigEndian: UInt64(bitPattern: from.round))
        message += from.randomness
        message += from.root
        message.append(bigEndian: UInt64(bitPattern: from.size))
        return HMAC.sha256(key: seed, message: message)
    }

    private static let eventLength = 10

    private static func eventField(_ event: ID<Event>) -> [UInt8] {
        let text = Array(event.description.utf8.suffix(eventLength))
        return text + Array(repeating: 0, count: eventLength - text.count)
    }
}
