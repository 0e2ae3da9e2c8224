// What somebody does before they get a number, where very many join from one network.

/// What lifts the cap of a network.
package struct JoinTask: Sendable, Hashable {
    /// To be kept as a cookie, and what the proof is of.
    package let challenge: String
    package let life: Duration
    package let bits: UInt8
    package let parts: Int
    /// Seconds after which the challenge is good without a proof; nil: only with one.
    package let wait: Int?
    /// A proof came and was none.
    package let isWrong: Bool

    package init(challenge: String, life: Duration, bits: UInt8, parts: Int, wait: Int?, isWrong: Bool) {
        self.challenge = challenge
        self.life = life
        self.bits = bits
        self.parts = parts
        self.wait = wait
        self.isWrong = isWrong
    }
}
