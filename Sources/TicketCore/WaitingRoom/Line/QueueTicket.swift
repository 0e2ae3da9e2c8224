// The ticket of the waiting room: a signed number in a cookie. The server keeps nothing for those who wait.

/// A number in the line, and proof that we gave it. There is no way to make one but `issue` and `verify`, so a value of
/// this type is always genuine.
///
/// 60 bytes, big-endian, every field of fixed width, so that no two tickets are the same bytes: version 1, key 1, type 1,
/// flags 1 · event 8 · number 8 · issued at (ms) 8 · who 8 · random 8 · MAC 16 (HMAC-SHA-256 cut to 128 bits).
/// As text 80 characters of base64url. It is never renewed: it holds until the room is forgotten.
package struct QueueTicket: Sendable, Hashable {
    package let event: ID<Event>
    /// The arrival number, from 0.
    package let number: Int64
    package let issued: Instant
    /// A keyed hash of the account it belongs to; 0 for nobody known.
    package let who: UInt64
    /// What tells two tickets of one number apart: after a move to another device only one of them is good.
    let random: UInt64
    /// What the browser keeps: `verify` gives this ticket for this text and for no other.
    package let text: String

    static let version: UInt8 = 1
    static let type: UInt8 = 1
    static let macLength = 16
    static let length = 60
    private static let textLength = 80

    /// A new ticket for `number`, which nobody else may have.
    static func issue(
        _ number: Int64, of event: ID<Event>, who: UInt64 = 0, at now: Instant, _ randomness: any Randomness,
        _ keys: QueueKeys
    ) -> QueueTicket {
        issue(number, of: event, who: who, at: now, random: randomness.next(), keys)
    }

    /// The ticket that these fields make: under one key the same bytes as often as it is made.
    static func issue(
        _ number: Int64, of event: ID<Event>, who: UInt64, at now: Instant, random: UInt64, _ keys: QueueKeys
    ) -> QueueTicket {
        var bytes: [UInt8] = [version, keys.current.kid, type, 0]
        bytes.reserveCapacity(length)
        bytes.append(bigEndian: UInt64(bitPattern: event.rawValue))
        bytes.append(bigEndian: UInt64(bitPattern: number))
        bytes.append(bigEndian: UInt64(bitPattern: now.milliseconds))
        bytes.append(bigEndian: who)
        bytes.append(bigEndian: random)
        bytes += keys.current.key.authenticate(bytes).prefix(macLength)
        return QueueTicket(
            event: event, number: number, issued: now, who: who, random: random, text: Base64URL.encode(bytes))
    }

    /// The ticket that `text` is; nil if we did not make it for this event, or if any bit of it was changed.
    static func verify(_ text: some StringProtocol, of event: ID<Event>, _ keys: QueueKeys) -> QueueTicket? {
        guard text.utf8.count == textLength, let bytes = Base64URL.decode(text), bytes.count == length,
            bytes[0] == version, bytes[2] == type, bytes[3] == 0,
            keys.verify(bytes.dropLast(macLength), mac: bytes.suffix(macLength), kid: bytes[1]),
            bytes.bigEndian(at: 4) == UInt64(bitPattern: event.rawValue)
        else { return nil }
        return QueueTicket(
            event: event, number: Int64(bitPattern: bytes.bigEndian(at: 12)),
            issued: Instant(milliseconds: Int64(bitPattern: bytes.bigEndian(at: 20))), who: bytes.bigEndian(at: 28),
            random: bytes.bigEndian(at: 36), text: String(text))
    }

    /// Everything that the code (MAC) is over: the ticket without it.
    package var signedBytes: [UInt8] {
        guard let bytes = Base64URL.decode(text) else { preconditionFailure("a ticket's text was made by us") }
        return Array(bytes.dropLast(Self.macLength))
    }

    private init(event: ID<Event>, number: Int64, issued: Instant, who: UInt64, random: UInt64, text: String) {
        self.event = event
        self.number = number
        self.issued = issued
        self.who = who
        self.random = random
        self.text = text
    }
}

extension QueueTicket {
    /// One in so many tickets tells now and then that its browser is still there.
    package static let sampling = 64

    /// Whether this ticket is one of them: the low six bits of SHA-256 of its text are zero. Nobody can choose it, and
    /// nobody has to remember it.
    package var isSampled: Bool { SHA256.hash(text.utf8)[31] & UInt8(Self.sampling - 1) == 0 }
}

extension [UInt8] {
    mutating func append(bigEndian word: UInt64) {
        for shift in stride(from: UInt64(56), through: 0, by: -8) { append(UInt8(truncatingIfNeeded: word >> shift)) }
    }

    func bigEndian(at offset: Int) -> UInt64 {
        self[offset..<offset + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
}
