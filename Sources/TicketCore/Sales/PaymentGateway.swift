// What every payment provider with a hosted page can be asked (Stripe, Przelewy24, PayU, GoPay, Comgate fit).

/// What a gateway is told about an attempt to pay.
package struct PaymentRequest: Sendable {
    /// Ours, unique: the gateway gets the same attempt once, however often it is asked.
    package let attempt: ID<Payment>
    package let amount: Money
    /// What the buyer reads on the gateway's page.
    package let description: String
    package let email: String
    package let language: Language
    /// Where the buyer's browser comes back to. Needs no cookie.
    package let returnPath: String
    package let expiresAt: Instant
}

package struct StartedPayment: Sendable {
    /// The gateway's name for the attempt.
    package let reference: String
    /// Where the buyer pays.
    package let redirect: String
    package let expiresAt: Instant
}

/// What came to the notification address: nothing in it is believed before the gateway has read it.
package struct RawNotification: Sendable {
    package let fields: [(name: String, value: String)]
    package let query: String
    package let body: [UInt8]

    package init(fields: [(name: String, value: String)], query: String, body: [UInt8]) {
        self.fields = fields
        self.query = query
        self.body = body
    }
}

/// What a notification says happened. Only a hint: the truth is `PaymentGateway.state(of:)`.
package struct PaymentHint: Sendable {
    package let reference: String
    /// The provider's event id; an event is processed once.
    package let eventKey: String?
}

/// What a gateway knows about an attempt. Amount and currency come from here only.
package enum GatewayState: Sendable, Hashable {
    case open
    case paid(Money)
    case failed
    case cancelled
}

package enum CancelOutcome: Sendable, Hashable {
    case cancelled, alreadyPaid, unknown
}

/// Why a gateway could not be asked.
package enum GatewayFailure: Error, Sendable, Hashable {
    case unreachable, badSignature, unknownReference
}

package protocol PaymentGateway: Sendable {
    /// Its name in rows, addresses and metrics.
    var name: String { get }
    /// How long a session at the gateway lives at least; seats are kept as long.
    var session: Duration { get }
    func create(_ request: PaymentRequest) async throws -> StartedPayment
    func hint(from notification: RawNotification) throws -> PaymentHint
    func state(of reference: String) async throws -> GatewayState
    /// Closes the session, so that no money can come any more. Seats are freed only after `.cancelled`.
    func cancel(_ reference: String) async throws -> CancelOutcome
    /// Sends money back. The same key moves money once.
    func refund(_ reference: String, _ amount: Money, key: String) async throws -> RefundState
}
