// What can go wrong for a person. Closed: a new case does not compile until it has a phrase and a status.

package enum Failure: Error, Sendable, Hashable {
    // Inventory
    /// Not enough places are free; `left` still are, for this choice.
    case soldOut(left: Int)
    /// These places cannot be had, each with what it is now.
    case placesTaken([TakenPlace])
    /// More than one buyer may have. `already` is what they hold or bought before.
    case tooMany(limit: Int, already: Int)
    case unknownPlace
    /// That ticket type is not sold for that place.
    case unknownTicketType
    case nothingChosen
    case holdExpired
    case holdNotFound
    case noExtensionLeft

    // Sale
    case saleNotOpen(opensAt: Instant)
    case salePaused
    case saleClosed

    // Waiting room
    /// The shop is behind the waiting room and this visitor has no live shopping session.
    case queueRequired(ID<Event>)
    case tooFast(retryAfter: Int)
    /// Turned away for a few seconds, because payments go first.
    case shopBusy(retryAfter: Int)
    /// The queue ticket is not one of ours. It gets no new number.
    case badTicket
    /// This number shops elsewhere, with seats in hand or paying.
    case claimedElsewhere
    /// The time in the shop for this number is used up.
    case timeUsedUp

    // Payment
    case alreadyPaid
    case orderExpired
    case gatewayUnavailable
    case paymentDeclined

    // Forms
    case invalid(Field)
    case termsNotAccepted
    /// The same idempotency key came with another request.
    case idempotencyConflict

    // Rehearsals
    /// What was asked for is for rehearsals only, and this event is none.
    case notARehearsal
    case wrongRehearsalKey
    /// It was closed: its key opens nothing any more.
    case rehearsalIsOver
    /// It must be closed first.
    case rehearsalGoesOn
    /// Its door was opened before: a rehearsal is held once, the next is another copy.
    case rehearsalHasBegun
    case tooManyRehearsals

    // Access
    case notFound
    case notSignedIn
    case wrongCredentials
    case forbidden
    case crossSite
    /// What the request expected to find is not there any more (If-Match).
    case preconditionFailed

    package enum Field: String, Sendable, CaseIterable {
        case name, email, count, places, section, category, ticketType = "ticket_type", code, nonce, action, body
        case since, language, password, gate, device
        case idempotencyKey = "idempotency_key"
        case rate, cap, message, number, why
    }
}

/// A place that was asked for and cannot be had.
package struct TakenPlace: Sendable, Hashable {
    package let ordinal: Int
    package let state: PlaceState

    package init(ordinal: Int, state: PlaceState) {
        self.ordinal = ordinal
        self.state = state
    }
}
