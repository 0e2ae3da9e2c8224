// The server's samples of itself, four a second: what the door and the shedding go by.

import Synchronization
import TicketCore

/// Takes a sample whenever somebody asks and the last one is old; everybody else gets what came of the last one.
final class PressureGauge: Sendable {
    private struct State {
        var takenAt = Moment.beginning
        var minuteAt = Moment.beginning
        var pressure = ShopPressure.calm
        var meter = PressureMeter()
    }

    let path: PurchasePath
    private let state = Mutex(State())
    private let sample: @Sendable () -> PressureSample
    /// A little less than the door's tick, so that each tick has a sample of its own.
    private static let interval: Duration = .milliseconds(200)

    /// - Parameter sample: what the path does not know: loops and writer.
    init(_ path: PurchasePath, sample: @escaping @Sendable () -> PressureSample) {
        self.path = path
        self.sample = sample
    }

    func pressure(at now: Moment = .now()) -> ShopPressure {
        let (kept, isDue) = state.withLock { state in
            let isDue = now.since(state.takenAt) >= PressureGauge.interval
            if isDue { state.takenAt = now }
            return (state.pressure, isDue)
        }
        return isDue ? take(now) : kept
    }

    /// Whether a request has to be turned away at this moment.
    func turnsAway(_ weight: PurchaseWeight, at now: Moment = .now()) -> Bool {
        let time = Instant(milliseconds: Int64(now.nanoseconds / 1_000_000))
        guard state.withLock({ $0.meter.turnsAway(weight, at: time) }) else { return false }
        path.turnAway(weight)
        return true
    }

    private func take(_ now: Moment) -> ShopPressure {
        var sample = sample()
        sample.lately = path.times(last: 2, at: now)
        sample.recent = path.times(last: 10, at: now)
        sample.turnedAway = path.turnedAway(at: now)
        let isMinuteDue = state.withLock { now.since($0.minuteAt) >= .seconds(1) }
        let minute = isMinuteDue ? path.times(last: 60, at: now) : nil
        return state.withLock { state in
            sample.minute = minute ?? state.pressure.minute
            if isMinuteDue { state.minuteAt = now }
            state.pressure = state.meter.take(sample)
            return state.pressure
        }
    }
}
