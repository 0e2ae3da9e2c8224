// The proof of work that a busy network is asked for, as a phone computes it.

import TicketCore

/// A challenge: for each part a counter with which SHA-256 begins with so many zero bits.
struct ProofOfWork: Sendable {
    let challenge: String
    let bits: Int
    let parts: Int

    /// More than this no phone could do; then one waits instead.
    private static let mostBits = 20

    /// From the problem that asks for it; nil if it is none, or too much.
    init?(_ problem: JSON?) {
        guard let challenge = problem?["challenge"]?.text, let bits = problem?["bits"]?.wholeNumber,
            (1...Self.mostBits).contains(bits)
        else { return nil }
        let parts = problem?["parts"]?.wholeNumber ?? 1
        guard (1...64).contains(parts) else { return nil }
        self.challenge = challenge
        self.bits = bits
        self.parts = parts
    }

    /// The counters, separated by commas. Works in slices, so that the other fans of the loop get their turn.
    func solve(_ crowd: Crowd) async throws(FanOutcome) -> String {
        let seed = SHA256.hash(challenge.utf8)
        var counters: [String] = []
        for part in 0..<parts {
            var message = seed + bytes(UInt32(part)) + [0, 0, 0, 0]
            var counter: UInt32 = 0
            while !ProofOfWork.zeroBits(hash(&message, counter), atLeast: bits) {
                counter += 1
                if counter % 1_024 == 0 { try await crowd.sleep(.milliseconds(2)) }
            }
            counters.append(String(counter))
        }
        return counters.joined(separator: ",")
    }

    private func hash(_ message: inout [UInt8], _ counter: UInt32) -> [UInt8] {
        message.replaceSubrange(message.count - 4..<message.count, with: bytes(counter))
        return message.withUnsafeBytes { SHA256.hash($0) }
    }

    private func bytes(_ word: UInt32) -> [UInt8] { withUnsafeBytes(of: word.bigEndian) { Array($0) } }

    static func zeroBits(_ digest: [UInt8], atLeast bits: Int) -> Bool {
        var left = bits
        for byte in digest {
            guard left > 0 else { return true }
            guard byte.leadingZeroBitCount >= min(8, left) else { return false }
            left -= 8
        }
        return left <= 0
    }
}
