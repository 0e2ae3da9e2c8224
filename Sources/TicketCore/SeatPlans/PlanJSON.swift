// JSON (RFC 8259) as a tree that keeps the order of keys, so that a refusal can name the place in the file.
//
// Foundation's coders cannot say where an unknown key stands, and drop one of two equal keys without a word.

/// A JSON value.
enum PlanJSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([PlanJSON])
    case object([Member])

    struct Member: Hashable, Sendable {
        let key: String
        let value: PlanJSON
    }

    /// Strict: one value, nothing after it, no key twice in an object, at most 64 levels.
    static func parse(_ bytes: [UInt8]) throws(SeatPlanRefusal) -> PlanJSON {
        var parser = Parser(bytes: bytes)
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.position == bytes.count else { throw parser.refusal("more after the end") }
        return value
    }
}

private struct Parser {
    let bytes: [UInt8]
    var position = 0

    func refusal(_ what: String) -> SeatPlanRefusal {
        let line = bytes[..<min(position, bytes.count)].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        return SeatPlanRefusal(at: "", .notJSON("line \(line): \(what)"))
    }

    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    /// Steps over `byte` and the space before it, if it is there.
    mutating func skip(_ byte: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    mutating func value(depth: Int) throws(SeatPlanRefusal) -> PlanJSON {
        guard depth < 64 else { throw refusal("too deep") }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func word(_ word: StaticString, _ value: PlanJSON) throws(SeatPlanRefusal) -> PlanJSON {
        let text = word.description.utf8
        guard bytes[position...].starts(with: text) else { throw refusal("a value is expected") }
        position += text.count
        return value
    }

    private mutating func object(_ depth: Int) throws(SeatPlanRefusal) -> PlanJSON {
        position += 1
        var members: [PlanJSON.Member] = []
        if skip("}") { return .object([]) }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw refusal("a key in quotes is expected") }
            let key = try string()
            guard !members.contains(where: { $0.key == key }) else { throw refusal("key \"\(key)\" is there twice") }
            guard skip(":") else { throw refusal("\":\" is expected") }
            members.append(PlanJSON.Member(key: key, value: try value(depth: depth + 1)))
        } while skip(",")
        guard skip("}") else { throw refusal("\",\" or \"}\" is expected") }
        return .object(members)
    }

    private mutating func array(_ depth: Int) throws(SeatPlanRefusal) -> PlanJSON {
        position += 1
        var values: [PlanJSON] = []
        if skip("]") { return .array([]) }
        repeat { values.append(try value(depth: depth + 1)) } while skip(",")
        guard skip("]") else { throw refusal("\",\" or \"]\" is expected") }
        return .array(values)
    }

    private mutating func number() throws(SeatPlanRefusal) -> Double {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        let whole = digits()
        guard whole.count > 0, whole.count == 1 || bytes[whole.lowerBound] != UInt8(ascii: "0") else {
            throw refusal("a value is expected")
        }
        if next == UInt8(ascii: ".") {
            position += 1
            guard !digits().isEmpty else { throw refusal("a digit is expected") }
        }
        if let byte = next, byte | 32 == UInt8(ascii: "e") {
            position += 1
            if let sign = next, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
            guard !digits().isEmpty else { throw refusal("a digit is expected") }
        }
        guard let value = Double(String(decoding: bytes[start..<position], as: UTF8.self)), value.isFinite else {
            throw refusal("a number is too large")
        }
        return value
    }

    private mutating func digits() -> Range<Int> {
        let start = position
        while let byte = next, byte >= 0x30, byte <= 0x39 { position += 1 }
        return start..<position
    }

    private mutating func string() throws(SeatPlanRefusal) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let valid = String(validating: text, as: UTF8.self) else { throw refusal("not UTF-8") }
                return valid
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw refusal("a control character in a string")
            default: text.append(byte)
            }
        }
        throw refusal("a string does not end")
    }

    private mutating func escape(into text: inout [UInt8]) throws(SeatPlanRefusal) {
        guard let letter = next else { throw refusal("a string does not end") }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try scalar()).utf8)
        default: throw refusal("an unknown escape")
        }
    }

    /// `\uXXXX`, or two of them for what lies above U+FFFF.
    private mutating func scalar() throws(SeatPlanRefusal) -> Character {
        var code = try hex()
        if code >> 10 == 0x36, bytes[position...].starts(with: "\\u".utf8) {
            position += 2
            let low = try hex()
            guard low >> 10 == 0x37 else { throw refusal("half of a surrogate pair") }
            code = 0x10000 + ((code & 0x3FF) << 10 | (low & 0x3FF))
        }
        guard let scalar = Unicode.Scalar(code) else { throw refusal("half of a surrogate pair") }
        return Character(scalar)
    }

    private mutating func hex() throws(SeatPlanRefusal) -> UInt32 {
        guard position + 4 <= bytes.count else { throw refusal("a string does not end") }
        var code: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw refusal("an unknown escape") }
            code = code << 4 | UInt32(digit)
        }
        position += 4
        return code
    }
}
