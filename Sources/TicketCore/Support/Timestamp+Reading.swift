// Reading moments from RFC 3339 text.

extension Timestamp {
    /// The moment of `2026-11-21T02:21:50.123Z` or `2026-11-21T03:21:50+01:00`; nil for anything else. What is finer than a
    /// millisecond is cut off.
    package static func read(_ text: String) -> Instant? {
        var reader = MomentReader(Array(text.utf8))
        return reader.moment()
    }
}

private struct MomentReader {
    let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func moment() -> Instant? {
        guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2),
            take("T") || take("t"), let hour = digits(2), take(":"), let minute = digits(2),
            take(":"), let second = digits(2), let fraction = fraction(), let offset = offset(),
            position == bytes.count,
            let civil = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        return Instant(milliseconds: civil.inUTC.milliseconds + fraction - offset * 60_000)
    }

    /// Milliseconds after the point; 0 without one; nil for a point without digits.
    private mutating func fraction() -> Int64? {
        guard take(".") else { return 0 }
        var value: Int64 = 0
        var count = 0
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
            if count < 3 { value = value * 10 + Int64(bytes[position] - 0x30) }
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
        return sign * Int64(hours * 60 + minutes)
    }

    private mutating func take(_ character: Character) -> Bool {
        guard position < bytes.count, bytes[position] == character.asciiValue else { return false }
        position += 1
        return true
    }

    private mutating func digits(_ count: Int) -> Int? {
        guard position + count <= bytes.count else { return nil }
        let part = bytes[position..<position + count]
        guard part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        position += count
        return part.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
