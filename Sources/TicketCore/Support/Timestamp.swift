// Moments as RFC 3339 text in UTC, for logs; without Foundation because every request writes one.

package enum Timestamp {
    /// `2026-11-21T02:21:50.123Z`.
    package static func append(_ moment: Instant, to bytes: inout [UInt8]) {
        let (seconds, milliseconds) = divided(moment.milliseconds, 1000)
        appendSecond(seconds, to: &bytes)
        bytes.append(0x2E)
        appendDigits(milliseconds, 3, to: &bytes)
        bytes.append(0x5A)
    }

    /// `2026-11-21T02:21:50`, from seconds since 1970. It changes once a second: a busy writer may keep it.
    package static func appendSecond(_ seconds: Int64, to bytes: inout [UInt8]) {
        let (days, second) = divided(seconds, 86_400)
        let date = civil(days)
        appendDigits(date.year, 4, to: &bytes)
        bytes.append(0x2D)
        appendDigits(date.month, 2, to: &bytes)
        bytes.append(0x2D)
        appendDigits(date.day, 2, to: &bytes)
        bytes.append(0x54)
        appendDigits(second / 3600, 2, to: &bytes)
        bytes.append(0x3A)
        appendDigits(second / 60 % 60, 2, to: &bytes)
        bytes.append(0x3A)
        appendDigits(second % 60, 2, to: &bytes)
    }

    /// The last `count` decimal digits of `value`, with zeros in front.
    package static func appendDigits(_ value: Int64, _ count: Int, to bytes: inout [UInt8]) {
        let start = bytes.count
        var rest = value
        for _ in 0..<count {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        bytes[start...].reverse()
    }

    private static func divided(_ value: Int64, _ by: Int64) -> (Int64, Int64) {
        let quotient = value >= 0 ? value / by : -((by - 1 - value) / by)
        return (quotient, value - quotient * by)
    }

    /// The Gregorian date of a day since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms").
    private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = divided(days + 719_468, 146_097)
        let leap = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leap) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}
