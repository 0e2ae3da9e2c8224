// The key of a place in the database: its event and its ordinal in one number.

/// `event << 18 | ordinal`: events have 40 bits, ordinals 18 (`SeatPlan.placeLimit`), so a place is found by one key.
package struct PlaceKey: Hashable, Sendable {
    package let rawValue: Int64

    package init(event: ID<Event>, ordinal: Int) {
        precondition((0..<SeatPlan.placeLimit).contains(ordinal), "an ordinal has 18 bits")
        rawValue = event.rawValue << 18 | Int64(ordinal)
    }

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package var event: ID<Event> { ID(rawValue: rawValue >> 18) }
    package var ordinal: Int { Int(rawValue & 0x3FFFF) }

    /// The keys of all places of an event.
    package static func all(of event: ID<Event>) -> ClosedRange<Int64> {
        event.rawValue << 18...event.rawValue << 18 | 0x3FFFF
    }
}
