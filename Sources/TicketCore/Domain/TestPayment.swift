// A payment as the built-in test gateway remembers it.

package struct TestPayment: Sendable {
    /// The raw values are stored.
    package enum State: String, Sendable { case open, paid, declined, cancelled }

    package let reference: String
    /// Whose attempt it is: the same attempt gets the same payment.
    let attempt: ID<Payment>
    package let amount: Money
    package let description: String
    package let returnPath: String
    package let state: State
    package let expiresAt: Instant
    /// Minor units sent back.
    let refunded: Int64
    /// The name of the gateway whose payment it is: sales and rehearsals have one each.
    package let gateway: String
}
