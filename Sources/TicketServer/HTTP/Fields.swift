// Header fields: an ordered list with its duplicates, in one run of bytes.

/// The fields of a message. A list and not a dictionary: a second Content-Length must stay visible.
///
/// Names and values lie in one buffer with their offsets beside it, so that keeping a request's head is one copy and
/// text is made only of the fields somebody reads.
struct Fields: Sendable, ExpressibleByDictionaryLiteral {
    private var bytes: [UInt8]
    private var slots: [FieldSlot]

    init() {
        bytes = []
        slots = []
    }

    /// Fields already checked by the parser: `slots` are offsets into `bytes`.
    init(parsed bytes: [UInt8], slots: [FieldSlot]) {
        self.bytes = bytes
        self.slots = slots
    }

    /// In the order written; a repeated name stays repeated.
    init(dictionaryLiteral list: (FieldName, FieldValue)...) {
        self.init()
        for (name, value) in list { append(name, value) }
    }

    var count: Int { slots.count }
    var isEmpty: Bool { slots.isEmpty }

    /// The first value with that name.
    subscript(_ name: FieldName) -> String? {
        for slot in slots where matches(slot, name) { return text(slot.value) }
        return nil
    }

    /// All values with that name, in order.
    func all(_ name: FieldName) -> [String] { slots.filter { matches($0, name) }.map { text($0.value) } }

    func contains(_ name: FieldName) -> Bool { slots.contains { matches($0, name) } }

    /// Adds a field after the others.
    mutating func append(_ name: FieldName, _ value: FieldValue) {
        let start = bytes.count
        bytes.append(contentsOf: name.text.utf8)
        let middle = bytes.count
        bytes.append(contentsOf: value.text.utf8)
        slots.append(FieldSlot(name: ByteRange(start, middle), value: ByteRange(middle, bytes.count)))
    }

    /// Adds all fields of another list after the others.
    mutating func append(contentsOf other: Fields) {
        let start = bytes.count
        bytes.append(contentsOf: other.bytes)
        slots.append(contentsOf: other.slots.lazy.map { $0.moved(by: start) })
    }

    /// Replaces all fields of that name by one.
    mutating func set(_ name: FieldName, _ value: FieldValue) {
        if contains(name) { remove(name) }
        append(name, value)
    }

    mutating func remove(_ name: FieldName) { slots = slots.filter { !matches($0, name) } }

    /// All fields as text, for tests and logs.
    var list: [(name: String, value: String)] { slots.map { (text($0.name), text($0.value)) } }

    /// Whether any field of that name, read as a comma-separated list, has `token` (in small letters).
    func hasToken(_ name: FieldName, _ token: StaticString) -> Bool {
        slots.contains { slot in
            matches(slot, name) && FieldList.contains(bytes.span.extracting(slot.value.range), token)
        }
    }

    /// Writes the fields as lines of a response's head, without those that belong to the server (see `Response`): two
    /// lengths in one head would let two readers split what follows differently.
    func write(to output: inout [UInt8]) {
        for slot in slots where !isServers(slot) {
            output.append(contentsOf: bytes[slot.name.range])
            output.append(contentsOf: [0x3A, 0x20])
            output.append(contentsOf: bytes[slot.value.range])
            output.append(contentsOf: [0x0D, 0x0A])
        }
    }

    private func isServers(_ slot: FieldSlot) -> Bool {
        switch slot.name.count {
        case 4: matches(slot, .date)
        case 10: matches(slot, .connection)
        case 14: matches(slot, .contentLength)
        case 17: matches(slot, .transferEncoding)
        default: false
        }
    }

    private func matches(_ slot: FieldSlot, _ name: FieldName) -> Bool {
        guard slot.name.count == name.text.utf8.count else { return false }
        return bytes.span.extracting(slot.name.range).equalsIgnoringCase(name.text.utf8Span.span)
    }

    private func text(_ range: ByteRange) -> String { String(decoding: bytes[range.range], as: UTF8.self) }
}

/// Comma-separated values (RFC 9110 section 5.6.1).
enum FieldList {
    /// Whether `value` has the element `token` (in small letters), in any case.
    static func contains(_ value: Span<UInt8>, _ token: StaticString) -> Bool {
        var position = 0
        while let element = next(value, &position) {
            if value.extracting(element).equalsIgnoringCase(token) { return true }
        }
        return false
    }

    /// The next element without its surrounding white space; nil at the end. Empty elements are skipped.
    static func next(_ value: Span<UInt8>, _ position: inout Int) -> Range<Int>? {
        while position < value.count {
            var start = position
            while position < value.count, value[position] != 0x2C { position += 1 }
            var end = position
            position += 1
            while start < end, isBlank(value[start]) { start += 1 }
            while end > start, isBlank(value[end - 1]) { end -= 1 }
            if start < end { return start..<end }
        }
        return nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
