// The code on a ticket: 160 random bits and a short tag by which a gate knows a code of ours without the database.

/// 36 characters of an alphabet of 32, all of them in the QR code's alphanumeric set, so that the symbol is small.
/// It has no I and O, which people misread, and no Y and Z, which a scanner that types (a keyboard wedge) swaps when the
/// computer expects a German or Czech keyboard.
package struct TicketCode: Hashable, Sendable {
    /// Why a text is not one of our codes.
    package enum Failure: Error, Equatable {
        /// Not 36 characters of our alphabet: somebody else's code, or a part of one.
        case foreign
        /// The right form, but the tag is wrong: mistyped, misread or made up.
        case mistyped
    }

    /// Characters that are random.
    static let bodyLength = 32
    /// Characters of the tag: 20 bits. It saves a look-up and catches typing errors; what protects are the random bits.
    static let tagLength = 4
    package static let length = bodyLength + tagLength

    /// The canonical text: what the QR code contains and the database keeps (or its hash).
    package let text: String

    /// A new code.
    package static func make(_ randomness: any Randomness, key: HMAC.Key) -> TicketCode {
        let body = spell(randomness.bytes(bodyLength * 5 / 8))
        return TicketCode(text: body + tag(of: body, under: key))
    }

    /// Reads what a scanner or a person typed. Small letters, spaces, dashes and line ends do not matter; I and O, which
    /// no code contains, are read as 1 and 0.
    package init(parsing typed: some StringProtocol, keys: [HMAC.Key]) throws(Failure) {
        var characters: [UInt8] = []
        for character in typed.utf8 where !Self.ignored.contains(character) {
            let value = Self.values[Int(character)]
            guard value < 32, characters.count < Self.length else { throw .foreign }
            characters.append(Self.alphabet[Int(value)])
        }
        guard characters.count == Self.length else { throw .foreign }
        let body = String(decoding: characters.prefix(Self.bodyLength), as: UTF8.self)
        let given = characters.suffix(Self.tagLength)
        guard keys.contains(where: { equalInConstantTime(Array(Self.tag(of: body, under: $0).utf8), given) }) else {
            throw .mistyped
        }
        text = String(decoding: characters, as: UTF8.self)
    }

    /// As above, for one key.
    package init(parsing typed: some StringProtocol, key: HMAC.Key) throws(Failure) {
        try self.init(parsing: typed, keys: [key])
    }

    /// The text in groups of four, for people.
    package var grouped: String {
        let characters = Array(text)
        return stride(from: 0, to: characters.count, by: 4)
            .map { String(characters[$0..<min($0 + 4, characters.count)]) }
            .joined(separator: " ")
    }

    private init(text: String) { self.text = text }

    private static func tag(of body: String, under key: HMAC.Key) -> String {
        String(spell(key.authenticate(body.utf8).prefix(5)).prefix(tagLength))
    }

    /// Five bits a character, the highest first; `bytes` is a multiple of five.
    private static func spell(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        var bits: UInt16 = 0
        var held: UInt16 = 0
        for byte in bytes {
            bits = bits << 8 | UInt16(byte)
            held += 8
            while held >= 5 {
                held -= 5
                text.append(alphabet[Int(bits >> held & 31)])
            }
            bits &= 1 << held - 1
        }
        return String(decoding: text, as: UTF8.self)
    }

    static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRSTUVWX".utf8)
    private static let ignored = Set(" -\t\r\n".utf8)
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.enumerated() {
            table[Int(character)] = UInt8(value)
            if character >= 0x41 { table[Int(character | 0x20)] = UInt8(value) }
        }
        for (character, value) in zip("IiOo".utf8, [1, 1, 0, 0]) { table[Int(character)] = UInt8(value) }
        return table
    }()
}
