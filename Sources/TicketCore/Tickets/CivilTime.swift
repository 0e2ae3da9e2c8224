// Year, month, day and time of a moment in UTC, for formats of files. What people read is made by `Formats`.

/// A moment in the Gregorian calendar, UTC.
struct CivilTime: Equatable {
    let year, month, day, hour, minute, second: Int

    /// After Howard Hinnant's `civil_from_days`: years that begin in March have their leap day at the end.
    init(_ instant: Instant) {
        let seconds = Self.floored(Int(instant.milliseconds), 1000)
        let days = Self.floored(seconds, 86_400)
        let time = seconds - days * 86_400
        (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60)
        let shifted = days + 719_468  // from 0000-03-01
        let era = Self.floored(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    private static func floored(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    }
}
