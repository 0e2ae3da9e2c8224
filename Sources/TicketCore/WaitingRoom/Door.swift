// The door: when to call the next places, and whom to let in. A pure state machine over the clock that is handed in.

/// What the door has to know of the shop to decide.
struct ShopLoad: Sendable, Hashable {
    /// People inside, those included who are being let in at this moment.
    var inside: Int
    /// Seats that are not sold: free ones and those in somebody's hands. Nil if nobody said.
    var unsold: Int?
    /// Something behind the door is too slow; call nobody.
    var braked = false
}

/// Calls places and lets people in, never more than the shop holds.
///
/// A called place is an invitation, not a slot: not everybody comes. So the door calls as many as will fill the free
/// slots by the measured show rate, and lets in by presence. Too many at once stand at the door, in order; too few are
/// made up for by the next calls. Nobody who was called is ever refused for being late.
struct Door: Sendable {
    /// What somebody who was called and asks to come in hears.
    enum Answer: Sendable, Hashable {
        case admitted
        /// So many stand before them.
        case stand(ahead: Int)
    }

    private(set) var pace: DoorPace
    private(set) var called: Int64
    private(set) var calls: Calls
    private(set) var demand: Demand
    private var line = DoorLine()
    private var bucket: TokenBucket
    private let settings: DoorSettings

    /// - Parameter called: the durable count of called places.
    init(called: Int64, pace: DoorPace, _ settings: DoorSettings, at now: Instant) {
        self.called = called
        self.pace = pace
        self.settings = settings
        calls = Calls(settings, at: now)
        demand = Demand(settings)
        bucket = TokenBucket(pace.admissionsPerSecond, burst: settings.burst, at: now)
    }

    /// People who stand at the door now.
    var standing: Int { line.count }

    mutating func set(_ pace: DoorPace) { self.pace = pace }

    /// Lets time pass: tokens come in, the silent drop out, the show rate is measured.
    mutating func pass(to now: Instant) {
        bucket.fill(pace.admissionsPerSecond, burst: settings.burst, at: now)
        line.drop(silentSince: now - settings.presence)
        calls.pass(to: now)
    }

    /// How many places to call now. Nothing is called by asking: commit `called` plus this first, then `call` them.
    ///
    /// - Parameter waiting: numbers given and not called yet.
    func wanted(_ load: ShopLoad, waiting: Int64, at now: Instant) -> Int64 {
        guard !load.braked, waiting > 0 else { return 0 }
        let coming = Double(line.count) + calls.expected(at: now)
        let taken = Double(load.inside) + coming
        let slots = min(Double(pace.shoppers), shoppersTheStockNeeds(load.unsold)) - taken
        // Who is called now comes after the claim's delay, and finds the tokens of that time.
        let delay = Double(settings.claimDelay.inMilliseconds) / 1000
        let admissions = bucket.tokens + pace.admissionsPerSecond * delay - coming
        let people = min(slots, admissions)
        guard people > 0 else { return 0 }
        return min(waiting, Int64(people / max(calls.showRate, settings.showRateFloor)))
    }

    /// `count` more places are called; this is durable.
    mutating func call(_ count: Int64, at now: Instant) {
        calls.call(called..<called + count, at: now)
        called += count
    }

    /// Somebody with a called place asks to come in. Who is admitted has taken a slot and a token: count them as inside,
    /// or `giveBack`.
    mutating func ask(_ place: Int64, inside: Int, at now: Instant) -> Answer {
        precondition(place < called, "only who was called may ask")
        bucket.fill(pace.admissionsPerSecond, burst: settings.burst, at: now)
        let position = line.position(of: place) ?? newPosition(place, now)
        calls.came(place)
        let ahead = line.stand(position, at: now)
        // Those ahead keep their slots though they are not asking at this moment: presence is enough.
        guard ahead < min(pace.shoppers - inside, Int(bucket.tokens)) else { return .stand(ahead: ahead) }
        line.remove(place)
        bucket.take()
        return .admitted
    }

    /// Somebody who was called came, though the door stands still.
    mutating func came(_ place: Int64) { calls.came(place) }

    /// An admission came to nothing (the database refused it).
    mutating func giveBack() { bucket.giveBack() }

    /// Somebody at the door has left.
    mutating func leave(_ place: Int64) { line.remove(place) }

    /// A visit to the shop is over, with so many tickets bought.
    mutating func ended(tickets: Int) { demand.ended(tickets: tickets) }

    /// Who comes long after the call stands behind those at the door and before everybody who is called from now on.
    private func newPosition(_ place: Int64, _ now: Instant) -> DoorLine.Position {
        DoorLine.Position(order: calls.isLate(place, at: now) ? called : place, place: place)
    }

    private func shoppersTheStockNeeds(_ unsold: Int?) -> Double {
        guard let unsold else { return .infinity }
        guard unsold > 0 else { return 0 }
        return max(Double(settings.lastShoppers), settings.stockMargin * Double(unsold) / demand.ticketsPerVisit)
    }
}

/// How many tickets a visit sells, learnt from the visits that ended.
struct Demand: Sendable, Hashable {
    private let weight: Double
    private let conversionAtFirst: Double
    private let ticketsAtFirst: Double
    private var visits = 0.0
    private var orders = 0.0
    private var tickets = 0.0

    init(_ settings: DoorSettings) {
        weight = settings.weightOfBelief
        conversionAtFirst = settings.conversionAtFirst
        ticketsAtFirst = settings.ticketsPerOrderAtFirst
    }

    mutating func ended(tickets count: Int) {
        visits += 1
        guard count > 0 else { return }
        orders += 1
        tickets += Double(count)
    }

    /// The share of visits that buy.
    var conversion: Double { (conversionAtFirst * weight + orders) / (weight + visits) }

    /// Tickets an order.
    var ticketsPerOrder: Double { (ticketsAtFirst * weight + tickets) / (weight + orders) }

    /// Never so little that a lull would open the door wide.
    var ticketsPerVisit: Double { max(0.05, conversion * ticketsPerOrder) }
}
