// Moments as RFC 3339 text in UTC, for logs; without Foundation because every request writes one.

package enum Timestamp {
    /// `2026-11-21T02:21:50.123Z`.
    package static func append(_ moment: Instant, to bytes: inout [UInt8]) {
        let seconds = moment.milliseconds.floored(by: 1000)
        appendSecond(seconds, to: &bytes)
        bytes.append(0x2E)
        appendDigits(moment.milliseconds - seconds * 1000, 3, to: &bytes)
        bytes.append(0x5A)
    }

    /// `2026-11-21T02:21:50`, from seconds since 1970. It changes once a second: a busy writer may keep it.
    package static func appendSecond(_ seconds: Int64, to bytes: inout [UInt8]) {
        let civil = CivilTime(Instant(milliseconds: seconds * 1000))
        appendDigits(Int64(civil.year), 4, to: &bytes)
        bytes.append(0x2D)
        appendDigits(Int64(civil.month), 2, to: &bytes)
        bytes.append(0x2D)
        appendDigits(Int64(civil.day), 2, to: &bytes)
        bytes.append(0x54)
        appendDigits(Int64(civil.hour), 2, to: &bytes)
        bytes.append(0x3A)
        appendDigits(Int64(civil.minute), 2, to: &bytes)
        bytes.append(0x3A)
        appendDigits(Int64(civil.second), 2, to: &bytes)
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
}
