// The date of a response as RFC 9110 section 5.6.7 writes it: "Sun, 06 Nov 1994 08:49:37 GMT".

import TicketCore

/// IMF-fixdate, 29 bytes.
enum HTTPDate {
    static let length = 29

    static func text(_ instant: Instant) -> String { String(decoding: bytes(instant), as: UTF8.self) }

    static func bytes(_ instant: Instant) -> [UInt8] {
        let civil = CivilTime(instant)
        var text = Array(weekdays[civil.weekday].utf8) + Array(", ".utf8)
        text += pair(civil.day) + Array(" \(months[civil.month - 1]) ".utf8)
        text += pair(civil.year / 100) + pair(civil.year % 100) + [0x20]
        text += pair(civil.hour) + [0x3A] + pair(civil.minute) + [0x3A] + pair(civil.second)
        return text + Array(" GMT".utf8)
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func pair(_ number: Int) -> [UInt8] { [0x30 + UInt8(number / 10 % 10), 0x30 + UInt8(number % 10)] }
}
