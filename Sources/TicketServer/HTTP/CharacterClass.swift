// Which bytes may stand where in a request (RFC 9110, 9112 and 3986), as one table of bits.

/// The classes of a byte.
struct CharacterClass: OptionSet, Sendable {
    let rawValue: UInt8

    /// A token: methods, field names (RFC 9110 section 5.6.2).
    static let token = CharacterClass(rawValue: 1)
    /// Inside a field value: visible, space, tab and the bytes above ASCII (RFC 9110 section 5.5).
    static let fieldValue = CharacterClass(rawValue: 2)
    /// In a path, besides "%": `pchar` and "/" (RFC 3986 section 3.3).
    static let path = CharacterClass(rawValue: 4)
    /// In a query, besides "%". Wider than RFC 3986: browsers send these bytes as they are (WHATWG URL, query set).
    static let query = CharacterClass(rawValue: 8)
    /// In a host name. Narrower than RFC 3986 section 3.2.2: what we answer to are names of the DNS, and a comma is what is
    /// left of two Host fields that somebody joined.
    static let host = CharacterClass(rawValue: 16)
    static let hexDigit = CharacterClass(rawValue: 32)

    @inline(__always)
    static func of(_ byte: UInt8) -> CharacterClass { CharacterClass(rawValue: table[Int(byte)]) }

    /// 256 bytes on the heap that are never freed: a global array would be checked for uniqueness at each look.
    private nonisolated(unsafe) static let table: UnsafePointer<UInt8> = {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        table.initialize(repeating: 0, count: 256)
        func mark(_ bytes: some Sequence<UInt8>, _ kind: CharacterClass) {
            for byte in bytes { table[Int(byte)] |= kind.rawValue }
        }
        let letters = Array(UInt8(65)...90) + Array(97...122)
        let digits = Array(UInt8(48)...57)
        let unreserved = letters + digits + Array("-._~".utf8)
        let delimiters = Array("!$&'()*+,;=".utf8)
        mark(letters + digits + Array("!#$%&'*+-.^_`|~".utf8), .token)
        mark([9] + Array(32...126) + Array(128...255), .fieldValue)
        mark(unreserved + delimiters + Array(":@/".utf8), .path)
        mark(unreserved + delimiters + Array(":@/?[]{}|^`\\".utf8), .query)
        mark(unreserved, .host)
        mark(digits + Array("abcdefABCDEF".utf8), .hexDigit)
        return UnsafePointer(table)
    }()
}

/// The value of a hexadecimal digit; nil for any other byte.
func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
}
