// A moment as a date and a time of day, and back, for formats of files and wires. What people read: `Formats`.

/// Date and time of day in the Gregorian calendar, without a zone.
package struct CivilTime: Equatable, Sendable {
    package let year, month, day, hour, minute, second: Int

    /// The date and time in UTC.
    package init(_ instant: Instant) {
        let seconds = Self.floored(Int(instant.milliseconds), 1000)
        let days = Self.floored(seconds, 86_400)
        let time = seconds - days * 86_400
        (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60)
        (year, month, day) = Self.date(daysSince1970: days)
    }

    /// Nil if there is no such date or time; a leap second is none.
    package init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day), (0..<24).contains(hour),
            (0..<60).contains(minute), (0..<60).contains(second)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        (self.hour, self.minute, self.second) = (hour, minute, second)
        guard Self.date(daysSince1970: days) == (year, month, day) else { return nil }
    }

    /// The moment at which clocks in UTC show this.
    package var inUTC: Instant {
        Instant(milliseconds: Int64(days * 86_400 + hour * 3600 + minute * 60 + second) * 1000)
    }

    /// `2026-11-21`
    package var date: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    /// `20:00:00`
    package var time: String { "\(Self.padded(hour, 2)):\(Self.padded(minute, 2)):\(Self.padded(second, 2))" }

    /// After Howard Hinnant's `days_from_civil`: years that begin in March have their leap day at the end.
    private var days: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = Self.floored(shifted, 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// After his `civil_from_days`.
    private static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468  // from 0000-03-01
        let era = floored(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func floored(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    }

    static func padded(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}

extension Instant {
    /// Reads `2026-11-21T20:00:00+01:00` (RFC 3339): seconds may have a fraction, of which milliseconds are kept; `Z`
    /// and small letters are allowed, a missing offset is not.
    package init?(rfc3339 text: some StringProtocol) {
        guard let match = String(text).wholeMatch(of: Self.rfc3339),
            let offset = Self.offset(match.output.4)
        else { return nil }
        let fields = match.output.1.split(separator: "-") + match.output.2.split(separator: ":")
        let numbers = fields.compactMap { Int(digits: $0) }
        guard numbers.count == 6,
            let civil = CivilTime(
                year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3], minute: numbers[4],
                second: numbers[5])
        else { return nil }
        let fraction = (match.output.3.map(String.init) ?? "") + "000"
        let milliseconds = Int64(digits: fraction.prefix(3)) ?? 0
        self.init(milliseconds: civil.inUTC.milliseconds - offset * 60_000 + milliseconds)
    }

    /// Minutes east of UTC.
    private static func offset(_ text: Substring) -> Int64? {
        guard text.uppercased() != "Z" else { return 0 }
        let parts = text.dropFirst().split(separator: ":").compactMap { Int64(digits: $0) }
        guard parts.count == 2, parts[0] < 24, parts[1] < 60 else { return nil }
        return (text.first == "-" ? -1 : 1) * (parts[0] * 60 + parts[1])
    }

    private static var rfc3339: Regex<(Substring, Substring, Substring, Substring?, Substring)> {
        /([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,9}))?([Zz]|[+-][0-9]{2}:[0-9]{2})/
    }
}
