// The hosted page of the built-in test gateway: what a payment service shows, with a button for everything that one may do.

import TicketCore

enum TestGatewayPage {
    struct Model: Sendable {
        /// The gateway's reference of this payment.
        var reference: String
        var merchant: String
        var description: String
        var amount: Money
        var state: State
        /// It stands in for a bank in a rehearsal.
        var isRehearsal = false
    }

    enum State: Sendable {
        /// Payable until then.
        case open(until: Instant, zone: String)
        /// Nothing can be done here any more.
        case closed
    }

    /// What a press does; the raw values are the form's.
    enum Action: String, Sendable, CaseIterable {
        case pay, decline, abandon
        case payLate = "pay-late"
        case notifyTwice = "notify-twice"
        case notifyFirst = "notify-first"
        case neverNotify = "never-notify"
    }

    static let actionField = "action"

    /// A page of its own, not in the shop's frame: the buyer has left the shop here, as with any hosted gateway.
    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        """
        <!doctype html>
        <html lang="\(say.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>\(say.gatewayTitle)</title>
        <link rel="icon" type="image/svg+xml" href="\(Assets.icon.route)">
        <link rel="stylesheet" href="\(Assets.style.route)">
        \(Assets.staffLink)</head>
        <body class="gateway">
        <header><p class="gateway-name">\(say.gatewayName)</p><p class="gateway-test">\(say.gatewayTestMark)</p></header>\(if: model.isRehearsal, RehearsalBand.html(say))
        <main id="main"><div class="card">\(content(model, say))</div></main>
        </body>
        </html>

        """
    }

    private static func content(_ model: Model, _ say: any Phrases) -> HTML {
        let amount = Show.money(model.amount, say)
        let facts = Components.facts([
            (say.gatewayMerchant, "\(model.merchant)"), (say.gatewayFor, "\(model.description)"),
            (say.gatewayReference, "<span class=\"code\">\(model.reference)</span>"),
        ])
        return """
            <h1>\(say.gatewayTitle)</h1><p class="gateway-amount">\(amount)</p>\(facts)
            \(actions(model, amount, say))
            """
    }

    private static func actions(_ model: Model, _ amount: String, _ say: any Phrases) -> HTML {
        guard case .open(let until, let zone) = model.state else {
            return Components.notice(.warn, text: say.gatewayClosed)
        }
        let name = actionField
        func rare(_ action: (Action, GatewayActionWords)) -> HTML {
            let (value, words) = (action.0.rawValue, action.1)
            return """
                <li><button class="button secondary" name="\(name)" value="\(value)" aria-describedby="about-\(value)">\(words.label)</button>\
                <p class="small quiet" id="about-\(value)">\(words.effect)</p></li>
                """
        }
        let rareActions: [(Action, GatewayActionWords)] = [
            (.payLate, say.gatewayPayLate), (.notifyTwice, say.gatewayNotifyTwice),
            (.notifyFirst, say.gatewayNotifyFirst), (.neverNotify, say.gatewayNeverNotify),
        ]
        return Components.form(
            to: .testGateway(model.reference),
            """
            <p class="small quiet">\(say.gatewayUntil(Show.time(until, zone, say)))</p>
            <div class="gateway-main">\(Components.button(say.pay(amount), name: name, value: Action.pay.rawValue, .large))
            \(Components.button(say.gatewayDecline, name: name, value: Action.decline.rawValue, .secondary))\
            \(Components.button(say.gatewayAbandon, name: name, value: Action.abandon.rawValue, .secondary))</div>
            <h2>\(say.gatewayRareTitle)</h2><ul class="gateway-rare">\(each: rareActions, rare)</ul>
            """)
    }
}
