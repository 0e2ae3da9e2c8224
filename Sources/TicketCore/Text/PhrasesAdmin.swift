// What the product says: the organiser's pages.

package protocol AdminPhrases: Sendable {
    // Sign-in
    var signInTitle: String { get }
    var passwordLabel: String { get }
    var signInAction: String { get }
    var signInFailed: String { get }
    var signOut: String { get }
    func signedInAs(_ name: String) -> String

    // Events
    var adminTitle: String { get }
    var adminNoEvents: String { get }
    var places: String { get }
    var free: String { get }
    var held: String { get }
    var sold: String { get }
    var blocked: String { get }
    var revenue: String { get }
    var waitingColumn: String { get }
    var shoppingColumn: String { get }
    var seeTheShop: String { get }
    func asOf(_ time: String) -> String

    // State of a sale
    var stateScheduled: String { get }
    var stateOpen: String { get }
    var statePaused: String { get }
    var stateClosed: String { get }

    // One event
    var numbersTitle: String { get }
    var saleTitle: String { get }
    var openSale: String { get }
    var pauseSale: String { get }
    var resumeSale: String { get }
    var closeSale: String { get }
    var speed: String { get }
    var speedSlow: String { get }
    var speedNormal: String { get }
    var speedFast: String { get }
    /// The label of the message that waiting buyers read during a pause, in the language named.
    func pauseMessage(in language: String) -> String
    var pauseMessageHint: String { get }
    var pauseExplained: String { get }
    var doorSettings: String { get }
    var doorRate: String { get }
    var doorRateHint: String { get }
    var doorCap: String { get }
    var doorCapHint: String { get }
    func wholeNumber(from low: Int, to high: Int) -> String
    var save: String { get }
    var saved: String { get }
    var waitingNow: String { get }
    var atTheDoor: String { get }
    var shoppingNow: String { get }
    var doneShopping: String { get }
    var lastNumber: String { get }
    var byCategory: String { get }
    var category: String { get }
    var latestOrders: String { get }
    var noOrdersYet: String { get }
    var amount: String { get }
    var ticketsWord: String { get }
    var placedAt: String { get }
    var orderState: String { get }
    var orderStates: OrderStateWords { get }

    // Asking before a sale is changed for everybody
    var areYouSure: String { get }
    func confirmOpen(_ event: String) -> String
    func confirmPause(_ event: String) -> String
    func confirmResume(_ event: String) -> String
    func confirmClose(_ event: String) -> String
    func confirmDoor(_ event: String) -> String
    var keepAsIs: String { get }
}

/// One word for each state of an order, as the organiser reads them in a table.
package struct OrderStateWords: Sendable {
    package let awaitingPayment: String
    package let paid: String
    package let expired: String
    package let cancelled: String
    package let refunded: String
    package let partlyRefunded: String
}

extension English {
    package var signInTitle: String { "Staff sign-in" }
    package var passwordLabel: String { "Password" }
    package var signInAction: String { "Sign in" }
    package var signInFailed: String { "E-mail address and password do not match an account" }
    package var signOut: String { "Sign out" }
    package func signedInAs(_ name: String) -> String { "Signed in as \(name)" }
    package var adminTitle: String { "Events and sales" }
    package var adminNoEvents: String { "No events yet." }
    package var places: String { "Places" }
    package var free: String { "Free" }
    package var held: String { "Held" }
    package var sold: String { "Sold" }
    package var blocked: String { "Blocked" }
    package var revenue: String { "Revenue" }
    package var waitingColumn: String { "Waiting" }
    package var shoppingColumn: String { "Shopping" }
    package var seeTheShop: String { "See it as a buyer" }
    package func asOf(_ time: String) -> String { "As of \(time)" }
    package var stateScheduled: String { "Scheduled" }
    package var stateOpen: String { "Open" }
    package var statePaused: String { "Paused" }
    package var stateClosed: String { "Closed" }
    package var numbersTitle: String { "Now" }
    package var saleTitle: String { "The sale" }
    package var openSale: String { "Open the sale" }
    package var pauseSale: String { "Pause the sale" }
    package var resumeSale: String { "Resume the sale" }
    package var closeSale: String { "Close the sale" }
    package var speed: String { "Speed of the door" }
    package var speedSlow: String { "Slow" }
    package var speedNormal: String { "Normal" }
    package var speedFast: String { "Fast" }
    package func pauseMessage(in language: String) -> String { "Message to those who wait (\(language))" }
    package var pauseMessageHint: String { "Say why and until when. At most 280 characters." }
    package var pauseExplained: String {
        "Nobody new is let in. Those who are choosing or paying finish in peace, and nobody loses a place in the queue."
    }
    package var doorSettings: String { "The door" }
    package var doorRate: String { "Buyers let in per second" }
    package var doorRateHint: String { "How fast the queue moves." }
    package var doorCap: String { "Most buyers in the shop at once" }
    package var doorCapHint: String { "The door waits when so many are choosing or paying." }
    package func wholeNumber(from low: Int, to high: Int) -> String { "Enter a whole number from \(low) to \(high)" }
    package var save: String { "Save" }
    package var saved: String { "Saved." }
    package var waitingNow: String { "In the queue" }
    package var atTheDoor: String { "At the door" }
    package var shoppingNow: String { "In the shop" }
    package var doneShopping: String { "Finished" }
    package var lastNumber: String { "Last queue number" }
    package var byCategory: String { "By price category" }
    package var category: String { "Category" }
    package var latestOrders: String { "Latest orders" }
    package var noOrdersYet: String { "No orders yet." }
    package var amount: String { "Amount" }
    package var orderState: String { "State" }
    package var ticketsWord: String { "Tickets" }
    package var placedAt: String { "Placed" }
    package var orderStates: OrderStateWords {
        OrderStateWords(
            awaitingPayment: "Awaiting payment", paid: "Paid", expired: "Expired", cancelled: "Cancelled",
            refunded: "Refunded", partlyRefunded: "Partly refunded")
    }
    package var areYouSure: String { "Are you sure?" }
    package func confirmOpen(_ event: String) -> String {
        "\(event): the door opens and everybody who waits is let in by turn."
    }
    package func confirmPause(_ event: String) -> String {
        "\(event): nobody new is let in until you resume. Buyers in the shop can finish."
    }
    package func confirmResume(_ event: String) -> String {
        "\(event): the door opens again, in the order of the queue."
    }
    package func confirmClose(_ event: String) -> String {
        "\(event): the sale ends. Orders that are being paid can be finished; no new ones can begin."
    }
    package func confirmDoor(_ event: String) -> String { "\(event): the door takes the new speed at once." }
    package var keepAsIs: String { "Leave it as it is" }
}

