// What the waiting room answers. HTTP says the same in its own words; see each case for the status it was made for.

/// The answer to somebody who joins.
package enum JoinOutcome: Sendable, Hashable {
    /// A new number (201).
    case joined(QueueTicket)
    /// The number they have already (200); nobody gets a second one.
    case hasTicket(QueueTicket)
    /// The ticket's place was moved to another device (409).
    case moved
    /// Not open for joining yet (403); when that is expected.
    case notOpen(opensAt: Instant)
    /// Over (410).
    case closed
    /// No numbers at the moment (503). An operator has been told.
    case unavailable(retryAfter: Int)
    case unknownEvent
}

/// The answer to somebody who asks to come in.
package enum EnterOutcome: Sendable, Hashable {
    /// In (200). `token` is the value of the session's cookie.
    case admitted(Shopper, token: String)
    /// Not called yet (202). Seconds until it is worth asking again.
    case waiting(place: Int64, called: Int64, retryAfter: Int)
    /// Called; so many stand before them (202).
    case door(ahead: Int, retryAfter: Int)
    /// The door stands still, for these reasons by language (202).
    case paused([Language: String], retryAfter: Int)
    /// Nothing is free now; something may come back (202).
    case soldOut(retryAfter: Int)
    case lobby(retryAfter: Int)
    case drawing(retryAfter: Int)
    /// 403.
    case notOpen(opensAt: Instant)
    /// Over (410).
    case closed
    /// Not a ticket of ours for this event (400). It gets no new number here.
    case badTicket
    /// Asked again too soon (429).
    case tooFast(retryAfter: Int)
    /// This number shops elsewhere, with seats in hand or paying, since then (409).
    case claimedElsewhere(since: Instant)
    /// The time for this number is used up (403).
    case usedUp
    /// The ticket is genuine but newer than the database (503). An operator has been told.
    case unavailable(retryAfter: Int)
    case unknownEvent
}

/// Why an organiser's word was not carried out.
package enum RoomRefusal: Error, Sendable, Hashable {
    case unknownEvent
    case exists
    /// The room cannot go from the one state to the other.
    case notPossible(from: RoomState, to: RoomState)
}

/// What somebody has to look at.
package enum RoomAlarm: Sendable, Hashable {
    /// A genuine ticket has a number the database does not know of: it was rolled back to an older copy. No numbers are
    /// given until an operator names a number to go on at, above every one given before.
    case numbersLost(event: ID<Event>, seen: Int64, next: Int64)
    /// The master key that the draw's seed came from was taken away: the doors stay shut until it is back, or until an
    /// organiser draws anew.
    case seedLost(event: ID<Event>)
    /// What a tick decided could not be written; the door stands still until it can. Said once until it could.
    case notWritten(event: ID<Event>, reason: String)
}

/// What is left, as a waiting room has to know it.
package struct Stock: Sendable, Hashable {
    /// A price category, for those who wait.
    package struct Tier: Sendable, Hashable {
        package enum Level: Int, Sendable, Hashable { case gone = 0, few, many }

        package let number: Int
        package let name: String
        package let level: Level
        /// The lowest price in minor units, all fees included.
        package let price: Int64

        package init(number: Int, name: String, level: Level, price: Int64) {
            self.number = number
            self.name = name
            self.level = level
            self.price = price
        }
    }

    /// Seats that can be taken now.
    package let free: Int
    /// Seats in somebody's hands or in a payment.
    package let held: Int
    package let tiers: [Tier]

    package init(free: Int, held: Int, tiers: [Tier] = []) {
        self.free = free
        self.held = held
        self.tiers = tiers
    }
}
