// JSON by hand, for the one answer that is made every second for everybody.

/// Bytes of a JSON text that is written from left to right.
struct JSONBytes: Sendable {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(512) }

    mutating func open(_ bracket: StaticString) { raw(bracket.description) }
    mutating func close(_ bracket: StaticString) { raw(bracket.description) }
    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// A comma, unless this is the first in its brackets.
    mutating func separate() {
        guard let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else { return }
        bytes.append(UInt8(ascii: ","))
    }

    mutating func key(_ name: String) {
        separate()
        string(name)
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func member(_ name: String, _ value: Int64) {
        key(name)
        raw(String(value))
    }

    mutating func member(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    mutating func member(_ name: String, _ value: Double, decimals: Int) {
        key(name)
        number(value, decimals: decimals)
    }

    mutating func element(_ value: Double, decimals: Int) {
        separate()
        number(value, decimals: decimals)
    }

    /// A number with exactly so many decimals; what is no number a JSON text can hold, or negative, is 0.
    mutating func number(_ value: Double, decimals: Int) {
        let scale = (0..<decimals).reduce(Int64(1)) { scale, _ in scale * 10 }
        let scaled = value > 0 && value < 1e12 ? Int64((value * Double(scale)).rounded()) : 0
        let fraction = String(scaled % scale)
        raw("\(scaled / scale).\(String(repeating: "0", count: decimals - fraction.utf8.count))\(fraction)")
    }

    /// A string with what RFC 8259 section 7 wants escaped, and `<`, so that the text may stand inside a page.
    mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20, UInt8(ascii: "<"): raw("\\u00" + Hex.encode([byte]))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
