// One draw of an event, as it is kept and as everybody may read it.

/// What a draw is made of, said beforehand and never changed afterwards.
package enum DrawGrade: String, Sendable, Hashable, CaseIterable {
    /// Seed, roster and a public beacon: nobody can know or choose the result.
    case beacon = "A"
    /// Seed and roster: for small sales. Whoever has the server could know the result when the lobby closes.
    case seedOnly = "B"
}

/// A draw from its announcement on. A redraw is a record of its own; none is ever taken away.
package struct DrawRecord: Sendable, Hashable {
    package let event: ID<Event>
    /// 1 for the first, 2 for the one that replaced it …
    package let number: Int
    package let grade: DrawGrade
    /// How places follow from the key.
    package let algorithm: String
    /// The hash that binds us to the seed.
    package let commitment: [UInt8]
    /// The beacon's chain; nil for a draw without.
    package let chain: BeaconChain?
    /// The beacon's round that decides, fixed with the announcement; 0 without a beacon.
    package let round: Int64
    package let announced: Instant
    package let announcedBy: String
    package let lobbyAt: Instant
    /// When the lobby closes, as announced.
    package let cutOff: Instant
    /// When the doors open, if the draw is done.
    package let doors: Instant
    /// Why this draw replaced the one before; nil for the first.
    package let reason: String?
    /// When another draw replaced this one.
    package var replaced: Instant?
    /// How many numbers take part: fixed when the lobby was closed, at `closed`.
    package var size: Int64?
    package var closed: Instant?
    /// The root over the tickets of those who take part, public since `rooted`.
    package var root: [UInt8]?
    package var rooted: Instant?
    package var beacon: BeaconValue?
    /// The result and what it came from; the seed is secret until then.
    package var key: [UInt8]?
    package var seed: [UInt8]?
    package var drawn: Instant?

    /// The reason of a draw that replaced another because the roster was public only after the beacon had spoken, and who
    /// decided that.
    package static let rosterWasLate = "roster-late"
    package static let clock = "clock"

    /// The bytes that go into the key for the beacon: zeros for a draw without one; nil while they are not known.
    package var randomness: [UInt8]? {
        switch grade {
        case .beacon: beacon?.randomness
        case .seedOnly: Array(repeating: 0, count: DrawFormula.randomnessLength)
        }
    }

    /// When the round comes.
    package var roundAt: Instant? { chain?.time(of: round) }

    /// Whether root and count were public before the beacon could be known. Nil as long as there is no root.
    package var wasRootInTime: Bool? {
        guard let rooted else { return nil }
        return roundAt.map { rooted < $0 } ?? true
    }

    /// What a draw waits for longer than it should.
    package enum Lateness: String, Sendable, Hashable {
        case closing
        case root
        case beacon
        case key
    }

    /// What is overdue at `now`, if anything: shown to everybody as "not proven".
    package func lateness(at now: Instant, _ settings: DrawSettings) -> Lateness? {
        guard replaced == nil, key == nil else { return nil }
        guard let closed else { return now - cutOff > settings.rootWithin ? .closing : nil }
        guard root != nil else { return now - closed > settings.rootWithin ? .root : nil }
        guard randomness != nil else {
            return roundAt.map { now - $0 > settings.beaconOverdueAfter } ?? false ? .beacon : nil
        }
        return now > doors ? .key : nil
    }

    /// The lobby is closed, with so many numbers.
    mutating func close(_ size: Int64, at now: Instant) {
        self.size = size
        closed = now
    }

    /// What the key was made of; nil before the draw.
    package var ingredients: DrawFormula.Ingredients? {
        guard let randomness, let root, let size else { return nil }
        return DrawFormula.Ingredients(event: event, round: round, randomness: randomness, root: root, size: size)
    }
}

/// Why something about a draw was refused.
package enum DrawRefusal: Error, Sendable, Hashable {
    /// The event has no draw.
    case noDraw
    /// It has one: only a redraw, with a reason, replaces it.
    case announcedAlready
    /// Somebody has a number or a place already.
    case begun
    /// The lobby must open before the start, and the start must be to come.
    case timesOutOfOrder
    /// Places were called: they are promises now.
    case placesCalled
    /// A redraw needs a reason.
    case noReason
    /// The draw has no beacon.
    case noBeacon
    /// The value is of another round than the one that was announced.
    case otherRound(expected: Int64)
    /// The round has not come yet, or the lobby is not closed.
    case tooEarly
    /// Not 32 bytes, a signature of another length, or randomness that does not follow from the signature.
    case malformed
    /// Another value is there already.
    case contradicts
    /// A lobby holds no more.
    case tooManyNumbers(most: Int64)
    /// The number took no part, or the roster is not closed.
    case notInRoster
}
