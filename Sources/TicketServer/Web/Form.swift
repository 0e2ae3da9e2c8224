// Forms and queries (application/x-www-form-urlencoded, URL Standard section 5), read strictly and with limits.

import TicketCore

/// The pairs of a form or a query, in order; a name may come several times.
struct Form: Sendable {
    let pairs: [(name: String, value: String)]

    /// More pairs than any page of ours has; a body with more is not from one.
    static let longest = 200

    static let empty = Form(pairs: [])

    private init(pairs: [(name: String, value: String)]) { self.pairs = pairs }

    /// Nil if the bytes are not such a form: a bad escape, bad UTF-8, too many pairs.
    init?(_ bytes: some Sequence<UInt8>) {
        var pairs: [(String, String)] = []
        for pair in Array(bytes).split(separator: UInt8(ascii: "&")) {
            guard pairs.count < Form.longest else { return nil }
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Form.decode(halves[0]), let value = halves.count == 2 ? Form.decode(halves[1]) : "" else {
                return nil
            }
            pairs.append((name, value))
        }
        self.pairs = pairs
    }

    /// The only value of `name`; nil if it is missing or there are several, which no page of ours sends.
    func value(_ name: String) -> String? {
        let found = pairs.filter { $0.name == name }
        return found.count == 1 ? found[0].value : nil
    }

    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// A whole number in `range`.
    func integer(_ name: String, _ field: Failure.Field, in range: ClosedRange<Int>) throws(Failure) -> Int {
        guard let text = value(name), let number = Int(digits: text), range.contains(number) else {
            throw .invalid(field)
        }
        return number
    }

    private static func decode(_ bytes: ArraySlice<UInt8>) -> String? {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): plain.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal)
                else { return nil }
                plain.append(high << 4 | low)
            default: plain.append(byte)
            }
        }
        return String(validating: plain, as: UTF8.self)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
