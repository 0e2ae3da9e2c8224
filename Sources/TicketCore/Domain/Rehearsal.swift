// A rehearsal: a copy of an event at which everything is tried and nothing is sold.

/// What is known of a rehearsal besides its event.
package struct Rehearsal: Sendable {
    package let event: ID<Event>
    /// The event it was copied from.
    package let original: ID<Event>
    package let createdAt: Instant
    package let createdBy: String
    /// When the lobby was asked to open; nil without one.
    package let lobbyAt: Instant?
    package let habits: GatewayHabits
    /// When it was ended: nothing can be bought or asked with its key any more.
    package let closedAt: Instant?
    /// When its orders, tickets and places were deleted; the result stays.
    package let clearedAt: Instant?
    /// What the books said when it was closed.
    package let result: LedgerReport?
}

/// How a gateway misbehaves, by shares of payments.
package struct GatewayHabits: Sendable, Hashable {
    /// Payments that the bank declines, in millionths.
    package var declined = 0
    /// The time that 95 of 100 payments take at most; zero: at once.
    package var slowP95 = Duration.zero
    /// Payments whose notification never comes, in millionths.
    package var lost = 0
    /// Payments that are notified twice, in millionths.
    package var doubled = 0
    /// Payments whose notification comes before the gateway itself shows what it tells of, in millionths.
    package var reordered = 0
    /// What the fate of each payment is drawn from: the same seed, the same fates.
    package var seed: UInt64 = 0

    package init() {}

    /// The whole, in the unit of the shares.
    package static let whole = 1_000_000
}

/// What becomes of one payment, decided before it is made.
package struct PaymentFate: Sendable, Hashable {
    package var isDeclined = false
    /// How long the bank takes.
    package var latency = Duration.zero
    package var isLost = false
    package var isDoubled = false
    package var isReordered = false

    package init() {}
}
