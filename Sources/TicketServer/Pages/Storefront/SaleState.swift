// How a sale stands, as pages tell it.

import TicketCore

/// Moments are texts in the event's time zone.
enum SaleState: Sendable, Hashable {
    case announced(opens: String)
    /// Who joins now takes part in a draw.
    case lobby(starts: String)
    /// The draw is being made; who joins now stands behind it.
    case drawing
    case onSale
    /// The organiser's own words, if there are any.
    case paused(reason: String?)
    /// `mayReturn` while places are still in carts: then it is not over.
    case soldOut(mayReturn: Bool)
    case closed

    func badge(_ say: any Phrases) -> HTML {
        switch self {
        case .announced: Components.badge(say.opensSoon)
        case .lobby: Components.badge(say.lobbyIsOpen, .good)
        case .drawing: Components.badge(say.drawingTitle, .accent)
        case .onSale: Components.badge(say.onSaleNow, .good)
        case .paused: Components.badge(say.salePaused, .warn)
        case .soldOut(let mayReturn):
            mayReturn ? Components.badge(say.noneFreeNow, .warn) : Components.badge(say.soldOut)
        case .closed: Components.badge(say.saleClosed)
        }
    }
}

/// How much of a price category is left. Exact counts change faster than a page: words hold.
enum StockLevel: Sendable {
    case many, few
    /// Nothing is free, yet carts hold some.
    case noneNow
    case soldOut

    func words(_ say: any Phrases) -> String {
        switch self {
        case .many: say.manyLeft
        case .few: say.fewLeft
        case .noneNow: say.noneNow
        case .soldOut: say.soldOut
        }
    }

    func badge(_ say: any Phrases) -> HTML {
        switch self {
        case .many: Components.badge(words(say), .good)
        case .few: Components.badge(words(say), .warn)
        case .noneNow: "<span class=\"small quiet\">\(words(say))</span>"
        case .soldOut: Components.badge(words(say))
        }
    }
}
