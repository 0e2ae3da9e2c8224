// From the bytes of a JSON text to its value, strictly and in one pass: the bodies of holds come by the thousand.

struct JSONReader {
    private let bytes: [UInt8]
    private let limits: JSON.Limits
    private var position = 0

    init(_ bytes: [UInt8], _ limits: JSON.Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    mutating func whole() throws(JSON.Fault) -> JSON {
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw fault("something follows the value") }
        return value
    }

    private func fault(_ what: String) -> JSON.Fault { JSON.Fault(what: what, byte: position) }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    /// Steps over `byte` and the space before it, if it is there.
    private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSON.Fault) -> JSON {
        guard depth < limits.depth else { throw fault("too deep") }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSON.Fault) -> JSON {
        for index in 0..<word.utf8CodeUnitCount {
            guard next == word.utf8Start[index] else { throw fault("a value is expected") }
            position += 1
        }
        return value
    }

    private mutating func object(_ depth: Int) throws(JSON.Fault) -> JSON {
        position += 1
        var members: [JSON.Member] = []
        if skip("}") { return .object(members) }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw fault("a name in quotes is expected") }
            let name = try string()
            // Of two members of one name, two readers may believe another one (RFC 8259 section 4).
            guard !members.contains(where: { $0.name == name }) else {
                throw fault("\"\(name.prefix(100))\" is there twice")
            }
            guard members.count < limits.members else { throw fault("too many members") }
            guard skip(":") else { throw fault("\":\" is expected") }
            members.append(JSON.Member(name: name, value: try value(depth: depth + 1)))
        } while skip(",")
        guard skip("}") else { throw fault("\",\" or \"}\" is expected") }
        return .object(members)
    }

    private mutating func array(_ depth: Int) throws(JSON.Fault) -> JSON {
        position += 1
        var values: [JSON] = []
        if skip("]") { return .array(values) }
        repeat { values.append(try value(depth: depth + 1)) } while skip(",")
        guard skip("]") else { throw fault("\",\" or \"]\" is expected") }
        return .array(values)
    }

    // MARK: Numbers

    private mutating func number() throws(JSON.Fault) -> JSON {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        let whole = digits()
        guard !whole.isEmpty, whole.count == 1 || bytes[whole.lowerBound] != UInt8(ascii: "0") else {
            throw fault("a value is expected")
        }
        let isWhole = next != UInt8(ascii: ".") && next.map { $0 | 32 } != UInt8(ascii: "e")
        if isWhole, let value = integer(whole, isNegative: whole.lowerBound > start) { return .integer(value) }
        try fraction()
        guard let value = Double(String(decoding: bytes[start..<position], as: UTF8.self)), value.isFinite else {
            throw fault("a number is too large")
        }
        return .number(value)
    }

    private func integer(_ digits: Range<Int>, isNegative: Bool) -> Int? {
        guard digits.count <= 18 else { return nil }
        let value = bytes[digits].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return isNegative ? -value : value
    }

    private mutating func fraction() throws(JSON.Fault) {
        if next == UInt8(ascii: ".") {
            position += 1
            guard !digits().isEmpty else { throw fault("a digit is expected") }
        }
        guard let byte = next, byte | 32 == UInt8(ascii: "e") else { return }
        position += 1
        if let sign = next, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
        guard !digits().isEmpty else { throw fault("a digit is expected") }
    }

    private mutating func digits() -> Range<Int> {
        let start = position
        while let byte = next, byte >= 0x30, byte <= 0x39 { position += 1 }
        return start..<position
    }

    // MARK: Strings

    private mutating func string() throws(JSON.Fault) -> String {
        position += 1
        let start = position
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw fault("a control character stands in a string") }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
            position += 1
        }
        guard next != nil else { throw fault("a string does not end") }
        defer { position += 1 }
        return try text(bytes[start..<position])
    }

    /// The rest of a string in which an escape was met.
    private mutating func escapedString(from start: Int) throws(JSON.Fault) -> String {
        var plain = Array(bytes[start..<position])
        while let byte = next {
            guard byte >= 0x20 else { throw fault("a control character stands in a string") }
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return try text(plain[...])
            case UInt8(ascii: "\\"): try escape(into: &plain)
            default: plain.append(byte)
            }
        }
        throw fault("a string does not end")
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(JSON.Fault) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw fault("a string is not UTF-8") }
        return text
    }

    private mutating func escape(into plain: inout [UInt8]) throws(JSON.Fault) {
        guard let letter = next else { throw fault("a string does not end") }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(letter)
        case UInt8(ascii: "b"): plain.append(0x08)
        case UInt8(ascii: "f"): plain.append(0x0C)
        case UInt8(ascii: "n"): plain.append(0x0A)
        case UInt8(ascii: "r"): plain.append(0x0D)
        case UInt8(ascii: "t"): plain.append(0x09)
        case UInt8(ascii: "u"): plain.append(contentsOf: String(Character(try scalar())).utf8)
        default: throw fault("an unknown escape")
        }
    }

    /// `\uXXXX`, or two of them for what lies above U+FFFF.
    private mutating func scalar() throws(JSON.Fault) -> Unicode.Scalar {
        var code = try unit()
        if code >> 10 == 0x36, bytes[position...].starts(with: "\\u".utf8) {
            position += 2
            let low = try unit()
            guard low >> 10 == 0x37 else { throw fault("half of a surrogate pair") }
            code = 0x10000 + ((code & 0x3FF) << 10 | (low & 0x3FF))
        }
        guard let scalar = Unicode.Scalar(code) else { throw fault("half of a surrogate pair") }
        return scalar
    }

    private mutating func unit() throws(JSON.Fault) -> UInt32 {
        guard position + 4 <= bytes.count else { throw fault("a string does not end") }
        var code: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw fault("an unknown escape") }
            code = code << 4 | UInt32(digit)
        }
        position += 4
        return code
    }
}
