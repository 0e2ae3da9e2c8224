// SQL as a type: a literal is trusted, a hole is bound. There is no other way to write a query.

/// A value in a hole of an `SQL` text or in a row of its answer.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
}

/// A statement: text with numbered holes (`$1`, `$2` … in order of appearance) and their values.
///
/// The text is the key of the statement cache, so nothing that varies may stand in it.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
    package let text: String
    package let values: [SQLValue]

    package init(stringLiteral text: String) {
        self.text = text
        values = []
    }

    /// A text that an engine has spelled in its own way. Never for a text with anything from outside in it.
    init(text: String, values: [SQLValue]) {
        self.text = text
        self.values = values
    }

    package init(stringInterpolation: Interpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    package struct Interpolation: StringInterpolationProtocol {
        var text = ""
        var values: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 3)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { text += literal }

        package mutating func appendInterpolation(_ value: SQLValue) {
            values.append(value)
            text += "$"
            text += String(values.count)
        }
        package mutating func appendInterpolation(_ value: some FixedWidthInteger) {
            appendInterpolation(.integer(Int64(value)))
        }
        package mutating func appendInterpolation(_ value: (some FixedWidthInteger)?) {
            appendInterpolation(value.map { .integer(Int64($0)) } ?? .null)
        }
        package mutating func appendInterpolation(_ value: String) { appendInterpolation(.text(value)) }
        package mutating func appendInterpolation(_ value: String?) {
            appendInterpolation(value.map { .text($0) } ?? .null)
        }
        package mutating func appendInterpolation(_ value: [UInt8]) { appendInterpolation(.bytes(value)) }
        /// Booleans are SMALLINT 0 and 1: the one form that SQLite and PostgreSQL share.
        package mutating func appendInterpolation(_ value: Bool) { appendInterpolation(.integer(value ? 1 : 0)) }
        package mutating func appendInterpolation(_ value: Instant) {
            appendInterpolation(.integer(value.milliseconds))
        }
        package mutating func appendInterpolation(_ value: Instant?) {
            appendInterpolation(value.map { .integer($0.milliseconds) } ?? .null)
        }
        package mutating func appendInterpolation<Kind>(_ value: ID<Kind>) {
            appendInterpolation(.integer(value.rawValue))
        }
        package mutating func appendInterpolation<Kind>(_ value: ID<Kind>?) {
            appendInterpolation(value.map { .integer($0.rawValue) } ?? .null)
        }
    }
}
