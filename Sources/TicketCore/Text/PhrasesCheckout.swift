// What the product says: cart and checkout.

package protocol CheckoutPhrases: Sendable {
    // Cart
    var cartTitle: String { get }
    /// "3 tickets".
    func tickets(_ count: Int) -> String
    var ticketType: String { get }
    var remove: String { get }
    func removePlace(_ place: String) -> String
    var allFeesIncluded: String { get }
    var updateTotal: String { get }
    /// The purchase limit, with what this buyer has of it in paid orders and in this cart.
    func limitExplained(limit: Int, bought: Int, inCart: Int) -> String
    var changeOrAddSeats: String { get }
    var continueToDetails: String { get }
    var clockExplained: String { get }
    /// Beside the clock; a moment, for those without a script that counts down.
    func clockUntil(_ time: String) -> String
    /// How often the button beside the clock may still be pressed.
    func extensionsLeft(_ count: Int) -> String
    var restrictedView: String { get }
    var wheelchairPlace: String { get }
    var companionPlace: String { get }
    var includes: String { get }
    var cartEmptyTitle: String { get }
    var cartEmptyText: String { get }
    var chooseSeatsAction: String { get }
    var cartExpiredTitle: String { get }
    func cartExpiredText(places: Int, at time: String) -> String
    var cartExpiredNext: String { get }
    var chooseAgain: String { get }

    // Details
    var detailsTitle: String { get }
    var nameLabel: String { get }
    var nameHint: String { get }
    var emailLabel: String { get }
    var emailHint: String { get }
    var otherSeatsWelcome: String { get }
    var otherSeatsHint: String { get }
    var acceptTerms: String { get }
    var termsOfSale: String { get }
    var orderSummary: String { get }
    var whatHappensNext: String { get }
    var nextSteps: [String] { get }
    /// The button that starts the payment, with the whole amount.
    func pay(_ amount: String) -> String
    var backToCart: String { get }
    var errorSummaryTitle: String { get }
    var nameMissing: String { get }
    var nameTooLong: String { get }
    var nameInvalid: String { get }
    var emailMissing: String { get }
    var emailInvalid: String { get }
    var termsNotAccepted: String { get }

    // The built-in test gateway's page
    var gatewayName: String { get }
    var gatewayTestMark: String { get }
    var gatewayTitle: String { get }
    var gatewayMerchant: String { get }
    var gatewayFor: String { get }
    var gatewayReference: String { get }
    func gatewayUntil(_ time: String) -> String
    var gatewayDecline: String { get }
    var gatewayAbandon: String { get }
    var gatewayRareTitle: String { get }
    var gatewayPayLate: GatewayActionWords { get }
    var gatewayNotifyTwice: GatewayActionWords { get }
    var gatewayNotifyFirst: GatewayActionWords { get }
    var gatewayNeverNotify: GatewayActionWords { get }
    var gatewayClosed: String { get }
}

/// A button of the test gateway and what pressing it does.
package struct GatewayActionWords: Sendable {
    package let label: String
    package let effect: String
}

extension English {
    package var cartTitle: String { "Your cart" }
    package func tickets(_ count: Int) -> String { count == 1 ? "1 ticket" : "\(count) tickets" }
    package var ticketType: String { "Ticket type" }
    package var remove: String { "Remove" }
    package func removePlace(_ place: String) -> String { "Remove \(place)" }
    package var allFeesIncluded: String { "All fees included" }
    package var updateTotal: String { "Update the total" }
    package func limitExplained(limit: Int, bought: Int, inCart: Int) -> String {
        let more = max(0, limit - bought - inCart)
        let before = bought == 0 ? "" : " You have already bought \(bought)."
        let left = more == 0 ? "This cart reaches the limit." : "You can still add \(more)."
        return "Each person may buy up to \(tickets(limit)) for this event, all orders together.\(before) \(left)"
    }
    package var changeOrAddSeats: String { "Back to the seats" }
    package var continueToDetails: String { "Continue" }
    package func clockUntil(_ time: String) -> String { "Until \(time)." }
    package var clockExplained: String { "When the clock ends, these seats go back on sale for everybody." }
    package func extensionsLeft(_ count: Int) -> String {
        switch count {
        case 0: "The clock cannot be extended again."
        case 1: "You can extend the clock once more."
        default: "You can extend the clock \(count) more times."
        }
    }
    package var restrictedView: String { "Restricted view" }
    package var wheelchairPlace: String { "Wheelchair space" }
    package var companionPlace: String { "Companion seat" }
    package var includes: String { "Includes" }
    package var cartEmptyTitle: String { "Your cart is empty" }
    package var cartEmptyText: String { "Choose seats and they are kept for you here while you pay." }
    package var chooseSeatsAction: String { "Choose seats" }
    package var cartExpiredTitle: String { "Your time for these seats ran out" }
    package func cartExpiredText(places: Int, at time: String) -> String {
        let them = places == 1 ? "Your seat was" : "Your \(places) seats were"
        return "\(them) kept until \(time). Then they went back on sale. Nothing was charged."
    }
    package var cartExpiredNext: String {
        "You are still in the shop and do not have to queue again. The same seats may still be free."
    }
    package var chooseAgain: String { "Choose seats again" }

