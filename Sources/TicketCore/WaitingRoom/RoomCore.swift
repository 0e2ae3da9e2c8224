// One waiting room as a pure state machine: what it knows, and what follows from a moment and a request.

/// The memory of a room. Everything in it is either durable already or can be lost without anybody losing a place.
///
/// Nothing here waits or writes. What must be durable first is handed out (`Plan`, `Admission`), written by `Room`, and
/// comes back as `carriedOut`, `admitted`, `failed`.
struct RoomCore: Sendable {
    private(set) var record: RoomRecord
    private(set) var visits: Visits
    private(set) var door: Door
    private(set) var pulse = Pulse()
    private(set) var stock: Stock?
    private(set) var places: Places
    let settings: WaitingRoomSettings
    private var limiter = EnterLimiter()
    /// Numbers whose admission is being written.
    private var entering: Set<Int64> = []
    /// Those of them who will be one more in the shop.
    private var admitting = 0
    private var soldOut: SoldOutWatch
    /// Shoppers who have most likely gone, as of the last tick.
    private(set) var silent = 0.0
    private(set) var pressure = ShopPressure.calm
    /// The last plan could not be written down.
    private(set) var isFailing = false
    /// What the organiser says to everybody, whatever the state.
    private(set) var announcement: [Language: String] = [:]
    /// The draw does not go on, and somebody was told.
    private var isDrawFailing = false
    var joining: JoinState
    /// Those who said that they will not wait any longer.
    private(set) var gaveUp = 0

    init(
        _ record: RoomRecord, _ visits: [Visit], _ settings: WaitingRoomSettings, places: Places = .inOrderOfArrival,
        joining: JoinState = JoinState(), at now: Instant
    ) {
        self.record = record
        self.places = places
        self.joining = joining
        self.settings = settings
        soldOut = SoldOutWatch(since: now)
        self.visits = Visits(
            visits.map { visit in
                var visit = visit
                visit.resume(at: now)
                return visit
            })
        let present = self.visits.byNumber.values.filter(\.state.isInside)
        door = Door(
            called: record.called, pace: record.pace, settings.door, ages: present.map { $0.age(at: now) },
            lastCalls: record.lastCalls, at: now)
        for number in self.visits.byNumber.keys { door.came(places.place(of: number)) }
    }

    /// People in the shop, those who are being let in included.
    var inside: Int { visits.inside + admitting }

    /// When numbers are given, as far as the plan goes.
    var joinsFrom: Instant { record.draw?.lobbyAt ?? record.opensAt }

    // MARK: Entering

    /// The session of this number that `token` opens, if that is what it does. Asking to come in is a sign of life.
    mutating func present(_ number: Int64, _ token: ShoppingToken, at now: Instant) -> Shopper? {
        guard let visit = visits.find(token), visit.number == number else { return nil }
        seen(number, at: now)
        return shopper(visit)
    }

    /// Whether this number may ask at this moment.
    mutating func mayTry(_ number: Int64, at now: Instant) -> Bool {
        !entering.contains(number) && limiter.allow(number, every: settings.enterInterval, at: now)
    }

    /// - Parameters:
    ///   - mayCall: whether `call` is an answer; false if that was tried.
    ///   - spread: a factor for what people are told to wait, so that they do not come back all at once.
    ///   - new: makes what a session that may begin is known by.
    mutating func enter(
        _ number: Int64, at now: Instant, mayCall: Bool, spread: Double,
        new: () -> NewSession
    ) -> Step {
        if record.state == .closed { return .answer(.closed) }
        if let visit = visits[number], visit.state.isInside {
            return exchange(visit, now, new)
        }
        let place = places.place(of: number)
        if let answer = refusal(number) {
            // They came all the same: a pause must not look like a line of people who do not.
            if place < door.called { door.came(place) }
            return .answer(answer)
        }
        guard place < door.called else {
            return mayCall
                ? .call : .answer(.waiting(place: place, called: door.called, retryAfter: secondsToWait(place, spread)))
        }
        switch door.ask(place, inside: inside, at: now) {
        case .stand(let ahead): return .answer(.door(ahead: ahead, retryAfter: settings.polling.atDoor))
        case .admitted: return begin(number, now, new)
        }
    }

    /// The session is durable.
    mutating func admitted(_ admission: Admission) {
        finish(admission)
        if admission.isExchange { visits.exchange(admission.visit) } else { visits.put(admission.visit) }
    }

    /// The session could not be written down, or the number's session turned out to be in use.
    mutating func failed(_ admission: Admission) {
        finish(admission)
        if !admission.isExchange { door.giveBack() }
    }

    private mutating func finish(_ admission: Admission) {
        entering.remove(admission.visit.number)
        if !admission.isExchange { admitting -= 1 }
    }

    /// One live session a number: another browser with the same ticket takes it over, unless seats or money are in play
    /// there.
    private mutating func exchange(_ visit: Visit, _ now: Instant, _ new: () -> NewSession) -> Step {
        guard visit.state == .shopping else { return .answer(.claimedElsewhere(since: visit.since)) }
        let made = new()
        var next = visit
        next.token = made.token
        next.kid = made.kid
        next.seen = now
        entering.insert(visit.number)
        return .admit(Admission(visit: next, former: visit, isExchange: true))
    }

