// What the product says: rehearsals, to organisers and to whoever comes upon one.

package protocol RehearsalPhrases: Sendable {
    // On every page of a rehearsal
    var rehearsalBanner: String { get }
    var rehearsalBannerDetail: String { get }
    /// A title as a rehearsal has it.
    func rehearsalTitle(_ title: String) -> String
    /// Across a ticket.
    var rehearsalStamp: String { get }

    // At the gate
    var refusedRehearsal: String { get }

    // The organiser's page
    var rehearsals: String { get }
    var rehearsalIntroduction: String { get }
    func makeRehearsal(_ event: String) -> String
    var makeRehearsalExplained: String { get }
    var rehearsalMade: String { get }
    var rehearsalKeyTitle: String { get }
    var rehearsalKeyExplained: String { get }
    var rehearsalCommandTitle: String { get }
    var rehearsalCommandExplained: String { get }
    var noRehearsals: String { get }
    func rehearsalNumber(_ id: String) -> String
    func rehearsalMadeAt(_ time: String, by who: String) -> String
    var rehearsalWaits: String { get }
    var rehearsalOpens: String { get }
    var rehearsalRuns: String { get }
    var rehearsalClosed: String { get }
    var rehearsalCleared: String { get }
    var newRehearsalKey: String { get }
    var newRehearsalKeyExplained: String { get }
    var closeRehearsal: String { get }
    var closeRehearsalExplained: String { get }
    var clearRehearsal: String { get }
    var clearRehearsalExplained: String { get }
    var openRehearsalAsBuyer: String { get }
    var followRehearsal: String { get }

    // What the books say
    var booksTitle: String { get }
    var checkBooks: String { get }
    var booksOfSale: String { get }
    var booksInOrder: String { get }
    func booksBroken(_ count: Int) -> String
    func booksRule(_ rule: LedgerRule) -> String
    var booksExamples: String { get }
    var booksPromise: String { get }
    var booksViolations: String { get }

    // Failures
    var notARehearsal: FailureText { get }
    var wrongRehearsalKey: FailureText { get }
    var rehearsalIsOver: FailureText { get }
    var rehearsalGoesOn: FailureText { get }
    var rehearsalHasBegun: FailureText { get }
    var tooManyRehearsals: FailureText { get }
}

extension English {
    package var rehearsalBanner: String { "Rehearsal: nothing you buy here is real" }
    package var rehearsalBannerDetail: String { "No money is taken, and no ticket from here lets anybody in." }
    package func rehearsalTitle(_ title: String) -> String { "Rehearsal: \(title)" }
    package var rehearsalStamp: String { "REHEARSAL" }
    package var refusedRehearsal: String { "Rehearsal ticket: nobody paid for it" }

    package var rehearsals: String { "Rehearsals" }
    package var rehearsalIntroduction: String {
        "A rehearsal is a copy of this event with its own waiting room. Tens of thousands of imagined fans buy it up, and the "
            + "report says whether every promise was kept. It takes no money, its tickets open no gate, and none of its "
            + "figures reach this event."
    }
    package func makeRehearsal(_ event: String) -> String { "Make a rehearsal copy of \(event)" }
    package var makeRehearsalExplained: String {
        "Same venue, seat plan, prices, words and door. Only people with its address find it."
    }
    package var rehearsalMade: String { "The rehearsal copy is ready." }
    package var rehearsalKeyTitle: String { "Key, shown only this once" }
    package var rehearsalKeyExplained: String {
        "Whoever has it can set when the rehearsal opens, make its gateway misbehave and read its books. It opens nothing else."
    }
    package var rehearsalCommandTitle: String { "Run this" }
    package var rehearsalCommandExplained: String {
        "From another machine, if you can: then the fans do not take the server's processors away."
    }
    package var noRehearsals: String { "This event was not rehearsed yet." }
    package func rehearsalNumber(_ id: String) -> String { "Rehearsal \(id)" }
    package func rehearsalMadeAt(_ time: String, by who: String) -> String { "Made \(time) by \(who)" }
    package var rehearsalWaits: String { "Waiting to be run" }
    package var rehearsalOpens: String { "About to open" }
    package var rehearsalRuns: String { "Running" }
    package var rehearsalClosed: String { "Closed" }
    package var rehearsalCleared: String { "Cleared" }
    package var newRehearsalKey: String { "Make a new key" }
    package var newRehearsalKeyExplained: String { "The old one opens nothing any more." }
    package var closeRehearsal: String { "Close the rehearsal" }
    package var closeRehearsalExplained: String { "Ends buying and the key, and keeps what the books say." }
    package var clearRehearsal: String { "Clear its data" }
    package var clearRehearsalExplained: String {
        "Deletes its orders, tickets, payments and places for ever. The result below stays."
    }
    package var openRehearsalAsBuyer: String { "See it as a buyer" }
    package var followRehearsal: String { "Follow it live" }

