// What the product says: choosing seats.

package protocol SeatPhrases: Sendable {
}

extension English {
}

extension Polish {
}
