// The places of numbers, for who checks a whole room.

extension WaitingRooms {
    /// The place of a number, from 0; nil for an event without a room, and while the draw has not given places.
    package func place(of number: Int64, in event: ID<Event>) -> Int64? {
        room(event)?.ask { $0.hasPlace(number) ? $0.places.place(of: number) : nil }
    }
}
