// What a place costs: ticket types down, price categories across.

/// What a buyer may choose for a place: adult, reduced, VIP package.
package struct TicketType: Sendable, Hashable {
    /// Its number within the event, from 0; stored with each place and item.
    package let number: Int
    /// Stable within the event, as `adult`.
    package let key: String
    package let names: [Language: String]
    /// What a package contains, line by line; empty for a plain ticket.
    package let contents: [Language: [String]]

    package init(number: Int, key: String, names: [Language: String], contents: [Language: [String]]) {
        self.number = number
        self.key = key
        self.names = names
        self.contents = contents
    }

    package func name(_ language: Language) -> String { names[language] ?? names[.english] ?? key }
    package func contents(_ language: Language) -> [String] { contents[language] ?? contents[.english] ?? [] }
}

/// The prices of an event. All of them are what the buyer pays: taxes and fees are inside.
package struct PriceList: Sendable {
    package let currency: Currency
    package let types: [TicketType]
    /// By the plan's category key, then by ticket type; nil where that type is not sold in that category.
    package let amounts: [String: [Int64?]]

    package init(currency: Currency, types: [TicketType], amounts: [String: [Int64?]]) {
        self.currency = currency
        self.types = types
        self.amounts = amounts
    }

    /// The price of a ticket type in a category; nil where it is not sold.
    package func price(category: String, type: Int) -> Money? {
        guard let row = amounts[category], row.indices.contains(type), let amount = row[type] else { return nil }
        return Money(amount, currency)
    }

    /// The first type sold in a category: what a place gets until its buyer says otherwise.
    package func firstType(category: String) -> Int? {
        amounts[category]?.firstIndex { $0 != nil }
    }

    /// The types sold in a category, in their order.
    package func types(category: String) -> [TicketType] {
        types.filter { price(category: category, type: $0.number) != nil }
    }

    /// The price that a category is announced with: that of the type a place gets until its buyer says otherwise, so that
    /// nobody sees the reduced price on the way and the full one in the cart.
    package func announced(category: String) -> Money? {
        firstType(category: category).flatMap { price(category: category, type: $0) }
    }
}
