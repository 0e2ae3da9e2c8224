// What the product says: tickets.

package protocol TicketPhrases: Sendable {
}

extension English {
}

extension Polish {
}
