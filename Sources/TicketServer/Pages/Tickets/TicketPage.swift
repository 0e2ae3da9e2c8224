// A ticket as a page: for the phone at the gate and for paper.

import TicketCore

enum TicketPage {
    struct Model: Sendable {
        var id: ID<Ticket>
        /// The secret of the ticket's address.
        var secret: String
        var event: EventBrief
        var place: Place
        var type: String
        var holder: String
        var price: Money
        /// What a package holds beside the ticket.
        var contents: [String] = []
        var orderCode: String
        /// This ticket's number in its order, from 1, and how many there are.
        var number: Int
        var count: Int
        /// The order's page; nil when this address must not lead there (a ticket given to somebody else).
        var order: (id: ID<Order>, secret: String)?
        /// What the QR code holds, in groups as people read it out and type it.
        var code: String
        var qr: QRCode
        var state: State
    }

    enum State: Sendable {
        case valid
        case checkedIn(at: Instant, gate: String)
        case blocked
        case cancelled
        case transferred
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let language = say.language
        let order: HTML? = model.order.map {
            Components.crumb(say.wholeOrder, to: .order(language, $0.id, $0.secret))
        }
        return Layout.page(
            title: "\(say.ticket) · \(model.event.title)", say,
            alternate: { .ticket($0, model.id, model.secret) }, scripts: [Assets.order], bodyClass: "ticket-page",
            isRehearsal: model.event.isRehearsal,
            main: """
                <div class="ticket-frame">\(order)
                \(sheet(model, say))
                <p class="row no-print ticket-actions">\(Components.buttonLink(say.ticketPDF, to: .ticketDocument(language, model.id, model.secret), .secondary))\
                \(printButton(say))</p>
                <p class="small quiet no-print">\(say.brightnessHint)</p></div>
                """)
    }

    /// Prints the page; shown by the script, since it does nothing without one.
    static func printButton(_ say: any Phrases) -> HTML {
        "<button class=\"button secondary\" type=\"button\" data-print hidden>\(say.printTickets)</button>"
    }

    private static func sheet(_ model: Model, _ say: any Phrases) -> HTML {
        """
        <article class="ticket\(isDead(model.state) ? " dead" : "")" aria-labelledby="ticket-title">
        <header><p class="small">\(model.event.when(say))</p><h1 id="ticket-title">\(model.event.title)</h1>\
        <p>\(model.event.venue), \(model.event.city)</p></header>
        <div class="ticket-seat">\(model.place.parts(say))\(model.place.marks(say))</div>
        \(code(model, say))
        <div class="ticket-facts">\(Components.facts(facts(model, say)))\(contents(model, say))</div>
        <footer class="small">\(say.onePersonOneEntry)</footer>
        </article>
        """
    }

    private static func code(_ model: Model, _ say: any Phrases) -> HTML {
        let state = stateWords(model, say)
        let isDead = isDead(model.state)
        let picture: HTML = isDead ? "" : model.qr.picture(label: say.qrLabel)
        let note: HTML =
            isDead ? "" : "<p class=\"code\">\(model.code)</p><p class=\"small quiet\">\(say.showThisAtTheGate)</p>"
        return "<div class=\"ticket-code\">\(picture)\(state)\(note)</div>"
    }

    /// Whether the code opens nothing any more, so that showing it would only mislead.
    private static func isDead(_ state: State) -> Bool {
        switch state {
        case .valid, .checkedIn: false
        case .blocked, .cancelled, .transferred: true
        }
    }

    private static func stateWords(_ model: Model, _ say: any Phrases) -> HTML {
        func dead(_ word: String) -> HTML { Components.notice(.bad, title: word, "<p>\(say.ticketDeadText)</p>") }
        switch model.state {
        case .valid: return ""
        case .checkedIn(let at, let gate):
            let time = Show.dayAndTime(at, model.event.zone, say)
            return Components.notice(
                .warn, title: say.ticketUsedTitle, "<p>\(say.ticketUsed(at: time, gate: gate))</p>")
        case .blocked: return dead(say.ticketBlocked)
        case .cancelled: return dead(say.ticketCancelled)
        case .transferred: return dead(say.ticketTransferred)
        }
    }

    private static func facts(_ model: Model, _ say: any Phrases) -> [(name: String, value: HTML)] {
        var facts: [(name: String, value: HTML)] = []
        if let entrance = model.place.entrance {
            facts.append((say.entranceWord, "<strong class=\"lead\">\(entrance)</strong>"))
        }
        let zone = model.event.zone
        let doors = model.event.doors.map { say.doorsOpen(Show.time($0, zone, say)) + " · " } ?? ""
        facts.append(
            (
                say.dateWord,
                "\(Show.day(model.event.starts, zone, say))<br>\(doors + say.startsAt(Show.time(model.event.starts, zone, say)))"
            ))
        facts.append((say.holder, "\(model.holder)"))
        facts.append((say.ticketType, "\(model.type) · \(Show.money(model.price, say))"))
        facts.append(
            (
                say.orderCode,
                "<span class=\"code\">\(model.orderCode)</span> · \(say.ticketNumber(model.number, of: model.count))"
            ))
        return facts
    }

    private static func contents(_ model: Model, _ say: any Phrases) -> HTML {
        guard !model.contents.isEmpty else { return "" }
        func item(_ text: String) -> HTML { "<li>\(text)</li>" }
        return
            "<div class=\"ticket-contents\"><p class=\"small quiet\">\(say.includes)</p><ul class=\"small\">\(each: model.contents, item)</ul></div>"
    }
}
