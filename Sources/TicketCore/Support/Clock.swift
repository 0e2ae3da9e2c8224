// Time, handed in: nothing in the product reads the wall clock except through `Clock`.

import Glibc
import Synchronization

/// A moment, in milliseconds since 1970-01-01T00:00:00Z (UTC, leap seconds not counted).
package struct Instant: Hashable, Comparable, Sendable, Codable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
    package static func + (left: Instant, right: Duration) -> Instant {
        Instant(milliseconds: left.milliseconds + right.inMilliseconds)
    }
    package static func - (left: Instant, right: Duration) -> Instant {
        Instant(milliseconds: left.milliseconds - right.inMilliseconds)
    }
    package static func - (left: Instant, right: Instant) -> Duration {
        .milliseconds(left.milliseconds - right.milliseconds)
    }

    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}

extension Duration {
    /// Whole milliseconds, rounded towards zero.
    package var inMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
    package static func minutes(_ minutes: Int) -> Duration { .seconds(minutes * 60) }
}

/// Where the product gets its time from.
package protocol Clock: Sendable {
    /// The wall clock.
    func now() -> Instant
}

/// The machine's clock (`CLOCK_REALTIME`).
package struct SystemClock: Clock {
    package init() {}
    package func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

/// A clock that stands still until it is moved; for tests and simulations.
package final class ManualClock: Clock {
    private let time: Atomic<Int64>

    package init(_ start: Instant = Instant(milliseconds: 1_800_000_000_000)) { time = Atomic(start.milliseconds) }

    package func now() -> Instant { Instant(milliseconds: time.load(ordering: .acquiring)) }
    package func advance(by step: Duration) { time.add(step.inMilliseconds, ordering: .acquiringAndReleasing) }
}
