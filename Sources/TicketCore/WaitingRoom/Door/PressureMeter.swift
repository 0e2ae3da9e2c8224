// From what the server measures to what it means: brake and shedding, decided in one place.

/// What a server sees of itself at one moment.
package struct PressureSample: Sendable {
    package var loopLag: Duration = .zero
    /// Whether a loop spends a quarter of its time in ticks that are too long.
    package var isLoopOverrun = false
    package var writerWait: Duration = .zero
    /// The purchase path in the last 2, 10 and 60 seconds.
    package var lately = ShopPressure.Times()
    package var recent = ShopPressure.Times()
    package var minute = ShopPressure.Times()
    /// Requests turned away in the last 10 seconds.
    package var turnedAway = 0

    package init() {}
}

/// Takes four samples a second, and every request that may be turned away. A pure state machine: the simulation of the
/// door and the server use the same.
package struct PressureMeter: Sendable {
    private var brakes: Brakes
    private var shedding: LoadShedding
    private let settings: FlowSettings

    package init(_ settings: FlowSettings = FlowSettings()) {
        self.settings = settings
        brakes = Brakes(settings)
        shedding = LoadShedding(settings)
    }

    package mutating func take(_ sample: PressureSample) -> ShopPressure {
        let demand = sample.recent.requests + sample.turnedAway
        // Three are no accident, and one in a hundred is what the door promises.
        let isSlow = sample.lately.slow >= 3 && sample.lately.slowShare > settings.slowShare
        let isLagging = sample.loopLag > settings.loopLag || sample.isLoopOverrun
        let isWaiting = sample.writerWait > settings.writerWait
        shedding.take(isBehind: isLagging || isWaiting || isSlow, demand: demand)
        var pressure = ShopPressure()
        pressure.recent = sample.recent
        pressure.minute = sample.minute
        pressure.loopLag = sample.loopLag
        pressure.writerWait = sample.writerWait
        pressure.allowance = shedding.allowance
        pressure.shedShare = demand > 0 ? Double(sample.turnedAway) / Double(demand) : 0
        pressure.brake = brakes.take(isQuiet: demand < settings.slowSample) { brake in
            switch brake {
            case .loop: isLagging
            case .writer: isWaiting
            case .purchases: isSlow
            case .shedding: pressure.shedShare > settings.shedShare
            }
        }
        return pressure
    }

    /// Whether a request has to be turned away at this moment.
    package mutating func turnsAway(_ weight: PurchaseWeight, at now: Instant) -> Bool {
        shedding.turnsAway(weight, at: now)
    }
}
