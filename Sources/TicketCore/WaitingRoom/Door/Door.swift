// The door: when to call the next places, and whom to let in. A pure state machine over the clock that is handed in.

/// What the door has to know of the shop to decide.
struct ShopLoad: Sendable, Hashable {
    /// People inside, those included who are being let in at this moment.
    var inside: Int
    /// How many of them have most likely gone without a word: they count for the shop's size, not for what they will buy.
    var silent = 0.0
    /// Seats that are not sold: free ones and those in somebody's hands. Nil if nobody said.
    var unsold: Int?
    var pressure = ShopPressure.calm
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
    private(set) var capacity: Capacity
    private(set) var lookAhead: LookAhead
    private(set) var slowStart: SlowStart
    private(set) var requests = RequestRate()
    /// Why nobody is called or let in, as of the last `pass`.
    private(set) var brake: ShopPressure.Brake?
    private var line = DoorLine()
    private var bucket: TokenBucket
    private let settings: DoorSettings

    /// - Parameters:
    ///   - called: the durable count of called places.
    ///   - ages: how long those who are inside have been there.
    ///   - lastCalls: whom the process before called shortly before it ended.
    init(
        called: Int64, pace: DoorPace, _ settings: DoorSettings, ages: [Duration] = [], lastCalls: LastCalls? = nil,
        at now: Instant
    ) {
        self.called = called
        self.pace = pace
        self.settings = settings
        calls = Calls(settings, lastCalls, at: now)
        demand = Demand(settings)
        capacity = Capacity(settings.flow)
        lookAhead = LookAhead(settings.flow, ages: ages, at: now)
        slowStart = SlowStart(settings.flow, inside: ages.count, shop: pace.shoppers, at: now)
        bucket = TokenBucket(pace.admissionsPerSecond, burst: settings.burst, at: now)
    }

    /// People who stand at the door now.
    var standing: Int { line.count }

    mutating func set(_ pace: DoorPace) { self.pace = pace }

    /// Lets time pass: tokens come in, the silent drop out, everything that is learnt is learnt.
    mutating func pass(to now: Instant, _ load: ShopLoad = ShopLoad(inside: 0)) {
        bucket.fill(pace.admissionsPerSecond, burst: settings.burst, at: now)
        line.drop(silentSince: now - settings.presence)
        calls.pass(to: now)
        requests.pass(to: now)
        let belief = pace.admissionsPerSecond * lookAhead.requestsPerVisit / settings.flow.headroom
        let coming = coming(at: now)
        capacity.pass(
            to: now, load: requests.perSecond, booked: lookAhead.peak, pressure: load.pressure, belief: belief)
        lookAhead.pass(to: now, capacity: capacity.estimate ?? .infinity)
        let used = Double(load.inside) + coming
        if brake != nil, load.pressure.brake == nil { slowStart.beginAgain(used: used, shop: pace.shoppers) }
        brake = load.pressure.brake
        slowStart.pass(to: now, used: used, shop: pace.shoppers)
    }

    /// After somebody had stopped the door by hand: gently, as after a brake.
    mutating func goOn(inside: Int, at now: Instant) {
        slowStart.beginAgain(used: Double(inside) + coming(at: now), shop: pace.shoppers)
    }

    /// Those at the door, and those called a moment ago who are expected there.
    fileprivate func coming(at now: Instant) -> Double { Double(line.count) + calls.expected(at: now) }

    /// What each limit leaves room for.
    func limits(_ load: ShopLoad, at now: Instant) -> DoorLimits {
        let coming = coming(at: now)
        let taken = Double(load.inside) + coming
        // Who is called now comes after the claim's delay, and finds the tokens of that time.
        let tokens = bucket.tokens + pace.admissionsPerSecond * settings.claimDelay.inSeconds
        return DoorLimits(
            shop: Double(pace.shoppers) - taken, slowStart: slowStart.limit - taken,
            stock: shoppersTheStockNeeds(load.unsold) - (taken - load.silent), lookAhead: lookAhead.room - coming,
            rate: tokens - coming)
    }