    private mutating func begin(_ number: Int64, _ now: Instant, _ new: () -> NewSession) -> Step {
        let made = new()
        let former = visits[number]
        let visit = Visit(
            number: number, id: former?.id ?? made.id, token: made.token, kid: made.kid, since: now, entered: now,
            seen: now, used: former?.used ?? .zero, visits: (former?.visits ?? 0) + 1)
        entering.insert(number)
        admitting += 1
        return .admit(Admission(visit: visit, former: former, isExchange: false))
    }

    // MARK: Inside

    /// A shopper makes a request.
    mutating func asked(_ number: Int64, at now: Instant) {
        if let visit = visits[number] { door.note(age: visit.age(at: now), at: now) }
    }

    mutating func seen(_ number: Int64, at now: Instant) { visits.seen(number, at: now, settings.sessions) }

    /// Moves a shopper on; false if that is not possible from where they are.
    mutating func move(_ number: Int64, to state: ShopperState, tickets: Int = 0, at now: Instant) -> Bool {
        guard let before = visits.move(number, from: state.origins, to: state, at: now) else { return false }
        if before.state.isInside, !state.isInside { door.ended(tickets: tickets) }
        return true
    }

    /// Somebody will not wait or shop any longer. False while they pay.
    mutating func leave(_ number: Int64, at now: Instant) -> Bool {
        if let visit = visits[number], visit.state.isInside { return move(number, to: .left, at: now) }
        door.leave(places.place(of: number))
        countHole(number)
        gaveUp += 1
        return true
    }

    // MARK: Time

    /// Lets time pass, and says what follows from it.
    ///
    /// - Parameter numbers: how many numbers were given.
    mutating func plan(_ stock: Stock?, numbers: Int64, _ pressure: ShopPressure, at now: Instant) -> Plan {
        self.stock = stock
        self.pressure = pressure
        for _ in 0..<visits.lapse(at: now, settings.sessions) { door.ended(tickets: 0) }
        silent = visits.silent(at: now, settings.sessions)
        door.pass(to: now, load)
        var plan = Plan()
        plan.visits = visits.takeUnwritten()
        if let next = due(now) {
            plan.change = (record.state, next)
            if next == .drawing { plan.closing = (numbers, now) }
        } else {
            call(wanted(numbers: numbers, at: now), &plan, at: now)
        }
        return plan
    }

    /// A plan that calls at once, between two ticks; nil if nobody is to be called.
    func plan(numbers: Int64, at now: Instant) -> Plan? {
        guard let called = wanted(numbers: numbers, at: now) else { return nil }
        var plan = Plan()
        call(called, &plan, at: now)
        return plan
    }

    private func call(_ called: Int64?, _ plan: inout Plan, at now: Instant) {
        plan.called = called
        plan.lastCalls = called.flatMap { door.calls.last(callingUpTo: $0, at: now) }
    }

    /// The plan is durable.
    mutating func carriedOut(_ plan: Plan, at now: Instant) {
        isFailing = false
        if let closing = plan.closing { record.draw?.close(closing.size, at: closing.at) }
        if let change = plan.change { enter(change.to, now) }
        if let called = plan.called {
            door.call(called - door.called, at: now)
            record.called = called
        }
        pulse.note(door.called, at: now)
        passJoining(to: now)
    }

    /// The plan could not be written down: nothing of it is so, except what the visitors did. True the first time in a
    /// row.
    mutating func notCarriedOut(_ plan: Plan) -> Bool {
        defer { isFailing = true }
        visits.keepUnwritten(plan.visits)
        return !isFailing
    }

    /// A new state, durable already.
    mutating func enter(_ state: RoomState, _ now: Instant) {
        if record.state == .paused, state == .open { door.goOn(inside: inside, at: now) }
        record.state = state
        soldOut = SoldOutWatch(since: now)
        pulse.reset()
    }

    /// The draw as it is written down by now; with the places, once they are drawn.
    mutating func set(_ draw: DrawRecord, _ places: Places? = nil) {
        record.draw = draw
        isDrawFailing = false
        if let places { self.places = places }
    }

    /// The draw could not go on. True the first time in a row.
    mutating func drawFailed() -> Bool {
        defer { isDrawFailing = true }
        return !isDrawFailing
    }

    /// What an orderly stop has to write down.
    mutating func unwritten() -> [Visit] { visits.takeUnwritten() }

    mutating func set(_ pace: DoorPace) {
        record.pace = pace
        door.set(pace)
    }

    mutating func set(messages: [Language: String]) { record.messages = messages }

    mutating func set(announcement: [Language: String]) { self.announcement = announcement }

    mutating func reschedule(opensAt: Instant, endsAt: Instant) {
        record.opensAt = opensAt
        record.endsAt = endsAt
    }

    /// The state that the clock or the stock brings.
    private mutating func due(_ now: Instant) -> RoomState? {
        switch record.state {
        case .announced:
            if let draw = record.draw { return now >= draw.lobbyAt ? .lobby : nil }
            return now >= record.opensAt ? .open : nil
        case .lobby: return record.draw.map { now >= $0.cutOff } ?? false ? .drawing : nil
        case .drawing: return record.draw.map { $0.key != nil && now >= $0.doors } ?? false ? .open : nil
        case .open: return stock?.free == 0 ? .soldOut : nil
        case .soldOut: return stock.flatMap { soldOut.next($0, inside: visits.inside, settings, at: now) }
        case .draft, .paused, .closed: return nil
        }
    }
}
