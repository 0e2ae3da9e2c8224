// The buyer's details: the last page of ours before the payment.

import TicketCore

enum CheckoutPage {
    struct Model: Sendable {
        var event: EventBrief
        var lines: [Line]
        var total: Money
        var clock: CartClock
        /// The organiser's terms, paragraph by paragraph.
        var terms: [String]
        /// Marks one sending of this form, so that two presses make one order.
        var idempotencyKey: String
        /// As typed.
        var name = ""
        var email = ""
        var hasAcceptedTerms = false
        /// Whether other seats of the same price are welcome, should the money come too late for these.
        var acceptsOtherSeats = false
        var errors: [FieldError] = []
        /// Why the order was refused as a whole; nil when it was not.
        var refusal: FailureText?
    }

    struct Line: Sendable {
        var place: Place
        var type: String
        var price: Money
    }

    enum FieldName {
        static let name = "name"
        static let email = "email"
        static let terms = "terms"
        static let otherSeats = "other-seats"
        static let idempotencyKey = "key"
        /// Present when the button beside the clock sent the form: more time is asked for, nothing is bought.
        static let extend = "extend"
    }

    private static let formID = "details"

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let language = say.language
        let event = model.event.id
        let problem = model.errors.isEmpty ? "" : "\(say.errorSummaryTitle): "
        return Layout.page(
            title: problem + say.detailsTitle, say, alternate: { .checkout($0, event) }, scripts: HoldClock.scripts,
            isRehearsal: model.event.isRehearsal,
            main: """
                \(Components.crumb(say.backToCart, to: .cart(language, event)))
                <h1>\(say.detailsTitle)</h1>
                \(model.event.html(say))
                \(ErrorSummary.html(model.errors, say))
                \(model.refusal.map { Components.notice(.bad, title: $0.title, "<p>\($0.happened) \($0.advice)</p>") })
                \(firstButton)\(model.clock.html(say, extend: .within(form: formID, name: FieldName.extend)))
                <div class="two"><div>\(form(model, say))</div><aside>\(Components.card(summary(model, say)))</aside></div>
                """)
    }

    /// Enter in a field presses the first button of its form (HTML Standard, "implicit submission"), and the clock's stands
    /// above the form: without this one, Enter would ask for more time instead of paying.
    private static var firstButton: HTML {
        "<button class=\"visually-hidden\" form=\"\(formID)\" tabindex=\"-1\" aria-hidden=\"true\"></button>"
    }

    private static func form(_ model: Model, _ say: any Phrases) -> HTML {
        let name = Field(
            label: say.nameLabel, name: FieldName.name, value: model.name, autocomplete: "name", hint: say.nameHint,
            error: model.errors.message(for: FieldName.name), longest: 100)
        let email = Field(
            label: say.emailLabel, name: FieldName.email, type: "email", value: model.email, autocomplete: "email",
            hint: say.emailHint, error: model.errors.message(for: FieldName.email), longest: 254, keyboard: "email")
        return """
            <form method="post" action="\(Route.checkout(say.language, model.event.id))" id="\(formID)">
            <input type="hidden" name="\(FieldName.idempotencyKey)" value="\(model.idempotencyKey)">
            \(name.html)\(email.html)\(otherSeats(model, say))\(terms(model, say))
            \(Components.button(say.pay(Show.money(model.total, say)), .large))
            <p class="small quiet pay-note">\(say.allFeesIncluded)</p>
            \(nextSteps(say))
            </form>
            """
    }

    /// Money that comes after the seats have gone buys others only for who said so before (else it is sent back).
    private static func otherSeats(_ model: Model, _ say: any Phrases) -> HTML {
        Tick(
            label: say.otherSeatsWelcome, name: FieldName.otherSeats, hint: say.otherSeatsHint,
            isTicked: model.acceptsOtherSeats
        ).html
    }

    private static func terms(_ model: Model, _ say: any Phrases) -> HTML {
        let error = model.errors.message(for: FieldName.terms)
        return """
            <div class="terms"><label class="choice"><input type="checkbox" id="\(FieldName.terms)" name="\(FieldName.terms)" value="yes" required\
            \(if: model.hasAcceptedTerms, " checked")\(if: error != nil, " aria-invalid=\"true\" aria-describedby=\"terms-error\"")>\
            <span>\(say.acceptTerms)</span></label>\(error.map { "<p class=\"error\" id=\"terms-error\">\($0)</p>" as HTML })\
            \(if: !model.terms.isEmpty, Components.details(say.termsOfSale, "<div class=\"small\">\(each: model.terms, paragraph)</div>"))</div>
            """
    }

    private static func paragraph(_ text: String) -> HTML { "<p>\(text)</p>" }

    private static func nextSteps(_ say: any Phrases) -> HTML {
        func step(_ text: String) -> HTML { "<li>\(text)</li>" }
        return "<h2 class=\"section\">\(say.whatHappensNext)</h2><ol class=\"steps\">\(each: say.nextSteps, step)</ol>"
    }

    private static func summary(_ model: Model, _ say: any Phrases) -> HTML {
        func line(_ line: Line) -> HTML {
            """
            <li><span>\(line.place.line(say))<br><span class="small quiet">\(line.type)</span>\(line.place.marks(say))</span>\
            <span class="number">\(Show.money(line.price, say))</span></li>
            """
        }
        return """
            <h2>\(say.orderSummary)</h2><ul class="lines">\(each: model.lines, line)</ul>
            <p class="total"><span>\(say.total)</span> <span>\(Show.money(model.total, say))</span></p>
            """
    }
}
