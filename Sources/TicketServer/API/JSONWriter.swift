// Answers to programs, written from left to right into bytes.

import TicketCore

/// A JSON text in the making. Names of members are ours; texts are escaped.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 512) { bytes.reserveCapacity(capacity) }

    /// The bytes of one object.
    static func object(capacity: Int = 512, _ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(capacity: capacity)
        writer.object(write)
        return writer.bytes
    }

    mutating func object(_ write: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "{"))
        write(&self)
        bytes.append(UInt8(ascii: "}"))
    }

    mutating func array<Item>(_ items: some Sequence<Item>, _ write: (inout JSONWriter, Item) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "["))
        for item in items { write(&self, item) }
        bytes.append(UInt8(ascii: "]"))
    }

    /// A comma, unless this is the first in its brackets or belongs to a name.
    private mutating func separate() {
        switch bytes.last {
        case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"): return
        default: bytes.append(UInt8(ascii: ","))
        }
    }

    mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(contentsOf: [0x22, 0x3A])
    }

    /// A name that is data.
    mutating func key(text name: String) {
        value(name)
        bytes.append(UInt8(ascii: ":"))
    }

    /// A piece of JSON that is ours.
    mutating func raw(_ json: StaticString) {
        separate()
        bytes.append(contentsOf: UnsafeBufferPointer(start: json.utf8Start, count: json.utf8CodeUnitCount))
    }

    // MARK: Values

    mutating func value(_ text: String) {
        separate()
        JSONText.append(text, to: &bytes)
    }

    mutating func value(_ number: some BinaryInteger) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    mutating func value(_ bool: Bool) {
        separate()
        bytes.append(contentsOf: bool ? "true".utf8 : "false".utf8)
    }

    mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    // MARK: Members

    mutating func member(_ name: StaticString, _ text: String) {
        key(name)
        value(text)
    }

    mutating func member(_ name: StaticString, _ number: some BinaryInteger) {
        key(name)
        value(number)
    }

    mutating func member(_ name: StaticString, _ bool: Bool) {
        key(name)
        value(bool)
    }

    mutating func member(_ name: StaticString, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }

    /// A moment as RFC 3339 in UTC, with milliseconds.
    mutating func member(_ name: StaticString, _ moment: Instant) {
        key(name)
        bytes.append(UInt8(ascii: "\""))
        Timestamp.append(moment, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func member(_ name: StaticString, _ moment: Instant?) {
        if let moment {
            member(name, moment)
        } else {
            key(name)
            null()
        }
    }

    /// `{"amount":12900,"currency":"PLN"}`, in minor units.
    mutating func member(_ name: StaticString, _ money: Money) {
        key(name)
        object { json in
            json.member("amount", money.amount)
            json.member("currency", money.currency.rawValue)
        }
    }

    mutating func member(_ name: StaticString, _ money: Money?) {
        if let money {
            member(name, money)
        } else {
            key(name)
            null()
        }
    }

    mutating func object(_ name: StaticString, _ write: (inout JSONWriter) -> Void) {
        key(name)
        object(write)
    }

    mutating func array<Item>(
        _ name: StaticString, _ items: some Sequence<Item>, _ write: (inout JSONWriter, Item) -> Void
    ) {
        key(name)
        array(items, write)
    }

    /// An object with a member for each language, in the order of their codes.
    mutating func languages<Value>(
        _ name: StaticString, _ values: [Language: Value], _ write: (inout JSONWriter, Value) -> Void
    ) {
        key(name)
        object { json in
            for (language, value) in values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                json.key(text: language.rawValue)
                write(&json, value)
            }
        }
    }
}
