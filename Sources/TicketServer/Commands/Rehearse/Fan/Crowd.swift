// One loop's share of the fans: their clock, their connections and what they measured.

import TicketCore

/// How a fan's visit ended, in the words of the report.
enum FanOutcome: String, Error, Sendable, Hashable, CaseIterable {
    case bought
    case boughtLate = "paid late and bought"
    case refunded = "paid too late, money back"
    case neverCame = "never came"
    case lookedOnly = "looked and left"
    case gaveUp = "gave up"
    case unpaid = "did not pay"
    case soldOut = "sold out"
    case timeUsedUp = "time used up"
    case failed
    /// Sent from the shop to the waiting room: not an end, they come in again.
    case sentBack = "sent back"
    /// The rehearsal ended first.
    case waiting = "still waiting"
    /// The rehearsal ended while they were in the shop.
    case shopping = "still in the shop"
}

/// What all fans of a rehearsal have in common.
struct Scene: Sendable {
    let event: ID<Event>
    /// For the Host field.
    let host: String
    let seed: UInt64
    /// Places one buyer may have.
    let limit: Int
    /// Factor on the time people take to think: 1 for people, nearly 0 for as fast as the door lets them.
    let thinking: Double
    let start: Moment
    let sources: SourceAddresses
    let drawn = DrawnPlaces()
}

/// Fans on one loop. What they share is touched on its thread only, hence `@unchecked Sendable`.
final class Crowd: @unchecked Sendable {
    /// What a person at the terminal wants to know every second.
    struct Pulse: Sendable {
        var alive = 0
        var waiting = 0
        var shopping = 0
        var hasArrived = true
        var openConnections = 0
        var second = RehearsalSecond()
        var total = RehearsalSecond()
        var purchase = LatencyHistogram()
        var lag = LatencyHistogram()
        var state: RoomState?

        mutating func add(_ other: Pulse) {
            alive += other.alive
            waiting += other.waiting
            shopping += other.shopping
            hasArrived = hasArrived && other.hasArrived
            openConnections += other.openConnections
            second.add(other.second)
            total.add(other.total)
            purchase.merge(other.purchase)
            lag.merge(other.lag)
            state = other.state ?? state
        }
    }

    let loop: Loop
    let scene: Scene
    let pool: ConnectionPool
    var tally = Tally()
    /// Fans by where they are.
    var waiting = 0
    var shopping = 0
    private(set) var isStopping = false
    private var wheel = Wheel(now: .now())
    private var alive = 0
    private var hasArrived = false
    private var views: [String: RoomView] = [:]
    private(set) var latest: RoomView?
    private let randomness: SeededRandomness

    /// - Parameter number: which share of the crowd this is.
    init(_ loop: Loop, _ scene: Scene, _ pool: ConnectionPool, number: Int) {
        self.loop = loop
        randomness = SeededRandomness(seed: scene.seed &+ UInt64(number))
        self.scene = scene
        self.pool = pool
    }

    // MARK: Its life

    /// Lets the fans of `plans` come, each at their time; `live` is one fan's visit. Returns at once. From any thread.
    func gather(_ plans: [FanPlan], _ live: @escaping @Sendable (FanPlan, Crowd) async -> Void) {
        loop.spawn { [self] in await beat() }
        loop.spawn { [self] in
            for plan in plans.sorted(by: { ($0.arrival, $0.index) < ($1.arrival, $1.index) }) {
                await sleep(until: scene.start + plan.arrival)
                guard !isStopping else { break }
                alive += 1
                loop.start { [self] in
                    await live(plan, self)
                    alive -= 1
                }
            }
            hasArrived = true
        }
    }

    /// Turns the wheel.
    private func beat() async {
        var tidied = Moment.now()
        while !isStopping {
            await loop.sleep(for: Wheel.width)
            let now = Moment.now()
            wheel.advance(to: now)
            guard now.since(tidied) >= .seconds(1) else { continue }
            tidied = now
            pool.tidy()
        }
    }

    /// Ends every visit where it stands. On the loop's thread.
    func stop() {
        loop.assertCurrent()
        guard !isStopping else { return }
        isStopping = true
        pool.stop()
        wheel.stop()
    }

    var pulse: Pulse {
        let now = second
        var total = RehearsalSecond()
        for second in tally.seconds { total.add(second) }
        return Pulse(
            alive: alive, waiting: waiting, shopping: shopping, hasArrived: hasArrived, openConnections: pool.open,
            second: now > 0 && now <= tally.seconds.count ? tally.seconds[now - 1] : RehearsalSecond(), total: total,
            purchase: tally.purchase, lag: tally.lag, state: latest?.state)
    }

    /// Chance that decides nothing but when: which fan does what stands in the plans.
    func chance(below bound: UInt64) -> UInt64 { randomness.below(bound) }

    // MARK: Time

    /// Whole seconds since the start.
    var second: Int { Int(Moment.now().since(scene.start).components.seconds) }
    var millisecond: Int { Int(Moment.now().since(scene.start).inMilliseconds) }

    func count(_ change: (inout RehearsalSecond) -> Void) { tally.note(second, change) }

    /// Sleeps until `due`, or until it is over.
    func sleep(until due: Moment) async {
        guard !isStopping, due > .now() else { return }
        await withCheckedContinuation { wheel.add($0, due: due) }
        if !isStopping { tally.lag.record(Moment.now().since(due)) }
    }

    /// Sleeps as long as a person takes for something.
    func sleep(_ duration: Duration) async throws(FanOutcome) {
        await sleep(until: .now() + duration)
        guard !isStopping else { throw .waiting }
    }

    // MARK: What all of them see

    /// Where `number` stands, by the key in `view`; nil while that is not known.
    func place(of number: Int64, _ view: RoomView) -> Int64? {
        if number >= view.drawn {
            // Until the draw is made nobody can know that they will not take part in it.
            return view.state == .lobby || view.state == .announced ? nil : number
        }
        return view.key.flatMap { scene.drawn.place(of: number, key: $0, size: view.drawn) }
    }

    /// What an answer of `now` says. The same bytes for everybody are read once.
    func view(of response: ReceivedResponse) -> RoomView? {
        let tag = response.fields[.etag]
        if let tag, let view = views[tag] { return view }
        guard let view = response.json.flatMap(RoomView.init) else { return nil }
        if views.count > 256 { views = [:] }
        if let tag { views[tag] = view }
        if latest.map({ !view.isOlder(than: $0) }) ?? true { latest = view }
        return view
    }
}
