// Paying as a phone does it: the gateway's page, the way back, the order's page.

import TicketCore

/// One buyer at the gateway and after it.
struct PagePayment {
    private let fan: Fan
    /// Where the shop sent the buyer: the gateway, or the order's page if the gateway could not be reached.
    private var path: String

    init(_ fan: Fan, at path: String) {
        self.fan = fan
        self.path = path
    }

    /// Tries beyond the plan, when a payment that should have worked was declined.
    private static let moreTries = 3
    /// How often an order's page is looked at while the payment is confirmed; every five seconds, as it reloads itself.
    private static let looks = 24

    /// Pays as `acts` say, and what came of it.
    mutating func pay(_ acts: [FanPlan.PaymentAct], places: Int) async throws(FanOutcome) -> FanOutcome {
        var left = acts[...]
        var moreTries = PagePayment.moreTries
        var isLate = false
        while true {
            guard let act = left.popFirst() ?? (acts.last == .pay && moreTries > 0 ? .pay : nil) else { return .unpaid }
            if left.isEmpty, act == .pay { moreTries -= 1 }
            if act == .payLate { isLate = true }
            let back = try await press(act)
            let page = try await comeBack(back)
            switch page.state {
            case "paid":
                return try await paid(page, places: places, isLate: isLate)
            case "late", "refunded": return .refunded
            case "expired", "cancelled", "confirming": return .unpaid
            default: break
            }
            guard !(left.isEmpty && act != .pay), try await startAgain(page.path) else { return .unpaid }
        }
    }

    /// The gateway's page and the button on it. Returns where it leads back to.
    private func press(_ act: FanPlan.PaymentAct) async throws(FanOutcome) -> String {
        guard path.hasPrefix("/test-gateway/") else { return path }
        _ = try await fan.browser.ask(FanRequest(path: path, step: .payment))
        try await fan.think(3)
        var request = FanRequest(method: .post, path: path, step: .payment)
        request.body = .form([(name: "action", value: act.rawValue)])
        let response = try await fan.browser.ask(request)
        guard let back = response.redirect else { throw .unpaid }
        return back
    }

    /// Follows the way back to the order's page, and looks at it until it knows more.
    private func comeBack(_ back: String) async throws(FanOutcome) -> (state: String, path: String, page: PageText) {
        let browser = fan.plan.returnsElsewhere ? stranger : fan.browser
        var (response, path) = try await browser.go(FanRequest(path: back, step: .paymentReturn)) { route in
            if case .order = route { .orderPage } else { nil }
        }
        for _ in 0..<PagePayment.looks {
            let page = PageText(response.body)
            guard let state = page.first(after: "data-order=\"") else {
                browser.fail("the way back from the gateway led to no order")
                throw .failed
            }
            if state != "confirming" {
                if fan.plan.isImpatient { _ = try await browser.ask(FanRequest(path: path, step: .orderPage)) }
                return (state, path, page)
            }
            try await fan.crowd.sleep(.seconds(5))
            response = try await browser.ask(FanRequest(path: path, step: .orderPage))
        }
        return ("confirming", path, PageText(response.body))
    }

    /// Another browser, elsewhere, that was never here before.
    private var stranger: FanBrowser {
        let source = fan.crowd.scene.sources.source(ofFan: fan.plan.index + 1)
        return FanBrowser(fan.crowd, source: source, language: fan.plan.language)
    }

    /// Presses "pay" on the order's page; false if that leads nowhere.
    private mutating func startAgain(_ orderPath: String) async throws(FanOutcome) -> Bool {
        let plain = String(orderPath.prefix { $0 != "?" })
        guard case .order(let language, let order, let secret)? = Route(path: plain) else { return false }
        let response = try await fan.browser.ask(.form(.payOrder(language, order, secret), .startPayment))
        guard let next = response.redirect, next.hasPrefix("/test-gateway/") else { return false }
        path = next
        return true
    }

    private func paid(
        _ page: (state: String, path: String, page: PageText), places: Int, isLate: Bool
    ) async throws(FanOutcome) -> FanOutcome {
        let tickets = page.page.count(of: "class=\"card ticket-line\"")
        if tickets != places { fan.browser.fail("an order that is paid shows \(tickets) tickets for \(places) places") }
        fan.crowd.count { $0.sold += tickets }
        return isLate ? .boughtLate : .bought
    }
}
