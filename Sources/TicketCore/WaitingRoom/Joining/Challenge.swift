// What a client must give back before it gets a number: proof that it keeps cookies, and perhaps that it worked or waited.

/// A challenge of ours. The server keeps nothing for it but, once it was used, some bits of a filter.
///
/// 56 bytes, big-endian, every field of fixed width: version 1, key 1, kind 1, bits 1 · event 8 · good until (ms) 8 ·
/// nonce 16 · network 4 · MAC 16 (HMAC-SHA-256 cut to 128 bits). As text 75 characters of base64url.
struct Challenge: Sendable, Hashable {
    enum Kind: UInt8, Sendable {
        /// To be given back, nothing else.
        case cookie = 2
        /// To be given back with a proof of work, or as it is after a time.
        case work = 3
        /// With a proof of work only.
        case workOnly = 4
    }

    struct Nonce: Sendable, Hashable {
        let high: UInt64
        let low: UInt64
    }

    let kind: Kind
    /// Zero bits of each part of the proof.
    let bits: UInt8
    let until: Instant
    let nonce: Nonce
    /// Of the network it was made in: a few bits of a keyed hash. Who moves to another network gets another challenge.
    let network: UInt32
    let text: String

    private static let version: UInt8 = 1
    private static let length = 56
    private static let macLength = 16
    private static let textLength = 75

    static func issue(
        _ kind: Kind, bits: UInt8 = 0, of event: ID<Event>, until: Instant, network: UInt32,
        _ randomness: any Randomness, _ keys: QueueKeys
    ) -> Challenge {
        let nonce = Nonce(high: randomness.next(), low: randomness.next())
        var bytes: [UInt8] = [version, keys.current.kid, kind.rawValue, bits]
        bytes.reserveCapacity(length)
        bytes.append(bigEndian: UInt64(bitPattern: event.rawValue))
        bytes.append(bigEndian: UInt64(bitPattern: until.milliseconds))
        bytes.append(bigEndian: nonce.high)
        bytes.append(bigEndian: nonce.low)
        for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: network >> UInt32(shift))) }
        bytes += keys.current.key.authenticate(bytes).prefix(macLength)
        return Challenge(
            kind: kind, bits: bits, until: until, nonce: nonce, network: network, text: Base64URL.encode(bytes))
    }

    /// The challenge that `text` is; nil if we did not make it for this event, or if any bit of it was changed.
    static func verify(_ text: some StringProtocol, of event: ID<Event>, _ keys: QueueKeys) -> Challenge? {
        guard text.utf8.count == textLength, let bytes = Base64URL.decode(text), bytes.count == length,
            bytes[0] == version, let kind = Kind(rawValue: bytes[2]),
            keys.verify(bytes.dropLast(macLength), mac: bytes.suffix(macLength), kid: bytes[1]),
            bytes.bigEndian(at: 4) == UInt64(bitPattern: event.rawValue)
        else { return nil }
        return Challenge(
            kind: kind, bits: bytes[3], until: Instant(milliseconds: Int64(bitPattern: bytes.bigEndian(at: 12))),
            nonce: Nonce(high: bytes.bigEndian(at: 20), low: bytes.bigEndian(at: 28)),
            network: bytes[36..<40].reduce(0) { $0 << 8 | UInt32($1) }, text: String(text))
    }
}