    package var detailsTitle: String { "Your details" }
    package var nameLabel: String { "First and last name" }
    package var nameHint: String { "It is printed on the tickets." }
    package var emailLabel: String { "E-mail address" }
    package var emailHint: String {
        "It belongs to the order: by it we find your tickets if you lose the page. They appear as soon as you have paid."
    }
    package var otherSeatsWelcome: String { "Other seats of the same price are fine too" }
    package var otherSeatsHint: String {
        "Only if my payment arrives after the time for these seats has run out. Otherwise the money comes back."
    }
    package var acceptTerms: String { "I accept the terms of sale" }
    package var termsOfSale: String { "Read the terms of sale" }
    package var orderSummary: String { "Your order" }
    package var whatHappensNext: String { "What happens next" }
    package var nextSteps: [String] {
        [
            "You pay on the page of the payment service. We never see your card.",
            "Your seats stay yours for as long as that page is open.",
            "Your tickets appear at once on the order page. Show them on the phone or print them.",
        ]
    }
    package func pay(_ amount: String) -> String { "Pay \(amount)" }
    package var backToCart: String { "Back to the cart" }
    package var errorSummaryTitle: String { "Please check the following" }
    package var nameMissing: String { "Enter your first and last name" }
    package var nameTooLong: String { "The name is too long: at most 100 characters" }
    package var nameInvalid: String { "The name contains characters that cannot be printed" }
    package var emailMissing: String { "Enter your e-mail address" }
    package var emailInvalid: String { "Enter the e-mail address in the form name@example.com" }
    package var termsNotAccepted: String { "Accept the terms of sale to continue" }

    package var gatewayName: String { "Test Bank" }
    package var gatewayTestMark: String { "Test: no money moves" }
    package var gatewayTitle: String { "Payment" }
    package var gatewayMerchant: String { "To" }
    package var gatewayFor: String { "For" }
    package var gatewayReference: String { "Reference" }
    package func gatewayUntil(_ time: String) -> String { "This payment can be made until \(time)." }
    package var gatewayDecline: String { "Decline" }
    package var gatewayAbandon: String { "Cancel and go back" }
    package var gatewayRareTitle: String { "What also happens in life" }
    package var gatewayPayLate: GatewayActionWords {
        GatewayActionWords(label: "Pay late", effect: "The money arrives after the seats’ time has run out.")
    }
    package var gatewayNotifyTwice: GatewayActionWords {
        GatewayActionWords(label: "Pay, notify twice", effect: "The shop is told of the same payment two times.")
    }
    package var gatewayNotifyFirst: GatewayActionWords {
        GatewayActionWords(label: "Pay, notify first", effect: "The shop is told before you come back.")
    }
    package var gatewayNeverNotify: GatewayActionWords {
        GatewayActionWords(label: "Pay, never notify", effect: "The shop is not told: it has to ask.")
    }
    package var gatewayClosed: String { "This payment is finished. You can close this page." }
}

extension Polish {
    package var cartTitle: String { "Twój koszyk" }
    package func tickets(_ count: Int) -> String { "\(count) \(Polish.form(count, "bilet", "bilety", "biletów"))" }
    package var ticketType: String { "Rodzaj biletu" }
    package var remove: String { "Usuń" }
    package func removePlace(_ place: String) -> String { "Usuń: \(place)" }
    package var allFeesIncluded: String { "Ze wszystkimi opłatami" }
    package var updateTotal: String { "Przelicz" }
    package func limitExplained(limit: Int, bought: Int, inCart: Int) -> String {
        let more = max(0, limit - bought - inCart)
        let before = bought == 0 ? "" : " Masz już kupione: \(bought)."
        let left = more == 0 ? "Ten koszyk wyczerpuje limit." : "Możesz dodać jeszcze \(more)."
        let upTo = "\(limit) \(Polish.form(limit, "biletu", "biletów", "biletów"))"
        return "Jedna osoba może kupić do \(upTo) na to wydarzenie, licząc wszystkie zamówienia.\(before) \(left)"
    }
    package var changeOrAddSeats: String { "Wróć do miejsc" }
    package var continueToDetails: String { "Dalej" }
    package func clockUntil(_ time: String) -> String { "Do \(time)." }
    package var clockExplained: String { "Gdy czas minie, miejsca wrócą do sprzedaży dla wszystkich." }
    package func extensionsLeft(_ count: Int) -> String {
        switch count {
        case 0: "Czasu nie można już przedłużyć."
        case 1: "Czas możesz przedłużyć jeszcze raz."
        default: "Czas możesz przedłużyć jeszcze \(count) razy."
        }
    }
    package var restrictedView: String { "Ograniczona widoczność" }
    package var wheelchairPlace: String { "Miejsce dla wózka" }
    package var companionPlace: String { "Miejsce dla opiekuna" }
    package var includes: String { "W cenie" }
    package var cartEmptyTitle: String { "Twój koszyk jest pusty" }
    package var cartEmptyText: String { "Wybierz miejsca, a zatrzymamy je tu dla Ciebie na czas płatności." }
    package var chooseSeatsAction: String { "Wybierz miejsca" }
    package var cartExpiredTitle: String { "Czas na te miejsca minął" }
    package func cartExpiredText(places: Int, at time: String) -> String {
        places == 1
            ? "Twoje miejsce czekało do \(time), potem wróciło do sprzedaży. Nic nie zostało pobrane."
            : "Twoje miejsca (\(places)) czekały do \(time), potem wróciły do sprzedaży. Nic nie zostało pobrane."
    }
    package var cartExpiredNext: String {
        "Nadal jesteś w sklepie, nie trzeba znowu stać w kolejce. Te same miejsca mogą być jeszcze wolne."
    }
    package var chooseAgain: String { "Wybierz miejsca ponownie" }

