// How long a loop keeps its connections waiting: the distribution of its ticks' lengths.

import Synchronization
import TicketCore

/// Counts ticks by length in steps of a quarter of a power of two, over the last 10 to 20 seconds.
final class LagMeter: Sendable {
    private static let buckets = 128
    private static let window: Duration = .seconds(10)

    private struct State {
        var current = [UInt32](repeating: 0, count: LagMeter.buckets)
        var previous = [UInt32](repeating: 0, count: LagMeter.buckets)
        var since = Moment.beginning
    }
    private let state = Mutex(State())

    /// Notes a tick that ended at `end` and took `nanoseconds`.
    func note(_ nanoseconds: UInt64, at end: Moment) {
        state.withLock { state in
            if end >= state.since + LagMeter.window {
                swap(&state.current, &state.previous)
                for index in state.current.indices { state.current[index] = 0 }
                state.since = end
            }
            state.current[LagMeter.bucket(of: nanoseconds)] &+= 1
        }
    }

    /// The length that `share` (0 to 1) of the ticks do not exceed; zero without any tick.
    func quantile(_ share: Double) -> Duration {
        let counts = state.withLock { state in zip(state.current, state.previous).map { Int($0) + Int($1) } }
        let wanted = (Double(counts.reduce(0, +)) * share).rounded(.up)
        var seen = 0
        for (bucket, count) in counts.enumerated() where count > 0 {
            seen += count
            if Double(seen) >= wanted { return .nanoseconds(LagMeter.upperBound(of: bucket)) }
        }
        return .zero
    }

    /// The share of the last 10 to 20 seconds (0 to 1) that went by in ticks longer than `limit`.
    ///
    /// A share of time and not of ticks: a loop that is overrun has few ticks, all of them long, and a quiet one has few
    /// too, of which one long one means nothing.
    func share(ofTicksOver limit: Duration, at now: Moment) -> Double {
        let (counts, since) = state.withLock { state in
            (zip(state.current, state.previous).map { Double($0) + Double($1) }, state.since)
        }
        let bounds = (0..<LagMeter.buckets).map(LagMeter.upperBound)
        let slow = zip(counts, bounds).filter { $0.1 > Int64(clamping: limit.inNanoseconds) }
        let spent = slow.reduce(0) { $0 + $1.0 * Double($1.1) }
        let time = now.since(since) + LagMeter.window
        return min(1, spent / Double(time.inNanoseconds))
    }

    static func bucket(of nanoseconds: UInt64) -> Int {
        let value = max(nanoseconds, 4)
        let power = 63 - value.leadingZeroBitCount
        let quarter = Int(value >> UInt64(power - 2)) & 3
        return min(buckets - 1, (power - 2) * 4 + quarter)
    }

    static func upperBound(of bucket: Int) -> Int64 {
        let power = bucket / 4 + 2
        let quarter = Int64(bucket % 4)
        return (5 + quarter) << Int64(power - 2)
    }
}
