// The way in from an event page, for each state of the sale. Works without a script.

import TicketCore

enum BuyBox {
    static func html(_ model: EventPage.Model, _ say: any Phrases) -> HTML {
        switch model.state {
        case .announced(let opens):
            """
            <div class="buy"><p class="opens">\(say.opensAt(opens))</p><p class="small quiet">\(model.draw?.sentence ?? say.notYetOpen)</p>\(draw(model, say))</div>
            """
        case .lobby(let starts):
            """
            <div class="buy"><p class="opens">\(say.opensAt(starts))</p>\(QueueForms.join(model.id, say.lobbyJoin, say, .large))\(presale(model, say))\
            <p class="small quiet">\(model.draw?.sentence ?? "")</p>\(draw(model, say))</div>
            """
        case .drawing:
            """
            <div class="buy">\(QueueForms.join(model.id, say.joinLine, say, .large))\(presale(model, say))<p class="small quiet">\(say.joinBehindDraw)</p>\(draw(model, say))</div>
            """
        case .onSale:
            """
            <div class="buy">\(QueueForms.join(model.id, say.buyTickets, say, .large))\(presale(model, say))<p class="small quiet">\(say.buyHow)</p>\(draw(model, say))</div>
            """
        case .paused(let reason):
            """
            <div class="buy">\(Components.notice(.warn, title: say.salePaused, "<p>\(reason ?? say.pausedLead)</p>"))\
            \(QueueForms.join(model.id, say.joinLine, say, .secondary))\(draw(model, say))</div>
            """
        case .soldOut(let mayReturn): soldOut(model, mayReturn: mayReturn, say)
        case .closed:
            "<div class=\"buy\">\(Components.notice(.plain, title: say.saleClosed, "<p>\(say.closedLead)</p>"))\(draw(model, say))</div>"
        }
    }

    private static func presale(_ model: EventPage.Model, _ say: any Phrases) -> HTML? {
        model.presale.map { "<p class=\"small strong\">\(say.presaleNow(until: $0))</p>" }
    }

    private static func draw(_ model: EventPage.Model, _ say: any Phrases) -> HTML? {
        model.draw.map { _ in DrawParts.line(model.id, say) }
    }

    /// Two words for two states: sold, and in carts.
    private static func soldOut(_ model: EventPage.Model, mayReturn: Bool, _ say: any Phrases) -> HTML {
        if !mayReturn {
            return
                "<div class=\"buy\">\(Components.notice(.plain, title: say.soldOut, "<p>\(say.soldOutForGood)</p>"))\(draw(model, say))</div>"
        }
        return """
            <div class="buy">\(Components.notice(.warn, "<p>\(say.soldOutMayReturn)</p>"))\
            \(QueueForms.join(model.id, say.lookForReturns, say, .secondary))\(draw(model, say))</div>
            """
    }
}
