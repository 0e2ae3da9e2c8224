// A fan's visit from the first page to the ticket: the story; its chapters are in the files beside this one.

import TicketCore

/// One fan at work. `@unchecked Sendable`: touched on its crowd's loop only.
final class Fan: @unchecked Sendable {
    let plan: FanPlan
    let crowd: Crowd
    let browser: FanBrowser
    /// The number in the waiting room, once it was given.
    var number: Int64?
    /// Where that puts them, once it is known; it never changes.
    var place: Int64?
    /// The newest answer of `now` that this fan has seen, and its ETag.
    var view: RoomView?
    var tag: String?
    private var record: Int?

    init(_ plan: FanPlan, _ crowd: Crowd) {
        self.plan = plan
        self.crowd = crowd
        browser = FanBrowser(
            crowd, source: crowd.scene.sources.source(ofFan: plan.index), language: plan.language)
    }

    var event: ID<Event> { crowd.scene.event }

    /// The whole visit, counted at its end.
    static func visit(_ plan: FanPlan, _ crowd: Crowd) async {
        await count(plan, crowd) { fan throws(FanOutcome) in try await fan.live() }
    }

    /// A number, the wait, the door, and away: what a waiting room does without a shop.
    static func comeAndGo(_ plan: FanPlan, _ crowd: Crowd) async {
        await count(plan, crowd) { fan throws(FanOutcome) in
            try await fan.lookIn()
            try await fan.join()
            try await fan.waitOutside()
            try await fan.enter()
            try await fan.leave()
            return .lookedOnly
        }
    }

    /// Looks at `now` and nothing else, until it is over.
    static func onlyLook(_ plan: FanPlan, _ crowd: Crowd, every interval: Duration) async {
        await count(plan, crowd) { fan throws(FanOutcome) in
            var due = Moment.now()
            while true {
                try await fan.look()
                // By the clock and not after the answer: a server that answers late is asked as often all the same.
                due = due + interval
                await crowd.sleep(until: due)
                if crowd.isStopping { throw .waiting }
            }
        }
    }

    private static func count(
        _ plan: FanPlan, _ crowd: Crowd, _ live: (Fan) async throws(FanOutcome) -> FanOutcome
    ) async {
        crowd.count { $0.arrived += 1 }
        let outcome: FanOutcome
        do throws(FanOutcome) {
            outcome = try await live(Fan(plan, crowd))
        } catch {
            outcome = error
        }
        crowd.tally.outcomes[outcome.rawValue, default: 0] += 1
    }

    private func live() async throws(FanOutcome) -> FanOutcome {
        try await lookIn()
        try await join()
        try await waitOutside()
        guard plan.turnout != .never else { throw .neverCame }
        // Who is sent back to the waiting room comes in again: nobody has to pay for a place twice.
        for _ in 0..<Fan.visits {
            try await enter()
            if let outcome = try await shop() { return outcome }
        }
        throw .gaveUp
    }

    /// How often one fan comes into the shop at most.
    private static let visits = 3

    /// What became of a visit to the shop; nil for who was sent back to the waiting room.
    private func shop() async throws(FanOutcome) -> FanOutcome? {
        crowd.shopping += 1
        defer { crowd.shopping -= 1 }
        do throws(FanOutcome) {
            return try await visitShop()
        } catch .sentBack {
            return nil
        } catch {
            throw error == .waiting ? .shopping : error
        }
    }

    private func visitShop() async throws(FanOutcome) -> FanOutcome {
        let counter: any ShopCounter = plan.device == .application ? ApplicationCounter(self) : PageCounter(self)
        try await counter.look()
        try await think(0)
        guard case .pays(let acts) = plan.purchase else {
            if case .none(saysGoodbye: true) = plan.purchase { try await leave() }
            throw .lookedOnly
        }
        var held = try await counter.choose()
        if plan.changesMind {
            try await counter.letGo()
            try await think(1)
            held = try await counter.choose()
        }
        crowd.count { $0.held += held }
        try await think(2)
        try await counter.order()
        let outcome = try await counter.pay(acts)
        if outcome == .bought, plan.wantsMore { try await counter.tryForMore() }
        return outcome
    }

    // MARK: What all chapters need

    /// Thinks about the `index`th thing.
    func think(_ index: Int) async throws(FanOutcome) {
        try await crowd.sleep(.seconds(plan.thinking[index] * crowd.scene.thinking))
    }

    /// A delay of the plan, in this rehearsal's time.
    func scaled(_ duration: Duration) -> Duration { duration * crowd.scene.thinking }

    func leave() async throws(FanOutcome) {
        _ = try await browser.ask(
            FanRequest(method: .post, path: Route.queueLeave(event).path, step: .page, accept: .json))
    }

    /// Puts what is known of this fan's place into the report.
    func note(number: Int64) {
        if let known = self.number, known != number { crowd.tally.evidence.changedNumbers += 1 }
        guard record == nil || self.number != number else { return }
        self.number = number
        crowd.tally.evidence.noteNumber(number, of: plan.index)
        record = crowd.tally.fans.count
        crowd.tally.fans.append(RehearsalFan(joinedAt: crowd.millisecond, number: number, place: nil, admittedAt: nil))
        crowd.count { $0.joined += 1 }
    }

    func note(place: Int64) {
        if let known = self.place, known != place { crowd.tally.evidence.changedPlaces += 1 }
        guard self.place == nil, let record else { return }
        self.place = place
        crowd.tally.fans[record].place = place
    }

    func noteAdmitted() {
        guard let record, crowd.tally.fans[record].admittedAt == nil else { return }
        crowd.tally.fans[record].admittedAt = crowd.millisecond
        crowd.count { $0.admitted += 1 }
    }

    /// Another number, after the cookies of the first were lost.
    func forgetNumber() {
        number = nil
        place = nil
        record = nil
        browser.jar = CookieJar()
    }
}

/// Where a fan buys: the shop's pages, or its API.
protocol ShopCounter {
    /// Looks at what there is.
    func look() async throws(FanOutcome)
    /// Takes seats in hand. Returns how many.
    func choose() async throws(FanOutcome) -> Int
    func letGo() async throws(FanOutcome)
    /// Turns what is in hand into an order.
    func order() async throws(FanOutcome)
    func pay(_ acts: [FanPlan.PaymentAct]) async throws(FanOutcome) -> FanOutcome
    /// Comes back for more than one buyer may have.
    func tryForMore() async throws(FanOutcome)
}
