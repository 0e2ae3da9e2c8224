// A hold: places kept for one buyer until an instant. A buyer's live hold of an event is their cart.

/// Who buys, as the inventory knows them before they give a name: the number they drew in the event's waiting room.
package struct Buyer: Hashable, Sendable {
    package let number: Int64
    package init(number: Int64) { self.number = number }
}

/// Places kept for one buyer until `until`.
package struct Hold: Sendable {
    package let id: ID<Hold>
    package let event: ID<Event>
    package let buyer: Buyer
    package let createdAt: Instant
    package var until: Instant
    package var extensions: Int
    package var places: [HeldPlace]

    package init(
        id: ID<Hold>, event: ID<Event>, buyer: Buyer, createdAt: Instant, until: Instant, extensions: Int,
        places: [HeldPlace]
    ) {
        self.id = id
        self.event = event
        self.buyer = buyer
        self.createdAt = createdAt
        self.until = until
        self.extensions = extensions
        self.places = places
    }
}

/// A place in a hold, with the ticket type its buyer chose for it.
package struct HeldPlace: Hashable, Sendable {
    /// The place's ordinal in the seat plan.
    package let ordinal: Int
    package var ticketType: Int

    package init(ordinal: Int, ticketType: Int) {
        self.ordinal = ordinal
        self.ticketType = ticketType
    }
}

/// How long places are kept. Each is a promise that pages tell.
package struct HoldRules: Sendable {
    /// From the first place on; adding a place does not restart it.
    package var life: Duration = .minutes(10)
    /// How often the button works (WCAG 2.2.1 asks for at least ten).
    package var extensions = 10
    /// No extension goes beyond this age: a cart is not a way to own a seat.
    package var longestLife: Duration = .minutes(120)

    package init() {}
}
