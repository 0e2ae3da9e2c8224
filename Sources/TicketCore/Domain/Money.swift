// Money: integer minor units and a currency. Never a floating-point number.

/// An ISO 4217 currency the product can sell in. All of them have two decimals.
package enum Currency: String, Sendable, Codable, CaseIterable {
    case pln = "PLN", czk = "CZK", eur = "EUR", gbp = "GBP", usd = "USD"
}

/// An amount in minor units (grosze, haléře, cents).
package struct Money: Hashable, Sendable, Codable {
    package let amount: Int64
    package let currency: Currency

    package init(_ amount: Int64, _ currency: Currency) {
        self.amount = amount
        self.currency = currency
    }

    /// Both sides must have the same currency: an order has one.
    package static func + (left: Money, right: Money) -> Money {
        precondition(left.currency == right.currency, "amounts of two currencies cannot be added")
        return Money(left.amount + right.amount, left.currency)
    }
}
