// Points on the machine's monotonic clock, for deadlines and durations; never shown to anybody.

import Glibc

/// Nanoseconds of `CLOCK_MONOTONIC`.
struct Moment: Comparable, Hashable, Sendable {
    let nanoseconds: UInt64

    /// After every deadline: "no deadline".
    static let never = Moment(nanoseconds: .max)

    static func now() -> Moment {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Moment(nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
    }

    static func < (left: Moment, right: Moment) -> Bool { left.nanoseconds < right.nanoseconds }

    /// Stops at `never` instead of overflowing.
    static func + (left: Moment, right: Duration) -> Moment {
        let (sum, overflow) = left.nanoseconds.addingReportingOverflow(right.inNanoseconds)
        return overflow ? .never : Moment(nanoseconds: sum)
    }

    /// The time since `earlier`; zero if it is not earlier.
    func since(_ earlier: Moment) -> Duration {
        .nanoseconds(nanoseconds > earlier.nanoseconds ? Int64(clamping: nanoseconds - earlier.nanoseconds) : 0)
    }
}

extension Duration {
    /// Whole nanoseconds; zero for a negative duration, the greatest number for one of more than 584 years.
    var inNanoseconds: UInt64 {
        guard self > .zero else { return 0 }
        let (seconds, overflow) = UInt64(components.seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carry) = seconds.addingReportingOverflow(UInt64(components.attoseconds / 1_000_000_000))
        return overflow || carry ? .max : sum
    }
}
