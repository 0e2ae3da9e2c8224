// A ticket: the right of one person to one place. A check-in: one scan of it.

/// The states of a ticket. The raw values are stored.
package enum TicketState: String, Sendable, CaseIterable {
    case valid
    case checkedIn = "checked_in"
    case blocked
    case cancelled
}

package struct Ticket: Sendable {
    package let id: ID<Ticket>
    package let order: ID<Order>
    package let event: ID<Event>
    /// The item of the order it was issued for.
    package let item: Int
    package let place: Int
    package let ticketType: Int
    /// What the QR code says.
    package let code: String
    /// What makes the ticket's address unguessable.
    package let secret: String
    package let state: TicketState
}

/// One scan at a gate, as it is kept and shown as evidence.
package struct CheckIn: Sendable, Hashable {
    package let at: Instant
    package let gate: String
    package let device: String

    package init(at: Instant, gate: String, device: String) {
        self.at = at
        self.gate = gate
        self.device = device
    }
}

/// What a gate is told about a code.
package enum ScanAnswer: Sendable {
    case accepted(ScannedTicket)
    /// It was used before: here is the evidence of the first time.
    case alreadyUsed(ScannedTicket, first: CheckIn)
    case refused(ScanRefusal, ScannedTicket?)
}

/// Why a code is not let in.
package enum ScanRefusal: String, Sendable, CaseIterable {
    /// Not one of our codes: mistyped, or of another system.
    case unreadable
    /// Made like one of ours, but there is no such ticket.
    case unknown
    case otherEvent = "other_event"
    case blocked
    case cancelled
    /// Of a rehearsal: nobody ever paid for it.
    case rehearsal
}

/// What the person at the gate needs to see of a ticket.
package struct ScannedTicket: Sendable, Hashable {
    package let id: ID<Ticket>
    package let event: ID<Event>
    package let holder: String
    package let orderCode: String
    package let place: Int
    package let ticketType: Int
}

/// A scanner or phone that was provisioned for a gate.
package struct GateDevice: Sendable {
    package let id: ID<GateDevice>
    package let event: ID<Event>
    package let name: String
    package let gate: String
}
