// The languages the product speaks.

/// A language of pages, mails and tickets; its raw value is the BCP 47 tag and stands in addresses (`/pl/…`).
package enum Language: String, Sendable, Codable, CaseIterable, Hashable {
    case english = "en"
    case polish = "pl"
}