    package var detailsTitle: String { "Twoje dane" }
    package var nameLabel: String { "Imię i nazwisko" }
    package var nameHint: String { "Wydrukujemy je na biletach." }
    package var emailLabel: String { "Adres e-mail" }
    package var emailHint: String {
        "Należy do zamówienia: po nim znajdziemy bilety, jeśli zgubisz stronę. Bilety zobaczysz zaraz po zapłaceniu."
    }
    package var otherSeatsWelcome: String { "Mogą być też inne miejsca w tej samej cenie" }
    package var otherSeatsHint: String {
        "Tylko gdy płatność dotrze po upływie czasu na te miejsca. W przeciwnym razie pieniądze wrócą."
    }
    package var acceptTerms: String { "Akceptuję regulamin sprzedaży" }
    package var termsOfSale: String { "Przeczytaj regulamin sprzedaży" }
    package var orderSummary: String { "Twoje zamówienie" }
    package var whatHappensNext: String { "Co będzie dalej" }
    package var nextSteps: [String] {
        [
            "Płacisz na stronie operatora płatności. Danych karty nigdy nie widzimy.",
            "Dopóki ta strona jest otwarta, miejsca pozostają Twoje.",
            "Bilety pojawią się od razu na stronie zamówienia. Pokaż je w telefonie albo wydrukuj.",
        ]
    }
    package func pay(_ amount: String) -> String { "Zapłać \(amount)" }
    package var backToCart: String { "Wróć do koszyka" }
    package var errorSummaryTitle: String { "Sprawdź, proszę" }
    package var nameMissing: String { "Wpisz imię i nazwisko" }
    package var nameTooLong: String { "Imię i nazwisko są za długie: najwyżej 100 znaków" }
    package var nameInvalid: String { "Imię i nazwisko zawierają znaki, których nie da się wydrukować" }
    package var emailMissing: String { "Wpisz adres e-mail" }
    package var emailInvalid: String { "Wpisz adres e-mail w postaci nazwa@example.com" }
    package var termsNotAccepted: String { "Zaakceptuj regulamin sprzedaży, aby przejść dalej" }

    package var gatewayName: String { "Bank Testowy" }
    package var gatewayTestMark: String { "Test: bez prawdziwych pieniędzy" }
    package var gatewayTitle: String { "Płatność" }
    package var gatewayMerchant: String { "Odbiorca" }
    package var gatewayFor: String { "Tytułem" }
    package var gatewayReference: String { "Numer" }
    package func gatewayUntil(_ time: String) -> String { "Zapłacić można do \(time)." }
    package var gatewayDecline: String { "Odrzuć" }
    package var gatewayAbandon: String { "Anuluj i wróć" }
    package var gatewayRareTitle: String { "Co jeszcze zdarza się w życiu" }
    package var gatewayPayLate: GatewayActionWords {
        GatewayActionWords(label: "Zapłać za późno", effect: "Pieniądze docierają, gdy czas na miejsca już minął.")
    }
    package var gatewayNotifyTwice: GatewayActionWords {
        GatewayActionWords(
            label: "Zapłać, zawiadom dwa razy", effect: "Sklep dowiaduje się o tej samej płatności dwukrotnie.")
    }
    package var gatewayNotifyFirst: GatewayActionWords {
        GatewayActionWords(label: "Zapłać, najpierw zawiadom", effect: "Sklep dowiaduje się, zanim wrócisz.")
    }
    package var gatewayNeverNotify: GatewayActionWords {
        GatewayActionWords(label: "Zapłać, nie zawiadamiaj", effect: "Sklep nie dostaje wiadomości: musi zapytać sam.")
    }
    package var gatewayClosed: String { "Ta płatność jest zakończona. Możesz zamknąć tę stronę." }
}

extension Polish {
    /// The form of a counted noun: 1 bilet, 2 bilety, 5 biletów.
    static func form(_ count: Int, _ one: String, _ few: String, _ many: String) -> String {
        switch Plural.of(count, .polish) {
        case .one: one
        case .few: few
        case .many, .other: many
        }
    }
}
