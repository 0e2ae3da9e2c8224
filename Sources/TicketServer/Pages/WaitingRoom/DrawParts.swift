// What other pages say of a draw: one line, and the way to check it.

import TicketCore

enum DrawParts {
    /// For an event's page and the waiting room, where a draw is announced.
    static func line(_ event: ID<Event>, _ say: any Phrases) -> HTML {
        "<p class=\"small quiet\">\(say.drawnByLot) \(Components.link(say.checkDraw, to: .checkDraw(say.language, event)))</p>"
    }
}
