// Reading moments from RFC 3339 text.

extension Timestamp {
    /// The moment of `2026-11-21T02:21:50.123Z` or `2026-11-21T03:21:50+01:00`; nil for anything else. What is finer than a
    /// millisecond is cut off.
    package static func read(_ text: String) -> Instant? {
        var reader = MomentReader(text: Array(text.utf8))
        return reader.moment()
    }

    /// Days from 1970-01-01 to a Gregorian date; nil if there is no such date.
    fileprivate static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64? {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...12).contains(month), (1...lengths[Int(month) - 1]).contains(day) else { return nil }
        // Years begin in March, so that the leap day is their last (Howard Hinnant, as for `civil`).
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

private struct MomentReader {
    let text: [UInt8]
    private var position = 0

    init(text: [UInt8]) { self.text = text }

    mutating func moment() -> Instant? {
        guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2),
            take("T") || take("t"), let hour = digits(2), hour < 24, take(":"), let minute = digits(2), minute < 60,
            take(":"), let second = digits(2), second < 60, let fraction = fraction(), let offset = offset(),
            position == text.count, let days = Timestamp.days(year, month, day)
        else { return nil }
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset * 60
        return Instant(milliseconds: seconds * 1000 + fraction)
    }

    /// Milliseconds after the point; 0 without one; nil for a point without digits.
    private mutating func fraction() -> Int64? {
        guard take(".") else { return 0 }
        var value: Int64 = 0
        var count = 0
        while position < text.count, (0x30...0x39).contains(text[position]) {
            if count < 3 { value = value * 10 + Int64(text[position] - 0x30) }
            count += 1
            position += 1
        }
        guard count > 0 else { return nil }
        for _ in count..<max(3, count) { value *= 10 }
        return value
    }

    /// Minutes east of UTC.
    private mutating func offset() -> Int64? {
        if take("Z") || take("z") { return 0 }
        let sign: Int64 = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = digits(2), hours < 24, take(":"), let minutes = digits(2), minutes < 60 else {
            return nil
        }
        return sign * (hours * 60 + minutes)
    }

    private mutating func take(_ character: Character) -> Bool {
        guard position < text.count, text[position] == character.asciiValue else { return false }
        position += 1
        return true
    }

    private mutating func digits(_ count: Int) -> Int64? {
        guard position + count <= text.count else { return nil }
        let part = text[position..<position + count]
        guard part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        position += count
        return part.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }
}
