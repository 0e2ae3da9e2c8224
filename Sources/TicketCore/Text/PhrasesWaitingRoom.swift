// What the product says: the waiting room.

package protocol WaitingRoomPhrases: Sendable {
}

extension English {
}

extension Polish {
}
