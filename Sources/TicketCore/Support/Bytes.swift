// Bytes as text and back, and the one comparison that secrets are compared with.

/// Encodings of bytes as text. Every decoder is strict: one text for each value, anything else is nil.
package enum Hex {
    package static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    package static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for character in text.utf8 {
            guard let value = digits.firstIndex(of: character) else { return nil }
            if let first = high {
                bytes.append(first << 4 | UInt8(value))
                high = nil
            } else {
                high = UInt8(value)
            }
        }
        return high == nil ? bytes : nil
    }

    private static let digits = Array("0123456789abcdef".utf8)
}

/// Base64url without padding (RFC 4648 section 5).
package enum Base64URL {
    package static func encode(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count * 4 + 2) / 3)
        var bits: UInt32 = 0
        var held = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            held += 8
            while held >= 6 {
                held -= 6
                text.append(alphabet[Int(bits >> UInt32(held) & 63)])
            }
        }
        if held > 0 { text.append(alphabet[Int(bits << UInt32(6 - held) & 63)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of `text`; nil for a foreign character, an impossible length or spare bits that are not zero.
    package static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var held = 0
        for character in text.utf8 {
            let value = values[Int(character)]
            guard value < 64 else { return nil }
            bits = (bits << 6 | UInt32(value)) & 0xFFFF
            held += 6
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
            }
        }
        guard held < 6, bits & (1 << UInt32(held) - 1) == 0 else { return nil }
        return bytes
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.enumerated() { table[Int(character)] = UInt8(value) }
        return table
    }()
}

/// Crockford's base32 (digits and capitals without I, L, O and U): for what people read aloud and type.
package enum Crockford {
    /// `value` in exactly `length` characters; higher bits are dropped.
    package static func encode(_ value: UInt64, length: Int) -> String {
        var text: [UInt8] = []
        for place in stride(from: length - 1, through: 0, by: -1) {
            text.append(alphabet[Int(value >> UInt64(place * 5) & 31)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Accepts small letters, and I and L for 1, O for 0, as the alphabet's author asks of a decoder.
    package static func decode(_ text: some StringProtocol) -> UInt64? {
        guard !text.isEmpty, text.utf8.count <= 13 else { return nil }
        var value: UInt64 = 0
        for character in text.utf8 {
            let digit = values[Int(character)]
            guard digit < 32, value >> 59 == 0 else { return nil }
            value = value << 5 | UInt64(digit)
        }
        return value
    }

    package static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.enumerated() {
            table[Int(character)] = UInt8(value)
            table[Int(character | 32)] = UInt8(value)
        }
        for (character, value) in zip("IiLlOo".utf8, [1, 1, 1, 1, 0, 0]) { table[Int(character)] = UInt8(value) }
        return table
    }()
}

/// Whether two secrets are equal, in a time that depends on their lengths only.
@inlinable
package func equalInConstantTime(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (one, other) in zip(left, right) { difference |= one ^ other }
    return difference == 0
}

extension FixedWidthInteger {
    /// The value of a text of decimal digits only: no sign, no space, no overflow. `Int("+5")` is 5, this is nil.
    package init?(digits text: some StringProtocol) {
        guard !text.isEmpty else { return nil }
        var value: Self = 0
        for character in text.utf8 {
            guard character >= 0x30, character <= 0x39 else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(Self(truncatingIfNeeded: character - 0x30))
            guard !overflow, !carry else { return nil }
            value = sum
        }
        self = value
    }
}
