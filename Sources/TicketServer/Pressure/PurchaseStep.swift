// Which addresses the purchase path is made of.

import TicketCore

/// A step from the door to the ticket: the label of its times.
enum PurchaseStep: String, Sendable, CaseIterable {
    case enter, seats, hold, checkout, pay
    /// A browser coming back from the gateway, and the gateway's own word.
    case paymentReturn = "payment-return"
}

extension Route {
    /// The step that a request to this address is, and how dear it is; nil if it is none.
    func purchase(_ method: Method) -> (step: PurchaseStep, weight: PurchaseWeight)? {
        switch self {
        case .queueEnter: (.enter, .pay)
        case .seats, .section, .cart: (.seats, .browse)
        case .chooseSeats, .chooseBest, .changeCart: (.hold, .hold)
        // Who asks for more time would lose the seats by being turned away.
        case .extendCart: (.hold, .pay)
        case .checkout: (.checkout, .pay)
        case .order, .payOrder: (.pay, .pay)
        case .paymentReturn, .paymentNotification: (.paymentReturn, .pay)
        case .api(let route): route.purchase(method)
        default: nil
        }
    }
}

extension APIRoute {
    func purchase(_ method: Method) -> (step: PurchaseStep, weight: PurchaseWeight)? {
        switch self {
        case .holds: (.hold, .hold)
        // Letting go makes room, and looking at one's own seats costs little.
        case .hold, .holdExtension: (.hold, .pay)
        case .orders: (.checkout, .pay)
        case .order, .orderPayments, .orderTickets: (.pay, .pay)
        default: nil
        }
    }
}
