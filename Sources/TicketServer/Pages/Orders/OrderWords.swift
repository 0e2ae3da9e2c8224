// What an order's page says of its state: the title, the lead and the name that the script compares.

import TicketCore

struct OrderWords: Sendable {
    let title: String
    let lead: String
    /// Changes whenever the state does: the script reloads the page when it sees another one.
    let stateName: String

    init(_ model: OrderPage.Model, _ say: any Phrases) {
        let zone = model.event.zone
        func moment(_ at: Instant) -> String { Show.dayAndTime(at, zone, say) }
        switch model.state {
        case .awaitingPayment(_, .none):
            (title, lead, stateName) = (say.awaitingTitle, say.awaitingText, "awaiting")
        case .awaitingPayment(_, .declined):
            (title, lead, stateName) = (say.declinedTitle, say.declinedText, "declined")
        case .awaitingPayment(_, .abandoned):
            (title, lead, stateName) = (say.abandonedTitle, say.abandonedText, "abandoned")
        case .awaitingPayment(_, .confirming):
            (title, lead, stateName) = (say.confirmingTitle, say.confirmingText, "confirming")
        case .paid: (title, lead, stateName) = (say.paidTitle, say.paidText(model.email), "paid")
        case .expired(let at):
            (title, lead, stateName) = (say.orderExpiredTitle, say.orderExpiredText(moment(at)), "expired")
        case .cancelled(let at, _):
            (title, lead, stateName) = (say.orderCancelledTitle, say.orderCancelledText(moment(at)), "cancelled")
        case .paidTooLate(let at, _):
            (title, lead, stateName) = (say.lateRefundTitle, say.lateRefundText(Show.time(at, zone, say)), "late")
        case .refunded: (title, lead, stateName) = (say.refundedTitle, say.refundedText, "refunded")
        case .partiallyRefunded:
            (title, lead, stateName) = (say.partlyRefundedTitle, say.partlyRefundedText, "partially-refunded")
        }
    }
}
