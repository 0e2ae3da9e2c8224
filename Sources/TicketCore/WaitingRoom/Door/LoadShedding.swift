// Which requests are turned away while the server is behind: looking first, then choosing; paying never.

/// How dear a request of the shop is to the one who makes it.
package enum PurchaseWeight: Sendable, Hashable {
    /// Looking at seats.
    case browse
    /// Taking seats, changing or keeping them.
    case hold
    /// Ordering, paying, coming back, and the way in: never turned away.
    case pay
}

/// Lets through so many requests a second that are not payments, as long as the server is behind and until it has caught
/// up. Half of what went through at once; then more by and by.
///
/// A rate and not a share: who was turned away comes back in seconds, and a share of ever more who ask would be ever more.
struct LoadShedding: Sendable {
    /// Requests a second that may pass; nil: all.
    private(set) var allowance: Double?
    private var tokens = 0.0
    private var filledAt: Instant?
    private var wasBehind = false
    /// Samples until the next cut is judged, and samples in which nobody was turned away.
    private var pause = 0
    private var calm = 0
    /// Of the last four samples, the present one first.
    private var passed = [0, 0, 0, 0]
    private var turnedAway = 0
    private let settings: FlowSettings

    init(_ settings: FlowSettings) { self.settings = settings }

    /// Takes one sample, four a second.
    ///
    /// - Parameter demand: requests of the purchase path in the last 10 seconds, those included that were turned away.
    mutating func take(isBehind: Bool, demand: Int) {
        calm = turnedAway == 0 ? calm + 1 : 0
        adapt(isBehind: isBehind, isLoad: demand >= settings.slowSample)
        wasBehind = isBehind
        passed = [0] + passed.dropLast()
        turnedAway = 0
    }

    private mutating func adapt(isBehind: Bool, isLoad: Bool) {
        pause -= 1
        guard isBehind else {
            allowance? *= settings.sheddingRelease
            if calm >= settings.sheddingCalm { allowance = nil }
            return
        }
        // Where hardly anybody asks it is not the load that makes the server slow, and turning people away cures nothing.
        guard wasBehind, pause <= 0, isLoad || allowance != nil else { return }
        let present = Double(passed.reduce(0, +))
        allowance = max(settings.sheddingLeast, settings.sheddingCut * min(allowance ?? present, present))
        pause = settings.sheddingPause
        calm = 0
    }

    /// Whether this one is turned away.
    mutating func turnsAway(_ weight: PurchaseWeight, at now: Instant) -> Bool {
        guard weight != .pay else { return false }
        guard let allowance else {
            passed[0] += 1
            filledAt = nil
            return false
        }
        // Half a second's worth is saved up. Who chooses may take all of it, who looks must leave half.
        let most = max(2, allowance / 2)
        tokens = filledAt.map { min(most, tokens + allowance * max(0, (now - $0).inSeconds)) } ?? most
        filledAt = now
        guard tokens >= (weight == .hold ? 1 : most / 2 + 0.5) else {
            turnedAway += 1
            return true
        }
        tokens -= 1
        passed[0] += 1
        return false
    }
}
