// Points on the machine's monotonic clock, for deadlines and durations; never shown to anybody.

import Glibc

/// Nanoseconds of `CLOCK_MONOTONIC`: it never goes back, whatever becomes of the wall clock.
package struct Moment: Comparable, Hashable, Sendable {
    package let nanoseconds: UInt64

    package init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    /// Before every deadline.
    package static let beginning = Moment(nanoseconds: 0)
    /// After every deadline: "no deadline".
    package static let never = Moment(nanoseconds: .max)

    package static func now() -> Moment {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Moment(nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
    }

    @inlinable
    package static func < (left: Moment, right: Moment) -> Bool { left.nanoseconds < right.nanoseconds }

    /// Stops at `never` instead of overflowing.
    package static func + (left: Moment, right: Duration) -> Moment {
        let (sum, overflow) = left.nanoseconds.addingReportingOverflow(right.inNanoseconds)
        return overflow ? .never : Moment(nanoseconds: sum)
    }

    /// The time since `earlier`; zero if it is not earlier.
    package func since(_ earlier: Moment) -> Duration {
        .nanoseconds(nanoseconds > earlier.nanoseconds ? Int64(clamping: nanoseconds - earlier.nanoseconds) : 0)
    }
}

extension Duration {
    /// Whole nanoseconds; zero for a negative duration, the greatest number for one of more than 584 years.
    package var inNanoseconds: UInt64 {
        guard self > .zero else { return 0 }
        let (seconds, overflow) = UInt64(components.seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carry) = seconds.addingReportingOverflow(UInt64(components.attoseconds / 1_000_000_000))
        return overflow || carry ? .max : sum
    }
}
