// Numbers of payment cards, which must never be kept: people type them into whatever field is there.

enum CardNumber {
    /// Whether `text` has 13 to 19 digits in a row, spaces and dashes between them aside, that a card could have: the last
    /// one is right for those before it (ISO/IEC 7812-1, Luhn). Digits that are part of a word, `b4711-…`, are not.
    static func isIn(_ text: String) -> Bool {
        var digits: [UInt8] = []
        var isInWord = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if !isInWord { digits.append(byte - UInt8(ascii: "0")) }
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."): isInWord = false
            default:
                if isOne(digits) { return true }
                digits = []
                isInWord = isLetter(byte)
            }
        }
        return isOne(digits)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 32) }

    private static func isOne(_ digits: [UInt8]) -> Bool {
        guard (13...19).contains(digits.count), Set(digits).count > 1 else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
            let value = Int(digit.element) * (digit.offset % 2 == 0 ? 1 : 2)
            return sum + (value > 9 ? value - 9 : value)
        }
        return sum % 10 == 0
    }
}
