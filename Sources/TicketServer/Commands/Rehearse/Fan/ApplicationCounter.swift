// Buying as an application does it: the API.

import TicketCore

/// The shop's API. Touched on its fan's loop only, hence `@unchecked Sendable`.
final class ApplicationCounter: ShopCounter, @unchecked Sendable {
    private let fan: Fan
    private var held = 0
    private var hold: ID<Hold>?
    private var ordered: (id: ID<Order>, secret: String)?

    init(_ fan: Fan) { self.fan = fan }

    private var event: ID<Event> { fan.event }

    /// Asks; without a session of the shop it is back to the waiting room.
    private func ask(_ request: FanRequest) async throws(FanOutcome) -> ReceivedResponse {
        let response = try await fan.browser.ask(request)
        if response.json?["type"]?.text == "/problems/queue-required" { throw .sentBack }
        return response
    }

    func look() async throws(FanOutcome) { _ = try await ask(.api(.event(event), .seats)) }

    // MARK: Seats

    func choose() async throws(FanOutcome) -> Int {
        var wish = FanWish(fan.plan)
        while true {
            let count = wish.count
            let response = try await ask(try await request(wish))
            if response.isGood, let id = response.json?["id"]?.text.flatMap({ ID<Hold>($0) }) {
                hold = id
                held = count
                return count
            }
            guard wish.becomesHumbler() else { break }
            try await fan.crowd.sleep(fan.scaled(.seconds(4)) + .milliseconds(200))
        }
        try await fan.leave()
        throw .soldOut
    }

    private func request(_ wish: FanWish) async throws(FanOutcome) -> FanRequest {
        switch wish.choice {
        case .seats(_, let at):
            let states = try await ask(.api(.availability(event), .seats)).json?["states"]?.text
            try await fan.think(1)
            let places = states.flatMap { Base64URL.decode($0) }.map { free($0, count: wish.count, from: at) } ?? []
            guard places.count == wish.count else { return best(wish.count) }
            return .api(.holds(event), .hold) { json in json.array("places", places) { $0.value($1) } }
        case .best, .category: return best(wish.count)
        }
    }

    private func best(_ count: Int) -> FanRequest {
        .api(.holds(event), .hold) { json in json.object("best") { $0.member("count", count) } }
    }

    /// The first run of free places behind a part of the house; two bits a place, 0 is free.
    private func free(_ states: [UInt8], count: Int, from part: Int) -> [Int] {
        let places = states.count * 4
        guard places > 0 else { return [] }
        var run: [Int] = []
        let start = part * places / 1_024
        for offset in 0..<places {
            let place = (start + offset) % places
            if place == 0 || states[place / 4] >> UInt8(place % 4 * 2) & 3 != 0 { run = [] }
            if states[place / 4] >> UInt8(place % 4 * 2) & 3 == 0 { run.append(place) }
            if run.count == count { return run }
        }
        return []
    }

    func letGo() async throws(FanOutcome) {
        guard let hold else { return }
        var request = FanRequest.api(.hold(event, hold), .hold)
        request.method = .delete
        _ = try await ask(request)
        self.hold = nil
    }

    // MARK: The order

    func order() async throws(FanOutcome) {
        let response = try await ask(orderRequest())
        guard response.isGood, let json = response.json, let id = json["id"]?.text.flatMap({ ID<Order>($0) }),
            let secret = json["secret"]?.text
        else { throw .gaveUp }
        ordered = (id, secret)
    }

    private func orderRequest() -> FanRequest {
        let person = FanPerson(fan.plan, seed: fan.crowd.scene.seed)
        return .api(.orders(event), .order) { json in
            json.member("hold", hold?.description ?? "")
            json.member("name", person.name)
            json.member("email", person.email)
            json.member("language", fan.plan.language.rawValue)
            json.member("acceptTerms", true)
        }
    }

    // MARK: Money

    func pay(_ acts: [FanPlan.PaymentAct]) async throws(FanOutcome) -> FanOutcome {
        for (number, act) in (acts + (acts.last == .pay ? [.pay, .pay, .pay] : [])).enumerated() {
            guard let reference = try await startPayment() else { return .unpaid }
            try await fan.think(3)
            let pressed = try await fan.browser.ask(
                .api(.testGateway(reference), .payment) { $0.member("action", act.rawValue) })
            guard pressed.isGood else { return .unpaid }
            if let back = pressed.json?["return"]?.text { try await comeBack(back) }
            switch try await state() {
            case .paid: return try await tickets(isLate: acts[..<min(number + 1, acts.count)].contains(.payLate))
            case .awaitingPayment: continue
            case .refunded, .partiallyRefunded: return .refunded
            case .expired, .cancelled, nil: return .unpaid
            }
        }
        return .unpaid
    }

    private func startPayment() async throws(FanOutcome) -> String? {
        guard let ordered else { return nil }
        let response = try await fan.browser.ask(
            FanRequest(
                method: .post, path: Route.api(.orderPayments(ordered.id)).path, step: .startPayment, accept: .json,
                bearer: ordered.secret))
        return response.isGood ? response.json?["reference"]?.text : nil
    }

    /// The browser that the application had opened for the gateway comes back.
    private func comeBack(_ path: String) async throws(FanOutcome) {
        let source = fan.crowd.scene.sources.source(ofFan: fan.plan.index + (fan.plan.returnsElsewhere ? 1 : 0))
        let browser = FanBrowser(fan.crowd, source: source, language: fan.plan.language)
        _ = try await browser.ask(FanRequest(path: path, step: .paymentReturn))
    }

    /// The order's state, once the payment is no longer on its way.
    private func state() async throws(FanOutcome) -> OrderState? {
        guard let ordered else { return nil }
        var state: OrderState?
        for _ in 0..<24 {
            let order = try await fan.browser.ask(.api(.order(ordered.id), .orderPage, bearer: ordered.secret)).json
            state = order?["state"]?.text.flatMap(OrderState.init)
            let payment = order?["payments"]?.items?.last?["state"]?.text.flatMap(PaymentState.init)
            guard state == .awaitingPayment, payment == .pending || payment == .created else { return state }
            try await fan.crowd.sleep(.seconds(5))
        }
        return state
    }

    private func tickets(isLate: Bool) async throws(FanOutcome) -> FanOutcome {
        guard let ordered else { return .unpaid }
        let response = try await fan.browser.ask(.api(.orderTickets(ordered.id), .orderPage, bearer: ordered.secret))
        let tickets = response.json?["data"]?.items ?? []
        if tickets.count != held {
            fan.browser.fail("an order that is paid has \(tickets.count) tickets for \(held) places")
        }
        fan.crowd.tally.evidence.noteSeats(tickets.compactMap { $0["place"]?.wholeNumber })
        fan.crowd.count { $0.sold += tickets.count }
        return isLate ? .boughtLate : .bought
    }

    func tryForMore() async throws(FanOutcome) {
        do throws(FanOutcome) {
            let response = try await ask(best(fan.crowd.scene.limit))
            guard response.isGood, let id = response.json?["id"]?.text.flatMap({ ID<Hold>($0) }) else { return }
            hold = id
            if try await ask(orderRequest()).isGood { fan.crowd.tally.evidence.overLimit += 1 }
        } catch {
            guard error == .sentBack else { throw error }
        }
    }
}
