// JSON (RFC 8259) as a tree that keeps the order of members, so that a mistake can be named by its place.
//
// Foundation's decoders say neither where a mistake stands nor that a name was there twice.

/// A JSON value.
package enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    /// A number that is not a whole one of 64 bits.
    case number(Double)
    case string(String)
    case array([JSON])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package let name: String
        package let value: JSON

        package init(name: String, value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// What a text may use up of memory and time, whoever wrote it.
    package struct Limits: Sendable {
        /// Levels of brackets: a text of brackets alone must not use up the stack.
        let depth: Int
        /// Members of one object: looking for a name twice takes the square of their number.
        let members: Int

        package init(depth: Int, members: Int) {
            self.depth = depth
            self.members = members
        }
    }

    /// Why a text is not JSON, and the byte at which that was seen.
    package struct Fault: Error, Hashable, Sendable {
        package let what: String
        package let byte: Int

        package init(what: String, byte: Int) {
            self.what = what
            self.byte = byte
        }

        /// The line of the fault in the text that was read, from 1.
        package func line(in bytes: [UInt8]) -> Int {
            bytes[..<min(byte, bytes.count)].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        }
    }

    /// The one value that `bytes` are: nothing after it, no member twice, valid UTF-8, within `limits`.
    package static func read(_ bytes: [UInt8], _ limits: Limits) throws(Fault) -> JSON {
        var reader = JSONReader(bytes, limits)
        return try reader.whole()
    }

    /// The whole number that the value is; `1.0` is one as well (JSON Schema 2020-12, section 4.2.3).
    package var wholeNumber: Int? {
        switch self {
        case .integer(let number): number
        case .number(let number): Int(exactly: number)
        default: nil
        }
    }

    /// The number that the value is.
    package var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}
