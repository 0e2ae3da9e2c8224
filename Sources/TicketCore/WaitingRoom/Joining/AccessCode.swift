// The codes of a presale: each is its own proof, so that no list of codes has to be asked, guarded or kept up.

/// A right to some places in one event's line.
///
/// 29 bytes, big-endian: event 8 · who 8 · places 1 · MAC 12 (HMAC-SHA-256 cut to 96 bits); as text 47 characters of
/// Crockford's base32, printed in groups of six.
package struct AccessCode: Sendable, Hashable {
    package let event: ID<Event>
    /// The identity that the places belong to. Its highest bit is set: no account's is.
    package let who: UInt64
    /// Numbers that may be drawn with it, each once; after that it leads back to the first.
    package let places: Int
    /// Without hyphens.
    package let text: String

    package static let placesAllowed = 1...20
    private static let macLength = 12
    private static let length = 29
    private static let mark: UInt64 = 1 << 63

    /// As it is printed.
    package var printed: String { CodeText.grouped(text, by: 6) }

    /// A new code of an event.
    package static func issue(
        _ event: ID<Event>, places: Int, _ randomness: any Randomness, _ keys: MasterKeys
    ) -> AccessCode {
        issue(event, who: randomness.next(), places: places, QueueKeys(keys, .code, event: event))
    }

    static func issue(_ event: ID<Event>, who: UInt64, places: Int, _ keys: QueueKeys) -> AccessCode {
        precondition(placesAllowed.contains(places), "a code has 1 to 20 places")
        let who = who | mark
        var bytes: [UInt8] = []
        bytes.append(bigEndian: UInt64(bitPattern: event.rawValue))
        bytes.append(bigEndian: who)
        bytes.append(UInt8(places))
        bytes += keys.current.key.authenticate(bytes).prefix(macLength)
        return AccessCode(event: event, who: who, places: places, text: CodeText.encode(bytes))
    }

    /// The code that somebody typed; nil if we did not make it for this event. No look-up: a flood of wrong codes costs a
    /// hash each, and there is no list that it could bring down.
    static func verify(_ typed: String, of event: ID<Event>, _ keys: QueueKeys) -> AccessCode? {
        guard let text = CodeText.normalised(typed), let bytes = CodeText.decode(text), bytes.count == length,
            keys.verify(bytes.dropLast(macLength), mac: bytes.suffix(macLength)),
            bytes.bigEndian(at: 0) == UInt64(bitPattern: event.rawValue), placesAllowed.contains(Int(bytes[16]))
        else { return nil }
        return AccessCode(event: event, who: bytes.bigEndian(at: 8), places: Int(bytes[16]), text: text)
    }
}
