// How many requests of its shoppers a room may bring: learnt from those that were slow.

/// Requests of the last 10 seconds.
struct RequestRate: Sendable {
    private var counts = [Int](repeating: 0, count: 11)
    private var second: Int64 = 0

    mutating func note(at now: Instant) {
        pass(to: now)
        counts[0] += 1
    }

    mutating func pass(to now: Instant) {
        let second = now.milliseconds / 1000
        let steps = min(Int64(counts.count), second - self.second)
        guard steps > 0 else { return }
        for index in counts.indices.reversed() { counts[index] = index >= steps ? counts[index - Int(steps)] : 0 }
        self.second = second
    }

    /// Over the 10 whole seconds before this one.
    var perSecond: Double { Double(counts[1...].reduce(0, +)) / 10 }
}

/// The capacity of the purchase path in requests a second, as far as it was ever reached.
///
/// As long as nothing was slow there is no estimate, and no limit: any number would be a guess. The organiser's pace is
/// believed.
struct Capacity: Sendable {
    private(set) var estimate: Double?
    private var heldUntil: Instant?
    private var grownAt: Instant?
    private let settings: FlowSettings

    init(_ settings: FlowSettings) { self.settings = settings }

    /// - Parameters:
    ///   - load: requests a second that this room's shoppers make.
    ///   - booked: requests a second at the busiest moment ahead, from those who are inside.
    ///   - belief: what the organiser's pace amounts to.
    mutating func pass(
        to now: Instant, load: Double, booked: Double, pressure: ShopPressure, belief: Double
    ) {
        if let heldUntil, now < heldUntil { return }
        let times = pressure.recent
        let isTooMuch = times.requests >= settings.slowSample && times.slowShare > settings.slowShare
        if isTooMuch || pressure.shedShare > settings.shedShare {
            let before = estimate ?? belief
            // If more is booked than is believed to be bearable, it was to be expected. If no more is believed than what is
            // served even now, the belief is not to blame: those who were turned away and ask again are. Nor is a room
            // that hardly asks for anything, while another one does.
            guard booked <= before, before > load * settings.proven, load >= settings.blame * times.perSecond else {
                return
            }
            // What was served at that moment was too much, whatever had been believed.
            estimate = max(
                settings.leastCapacity, settings.cut * min(before, load), settings.deepestCut * before)
            heldUntil = now + settings.cutHold
            grownAt = now + settings.cutHold
        } else if let estimate, let grownAt, now - grownAt >= settings.growthInterval {
            if max(load, booked) >= settings.inUse * estimate { self.estimate = estimate * settings.growth }
            self.grownAt = now
        }
    }
}
