// A payment: one attempt to pay an order at a gateway. A refund: money on its way back.

/// The states of a payment. The raw values are stored.
package enum PaymentState: String, Sendable, CaseIterable {
    /// Ours only: the gateway has not been told yet.
    case created
    /// The buyer is at the gateway.
    case pending
    case confirmed
    case failed
    case cancelled
}

package struct Payment: Sendable {
    package let id: ID<Payment>
    package let order: ID<Order>
    package let gateway: String
    /// The gateway's name for it; nil until the gateway has answered.
    package let reference: String?
    package let state: PaymentState
    package let amount: Money
    /// Where the buyer pays.
    package let redirect: String?
    package let createdAt: Instant
    package let expiresAt: Instant

    /// Whether nobody knows yet how it ends.
    package var isOpen: Bool { state == .created || state == .pending }
}

/// Why money goes back. The raw values are stored.
package enum RefundReason: String, Sendable {
    /// The money came after the seats had gone.
    case late
    /// A second payment of one order.
    case duplicate
    /// Another amount came than was asked for.
    case wrongAmount = "wrong_amount"
    /// The organiser's decision.
    case organiser
}

/// The states of a refund. The raw values are stored.
package enum RefundState: String, Sendable {
    case pending, done, failed
}

package struct Refund: Sendable {
    package let id: ID<Refund>
    /// What the buyer is told: `R-` and 8 characters.
    package let number: String
    package let order: ID<Order>
    package let payment: ID<Payment>
    package let amount: Money
    package let reason: RefundReason
    package let state: RefundState
    package let createdAt: Instant
}
