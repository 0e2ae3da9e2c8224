// What a place of an event can be.

/// What a place is to a buyer. The raw value is what the database keeps, and its two bits in the availability map.
package enum PlaceState: UInt8, Hashable, Sendable, CaseIterable {
    case free, held, sold, blocked
}
