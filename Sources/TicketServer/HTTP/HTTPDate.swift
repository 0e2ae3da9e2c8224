// The date of a response as RFC 9110 section 5.6.7 writes it: "Sun, 06 Nov 1994 08:49:37 GMT".

import TicketCore

/// IMF-fixdate, 29 bytes.
enum HTTPDate {
    static let length = 29

    static func text(_ instant: Instant) -> String { String(decoding: bytes(instant), as: UTF8.self) }

    static func bytes(_ instant: Instant) -> [UInt8] {
        let seconds = floorDivide(instant.milliseconds, 1000)
        let days = floorDivide(seconds, 86_400)
        let second = Int(seconds - days * 86_400)
        let (year, month, day) = civil(days)
        let weekday = Int(floorRemainder(days + 4, 7))
        var text = Array(weekdays[weekday].utf8) + Array(", ".utf8)
        text += pair(day) + Array(" \(months[month - 1]) ".utf8)
        text += pair(year / 100) + pair(year % 100) + [0x20]
        text += pair(second / 3600) + [0x3A] + pair(second / 60 % 60) + [0x3A] + pair(second % 60)
        return text + Array(" GMT".utf8)
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func pair(_ number: Int) -> [UInt8] { [0x30 + UInt8(number / 10 % 10), 0x30 + UInt8(number % 10)] }

    private static func floorDivide(_ number: Int64, _ by: Int64) -> Int64 {
        number / by - (number % by < 0 ? 1 : 0)
    }

    private static func floorRemainder(_ number: Int64, _ by: Int64) -> Int64 { number - floorDivide(number, by) * by }

    /// Year, month and day of a day counted from 1970-01-01, in the Gregorian calendar: the years are counted from
    /// March, so that the leap day is the last of its year (H. Hinnant, "chrono-compatible low-level date algorithms").
    private static func civil(_ days: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let leapDays = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leapDays) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
        let month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
        return (Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, day)
    }
}
