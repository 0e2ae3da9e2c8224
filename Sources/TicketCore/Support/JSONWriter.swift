// JSON by hand, from left to right into bytes: what is answered often is never a tree first.

/// A JSON text in the making. Names of members are ours; texts are escaped.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []

    package init(capacity: Int = 512) { bytes.reserveCapacity(capacity) }

    /// The bytes of one object.
    package static func object(capacity: Int = 512, _ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(capacity: capacity)
        writer.object(write)
        return writer.bytes
    }

    /// One object as a line of text, for commands that speak to programs.
    package static func line(_ write: (inout JSONWriter) -> Void) -> String {
        String(decoding: object(write), as: UTF8.self) + "\n"
    }

    package mutating func object(_ write: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "{"))
        write(&self)
        bytes.append(UInt8(ascii: "}"))
    }

    package mutating func array<Item>(_ items: some Sequence<Item>, _ write: (inout JSONWriter, Item) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "["))
        for item in items { write(&self, item) }
        bytes.append(UInt8(ascii: "]"))
    }

    /// An array of values of several kinds.
    package mutating func array(_ write: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "["))
        write(&self)
        bytes.append(UInt8(ascii: "]"))
    }

    /// A comma, unless this is the first in its brackets or belongs to a name.
    private mutating func separate() {
        switch bytes.last {
        case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"): return
        default: bytes.append(UInt8(ascii: ","))
        }
    }

    package mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(contentsOf: [0x22, 0x3A])
    }

    /// A name that is data.
    package mutating func key(text name: String) {
        value(name)
        bytes.append(UInt8(ascii: ":"))
    }

    /// A piece of JSON that is ours.
    package mutating func raw(_ json: StaticString) {
        separate()
        bytes.append(contentsOf: UnsafeBufferPointer(start: json.utf8Start, count: json.utf8CodeUnitCount))
    }

    // MARK: Values

    package mutating func value(_ text: String) {
        separate()
        JSONText.append(text, to: &bytes)
    }

    package mutating func value(_ number: some BinaryInteger) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// A number with exactly so many decimals; what is no number a JSON text can hold, or negative, is 0.
    package mutating func value(_ number: Double, decimals: Int) {
        separate()
        let scale = (0..<decimals).reduce(Int64(1)) { scale, _ in scale * 10 }
        let scaled = number > 0 && number < 1e12 ? Int64((number * Double(scale)).rounded()) : 0
        let fraction = String(scaled % scale)
        let zeros = String(repeating: "0", count: decimals - fraction.utf8.count)
        bytes.append(contentsOf: "\(scaled / scale).\(zeros)\(fraction)".utf8)
    }

    package mutating func value(_ bool: Bool) {
        separate()
        bytes.append(contentsOf: bool ? "true".utf8 : "false".utf8)
    }

    package mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    // MARK: Members

    package mutating func member(_ name: StaticString, _ text: String) {
        key(name)
        value(text)
    }

    package mutating func member(_ name: StaticString, _ number: some BinaryInteger) {
        key(name)
        value(number)
    }

    package mutating func member(_ name: StaticString, _ number: Double, decimals: Int) {
        key(name)
        value(number, decimals: decimals)
    }

    package mutating func member(_ name: StaticString, _ bool: Bool) {
        key(name)
        value(bool)
    }

    package mutating func member(_ name: StaticString, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }

    /// A moment as RFC 3339 in UTC, with milliseconds.
    package mutating func member(_ name: StaticString, _ moment: Instant) {
        key(name)
        bytes.append(UInt8(ascii: "\""))
        Timestamp.append(moment, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    package mutating func member(_ name: StaticString, _ moment: Instant?) {
        if let moment {
            member(name, moment)
        } else {
            key(name)
            null()
        }
    }

    package mutating func object(_ name: StaticString, _ write: (inout JSONWriter) -> Void) {
        key(name)
        object(write)
    }

    package mutating func array<Item>(
        _ name: StaticString, _ items: some Sequence<Item>, _ write: (inout JSONWriter, Item) -> Void
    ) {
        key(name)
        array(items, write)
    }

    package mutating func array(_ name: StaticString, _ write: (inout JSONWriter) -> Void) {
        key(name)
        array(write)
    }
}