extension Polish {
    package var signInTitle: String { "Logowanie dla obsługi" }
    package var passwordLabel: String { "Hasło" }
    package var signInAction: String { "Zaloguj" }
    package var signInFailed: String { "Nie ma konta z takim adresem e-mail i hasłem" }
    package var signOut: String { "Wyloguj" }
    package func signedInAs(_ name: String) -> String { "Zalogowano: \(name)" }
    package var adminTitle: String { "Wydarzenia i sprzedaż" }
    package var adminNoEvents: String { "Nie ma jeszcze wydarzeń." }
    package var places: String { "Miejsca" }
    package var free: String { "Wolne" }
    package var held: String { "W koszykach" }
    package var sold: String { "Sprzedane" }
    package var blocked: String { "Zablokowane" }
    package var revenue: String { "Przychód" }
    package var waitingColumn: String { "W kolejce" }
    package var shoppingColumn: String { "W sklepie" }
    package var seeTheShop: String { "Zobacz jak kupujący" }
    package func asOf(_ time: String) -> String { "Stan na \(time)" }
    package var stateScheduled: String { "Zaplanowana" }
    package var stateOpen: String { "Otwarta" }
    package var statePaused: String { "Wstrzymana" }
    package var stateClosed: String { "Zamknięta" }
    package var numbersTitle: String { "Teraz" }
    package var saleTitle: String { "Sprzedaż" }
    package var openSale: String { "Otwórz sprzedaż" }
    package var pauseSale: String { "Wstrzymaj sprzedaż" }
    package var resumeSale: String { "Wznów sprzedaż" }
    package var closeSale: String { "Zamknij sprzedaż" }
    package var speed: String { "Tempo wpuszczania" }
    package var speedSlow: String { "Wolno" }
    package var speedNormal: String { "Normalnie" }
    package var speedFast: String { "Szybko" }
    package func pauseMessage(in language: String) -> String { "Wiadomość do czekających (\(language))" }
    package var pauseMessageHint: String { "Napisz, dlaczego i do kiedy. Najwyżej 280 znaków." }
    package var pauseExplained: String {
        "Nikt nowy nie wejdzie. Kto wybiera albo płaci, spokojnie dokończy, i nikt nie straci miejsca w kolejce."
    }
    package var doorSettings: String { "Wpuszczanie" }
    package var doorRate: String { "Kupujący wpuszczani na sekundę" }
    package var doorRateHint: String { "Jak szybko przesuwa się kolejka." }
    package var doorCap: String { "Najwięcej kupujących naraz w sklepie" }
    package var doorCapHint: String { "Wpuszczanie czeka, gdy tyle osób wybiera albo płaci." }
    package func wholeNumber(from low: Int, to high: Int) -> String { "Wpisz liczbę całkowitą od \(low) do \(high)" }
    package var save: String { "Zapisz" }
    package var saved: String { "Zapisano." }
    package var waitingNow: String { "W kolejce" }
    package var atTheDoor: String { "Przy wejściu" }
    package var shoppingNow: String { "W sklepie" }
    package var doneShopping: String { "Skończyli" }
    package var lastNumber: String { "Ostatni numer kolejki" }
    package var byCategory: String { "Według kategorii cenowych" }
    package var category: String { "Kategoria" }
    package var latestOrders: String { "Ostatnie zamówienia" }
    package var noOrdersYet: String { "Nie ma jeszcze zamówień." }
    package var amount: String { "Kwota" }
    package var orderState: String { "Stan" }
    package var ticketsWord: String { "Bilety" }
    package var placedAt: String { "Złożone" }
    package var orderStates: OrderStateWords {
        OrderStateWords(
            awaitingPayment: "Czeka na płatność", paid: "Opłacone", expired: "Wygasło", cancelled: "Anulowane",
            refunded: "Zwrócone", partlyRefunded: "Zwrócone w części")
    }
    package var areYouSure: String { "Na pewno?" }
    package func confirmOpen(_ event: String) -> String {
        "\(event): zaczyna się wpuszczanie, wszyscy czekający wejdą po kolei."
    }
    package func confirmPause(_ event: String) -> String {
        "\(event): do wznowienia nikt nowy nie wejdzie. Kto jest w sklepie, może dokończyć."
    }
    package func confirmResume(_ event: String) -> String { "\(event): wpuszczanie rusza znowu, w kolejności." }
    package func confirmClose(_ event: String) -> String {
        "\(event): koniec sprzedaży. Zaczęte płatności można dokończyć; nowych zamówień nie będzie."
    }
    package func confirmDoor(_ event: String) -> String { "\(event): nowe tempo wpuszczania działa od razu." }
    package var keepAsIs: String { "Zostaw, jak jest" }
}
