// An order: what a buyer means to pay for, and how far that has come.

/// The states of an order and the steps between them. The raw values are stored.
package enum OrderState: String, Sendable, CaseIterable {
    case awaitingPayment = "awaiting_payment"
    case paid
    case expired
    case cancelled
    case refunded
    case partiallyRefunded = "partially_refunded"

    /// Whether an order may go from here to `next`. `expired → paid` is money that came late and found its seats still
    /// free; `expired → refunded` is money that came late and did not.
    package func mayBecome(_ next: OrderState) -> Bool {
        switch (self, next) {
        case (.awaitingPayment, .paid), (.awaitingPayment, .expired), (.awaitingPayment, .cancelled): true
        case (.expired, .paid), (.expired, .refunded), (.cancelled, .refunded): true
        case (.paid, .refunded), (.paid, .partiallyRefunded), (.partiallyRefunded, .refunded): true
        default: false
        }
    }
}

package struct Order: Sendable {
    package let id: ID<Order>
    package let event: ID<Event>
    /// What people read aloud: 8 characters of Crockford's alphabet.
    package let code: String
    /// What makes the order's address unguessable: 128 random bits in base64url.
    package let secret: String
    package let hold: ID<Hold>
    package let buyer: Buyer
    package let contact: Contact
    package var state: OrderState
    package let total: Money
    package let createdAt: Instant
    /// Until then the money must have arrived.
    package let expiresAt: Instant
    package var paidAt: Instant?
    package var items: [Item]

    /// One place of an order.
    package struct Item: Sendable, Hashable {
        package let number: Int
        package let place: Int
        package let ticketType: Int
        package let price: Money
    }
}

/// Who ordered, as they told us.
package struct Contact: Sendable, Hashable {
    package let name: String
    package let email: String
    package let language: Language
    /// Whether other seats of the same price are welcome, should the money come too late for the chosen ones.
    package let acceptsOtherSeats: Bool

    /// The limits are those of the fields on the page; an address is checked for its shape only, the mail is the proof.
    package init(name: String, email: String, language: Language, acceptsOtherSeats: Bool) throws(Failure) {
        let name = name.trimmed
        let email = email.trimmed
        guard (2...100).contains(name.unicodeScalars.count), !name.unicodeScalars.contains(where: \.isControl) else {
            throw .invalid(.name)
        }
        guard Contact.looksLikeAddress(email) else { throw .invalid(.email) }
        guard !CardNumber.isIn(name) else { throw .invalid(.name) }
        self.name = name
        self.email = email
        self.language = language
        self.acceptsOtherSeats = acceptsOtherSeats
    }

    /// What the database kept: it was checked when it came in.
    init(stored name: String, email: String, language: Language, acceptsOtherSeats: Bool) {
        self.name = name
        self.email = email
        self.language = language
        self.acceptsOtherSeats = acceptsOtherSeats
    }

    /// The address as limits compare it: small letters, without what follows a `+`, which most providers ignore, and
    /// without the dots that the largest one ignores as well.
    package var emailKey: String {
        let lower = email.lowercased()
        guard let at = lower.lastIndex(of: "@") else { return lower }
        let local = lower[..<at].split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)[0]
        guard ["@gmail.com", "@googlemail.com"].contains(lower[at...]) else { return String(local) + lower[at...] }
        return local.filter { $0 != "." } + "@gmail.com"
    }

    private static func looksLikeAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), (3...190).contains(parts[1].utf8.count) else {
            return false
        }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        let legal = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"(),:;<>[\\]".utf8.contains($0) }
        return legal && labels.count >= 2 && labels.allSatisfy { !$0.isEmpty } && !parts[0].hasPrefix("+")
    }
}

extension String {
    /// Without white space at both ends.
    package var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }
}

extension Unicode.Scalar {
    /// Whether the scalar is a control or format character, which no name needs and which can forge a line. Letters that
    /// are newer than this program are letters.
    fileprivate var isControl: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