    /// How many places to call now. Nothing is called by asking: commit `called` plus this first, then `call` them.
    ///
    /// - Parameter waiting: numbers given and not called yet.
    func wanted(_ load: ShopLoad, waiting: Int64, at now: Instant) -> Int64 {
        guard brake == nil, waiting > 0 else { return 0 }
        let people = limits(load, at: now).least.people
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
        let most = Int(min(slowStart.limit, Double(pace.shoppers)))
        // Those ahead keep their slots though they are not asking at this moment: presence is enough.
        guard brake == nil, ahead < min(most - inside, Int(bucket.tokens)) else { return .stand(ahead: ahead) }
        line.remove(place)
        bucket.take()
        lookAhead.admit()
        return .admitted
    }

    /// One who was let in `age` ago makes a request.
    mutating func note(age: Duration, at now: Instant) {
        requests.note(at: now)
        lookAhead.note(age: age)
    }

    /// Somebody who was called came, though the door stands still.
    mutating func came(_ place: Int64) { calls.came(place) }

    /// An admission came to nothing (the database refused it).
    mutating func giveBack() {
        bucket.giveBack()
        lookAhead.giveBack()
    }

    /// Somebody at the door has left.
    mutating func leave(_ place: Int64) { line.remove(place) }

    /// A visit to the shop is over, with so many tickets bought.
    mutating func ended(tickets: Int) { demand.ended(tickets: tickets) }

    /// Who comes long after the call stands behind those at the door and before everybody who is called from now on.
    private func newPosition(_ place: Int64, _ now: Instant) -> DoorLine.Position {
        DoorLine.Position(order: calls.isLate(place, at: now) ? called : place, place: place)
    }

    fileprivate func shoppersTheStockNeeds(_ unsold: Int?) -> Double {
        guard let unsold else { return .infinity }
        guard unsold > 0 else { return 0 }
        // For a single seat that came back three may look, not twenty.
        let least = min(settings.lastShoppers, settings.shoppersForASeat * unsold)
        return max(Double(least), settings.stockMargin * Double(unsold) / demand.ticketsPerVisit)
    }
}

extension Door {
    /// The door in numbers.
    func figures(_ load: ShopLoad, waiting: Int64, at now: Instant) -> DoorFigures {
        let limits = limits(load, at: now)
        let limit = brake != nil ? .brake : waiting <= 0 ? .nobodyWaits : limits.least.limit
        return DoorFigures(
            limit: limit, brake: brake, expected: calls.expected(at: now),
            requestsPerSecond: requests.perSecond, requestsAhead: lookAhead.peak, capacity: capacity.estimate,
            shoppers: pace.shoppers, slowStart: Int(min(slowStart.limit, Double(pace.shoppers))),
            stock: load.unsold.map { Int(shoppersTheStockNeeds($0)) },
            lookAhead: limits.lookAhead.isFinite ? Int(clamping: limits.lookAhead) : nil,
            rate: Int(clamping: limits.rate),
            sellsOutNear: sellsOutNear(load, at: now))
    }

    /// The place near which everything is sold if people go on coming and buying as they do. Nil while too little was
    /// seen to say so.
    func sellsOutNear(_ load: ShopLoad, at now: Instant) -> Int64? {
        guard let unsold = load.unsold, calls.isMeasured, demand.visits >= settings.visitsToJudge else { return nil }
        let theirs = (Double(load.inside) - load.silent + coming(at: now)) * demand.ticketsPerVisit
        let left = max(0, Double(unsold) - theirs)
        let places = left / (demand.ticketsPerVisit * max(calls.showRate, settings.showRateFloor))
        return Door.rounded(called + Int64(places))
    }

    /// To two digits: more would promise what nobody knows.
    static func rounded(_ place: Int64) -> Int64 {
        var unit: Int64 = 1
        while place / unit >= 100 { unit *= 10 }
        return (place + unit / 2) / unit * unit
    }
}

extension Int {
    /// Towards zero; the nearest there is for what is too large.
    fileprivate init(clamping value: Double) { self = Int(Swift.max(-1e15, Swift.min(1e15, value))) }
}
