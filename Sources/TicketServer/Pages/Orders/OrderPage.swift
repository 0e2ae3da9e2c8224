// An order under its unguessable address: every state it can be in, and what the buyer can do about it.

import TicketCore

enum OrderPage {
    struct Model: Sendable {
        var id: ID<Order>
        /// The secret of the order's address.
        var secret: String
        /// What people quote: short, without look-alikes.
        var code: String
        var event: EventBrief
        var lines: [CheckoutPage.Line]
        var total: Money
        var name: String
        var email: String
        var state: State
        /// Whether the page looks for news by itself while a payment is being confirmed.
        var isRefreshing = true
    }

    enum State: Sendable {
        case awaitingPayment(clock: CartClock, attempt: Attempt)
        case paid(tickets: [TicketLine], note: PaidNote?)
        case expired(at: Instant)
        case cancelled(at: Instant, refund: Refund?)
        /// The money came after the seats had been sold to somebody else.
        case paidTooLate(at: Instant, refund: Refund)
        case refunded(Refund)
        case partiallyRefunded(tickets: [TicketLine], refunds: [Refund])
    }

    /// How the last try to pay ended.
    enum Attempt: Sendable { case none, declined, abandoned, confirming }

    enum PaidNote: Sendable {
        /// The money came after the hold had ended, and the same seats were still free.
        case lateSameSeats(at: Instant)
        case paidTwice(Refund)
    }

    struct Refund: Sendable {
        /// What the buyer can quote.
        var number: String
        var amount: Money
        var ordered: Instant
        /// When the gateway took it; nil while it is on its way there.
        var sent: Instant?
    }

    struct TicketLine: Sendable {
        var id: ID<Ticket>
        var secret: String
        var place: Place
        var type: String
        var qr: QRCode
        /// When and where it was used; nil while it was not.
        var used: (at: Instant, gate: String)?
    }

    enum FieldName {
        /// In the query, `off`: the page stays as it is until it is asked.
        static let refresh = "refresh"
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let isConfirming = isConfirming(model)
        let words = OrderWords(model, say)
        return Layout.page(
            title: "\(words.title) · \(say.orderTitle(model.code))", say,
            alternate: { .order($0, model.id, model.secret) }, scripts: HoldClock.scripts + [Assets.order],
            head: isConfirming && model.isRefreshing
                ? "<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>\n" : "",
            isRehearsal: model.event.isRehearsal,
            main: """
                <div data-order="\(words.stateName)"\(if: isConfirming && model.isRefreshing, " data-poll")>
                \(cover(model))<p class="quiet order-code">\(say.orderCode) <span class="code">\(model.code)</span></p>
                <h1>\(words.title)</h1>
                \(OrderSections.state(model, words, say))
                <div class="section two"><div>\(OrderSections.summary(model, say))</div>
                <aside class="no-print"><p class="small quiet">\(say.keepThisAddress)</p></aside></div></div>
                """)
    }

    /// Tickets in hand are a reason to be glad: the event's poster, with a tick that pops in.
    private static func cover(_ model: Model) -> HTML? {
        guard case .paid = model.state else { return nil }
        return """
            <div class="poster paid no-print">\(Cover(seed: model.event.id.rawValue, hue: model.event.hue).html)\
            <svg class="paid-tick" viewBox="0 0 64 64" aria-hidden="true"><circle cx="32" cy="32" r="32" fill="#fff"/>\
            <path d="M19 33l9 9 18-19" fill="none" stroke="#0b6b3f" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/></svg></div>
            """
    }

    private static func isConfirming(_ model: Model) -> Bool {
        if case .awaitingPayment(_, .confirming) = model.state { true } else { false }
    }
}