    package var booksTitle: String { "What the books say" }
    package var checkBooks: String { "Check its books now" }
    package var booksOfSale: String { "Check the books of the real sale" }
    package var booksInOrder: String { "Every promise was kept" }
    package func booksBroken(_ count: Int) -> String {
        count == 1 ? "One promise was broken once" : "Promises were broken \(count) times"
    }
    package func booksRule(_ rule: LedgerRule) -> String {
        switch rule {
        case .soldTwice: "No place is sold twice"
        case .paidWithoutTicket: "Whoever paid has tickets, or the money goes back"
        case .ticketWithoutPayment: "Every ticket was paid"
        case .overLimit: "Nobody has more tickets than the limit"
        case .numbers: "Nobody came in out of turn"
        case .places: "Every place is accounted for"
        case .gateway: "No real money was touched"
        }
    }
    package var booksExamples: String { "Examples" }
    package var booksPromise: String { "Promise" }
    package var booksViolations: String { "Broken" }

    package var notARehearsal: FailureText {
        FailureText(
            "This is not a rehearsal", "The event is a real one.",
            "Make a rehearsal copy on the organiser's page of the event, and use its address and key.")
    }
    package var wrongRehearsalKey: FailureText {
        FailureText(
            "That is not the key", "The key does not open this rehearsal.",
            "Use the key that was shown when the copy was made, or make a new one on the organiser's page.")
    }
    package var rehearsalIsOver: FailureText {
        FailureText(
            "The rehearsal is over", "It was closed, and its key opens nothing any more.", "Make a new rehearsal copy.")
    }
    package var rehearsalGoesOn: FailureText {
        FailureText("The rehearsal still goes on", "Its data cannot be deleted yet.", "Close it first.")
    }
    package var rehearsalHasBegun: FailureText {
        FailureText(
            "The rehearsal has begun", "Its door was opened, so its opening cannot be moved any more.",
            "Make a new rehearsal copy for the next one.")
    }
    package var tooManyRehearsals: FailureText {
        FailureText(
            "Too many rehearsals", "Each keeps a row for every place, and this event has as many as it may.",
            "Close one that is done, and clear its data.")
    }
}

extension Polish {
    package var rehearsalBanner: String { "Próba: nic, co tu kupisz, nie jest prawdziwe" }
    package var rehearsalBannerDetail: String { "Nie pobieramy pieniędzy, a bilety stąd nikogo nie wpuszczą." }
    package func rehearsalTitle(_ title: String) -> String { "Próba: \(title)" }
    package var rehearsalStamp: String { "PRÓBA" }
    package var refusedRehearsal: String { "Bilet z próby: nikt za niego nie zapłacił" }

