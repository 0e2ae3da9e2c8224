// The two places where the product's one SQL text must be spelled differently for SQLite.

enum SQLiteDialect {
    /// `$1` becomes `?1`. SQLite numbers `$1` as a *name*, by first appearance: in `SET b = $2 WHERE a = $1` the value of
    /// `$1` would land in b. Text in quotes and comments stays as it is.
    static func numberedHoles(_ text: String) -> String {
        var bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let next = endOfQuoted(bytes, from: index)
            if next > index {
                index = next
                continue
            }
            if bytes[index] == UInt8(ascii: "$") { bytes[index] = UInt8(ascii: "?") }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `BIGINT PRIMARY KEY` becomes `INTEGER PRIMARY KEY`: only that exact type makes the column the row's own key
    /// (https://sqlite.org/lang_createtable.html#rowid); with any other, each row would be stored under a second index.
    static func definition(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let wanted = Array("BIGINT PRIMARY KEY".utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let quoted = endOfQuoted(bytes, from: index)
            if quoted > index {
                result += bytes[index..<quoted]
                index = quoted
            } else if bytes[index...].prefix(wanted.count).elementsEqual(wanted, by: { $0 & 0xDF == $1 & 0xDF }) {
                result += "INTEGER PRIMARY KEY".utf8
                index += wanted.count
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The index after the literal, quoted name or comment that begins at `start`; `start` itself if none does. A doubled
    /// quote inside a literal reads as two literals side by side, which ends at the same place.
    private static func endOfQuoted(_ bytes: [UInt8], from start: Int) -> Int {
        switch bytes[start] {
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            return after([bytes[start]], in: bytes, from: start + 1)
        case UInt8(ascii: "-") where bytes[start...].starts(with: "--".utf8):
            return after(Array("\n".utf8), in: bytes, from: start + 2)
        case UInt8(ascii: "/") where bytes[start...].starts(with: "/*".utf8):
            return after(Array("*/".utf8), in: bytes, from: start + 2)
        default:
            return start
        }
    }

    private static func after(_ end: [UInt8], in bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if bytes[index...].starts(with: end) { return index + end.count }
            index += 1
        }
        return bytes.count
    }
}
