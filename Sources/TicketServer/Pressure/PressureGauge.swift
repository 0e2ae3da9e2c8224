// The server's samples of itself, four a second: what the door and the shedding go by.

import Synchronization
import TicketCore

/// What serves everybody, at one moment.
struct ServerSample: Sendable {
    var loopLag: Duration = .zero
    /// Whether a loop spends a quarter of its time in ticks that are too long.
    var isLoopOverrun = false
    var writerWait: Duration = .zero
}

/// Takes a sample whenever somebody asks and the last one is old; everybody else gets the last one.
final class PressureGauge: Sendable {
    private struct State {
        var takenAt = Moment.beginning
        var minuteAt = Moment.beginning
        var pressure = ShopPressure.calm
        var brakes: Brakes
        var shedding: LoadShedding
    }

    let path: PurchasePath
    private let settings: FlowSettings
    private let state: Mutex<State>
    private let sample: @Sendable () -> ServerSample
    /// A little less than the door's tick, so that each tick has a sample of its own.
    private static let interval: Duration = .milliseconds(200)

    init(
        _ path: PurchasePath, _ settings: FlowSettings = FlowSettings(), sample: @escaping @Sendable () -> ServerSample
    ) {
        self.path = path
        self.settings = settings
        self.sample = sample
        state = Mutex(State(brakes: Brakes(settings), shedding: LoadShedding(settings)))
    }

    func pressure(at now: Moment = .now()) -> ShopPressure {
        let (kept, isDue) = state.withLock { state in
            let isDue = now.since(state.takenAt) >= PressureGauge.interval
            if isDue { state.takenAt = now }
            return (state.pressure, isDue)
        }
        return isDue ? take(now) : kept
    }

    private func take(_ now: Moment) -> ShopPressure {
        let sample = sample()
        let recent = path.times(last: 10, at: now)
        let lately = path.times(last: 2, at: now)
        let turnedAway = path.turnedAway(at: now)
        let demand = recent.requests + turnedAway
        // Three are no accident, and one in a hundred is what the door promises.
        let isSlow = lately.slow >= 3 && lately.slowShare > settings.slowShare
        let isLagging = sample.loopLag > settings.loopLag || sample.isLoopOverrun
        let isWaiting = sample.writerWait > settings.writerWait
        return state.withLock { state in
            var next = state.pressure
            next.recent = recent
            next.loopLag = sample.loopLag
            next.writerWait = sample.writerWait
            next.shedShare = demand > 0 ? Double(turnedAway) / Double(demand) : 0
            state.shedding.take(isBehind: isLagging || isWaiting || isSlow, demand: demand)
            next.shedding = state.shedding.grade
            next.brake = state.brakes.take { brake in
                switch brake {
                case .loop: isLagging
                case .writer: isWaiting
                case .purchases: isSlow
                case .shedding: next.shedShare > settings.shedShare
                }
            }
            if now.since(state.minuteAt) >= .seconds(1) {
                state.minuteAt = now
                next.minute = path.times(last: 60, at: now)
            }
            state.pressure = next
            return next
        }
    }
}
