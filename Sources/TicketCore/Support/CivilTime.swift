// A moment as a date and a time of day, and back: the one place that knows the calendar. What people read: `Formats`.

/// Date and time of day in the Gregorian calendar, without a zone.
package struct CivilTime: Equatable, Sendable {
    package let year, month, day, hour, minute, second: Int

    /// The date and time in UTC.
    package init(_ instant: Instant) {
        let seconds = Int(instant.milliseconds).floored(by: 1000)
        let days = seconds.floored(by: 86_400)
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

    /// 0 for Sunday to 6 for Saturday.
    package var weekday: Int {
        let days = days + 4  // 1970-01-01 was a Thursday.
        return days - days.floored(by: 7) * 7
    }

    /// `2026-11-21`
    package var date: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    /// `20:00:00`
    package var time: String { "\(Self.padded(hour, 2)):\(Self.padded(minute, 2)):\(Self.padded(second, 2))" }

    /// After Howard Hinnant's `days_from_civil`: years that begin in March have their leap day at the end.
    private var days: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.floored(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// After his `civil_from_days`.
    private static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468  // from 0000-03-01
        let era = shifted.floored(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    static func padded(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}

extension CivilTime {
    /// Reads `2026-11-21T20:00`, with seconds if they are there, as a browser's field `datetime-local` sends it (HTML, "local
    /// date and time string": the T may be a space). Nil for anything else.
    package init?(local text: String) {
        guard let match = text.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?/),
            let year = Int(digits: match.1), let month = Int(digits: match.2), let day = Int(digits: match.3),
            let hour = Int(digits: match.4), let minute = Int(digits: match.5),
            let second = match.6.map({ Int(digits: $0) }) ?? 0
        else { return nil }
        self.init(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    }

    /// `2026-11-21T20:00`: what such a field shows.
    package var local: String { "\(date)T\(time.prefix(5))" }
}

extension FixedWidthInteger where Self: SignedInteger {
    /// The quotient rounded down, also below zero.
    func floored(by divisor: Self) -> Self { self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor) }
}
