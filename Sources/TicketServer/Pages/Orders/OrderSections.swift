// The parts of an order's page: the way to pay, the tickets, the refunds, the summary.

import TicketCore

enum OrderSections {
    static func state(_ model: OrderPage.Model, _ words: OrderWords, _ say: any Phrases) -> HTML {
        let lead: HTML = "<p class=\"lead no-print\">\(words.lead)</p>"
        let seats = Route.seats(say.language, model.event.id)
        let again = Components.buttonLink(say.chooseAgain, to: seats, .primary)
        switch model.state {
        case .awaitingPayment(let clock, .confirming): return "\(lead)\(confirming(model, clock, say))"
        case .awaitingPayment(let clock, let attempt): return "\(lead)\(pay(model, clock, attempt, say))"
        case .paid(let list, let note):
            return "\(lead)\(note.map { paidNote($0, model, say) })\(tickets(list, model, say))"
        case .expired: return "\(lead)<p>\(say.paidLater)</p><p>\(again)</p>"
        case .cancelled(_, let refund): return "\(lead)\(refund.map { refunds([$0], model, say) })"
        case .paidTooLate(_, let refund): return "\(lead)\(refunds([refund], model, say))<p>\(again)</p>"
        case .refunded(let refund): return "\(lead)\(refunds([refund], model, say))"
        case .partiallyRefunded(let list, let all):
            return "\(lead)\(refunds(all, model, say))\(tickets(list, model, say))"
        }
    }

    // MARK: Paying

    private static func pay(
        _ model: OrderPage.Model, _ clock: CartClock, _ attempt: OrderPage.Attempt, _ say: any Phrases
    ) -> HTML {
        let amount = Show.money(model.total, say)
        let label = if case .none = attempt { say.pay(amount) } else { "\(say.tryAgain): \(say.pay(amount))" }
        return """
            \(clock.html(say, extend: .none))
            <div class="pay-again">\(payForm(model, Components.button(label, .large), say))</div>
            """
    }

    /// Leads to the payment that runs, or starts another when there is none: never two.
    private static func payForm(_ model: OrderPage.Model, _ button: HTML, _ say: any Phrases) -> HTML {
        Components.form(to: .payOrder(say.language, model.id, model.secret), button)
    }

    private static func confirming(_ model: OrderPage.Model, _ clock: CartClock, _ say: any Phrases) -> HTML {
        let page = Route.order(say.language, model.id, model.secret)
        let query = OrderPage.FieldName.refresh
        let refreshing: HTML = """
            <p class="row"><span class="busy" aria-hidden="true"></span> <span>\(say.confirmingReload)</span></p>\
            <p><a class="tap" href="\(page)?\(query)=off">\(say.confirmingStop)</a></p>
            """
        let still: HTML = """
            <p>\(say.confirmingStopped)</p><p>\(Components.buttonLink(say.checkNow, to: page, .secondary))</p>
            """
        return """
            <div class="notice" role="status">\(model.isRefreshing ? refreshing : still)</div>
            <div class="not-paid"><p>\(say.notPaidYet)</p>\(payForm(model, Components.button(say.continuePayment, .secondary), say))</div>
            """
    }

    // MARK: Tickets

    private static func paidNote(_ note: OrderPage.PaidNote, _ model: OrderPage.Model, _ say: any Phrases) -> HTML {
        switch note {
        case .lateSameSeats(let at):
            Components.notice(.good, text: say.lateSeatsKept(Show.time(at, model.event.zone, say)))
        case .paidTwice(let refund):
            """
            \(Components.notice(.accent, text: say.paidTwice(Show.money(refund.amount, say))))\(refunds([refund], model, say))
            """
        }
    }

    private static func tickets(_ list: [OrderPage.TicketLine], _ model: OrderPage.Model, _ say: any Phrases) -> HTML {
        let language = say.language
        return """
            <p class="row no-print order-actions">\(Components.buttonLink(say.downloadAll, to: .orderDocument(language, model.id, model.secret)))\
            \(Components.buttonLink(say.addToCalendar, to: .calendar(language, model.event.id), .secondary))\(TicketPage.printButton(say))</p>
            <h2 class="visually-hidden">\(say.yourTickets)</h2>
            <ul class="ticket-list">\(each: list, { ticket($0, model, say) })</ul>
            """
    }

    private static func ticket(_ line: OrderPage.TicketLine, _ model: OrderPage.Model, _ say: any Phrases) -> HTML {
        let language = say.language
        let used: HTML? = line.used.map { used in
            let time = Show.dayAndTime(used.at, model.event.zone, say)
            return
                "<p>\(Components.badge(say.ticketUsedTitle, .warn)) <span class=\"small\">\(say.ticketUsed(at: time, gate: used.gate))</span></p>"
        }
        let place = line.place.line(say)
        let entrance: HTML? = line.place.entrance.map {
            "<p class=\"small ticket-words\"><span>\(line.type)</span> <span>\(say.entranceWord) <strong>\($0)</strong></span></p>"
        }
        return """
            <li class="card ticket-line"><a class="qr-link" href="\(Route.ticket(language, line.id, line.secret))" tabindex="-1" aria-hidden="true">\(line.qr.picture(label: say.qrLabel))</a>
            <div><div class="print-only">\(model.event.html(say))</div>\(line.place.parts(say))\(entrance ?? "<p class=\"small\">\(line.type)</p>")\(line.place.marks(say))\(used)
            <p class="row no-print"><a class="button" href="\(Route.ticket(language, line.id, line.secret))">\(say.showTicket)<span class="visually-hidden">: \(place)</span></a>\
            <a class="button subtle" href="\(Route.ticketDocument(language, line.id, line.secret))">\(say.ticketPDF)<span class="visually-hidden">: \(place)</span></a></p></div></li>
            """
    }

    // MARK: Refunds

    private static func refunds(_ all: [OrderPage.Refund], _ model: OrderPage.Model, _ say: any Phrases) -> HTML {
        func one(_ refund: OrderPage.Refund) -> HTML {
            let zone = model.event.zone
            let progress =
                refund.sent.map { say.refundSent(Show.day($0, zone, say)) }
                ?? say.refundOnItsWay(Show.dayAndTime(refund.ordered, zone, say))
            let facts: [(name: String, value: HTML)] = [
                (say.refundNumber, "<span class=\"code\">\(refund.number)</span>"),
                (say.refundAmount, "\(Show.money(refund.amount, say))"), (say.refund, "\(progress)"),
            ]
            return Components.card(
                "\(Components.facts(facts, inline: true))<p class=\"small quiet\">\(say.refundSeal)</p>")
        }
        return "<div class=\"refunds\">\(each: all, one)</div>"
    }

    // MARK: Summary

    static func summary(_ model: OrderPage.Model, _ say: any Phrases) -> HTML {
        func line(_ line: CheckoutPage.Line) -> HTML {
            """
            <li><span>\(line.place.line(say))<br><span class="small quiet">\(line.type)</span></span>\
            <span class="number">\(Show.money(line.price, say))</span></li>
            """
        }
        return """
            <h2>\(say.orderSummary)</h2>\(model.event.html(say))<ul class="lines">\(each: model.lines, line)</ul>
            <p class="total"><span>\(say.total)</span> <span>\(Show.money(model.total, say))</span></p>
            <p class="small quiet">\(say.buyer): \(model.name), \(model.email)</p>
            """
    }
}
