// Identifiers: one integer for the database, one short text for people and addresses.

/// The identity of a `Kind`. An `ID<Event>` cannot be passed where an `ID<Order>` is asked for.
///
/// Text form: Crockford base32, 8 characters below 2^40 (events), else 13. Rows are made in time order, so that inserts
/// go to the end of the B-tree: 41 bits of milliseconds since 2024, 22 random bits.
package struct ID<Kind>: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    /// A new identity: unique within a process that makes less than four thousand a millisecond, and by the odds of 22 bits
    /// between processes; the primary key is the judge.
    package static func new(at now: Instant, _ randomness: any Randomness) -> ID {
        let since2024 = UInt64(max(0, now.milliseconds - 1_704_067_200_000))
        return ID(rawValue: Int64((since2024 << 22 | randomness.serial()) & 0x7FFF_FFFF_FFFF_FFFF))
    }

    /// A short identity (40 random bits, 8 characters) for what stands in addresses that people share.
    package static func short(_ randomness: any Randomness) -> ID {
        ID(rawValue: Int64(randomness.next() >> 24 | 1 << 39))
    }

    package static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }

    package var description: String {
        let value = UInt64(bitPattern: rawValue)
        return Crockford.encode(value, length: value < 1 << 40 ? 8 : 13)
    }

    /// Only the exact text of `description`: no lower case, no other length, so that an address has one spelling.
    package init?(_ text: some StringProtocol) {
        guard let value = Crockford.decode(text), value < 1 << 63 else { return nil }
        let id = ID(rawValue: Int64(value))
        guard id.description == text else { return nil }
        self = id
    }
}

extension ID: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = ID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an identifier")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
