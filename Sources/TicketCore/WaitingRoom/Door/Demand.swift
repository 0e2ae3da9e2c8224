// What a visit to the shop sells.

/// How many tickets a visit sells, learnt from the visits that ended.
struct Demand: Sendable, Hashable {
    private let weight: Double
    private let conversionAtFirst: Double
    private let ticketsAtFirst: Double
    private(set) var visits = 0.0
    private var orders = 0.0
    private var tickets = 0.0

    init(_ settings: DoorSettings) {
        weight = settings.weightOfBelief
        conversionAtFirst = settings.conversionAtFirst
        ticketsAtFirst = settings.ticketsPerOrderAtFirst
    }

    mutating func ended(tickets count: Int) {
        visits += 1
        guard count > 0 else { return }
        orders += 1
        tickets += Double(count)
    }

    /// The share of visits that buy.
    var conversion: Double { (conversionAtFirst * weight + orders) / (weight + visits) }

    /// Tickets an order.
    var ticketsPerOrder: Double { (ticketsAtFirst * weight + tickets) / (weight + orders) }

    /// Never so little that a lull would open the door wide.
    var ticketsPerVisit: Double { max(0.05, conversion * ticketsPerOrder) }
}
