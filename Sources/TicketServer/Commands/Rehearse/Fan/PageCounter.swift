// Buying as a phone does it: the shop's pages and forms.

import TicketCore

/// The shop's pages. Touched on its fan's loop only, hence `@unchecked Sendable`.
final class PageCounter: ShopCounter, @unchecked Sendable {
    private let fan: Fan
    /// The keys of the venue's sections, as the overview links to them.
    private var sections: [String] = []
    private var held = 0
    private var gatewayPath = ""
    private var detailsKey = ""

    init(_ fan: Fan) { self.fan = fan }

    private var language: Language { fan.plan.language }
    private var event: ID<Event> { fan.event }
    private var browser: FanBrowser { fan.browser }

    /// Goes where `request` leads; back in the waiting room is an end of this visit.
    private func go(_ request: FanRequest) async throws(FanOutcome) -> (response: ReceivedResponse, path: String) {
        let (response, path) = try await browser.go(request)
        if path == Route.queue(language, event).path { throw .sentBack }
        return (response, path)
    }

    func look() async throws(FanOutcome) {
        let (response, _) = try await go(.get(.seats(language, event), .seats))
        let links = PageText(response.body).all(after: "href=\"\(Route.seats(language, event).path)/")
        for key in links where !sections.contains(key) { sections.append(key) }
    }

    // MARK: Seats

    func choose() async throws(FanOutcome) -> Int {
        var wish = FanWish(fan.plan)
        while true {
            let count = wish.count
            if let request = try await request(wish) {
                let (response, path) = try await go(request)
                if response.isGood, path == Route.cart(language, event).path {
                    held = count
                    return count
                }
            }
            guard wish.becomesHumbler() else { break }
            try await fan.crowd.sleep(fan.scaled(.seconds(4)) + .milliseconds(200))
        }
        try await fan.leave()
        throw .soldOut
    }

    /// The form that asks for `wish`; nil if the section that was looked at has not enough seats.
    private func request(_ wish: FanWish) async throws(FanOutcome) -> FanRequest? {
        let count = (name: "count", value: String(wish.count))
        switch wish.choice {
        case .best: return .form(.chooseBest(language, event), .hold, [count])
        case .category(let index):
            return .form(.chooseBest(language, event), .hold, [count, (name: "category", value: String(index % 8))])
        case .seats(let section, let at):
            guard !sections.isEmpty else { return .form(.chooseBest(language, event), .hold, [count]) }
            let key = sections[section % sections.count]
            let (response, _) = try await go(.get(.section(language, event, key), .seats))
            try await fan.think(1)
            let page = PageText(response.body)
            let free = page.all(after: "name=\"place\" value=\"", until: ">").filter { !$0.contains("disabled") }
                .compactMap { $0.split(separator: "\"").first.map(String.init) }
            if free.count >= wish.count {
                let first = at % (free.count - wish.count + 1)
                let places = free[first..<first + wish.count].map { (name: "place", value: $0) }
                return .form(.chooseSeats(language, event), .hold, places)
            }
            // A standing area is chosen by how many.
            guard page.first(after: "name=\"count\"") != nil else { return nil }
            return .form(.chooseSeats(language, event), .hold, [count, (name: "section", value: key)])
        }
    }

    func letGo() async throws(FanOutcome) {
        let (cart, _) = try await go(.get(.cart(language, event), .hold))
        for key in PageText(cart.body).all(after: "name=\"remove\" value=\"") {
            _ = try await go(.form(.changeCart(language, event), .hold, [(name: "remove", value: key)]))
        }
    }

    // MARK: The order

    func order() async throws(FanOutcome) {
        let (page, _) = try await go(.form(.changeCart(language, event), .hold, [(name: "next", value: "checkout")]))
        guard let key = PageText(page.body).first(after: "name=\"key\" value=\"") else { throw .gaveUp }
        detailsKey = key
        let response = try await send()
        if fan.plan.isImpatient {
            // A second press of the button: the same order, not another one.
            let again = try await send()
            if again != response { browser.fail("an order that was sent twice became two") }
        }
        gatewayPath = response
    }

    /// Sends the details; where that leads.
    private func send() async throws(FanOutcome) -> String {
        let person = FanPerson(fan.plan, seed: fan.crowd.scene.seed)
        let fields = [
            (name: "key", value: detailsKey), (name: "name", value: person.name), (name: "email", value: person.email),
            (name: "terms", value: "yes"),
        ]
        let response = try await browser.ask(.form(.checkout(language, event), .order, fields))
        guard let next = response.redirect else { throw .gaveUp }
        if next == Route.queue(language, event).path { throw .sentBack }
        return next
    }

    // MARK: Money

    func pay(_ acts: [FanPlan.PaymentAct]) async throws(FanOutcome) -> FanOutcome {
        var payment = PagePayment(fan, at: gatewayPath)
        return try await payment.pay(acts, places: held)
    }

    func tryForMore() async throws(FanOutcome) {
        do throws(FanOutcome) {
            let limit = fan.crowd.scene.limit
            let wish = [(name: "count", value: String(limit))]
            let (response, path) = try await go(.form(.chooseBest(language, event), .hold, wish))
            guard response.isGood, path == Route.cart(language, event).path else { return }
            let (page, _) = try await go(
                .form(.changeCart(language, event), .hold, [(name: "next", value: "checkout")]))
            guard let key = PageText(page.body).first(after: "name=\"key\" value=\"") else { return }
            detailsKey = key
            _ = try await send()
            // An order over the limit: the shop's books will say the same.
            fan.crowd.tally.evidence.overLimit += 1
        } catch {
            guard error == .gaveUp || error == .sentBack || error == .soldOut else { throw error }
        }
    }
}
