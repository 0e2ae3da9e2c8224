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

/// A grade from 0 to 1 that rises while the server is behind and falls when it is not.
package struct LoadShedding: Sendable {
    package private(set) var grade = 0.0
    private var wasBehind = false
    private let settings: FlowSettings

    package init(_ settings: FlowSettings = FlowSettings()) { self.settings = settings }

    /// Takes one sample.
    ///
    /// - Parameter demand: requests of the purchase path in the last 10 seconds, those included that were turned away.
    package mutating func take(isBehind: Bool, demand: Int) {
        // Where hardly anybody asks it is not the load that makes the server slow, and turning people away cures nothing.
        let isLoad = isBehind && demand >= settings.slowSample
        if isLoad, wasBehind {
            grade = min(1, grade + settings.sheddingRise)
        } else if !isLoad {
            grade = max(0, grade - settings.sheddingFall)
        }
        wasBehind = isLoad
    }

    /// The share of such requests that is turned away: by half of the grade all looking, by the whole of it all choosing.
    package static func share(of weight: PurchaseWeight, grade: Double) -> Double {
        switch weight {
        case .browse: min(1, 2 * grade)
        case .hold: max(0, 2 * grade - 1)
        case .pay: 0
        }
    }

    /// Whether this one is turned away. `dice` are 64 random bits.
    package static func turnsAway(_ weight: PurchaseWeight, grade: Double, dice: UInt64) -> Bool {
        grade > 0 && Double(dice >> 11) / Double(1 << 53) < share(of: weight, grade: grade)
    }
}
