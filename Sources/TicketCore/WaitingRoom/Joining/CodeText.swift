// Bytes as text that people type: Crockford's base32, forgiving in what it reads.

package enum CodeText {
    /// Five bits a character, the last one filled up with zeros.
    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var bits: UInt32 = 0
        var held = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            held += 8
            while held >= 5 {
                held -= 5
                text.append(Crockford.alphabet[Int(bits >> UInt32(held) & 31)])
            }
        }
        if held > 0 { text.append(Crockford.alphabet[Int(bits << UInt32(5 - held) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text that `normalised` gave; nil for a foreign character or spare bits that are not zero.
    static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var held = 0
        for character in text.utf8 {
            guard let value = Crockford.alphabet.firstIndex(of: character) else { return nil }
            bits = (bits << 5 | UInt32(value)) & 0xFFFF
            held += 5
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
            }
        }
        guard held < 5, bits & (1 << UInt32(held) - 1) == 0 else { return nil }
        return bytes
    }

    /// What somebody typed, as we print it: capitals, without spaces and hyphens, O as 0, I and L as 1. Nil if it is longer
    /// than any code of ours could be, so that nothing big is worked on.
    package static func normalised(_ typed: String) -> String? {
        guard typed.utf8.count <= 200 else { return nil }
        var text: [UInt8] = []
        for scalar in typed.unicodeScalars {
            switch scalar {
            case " ", "-", "\t", "\u{A0}", "\u{2010}", "\u{2011}", "\u{2013}": continue
            case "O", "o": text.append(UInt8(ascii: "0"))
            case "I", "i", "L", "l": text.append(UInt8(ascii: "1"))
            case "a"..."z": text.append(UInt8(scalar.value) - 32)
            default:
                guard scalar.isASCII else { return nil }
                text.append(UInt8(scalar.value))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// In groups of so many, for the eye.
    package static func grouped(_ text: String, by size: Int) -> String {
        var groups: [Substring] = []
        var rest = text[...]
        while !rest.isEmpty {
            groups.append(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        return groups.joined(separator: "-")
    }
}
