// Somebody who was let in: one per number, in the shop now or earlier.

/// The identity of a number's shopper. It stays the same when the cookie is exchanged and when they come in again.
package enum ShoppingSession {}

/// What somebody who was let in is doing.
package enum ShopperState: String, Sendable, Hashable, CaseIterable {
    case shopping
    /// Has seats in hand.
    case holding
    /// Is paying: not interrupted by anything of ours.
    case paying
    /// Left by themselves, or used up the time.
    case left
    /// Said nothing for too long.
    case idle
    /// Bought.
    case done

    /// Whether this one is in the shop and counts against its size.
    package var isInside: Bool { self == .shopping || self == .holding || self == .paying }

    /// The states from which a shopper comes to this one by what they do; time has ways of its own (`Visit.lapsed`).
    var origins: Set<ShopperState> {
        let inside: Set<ShopperState> = [.shopping, .holding, .paying]
        return switch self {
        case .shopping, .holding: inside
        case .paying: [.holding, .paying]
        case .left: [.shopping, .holding]
        // A payment that is confirmed late still makes a buyer of who went away meanwhile.
        case .done: inside.union([.left, .idle])
        case .idle: []
        }
    }

    /// What follows for one who cannot prove any more to be inside.
    var withoutKey: ShopperState { isInside ? .left : self }
}

/// Who a shopper is, for rows and calls that have no cookie at hand (a payment's notification).
package struct ShopperKey: Sendable, Hashable {
    package let event: ID<Event>
    package let number: Int64

    package init(event: ID<Event>, number: Int64) {
        self.event = event
        self.number = number
    }
}

/// Somebody in the shop, as a request sees them.
package struct Shopper: Sendable, Hashable {
    package let key: ShopperKey
    package let id: ID<ShoppingSession>
    package let state: ShopperState
    /// When this visit began.
    package let entered: Instant
    /// When the time for this number is used up. Seats in hand may still be paid.
    package let until: Instant
}

/// The record of one number's visits to the shop.
struct Visit: Sendable, Hashable {
    let number: Int64
    let id: ID<ShoppingSession>
    var token: ShoppingToken
    var kid: UInt8
    var state: ShopperState
    /// Since when it is in this state.
    var since: Instant
    /// When the present visit began.
    var entered: Instant
    /// The last request.
    var seen: Instant
    /// Time used by the visits before.
    var used: Duration
    /// How often they were let in.
    var visits: Int
    /// When `seen` was last written down.
    var written: Instant

    init(
        number: Int64, id: ID<ShoppingSession>, token: ShoppingToken, kid: UInt8, state: ShopperState = .shopping,
        since: Instant, entered: Instant, seen: Instant, used: Duration = .zero, visits: Int = 1
    ) {
        self.number = number
        self.id = id
        self.token = token
        self.kid = kid
        self.state = state
        self.since = since
        self.entered = entered
        self.seen = seen
        self.used = used
        self.visits = visits
        written = seen
    }

    /// The state that time alone brings, nil for no change.
    func lapsed(at now: Instant, _ settings: SessionSettings) -> ShopperState? {
        let spent = used + (now - entered)
        switch state {
        case .shopping:
            if now - seen > settings.idle { return .idle }
            return spent > settings.budget ? .left : nil
        // Filling in a form takes longer than the idle limit; the hold has its own, shorter clock and will say so.
        case .holding:
            if spent > settings.budget + settings.holdGrace { return .left }
            // Seats live no longer than this without a word from their buyer: nothing is held any more.
            return now - seen > settings.hold ? .idle : nil
        case .paying:
            // However often a payment is begun anew: one that began in time has had all of its own.
            if spent > settings.budget + settings.holdGrace + settings.payment { return .left }
            return now - since > settings.payment ? lapsedPayment(spent, settings) : nil
        case .left, .idle, .done: return nil
        }
    }

    private func lapsedPayment(_ spent: Duration, _ settings: SessionSettings) -> ShopperState? {
        spent > settings.budget + settings.holdGrace ? .left : .holding
    }

    /// Time in the shop so far.
    func age(at now: Instant) -> Duration { used + (state.isInside ? now - entered : .zero) }

    /// Goes over to `next`, and books the time of a visit that ends with it.
    mutating func become(_ next: ShopperState, at now: Instant) {
        if state.isInside, !next.isInside { used += now - entered }
        if state != next { since = now }
        state = next
    }

    /// Whether this number may be let in once more.
    func mayReturn(_ settings: SessionSettings) -> Bool {
        used < settings.budget && visits <= settings.reentries
    }

    /// After a restart: the time in which there was no shop is nobody's fault, and silence begins anew.
    mutating func resume(at now: Instant) {
        guard state.isInside else { return }
        used += max(.zero, seen - entered)
        entered = now
        seen = now
        written = now
        since = now
    }
}
