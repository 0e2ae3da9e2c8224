// A sale at one moment, in figures, as the organiser's live screen shows it.

import TicketCore

struct LiveFigures: Sendable, Equatable {
    var at: Instant

    // People
    var waiting = 0
    /// Called in the last ten minutes and not come yet.
    var called = 0
    var atDoor = 0
    var choosing = 0
    var holding = 0
    var paying = 0

    // Seats
    var sold = 0
    var held = 0
    var free = 0
    var blocked = 0

    // Pace
    var letIn = Pace()
    var seatsSold = Pace()

    // How it goes
    /// Shares from 0 to 1.
    var showRate = 0.0
    var conversion = 0.0
    var ticketsPerOrder = 0.0
    /// When the last seat is sold if the last five minutes go on; nil while nobody can say.
    var soldOut: Instant?
    var limit: Limit?
    var draw = Draw.none
    var server = Server()

    /// A flow of people or seats.
    struct Pace: Sendable, Equatable {
        var lastMinute = 0
        /// Sixty values a minute, the oldest first.
        var minutes = [Int](repeating: 0, count: 60)

        var highest: Int { max(lastMinute, minutes.max() ?? 0) }
    }

    /// What keeps the door from calling more people.
    enum Limit: Sendable { case nobodyWaits, closed, speed, shoppers, stock, brake, lookAhead, slowStart }

    enum Draw: Sendable { case none, announced, lobby, drawing, done }

    struct Server: Sendable, Equatable {
        enum Level: Sendable { case good, busy, overloaded }

        var level = Level.good
        /// How long a request waits for the slowest loop, and a change for the disk.
        var lag: Duration = .zero
        var disk: Duration = .zero
        /// A step of a purchase that 99 of 100 do not exceed; nil while too few were made.
        var purchase: Duration?
    }

    var inShop: Int { choosing + holding + paying }
    var places: Int { sold + held + free + blocked }
}
