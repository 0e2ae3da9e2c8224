// What a drand mirror says of a round, from a mirror's answer or from an organiser's clipboard.

import TicketCore

/// A round of the beacon, read from `{"round":…,"randomness":"…","signature":"…"}`. Other members do not matter; the
/// randomness may be missing (drand's second API leaves it out), because it is the SHA-256 of the signature.
struct DrandAnswer: Sendable, Equatable {
    let round: Int64
    let randomness: [UInt8]
    let signature: [UInt8]?

    /// Bytes of the longest answer that is read: a real one has 300.
    static let longest = 4_096

    /// Nil for anything that is not such an answer, or whose parts contradict each other.
    init?(_ bytes: [UInt8]) {
        guard bytes.count <= DrandAnswer.longest,
            case .object(let members)? = try? JSON.read(bytes, .init(depth: 8, members: 64))
        else { return nil }
        func member(_ name: String) -> JSON? { members.first { $0.name == name }?.value }
        func hex(_ name: String) -> [UInt8]? {
            guard case .string(let text)? = member(name) else { return nil }
            return Hex.decode(text)
        }
        guard let round = member("round")?.wholeNumber, round > 0 else { return nil }
        self.round = Int64(round)
        signature = hex("signature")
        if member("signature") != nil, signature == nil { return nil }
        let follows = signature.map { SHA256.hash($0) }
        guard let randomness = member("randomness") == nil ? follows : hex("randomness"),
            randomness.count == SHA256.digestLength, follows == nil || follows == randomness
        else { return nil }
        self.randomness = randomness
    }
}
