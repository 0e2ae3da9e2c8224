// Why the door is as fast or as slow as it is at this moment: for the organiser's screen.

/// What keeps the door from calling more people.
package enum DoorLimit: String, Sendable, Hashable, CaseIterable {
    /// Everybody has been called.
    case nobodyWaits = "nobody-waits"
    /// The server is behind: nobody is called or let in.
    case brake
    /// The organiser's number of people in the shop.
    case shop
    /// The shop is filled by degrees after it opened or had to stand still.
    case slowStart = "slow-start"
    /// What is left would not be enough for more people.
    case stock
    /// Those inside will ask for as much as the server bears.
    case lookAhead = "look-ahead"
    /// The organiser's number of people a minute.
    case rate
}

/// The door in numbers. What a limit allows is people more than are inside or on their way; it may be below zero.
package struct DoorFigures: Sendable, Hashable {
    /// What holds the door at present.
    package let limit: DoorLimit
    /// Why it is braked, if it is.
    package let brake: ShopPressure.Brake?
    /// People who were called less than 40 s ago and will still come, as far as one can know.
    package let expected: Double
    /// Requests a second of this room's shoppers over the last 10 s; those ahead at the busiest moment; and the most the
    /// purchase path was seen to bear, nil while nothing was ever slow.
    package let requestsPerSecond: Double
    package let requestsAhead: Double
    package let capacity: Double?
    /// Most people in the shop: by the organiser's word, by the slow start, by the stock (nil: not known).
    package let shoppers: Int
    package let slowStart: Int
    package let stock: Int?
    /// People more: by the look-ahead (nil while nothing was ever slow), and by the organiser's rate.
    package let lookAhead: Int?
    package let rate: Int
    /// The place near which everything is sold at the present speed, from 0; nil while that cannot be said.
    package let sellsOutNear: Int64?
}

/// What each limit leaves room for, in people who may come more.
struct DoorLimits: Sendable {
    var shop: Double
    var slowStart: Double
    var stock: Double
    var lookAhead: Double
    var rate: Double

    /// The one that counts, and what it allows. Of equal ones the first: it is the easiest to understand.
    var least: (limit: DoorLimit, people: Double) {
        var least = (limit: DoorLimit.shop, people: shop)
        for (limit, people) in [
            (DoorLimit.stock, stock), (.rate, rate), (.slowStart, slowStart), (.lookAhead, lookAhead),
        ] where people < least.people {
            least = (limit, people)
        }
        return least
    }
}
