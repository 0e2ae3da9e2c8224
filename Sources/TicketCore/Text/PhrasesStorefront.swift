// What the product says: event list and event page.

package protocol StorefrontPhrases: Sendable {
    var eventsTitle: String { get }
    var eventsLead: String { get }
    var noEvents: String { get }
    func priceFrom(_ price: String) -> String

    // States of a sale, short
    var onSaleNow: String { get }
    var opensSoon: String { get }
    var salePaused: String { get }
    var soldOut: String { get }
    /// Not sold out: seats are in carts.
    var noneFreeNow: String { get }
    var saleClosed: String { get }

    // Event page
    var buyTickets: String { get }
    var whenLabel: String { get }
    var doorsLabel: String { get }
    var whereLabel: String { get }
    var limitLabel: String { get }
    func limit(_ tickets: Int) -> String
    var addToCalendar: String { get }
    var pricesTitle: String { get }
    var allIn: String { get }
    var manyLeft: String { get }
    var fewLeft: String { get }
    /// No place is free, yet some are in carts: they may come back.
    var noneNow: String { get }
    var ticketTypesTitle: String { get }
    var includedTitle: String { get }
    var aboutTitle: String { get }
    var termsTitle: String { get }
    var buyHow: String { get }
    func opensAt(_ moment: String) -> String
    var notYetOpen: String { get }
    var pausedLead: String { get }
    var soldOutForGood: String { get }
    var soldOutMayReturn: String { get }
    var closedLead: String { get }
    var lookForReturns: String { get }
    func soldBy(_ organiser: String) -> String
}

extension English {
    package var eventsTitle: String { "What’s on" }
    package var eventsLead: String { "Fair queues, final prices, your ticket the moment you pay." }
    package var noEvents: String { "Nothing is on sale at the moment. Come back soon." }
    package func priceFrom(_ price: String) -> String { "from \(price)" }
    package var onSaleNow: String { "On sale now" }
    package var opensSoon: String { "On sale soon" }
    package var salePaused: String { "Sale paused" }
    package var soldOut: String { "Sold out" }
    package var noneFreeNow: String { "None free right now" }
    package var saleClosed: String { "Sale closed" }
    package var buyTickets: String { "Buy tickets" }
    package var whenLabel: String { "When" }
    package var doorsLabel: String { "Doors" }
    package var whereLabel: String { "Where" }
    package var limitLabel: String { "Limit" }
    package func limit(_ tickets: Int) -> String {
        Plural.of(tickets, language) == .one
            ? "1 ticket per person, counted over all orders"
            : "Up to \(tickets) tickets per person, counted over all orders"
    }
    package var addToCalendar: String { "Add to calendar" }
    package var pricesTitle: String { "Prices" }
    package var allIn: String { "All fees included. The price you see is the price you pay." }
    package var manyLeft: String { "Many left" }
    package var fewLeft: String { "Few left" }
    package var noneNow: String { "None free right now – seats in carts may come back" }
    package var ticketTypesTitle: String { "Ticket types" }
    package var includedTitle: String { "Included" }
    package var aboutTitle: String { "About the event" }
    package var termsTitle: String { "Terms of sale" }
    package var buyHow: String {
        "When many people come at once you get a place in line. Being let in covers choosing seats and paying: nobody is sent back."
    }
    package func opensAt(_ moment: String) -> String { "Sale opens \(moment)" }
    package var notYetOpen: String {
        "You can join the line shortly before the sale opens. Coming earlier gives no advantage."
    }
    package var pausedLead: String { "The sale is paused. The line keeps its order and your place stays yours." }
    package var soldOutForGood: String { "Every ticket has been sold." }
    package var soldOutMayReturn: String {
        "Nothing is free right now, but some seats are still in other people’s carts. If they are not paid for, they come back here."
    }
    package var closedLead: String { "Tickets for this event are no longer sold online." }
    package var lookForReturns: String { "Look for returned seats" }
    package func soldBy(_ organiser: String) -> String { "Sold by \(organiser)" }
}

extension Polish {
    package var eventsTitle: String { "Wydarzenia" }
    package var eventsLead: String { "Uczciwa kolejka, ostateczne ceny, bilet w chwili zapłaty." }
    package var noEvents: String { "W tej chwili nic nie jest w sprzedaży. Zajrzyj wkrótce." }
    package func priceFrom(_ price: String) -> String { "od \(price)" }
    package var onSaleNow: String { "W sprzedaży" }
    package var opensSoon: String { "Wkrótce w sprzedaży" }
    package var salePaused: String { "Sprzedaż wstrzymana" }
    package var soldOut: String { "Wyprzedane" }
    package var noneFreeNow: String { "Teraz brak wolnych miejsc" }
    package var saleClosed: String { "Sprzedaż zakończona" }
    package var buyTickets: String { "Kup bilety" }
    package var whenLabel: String { "Kiedy" }
    package var doorsLabel: String { "Otwarcie bram" }
    package var whereLabel: String { "Gdzie" }
    package var limitLabel: String { "Limit" }
    package func limit(_ tickets: Int) -> String {
        let noun =
            switch Plural.of(tickets, language) {
            case .one: "bilet"
            case .few: "bilety"
            case .many, .other: "biletów"
            }
        return "Najwyżej \(tickets) \(noun) na osobę, łącznie we wszystkich zamówieniach"
    }
    package var addToCalendar: String { "Dodaj do kalendarza" }
    package var pricesTitle: String { "Ceny" }
    package var allIn: String { "Ze wszystkimi opłatami. Płacisz dokładnie tyle, ile tu widzisz." }
    package var manyLeft: String { "Dużo miejsc" }
    package var fewLeft: String { "Ostatnie miejsca" }
    package var noneNow: String { "Teraz brak – miejsca z koszyków mogą wrócić" }
    package var ticketTypesTitle: String { "Rodzaje biletów" }
    package var includedTitle: String { "W cenie" }
    package var aboutTitle: String { "O wydarzeniu" }
    package var termsTitle: String { "Warunki sprzedaży" }
    package var buyHow: String {
        "Gdy przychodzi wiele osób naraz, dostajesz miejsce w kolejce. Wejście obejmuje wybór miejsc i płatność: nikt nie wraca na koniec."
    }
    package func opensAt(_ moment: String) -> String { "Początek sprzedaży: \(moment)" }
    package var notYetOpen: String {
        "Do kolejki można dołączyć krótko przed rozpoczęciem sprzedaży. Wcześniejsze przyjście nie daje przewagi."
    }
    package var pausedLead: String {
        "Sprzedaż jest wstrzymana. Kolejka zachowuje porządek, a Twoje miejsce pozostaje Twoje."
    }
    package var soldOutForGood: String { "Wszystkie bilety zostały sprzedane." }
    package var soldOutMayReturn: String {
        "W tej chwili nie ma wolnych miejsc, ale część jest jeszcze w koszykach innych osób. Jeśli nie zostaną opłacone, wrócą tutaj."
    }
    package var closedLead: String { "Bilety na to wydarzenie nie są już sprzedawane w internecie." }
    package var lookForReturns: String { "Sprawdź zwolnione miejsca" }
    package func soldBy(_ organiser: String) -> String { "Sprzedawca: \(organiser)" }
}
