// How fast the shop may fill: a part of it at first, then twice as much every 20 seconds.

/// What has stood still is cold: caches, connections, and what the door knows. The limit grows only while it is in use;
/// a limit that nobody touches teaches nothing.
struct SlowStart: Sendable {
    private var base: Double
    private var step: Double
    private var passedAt: Instant
    private let settings: FlowSettings

    /// - Parameter inside: people in the shop already.
    init(_ settings: FlowSettings, inside: Int, shop: Int, at now: Instant) {
        self.settings = settings
        base = Double(inside)
        step = max(settings.firstPeople, settings.firstShare * Double(shop))
        passedAt = now
    }

    /// Most people in the shop at present.
    var limit: Double { base + step }

    /// - Parameter used: people inside and on their way.
    mutating func pass(to now: Instant, used: Double, shop: Int) {
        let doublings = max(0, (now - passedAt).inSeconds) / settings.doubling.inSeconds
        passedAt = now
        guard limit < Double(shop), used >= settings.inUse * limit else { return }
        // Linear within a tick of 250 ms; off by less than a hundredth over a doubling.
        step *= 1 + 0.693 * min(1, doublings)
    }

    /// The door opens again after it had to stand still: a little more than there is.
    mutating func beginAgain(used: Double, shop: Int) {
        base = used
        step = max(settings.againPeople, settings.againShare * Double(shop))
    }
}
