// What the product says: the waiting room. `{low}`, `{high}`, `{n}` are filled in by the page or its script.

package protocol WaitingRoomPhrases: Sendable {
    var waitingRoomTitle: String { get }
    var joinLine: String { get }
    var joinLead: String { get }
    var enterNow: String { get }
    var leaveLine: String { get }
    var yourPlace: String { get }
    var yourNumber: String { get }
    var aheadForms: PluralForms { get }
    var nobodyAhead: String { get }
    var estimateLabel: String { get }
    /// `{low}` and `{high}` minutes.
    var estimateRange: String { get }
    var estimateSoon: String { get }
    var estimateLong: String { get }
    var estimateUnknown: String { get }
    var estimateWhy: String { get }
    var lateIsFine: String { get }
    var onePlaceEach: String { get }
    var lobbyTitle: String { get }
    var lobbyLead: String { get }
    var lineTitle: String { get }
    var turnTitle: String { get }
    var turnLead: String { get }
    var turnAlert: String { get }
    var turnDocumentTitle: String { get }
    var doorTitle: String { get }
    var doorLead: String { get }
    var pausedTitle: String { get }
    var resumed: String { get }
    var roomSoldOutLead: String { get }
    var roomClosedLead: String { get }
    var notOpenLead: String { get }
    var connectionLost: String { get }
    var elsewhereTitle: String { get }
    var elsewhereLead: String { get }
    var badTicketLead: String { get }
    var joinedAnnouncement: String { get }
    var fiveMinutes: String { get }
    var soundLabel: String { get }
    var whatItCosts: String { get }
    var priceKept: String { get }
    var checking: String { get }
    var withoutScript: String { get }
    var plainPage: String { get }
    var refreshNow: String { get }
    var stopRefreshing: String { get }
    var startRefreshing: String { get }
    func refreshes(every seconds: Int) -> String
    var progressLabel: String { get }
    var cannotEnter: String { get }
    var noAnswer: String { get }
}

extension English {
    package var waitingRoomTitle: String { "Waiting room" }
    package var joinLine: String { "Join the line" }
    package var joinLead: String { "Take a number. It stays yours on this device, also when you close the page." }
    package var enterNow: String { "Enter now" }
    package var leaveLine: String { "Leave the line" }
    package var yourPlace: String { "Your place" }
    package var yourNumber: String { "Your number" }
    package var nobodyAhead: String { "Nobody is ahead of you any more" }
    package var aheadForms: PluralForms {
        PluralForms(one: "At most {n} person ahead of you", other: "At most {n} people ahead of you")
    }
    package var estimateLabel: String { "Estimated wait" }
    package var estimateRange: String { "{low} to {high} minutes" }
    package var estimateSoon: String { "less than a minute" }
    package var estimateLong: String { "more than two hours" }
    package var estimateUnknown: String { "we don’t know yet" }
    package var estimateWhy: String {
        "A range, because some people ahead of you will not come and others take their time."
    }
    package var lateIsFine: String {
        "Being late does not cost your place: once called, you can enter until the sale ends."
    }
    package var onePlaceEach: String { "More tabs or reloading don’t make it faster. This page looks for itself." }
    package var lobbyTitle: String { "You are here in time" }
    package var lobbyLead: String {
        "The sale has not opened yet. You have your number; keep this page or come back later."
    }
    package var lineTitle: String { "You are in line" }
    package var turnTitle: String { "It’s your turn" }
    package var turnLead: String { "Choose your seats and pay in peace: nobody is sent back to the line." }
    package var turnAlert: String { "It’s your turn. You can enter now." }
    package var turnDocumentTitle: String { "● Your turn" }
    package var doorTitle: String { "You are at the door" }
    package var doorLead: String { "The shop is full for a moment. You go in as soon as somebody leaves." }
    package var pausedTitle: String { "The line is paused" }
    package var resumed: String { "The line moves again." }
    package var roomSoldOutLead: String {
        "Nothing is free at the moment. Seats in carts may come back: we keep your place and tell you here."
    }
    package var roomClosedLead: String { "The sale for this event has ended." }
    package var notOpenLead: String { "The waiting room is not open yet." }
    package var connectionLost: String { "No connection right now. Your place is safe; we keep trying." }
    package var elsewhereTitle: String { "You are already inside on another device" }
    package var elsewhereLead: String { "Finish there, or wait until that visit ends, then enter here." }
    package var badTicketLead: String {
        "Your number could not be read. Take a new one, or go back to the device you joined on."
    }
    package var joinedAnnouncement: String { "You have joined the line." }
    package var fiveMinutes: String { "About five minutes left." }
    package var soundLabel: String { "Play a sound when it’s my turn" }
    package var whatItCosts: String { "What it costs, what is left" }
    package var priceKept: String { "All fees included. These prices do not change while you wait." }
    package var checking: String { "Looking for your place…" }
    package var withoutScript: String { "Your browser runs no scripts. The plain waiting room works the same." }
    package var plainPage: String { "Plain waiting room" }
    package var refreshNow: String { "Refresh now" }
    package var stopRefreshing: String { "Stop refreshing" }
    package var startRefreshing: String { "Refresh by itself again" }
    package func refreshes(every seconds: Int) -> String { "This page refreshes by itself every \(seconds) seconds." }
    package var progressLabel: String { "Way to the front" }
    package var cannotEnter: String { "You cannot enter again" }
    package var noAnswer: String { "That did not get through. Please try again in a moment." }
}

