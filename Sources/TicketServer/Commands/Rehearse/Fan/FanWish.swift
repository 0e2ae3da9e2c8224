// What a fan asks for, and how the wish shrinks while others are faster.

import TicketCore

/// Seats somebody wants. A refused wish becomes another one: other seats, then any, then fewer.
struct FanWish: Sendable, Hashable {
    private(set) var choice: FanPlan.Choice
    private(set) var count: Int
    private var refusals = 0
    /// How often the last wish of all, one place anywhere, is tried.
    private var hopes = 3

    init(_ plan: FanPlan) {
        choice = plan.choice
        count = plan.wanted
    }

    /// Wishes for less after a refusal; false when there is nothing left to wish for.
    mutating func becomesHumbler() -> Bool {
        refusals += 1
        switch choice {
        case .seats(let section, let at) where refusals < 3:
            choice = .seats(section: section + 7 * refusals, at: at)
        case .seats, .category: choice = .best
        case .best where count > 1: count -= 1
        case .best:
            hopes -= 1
            return hopes > 0
        }
        return true
    }
}

/// Who a fan says they are.
struct FanPerson: Sendable, Hashable {
    let name: String
    let email: String

    init(_ plan: FanPlan, seed: UInt64) {
        let dice = FanDice(seed: seed ^ 0x6E61_6D65, index: plan.index)
        let first = FanPerson.firstNames[dice.between(0, FanPerson.firstNames.count - 1)]
        let last = FanPerson.lastNames[dice.between(0, FanPerson.lastNames.count - 1)]
        name = "\(first) \(last)"
        email = "fan-\(seed)-\(plan.index)@example.org"
    }

    private static let firstNames = [
        "Anna", "Zofia", "Łucja", "Michał", "Jan", "Stanisław", "Małgorzata", "Żaneta", "Paweł", "Ola",
    ]
    private static let lastNames = [
        "Nowak", "Wójcik", "Zając", "Król", "O’Brien", "Kowalska-Mazur", "Dąbek", "Lewandowski", "Maj", "Sęk",
    ]
}
