// Randomness, handed in: live from the kernel, or from a seed so that a test's whole life can be repeated.

import Synchronization

/// A count that looks like chance: what is counted cannot be read off two numbers. Odd factor and offset are the process's
/// own, and both keep all 2²² numbers apart.
private enum Serials {
    static let count = Atomic<UInt64>(0)
    static let factor = UInt64.random(in: 1 << 20..<1 << 22) | 1
    static let offset = UInt64.random(in: 0..<1 << 22)
    static let mask: UInt64 = 1 << 22 - 1
}

/// Where the product gets its random numbers from.
package protocol Randomness: Sendable {
    /// 64 uniformly random bits.
    func next() -> UInt64

    /// 22 bits for identities of one millisecond. Whoever can, gives none twice before all were given.
    func serial() -> UInt64
}

extension Randomness {
    package func serial() -> UInt64 { next() >> 42 }

    /// `count` random bytes.
    package func bytes(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            var word: UInt64 = 0
            for index in 0..<count {
                if index % 8 == 0 { word = next() }
                buffer[index] = UInt8(truncatingIfNeeded: word)
                word >>= 8
            }
            filled = count
        }
    }

    /// A uniformly random number below `bound` (Lemire's method, without bias).
    package func below(_ bound: UInt64) -> UInt64 {
        precondition(bound > 0, "a bound must be positive")
        while true {
            let product = next().multipliedFullWidth(by: bound)
            if product.low >= (0 &- bound) % bound { return product.high }
        }
    }
}

/// The kernel's generator (getrandom), through the standard library.
package struct SystemRandomness: Randomness {
    package init() {}
    package func next() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }

    /// Twelve thousand rows a second with 22 random bits to a millisecond would collide once a minute.
    package func serial() -> UInt64 {
        let number = Serials.count.add(1, ordering: .relaxed).oldValue
        return (number &* Serials.factor &+ Serials.offset) & Serials.mask
    }
}

/// SplitMix64 from a seed: for tests and simulations, never for secrets.
package final class SeededRandomness: Randomness {
    private let state: Mutex<UInt64>

    package init(seed: UInt64) { state = Mutex(seed) }

    package func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }
}
