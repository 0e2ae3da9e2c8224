// Durations and counts of the last minute, second by second.

import TicketCore

/// Histograms of the last 60 whole seconds and of the present one.
struct SlidingTimes: Sendable {
    private static let length = 61
    private var slices: [LatencyHistogram?] = Array(repeating: nil, count: length)
    private var second: UInt64 = 0

    mutating func record(_ time: Duration, at now: Moment) {
        pass(to: now)
        let slot = Int(second % UInt64(SlidingTimes.length))
        var slice = slices[slot].take() ?? LatencyHistogram()
        slice.record(time)
        slices[slot] = slice
    }

    /// The histograms of the present second and of the `seconds` before it.
    mutating func last(_ seconds: Int, at now: Moment) -> [LatencyHistogram] {
        pass(to: now)
        let length = UInt64(SlidingTimes.length)
        return (0...UInt64(min(seconds, SlidingTimes.length - 1))).compactMap { age in
            slices[Int((second + length - age % length) % length)]
        }
    }

    private mutating func pass(to now: Moment) {
        let present = now.nanoseconds / 1_000_000_000
        guard present > second else { return }
        for step in 1...min(present - second, UInt64(SlidingTimes.length)) {
            slices[Int((second + step) % UInt64(SlidingTimes.length))] = nil
        }
        second = present
    }
}

/// How often something happened in the present second and in the ten before it.
struct SlidingCount: Sendable {
    private var counts = [Int](repeating: 0, count: 11)
    private var second: UInt64 = 0

    mutating func note(at now: Moment) {
        pass(to: now)
        counts[Int(second % 11)] += 1
    }

    mutating func sum(at now: Moment) -> Int {
        pass(to: now)
        return counts.reduce(0, +)
    }

    private mutating func pass(to now: Moment) {
        let present = now.nanoseconds / 1_000_000_000
        guard present > second else { return }
        for step in 1...min(present - second, 11) { counts[Int((second + step) % 11)] = 0 }
        second = present
    }
}

extension ShopPressure.Times {
    /// - Parameters:
    ///   - parts: what was answered.
    ///   - atWork: requests that have taken too long and are not answered yet.
    init(_ parts: [LatencyHistogram], over seconds: Double, slow: Duration, atWork: Int) {
        self.init()
        var times = LatencyHistogram()
        for part in parts { times.merge(part) }
        requests = times.count + atWork
        self.slow = times.above(microseconds: slow.inMilliseconds * 1_000) + atWork
        perSecond = Double(times.count) / max(1, seconds)
        median = .microseconds(times.percentile(0.5))
        p90 = .microseconds(times.percentile(0.9))
        p99 = .microseconds(times.percentile(0.99))
        longest = .microseconds(times.maximum)
    }
}