    package var rehearsals: String { "Próby sprzedaży" }
    package var rehearsalIntroduction: String {
        "Próba to kopia tego wydarzenia z własną poczekalnią. Wykupują ją dziesiątki tysięcy wymyślonych fanów, a raport mówi, "
            + "czy każda obietnica została dotrzymana. Nie pobiera pieniędzy, jej bilety nie otwierają żadnej bramy, a jej liczby "
            + "nie wchodzą do liczb tego wydarzenia."
    }
    package func makeRehearsal(_ event: String) -> String { "Utwórz próbną kopię: \(event)" }
    package var makeRehearsalExplained: String {
        "To samo miejsce, plan, ceny, teksty i wejście. Znajdzie ją tylko ten, kto zna adres."
    }
    package var rehearsalMade: String { "Kopia próbna jest gotowa." }
    package var rehearsalKeyTitle: String { "Klucz, pokazywany tylko ten jeden raz" }
    package var rehearsalKeyExplained: String {
        "Kto go ma, może ustawić godzinę otwarcia próby, kazać jej bramce płatności źle się zachowywać i czytać jej księgi. "
            + "Niczego więcej nie otwiera."
    }
    package var rehearsalCommandTitle: String { "Uruchom to" }
    package var rehearsalCommandExplained: String {
        "Najlepiej z innego komputera: wtedy fani nie zabierają serwerowi procesorów."
    }
    package var noRehearsals: String { "Tego wydarzenia jeszcze nie próbowano." }
    package func rehearsalNumber(_ id: String) -> String { "Próba \(id)" }
    package func rehearsalMadeAt(_ time: String, by who: String) -> String { "Utworzono \(time), \(who)" }
    package var rehearsalWaits: String { "Czeka na uruchomienie" }
    package var rehearsalOpens: String { "Zaraz się otworzy" }
    package var rehearsalRuns: String { "Trwa" }
    package var rehearsalClosed: String { "Zamknięta" }
    package var rehearsalCleared: String { "Wyczyszczona" }
    package var newRehearsalKey: String { "Utwórz nowy klucz" }
    package var newRehearsalKeyExplained: String { "Stary niczego już nie otworzy." }
    package var closeRehearsal: String { "Zamknij próbę" }
    package var closeRehearsalExplained: String { "Kończy kupowanie i ważność klucza, zachowuje stan ksiąg." }
    package var clearRehearsal: String { "Usuń jej dane" }
    package var clearRehearsalExplained: String {
        "Usuwa na zawsze zamówienia, bilety, płatności i miejsca próby. Wynik poniżej zostaje."
    }
    package var openRehearsalAsBuyer: String { "Zobacz ją jak kupujący" }
    package var followRehearsal: String { "Śledź na żywo" }

    package var booksTitle: String { "Co mówią księgi" }
    package var checkBooks: String { "Sprawdź teraz jej księgi" }
    package var booksOfSale: String { "Sprawdź księgi prawdziwej sprzedaży" }
    package var booksInOrder: String { "Każda obietnica została dotrzymana" }
    package func booksBroken(_ count: Int) -> String { "Liczba złamanych obietnic: \(count)" }
    package func booksRule(_ rule: LedgerRule) -> String {
        switch rule {
        case .soldTwice: "Żadne miejsce nie jest sprzedane dwa razy"
        case .paidWithoutTicket: "Kto zapłacił, ma bilety albo pieniądze wracają"
        case .ticketWithoutPayment: "Każdy bilet został opłacony"
        case .overLimit: "Nikt nie ma więcej biletów niż limit"
        case .numbers: "Nikt nie wszedł poza kolejką"
        case .places: "Każde miejsce jest rozliczone"
        case .gateway: "Nie ruszono prawdziwych pieniędzy"
        }
    }
    package var booksExamples: String { "Przykłady" }
    package var booksPromise: String { "Obietnica" }
    package var booksViolations: String { "Złamana" }

    package var notARehearsal: FailureText {
        FailureText(
            "To nie jest próba", "To wydarzenie jest prawdziwe.",
            "Utwórz próbną kopię na stronie organizatora tego wydarzenia i użyj jej adresu i klucza.")
    }
    package var wrongRehearsalKey: FailureText {
        FailureText(
            "To nie ten klucz", "Ten klucz nie otwiera tej próby.",
            "Użyj klucza pokazanego przy tworzeniu kopii albo utwórz nowy na stronie organizatora.")
    }
    package var rehearsalIsOver: FailureText {
        FailureText(
            "Próba się skończyła", "Została zamknięta, a jej klucz niczego już nie otwiera.",
            "Utwórz nową kopię próbną.")
    }
    package var rehearsalGoesOn: FailureText {
        FailureText("Próba jeszcze trwa", "Jej danych nie można jeszcze usunąć.", "Najpierw ją zamknij.")
    }
    package var rehearsalHasBegun: FailureText {
        FailureText(
            "Próba się zaczęła", "Jej wejście zostało otwarte, więc godziny nie można już zmienić.",
            "Na następną próbę utwórz nową kopię.")
    }
    package var tooManyRehearsals: FailureText {
        FailureText(
            "Za dużo prób", "Każda ma wiersz dla każdego miejsca, a to wydarzenie ma ich już tyle, ile może.",
            "Zamknij tę, która się skończyła, i usuń jej dane.")
    }
}