extension Polish {
    package var waitingRoomTitle: String { "Poczekalnia" }
    package var joinLine: String { "Dołącz do kolejki" }
    package var joinLead: String { "Weź numer. Na tym urządzeniu pozostaje Twój, także po zamknięciu strony." }
    package var enterNow: String { "Wejdź teraz" }
    package var leaveLine: String { "Opuść kolejkę" }
    package var yourPlace: String { "Twoje miejsce" }
    package var yourNumber: String { "Twój numer" }
    package var nobodyAhead: String { "Nikt już przed Tobą nie czeka" }
    package var aheadForms: PluralForms {
        PluralForms(
            one: "Przed Tobą najwyżej {n} osoba", few: "Przed Tobą najwyżej {n} osoby",
            many: "Przed Tobą najwyżej {n} osób")
    }
    package var estimateLabel: String { "Przewidywany czas" }
    package var estimateRange: String { "od {low} do {high} min" }
    package var estimateSoon: String { "mniej niż minuta" }
    package var estimateLong: String { "ponad dwie godziny" }
    package var estimateUnknown: String { "jeszcze nie wiemy" }
    package var estimateWhy: String {
        "Podajemy przedział, bo część osób przed Tobą nie przyjdzie, a inne potrzebują więcej czasu."
    }
    package var lateIsFine: String {
        "Spóźnienie nie odbiera miejsca: po wywołaniu możesz wejść aż do końca sprzedaży."
    }
    package var onePlaceEach: String {
        "Więcej kart ani odświeżanie niczego nie przyspieszy. Strona sprawdza wszystko sama."
    }
    package var lobbyTitle: String { "Jesteś na czas" }
    package var lobbyLead: String {
        "Sprzedaż jeszcze się nie zaczęła. Masz już swój numer; zostaw tę stronę otwartą albo wróć później."
    }
    package var lineTitle: String { "Jesteś w kolejce" }
    package var turnTitle: String { "Twoja kolej" }
    package var turnLead: String { "Spokojnie wybierz miejsca i zapłać: nikt nie odeśle Cię z powrotem do kolejki." }
    package var turnAlert: String { "Twoja kolej. Możesz już wejść." }
    package var turnDocumentTitle: String { "● Twoja kolej" }
    package var doorTitle: String { "Stoisz przy drzwiach" }
    package var doorLead: String { "W sklepie jest chwilowo komplet. Wejdziesz, gdy tylko ktoś wyjdzie." }
    package var pausedTitle: String { "Kolejka jest wstrzymana" }
    package var resumed: String { "Kolejka znów się przesuwa." }
    package var roomSoldOutLead: String {
        "W tej chwili nie ma wolnych miejsc. Te z koszyków mogą wrócić: trzymamy Twoje miejsce w kolejce i damy tu znać."
    }
    package var roomClosedLead: String { "Sprzedaż biletów na to wydarzenie się zakończyła." }
    package var notOpenLead: String { "Poczekalnia nie jest jeszcze otwarta." }
    package var connectionLost: String { "Chwilowo brak połączenia. Twoje miejsce jest bezpieczne; próbujemy dalej." }
    package var elsewhereTitle: String { "Zakupy trwają już na innym urządzeniu" }
    package var elsewhereLead: String { "Dokończ tam albo poczekaj na koniec tamtej wizyty i wejdź tutaj." }
    package var badTicketLead: String {
        "Nie udało się odczytać Twojego numeru. Weź nowy albo wróć na urządzenie, na którym był pobrany."
    }
    package var joinedAnnouncement: String { "Jesteś w kolejce." }
    package var fiveMinutes: String { "Zostało około pięciu minut." }
    package var soundLabel: String { "Zagraj dźwięk, gdy przyjdzie moja kolej" }
    package var whatItCosts: String { "Ile kosztuje i co zostało" }
    package var priceKept: String { "Ze wszystkimi opłatami. Ceny nie zmienią się podczas czekania." }
    package var checking: String { "Szukamy Twojego miejsca…" }
    package var withoutScript: String {
        "Twoja przeglądarka nie uruchamia skryptów. Prosta poczekalnia działa tak samo."
    }
    package var plainPage: String { "Prosta poczekalnia" }
    package var refreshNow: String { "Odśwież teraz" }
    package var stopRefreshing: String { "Nie odświeżaj" }
    package var startRefreshing: String { "Odświeżaj znów samoczynnie" }
    package func refreshes(every seconds: Int) -> String {
        "Ta strona odświeża się sama co "
            + PluralForms(one: "sekundę", few: "{n} sekundy", many: "{n} sekund").sentence(seconds, language) + "."
    }
    package var progressLabel: String { "Droga na początek kolejki" }
    package var cannotEnter: String { "Nie można już wejść" }
    package var noAnswer: String { "Nie udało się połączyć. Spróbuj ponownie za chwilę." }
}
