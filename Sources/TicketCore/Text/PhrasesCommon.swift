// What the product says: words that every page shares.

package protocol CommonPhrases: Sendable {
    /// The wordmark in the header.
    var shopName: String { get }
    var skipToContent: String { get }
    var allEvents: String { get }
    var languageSwitch: String { get }
    var pricesAreFinal: String { get }
    var staffSignIn: String { get }
    var back: String { get }
    var yes: String { get }
    var no: String { get }
    var optional: String { get }
    var oneLess: String { get }
    var oneMore: String { get }
    /// Before the remaining time of a hold.
    var heldForYou: String { get }
    var moreTime: String { get }
}

extension English {
    package var shopName: String { "TicketServer" }
    package var skipToContent: String { "Skip to content" }
    package var allEvents: String { "All events" }
    package var languageSwitch: String { "Language" }
    package var pricesAreFinal: String { "Every price is final: all fees included, from the first page to the last." }
    package var staffSignIn: String { "Staff sign-in" }
    package var back: String { "Back" }
    package var yes: String { "Yes" }
    package var no: String { "No" }
    package var optional: String { "optional" }
    package var oneLess: String { "One less" }
    package var oneMore: String { "One more" }
    package var heldForYou: String { "Held for you" }
    package var moreTime: String { "More time" }
}

extension Polish {
    package var shopName: String { "TicketServer" }
    package var skipToContent: String { "Przejdź do treści" }
    package var allEvents: String { "Wszystkie wydarzenia" }
    package var languageSwitch: String { "Język" }
    package var pricesAreFinal: String {
        "Każda cena jest ostateczna: ze wszystkimi opłatami, od pierwszej strony do ostatniej."
    }
    package var staffSignIn: String { "Logowanie dla obsługi" }
    package var back: String { "Wstecz" }
    package var yes: String { "Tak" }
    package var no: String { "Nie" }
    package var optional: String { "nieobowiązkowe" }
    package var oneLess: String { "O jeden mniej" }
    package var oneMore: String { "O jeden więcej" }
    package var heldForYou: String { "Trzymamy dla Ciebie" }
    package var moreTime: String { "Więcej czasu" }
}
