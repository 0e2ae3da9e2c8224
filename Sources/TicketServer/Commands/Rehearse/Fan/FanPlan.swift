// Who a fan is and what they are going to do: from the seed and their number alone.

import Glibc
import TicketCore

/// What one fan will do. One seed, one crowd: the plan of a fan is the same in every run and does not depend on how many
/// others there are. What comes of it, the server decides.
struct FanPlan: Sendable, Hashable {
    /// With what a fan shops.
    enum Device: Sendable, Hashable {
        /// A browser with its scripts: asks `now`, knocks when it is time, sends the shop's forms.
        case phone
        /// A browser without scripts: forms and pages that reload.
        case plain
        /// An application that uses the API.
        case application
    }

    /// What becomes of the turn.
    enum Turnout: Sendable, Hashable {
        case prompt
        /// Comes so much later than called.
        case late(Duration)
        case never
    }

    enum Choice: Sendable, Hashable {
        /// The best together, in any category.
        case best
        /// The best of one category, of those there are.
        case category(Int)
        /// Own seats: a section by number, of those that have room, and where in it.
        case seats(section: Int, at: Int)
    }

    /// What a fan does in the shop.
    enum Purchase: Sendable, Hashable {
        /// Looks; whether they say goodbye.
        case none(saysGoodbye: Bool)
        /// Pays as these acts, one after the other, until one succeeds.
        case pays([PaymentAct])
    }

    /// What a buyer presses at the gateway.
    enum PaymentAct: String, Sendable, Hashable {
        case pay, decline, abandon
        case payLate = "pay-late"
        case notifyTwice = "notify-twice"
        case notifyFirst = "notify-first"
        case neverNotify = "never-notify"
    }

    let index: Int
    /// From the start.
    private(set) var arrival: Duration
    let device: Device
    let language: Language
    let turnout: Turnout
    let wanted: Int
    let choice: Choice
    /// Lets the first seats go and chooses again.
    let changesMind: Bool
    let purchase: Purchase
    /// Looks at the queue in a second tab, which knocks as well.
    let hasSecondTab: Bool
    /// Sends the order twice and loads its page twice.
    let isImpatient: Bool
    /// Comes back from the gateway in another browser, on another network.
    let returnsElsewhere: Bool
    /// Loses the cookies while waiting, and joins again.
    let losesPlace: Bool
    /// Comes back for more than the limit.
    let wantsMore: Bool
    /// Seconds people take: over the plan, over the seats, over their details, at the gateway.
    let thinking: [Double]
}

/// When fans come.
struct ArrivalPlan: Sendable, Hashable {
    /// From the start to the opening of the sale.
    let opening: Duration
    /// Whether there is a lobby before the opening.
    let hasLobby: Bool
    /// Who comes after the rush comes until then.
    let end: Duration

    /// Shares of the fans who come in the lobby and in the rush around the opening; the rest comes after it.
    static let inLobby = 0.6
    static let inRush = 0.3

    /// The arrival of a fan, from two uniform numbers in 0..<1.
    func arrival(_ kind: Double, _ when: Double) -> Duration {
        let opening = self.opening / .seconds(1)
        let end = self.end / .seconds(1)
        let rush = min(60, max(1, (end - opening) / 4))
        let share = hasLobby ? ArrivalPlan.inLobby : 0
        if kind < share {
            // More and more towards the opening: the square root of a uniform number has a density that rises linearly.
            return .seconds(opening * when.squareRoot())
        }
        if kind < share + (hasLobby ? ArrivalPlan.inRush : 0.7) {
            // A ramp up to the opening and down from it: the mean of the two slopes is the opening itself.
            let offset = when < 0.5 ? (2 * when).squareRoot() - 1 : 1 - (2 - 2 * when).squareRoot()
            return .seconds(max(0, opening + offset * rush))
        }
        return .seconds(opening + (end - opening) * when)
    }
}

extension FanPlan {
    /// The plan of the fan `index` in the crowd of `seed`.
    init(index: Int, seed: UInt64, arrivals: ArrivalPlan, limit: Int) {
        let dice = FanDice(seed: seed, index: index)
        self.index = index
        arrival = arrivals.arrival(dice.unit(), dice.unit())
        device = dice.pick([(0.65, .phone), (0.1, .plain), (0.25, .application)])
        language = dice.pick([(0.8, .polish), (0.2, .english)])
        turnout = dice.pick([
            (0.78, .prompt), (0.12, .late(.milliseconds(dice.between(5_000, 60_000)))), (0.1, .never),
        ])
        wanted = min(limit, dice.pick([(0.15, 1), (0.5, 2), (0.12, 3), (0.15, 4), (0.03, 5), (0.05, 6)]))
        choice = dice.pick([
            (0.4, .best), (0.3, .category(dice.between(0, 63))),
            (0.3, .seats(section: dice.between(0, 1_023), at: dice.between(0, 1_023))),
        ])
        changesMind = dice.isLikely(0.1)
        purchase = dice.pick([
            (0.68, .pays([.pay])), (0.05, .pays([.decline, .pay])), (0.02, .pays([.decline, .decline, .decline])),
            (0.03, .pays([.abandon])), (0.02, .pays([.payLate])), (0.02, .pays([.notifyTwice])),
            (0.02, .pays([.notifyFirst])), (0.02, .pays([.neverNotify])), (0.09, .none(saysGoodbye: true)),
            (0.05, .none(saysGoodbye: false)),
        ])
        hasSecondTab = dice.isLikely(0.05)
        isImpatient = dice.isLikely(0.05)
        returnsElsewhere = dice.isLikely(0.05)
        losesPlace = dice.isLikely(0.01)
        wantsMore = dice.isLikely(0.01)
        thinking = [dice.spread(40), dice.spread(50), dice.spread(60), dice.spread(45)]
    }
}

extension FanPlan {
    /// The same fan at another time.
    func arriving(_ arrival: Duration) -> FanPlan {
        var plan = self
        plan.arrival = arrival
        return plan
    }
}

/// The dice of one fan.
struct FanDice {
    private let randomness: SeededRandomness

    init(seed: UInt64, index: Int) {
        // Two rounds of the generator between seed and fan: neighbours must not resemble each other.
        let first = SeededRandomness(seed: seed).next()
        randomness = SeededRandomness(seed: SeededRandomness(seed: first ^ UInt64(index)).next())
    }

    /// Uniform in 0..<1.
    func unit() -> Double { Double(randomness.next() >> 11) / 9_007_199_254_740_992 }

    func isLikely(_ chance: Double) -> Bool { unit() < chance }

    /// Uniform in `least...most`.
    func between(_ least: Int, _ most: Int) -> Int { least + Int(randomness.below(UInt64(most - least + 1))) }

    /// Around `mean`, most of them shorter, few much longer: exponential over a half of it, and never beyond five times.
    func spread(_ mean: Double) -> Double { min(mean * 5, mean / 2 - mean / 2 * log(1 - unit())) }

    /// One of `choices`, each with its chance; the last takes what is left of 1.
    func pick<Value>(_ choices: [(chance: Double, value: Value)]) -> Value {
        precondition(!choices.isEmpty, "somebody has to be picked")
        var left = unit()
        for choice in choices {
            left -= choice.chance
            if left < 0 { return choice.value }
        }
        return choices[choices.count - 1].value
    }
}
