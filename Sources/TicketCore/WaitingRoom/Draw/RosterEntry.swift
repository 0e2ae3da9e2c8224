// What the roster keeps of one ticket, and its leaf in the tree.

/// A ticket without its code (MAC) and without what its place in the roster says already: event and number.
///
/// 28 bytes: version, key, type, flags · issued at 8 · who 8 · random 8. The first byte of a ticket is never zero, so 28
/// zero bytes are a number without a ticket.
struct RosterEntry: Sendable, Hashable {
    static let length = 28
    private static let headLength = 4
    /// Where a ticket goes on after event and number.
    private static let tail = 20..<44

    let number: Int64
    let bytes: [UInt8]

    init(_ ticket: QueueTicket) {
        number = ticket.number
        let signed = ticket.signedBytes
        bytes = Array(signed.prefix(Self.headLength) + signed[Self.tail])
    }

    /// The hash of a number that nobody has.
    static let hole = [UInt8](repeating: 0, count: SHA256.digestLength)

    /// The leaf of a ticket: SHA-256(00 ‖ ticket without its code), RFC 9162 section 2.1.1.
    static func leaf(_ ticket: QueueTicket) -> [UInt8] { SHA256.hash([0] + ticket.signedBytes) }

    /// The leaf of the entry in `bytes`.
    static func leaf(_ bytes: ArraySlice<UInt8>, of event: ID<Event>, number: Int64) -> [UInt8] {
        let message = [0] + signedBytes(bytes, of: event, number: number)
        return message.withUnsafeBytes { SHA256.hash($0) }
    }

    /// The ticket without its code that the entry in `bytes` stands for.
    static func signedBytes(_ bytes: ArraySlice<UInt8>, of event: ID<Event>, number: Int64) -> [UInt8] {
        var ticket: [UInt8] = []
        ticket.reserveCapacity(tail.upperBound)
        ticket += bytes.prefix(headLength)
        ticket.append(bigEndian: UInt64(bitPattern: event.rawValue))
        ticket.append(bigEndian: UInt64(bitPattern: number))
        ticket += bytes.dropFirst(headLength)
        return ticket
    }
}
