// What the product says in Polish: the waiting room.

extension Polish {
    package var waitingRoomTitle: String { "Poczekalnia" }
    package var joinLine: String { "Dołącz do kolejki" }
    package var joinLead: String { "Weź numer. Na tym urządzeniu pozostaje Twój, także po zamknięciu strony." }
    package var joinSoldOutLead: String {
        "W tej chwili nie ma wolnych miejsc. Weź numer na wypadek zwrotów: trafiają do kolejnych osób według miejsca."
    }
    package var enterNow: String { "Wejdź teraz" }
    package var tryHere: String { "Spróbuj ponownie tutaj" }
    package var leaveLine: String { "Opuść kolejkę" }
    package var leaveLead: String { "Oddajesz swoje miejsce na dobre. Samo zamknięcie strony go nie odbiera." }
    package var leaveForGood: String { "Tak, oddaję miejsce" }
    package var yourPlace: String { "Twoje miejsce" }
    package var yourNumber: String { "Twój numer" }
    package var nobodyAhead: String { "Nikt już przed Tobą nie czeka" }
    package var aheadForms: PluralForms {
        PluralForms(
            one: "Przed Tobą najwyżej {n} osoba",
            few: "Przed Tobą najwyżej {n} osoby",
            many: "Przed Tobą najwyżej {n} osób")
    }
    package var probably: String { "Prawdopodobnie około {n}" }
    package var showShare: String {
        "Na sto wywołanych osób przychodzi {n}. Pozostałe zrezygnowały albo przyjdą później."
    }
    package var estimateLabel: String { "Przewidywane czekanie" }
    package var estimateRange: String { "od {low} do {high} minut" }
    package var estimateSoon: String { "mniej niż minuta" }
    package var estimateLong: String { "ponad dwie godziny" }
    package var estimateUnknown: String { "jeszcze nie wiemy" }
    package var estimateWhy: String {
        "Co druga osoba na Twoim miejscu czeka nie dłużej, niż mówi pierwsza liczba, dziewięć na dziesięć – "
            + "nie dłużej, niż mówi druga."
    }
    package var estimateSpeed: String { "Obliczone z tempa ostatnich minut; liczba wywołań na minutę: {n}." }
    package var estimateStands: String { "Kolejka w tej chwili stoi, więc nikt tego nie wie." }
    package var lateIsFine: String {
        "Spóźnienie nie odbiera miejsca: po wywołaniu możesz wejść aż do końca sprzedaży."
    }
    package var onePlaceEach: String {
        "Więcej kart ani odświeżanie niczego nie przyspieszy. Strona sprawdza wszystko sama."
    }
    package var mayClose: String {
        "Możesz zamknąć tę stronę albo zablokować telefon. Wróć, kiedy chcesz: miejsce pozostaje Twoje."
    }
    package var lineTitle: String { "Jesteś w kolejce" }
    package var turnTitle: String { "Twoja kolej" }
    package var turnLead: String { "Spokojnie wybierz miejsca i zapłać: nikt nie odeśle Cię z powrotem do kolejki." }
    package var turnNoHurry: String {
        "Nie ma pośpiechu. Możesz wejść od teraz do końca sprzedaży; biletów ubywa, ale prawo wejścia zostaje."
    }
    package var turnAlert: String { "Twoja kolej. Możesz już wejść." }
    package var turnDocumentTitle: String { "● Twoja kolej" }
    package var backTitle: String { "Możesz wejść ponownie" }
    package var backLead: String {
        "Jesteś po pierwszej wizycie. Wchodzisz od razu przez drzwi, nie z końca kolejki."
    }
    package var doorTitle: String { "Stoisz przy drzwiach" }
    package var doorLead: String { "W sklepie jest chwilowo komplet. Wejdziesz, gdy tylko ktoś wyjdzie." }
    package var doorAskAgain: String { "Naciśnij ponownie za kilka sekund: ta strona nie potrafi pytać sama." }
    package var doorForms: PluralForms {
        PluralForms(
            one: "Przed Tobą stoi {n} osoba",
            few: "Przed Tobą stoją {n} osoby",
            many: "Przed Tobą stoi {n} osób")
    }
    package var doorNext: String { "Wchodzisz jako następna osoba" }
    package var pausedTitle: String { "Kolejka jest wstrzymana" }
    package var pausedMeaning: String {
        "Do wznowienia nikt nie jest wywoływany, a wszystkie miejsca pozostają bez zmian. Kto jest w środku, "
            + "może dokończyć."
    }
    package var resumed: String { "Kolejka znów się przesuwa." }
    package var roomSoldOutTitle: String { "W tej chwili nie ma wolnych miejsc" }
    package var roomSoldOutLead: String {
        "Miejsca z koszyków i nieudanych płatności mogą wrócić. Trafiają do kolejnych osób według miejsca: "
            + "Twoje trzymamy i damy tu znać."
    }
    package var roomClosedLead: String { "Sprzedaż biletów na to wydarzenie się zakończyła." }
    package var connectionLost: String { "Chwilowo brak połączenia. Twoje miejsce jest bezpieczne; próbujemy dalej." }
    package var lastNews: String { "Ostatnie wiadomości: {moment}." }
    package var elsewhereTitle: String { "Zakupy trwają już na innym urządzeniu" }
    package var elsewhereLead: String { "Dokończ tam albo poczekaj na koniec tamtej wizyty i wejdź tutaj." }
    package var movedTitle: String { "Twoje miejsce jest teraz na innym urządzeniu" }
    package var movedLead: String {
        "Zostało tam przeniesione kodem. Kontynuuj na nim; tutaj nie trzeba już nic robić."
    }
    package var movedForget: String { "Zacznij tu od nowa, z nowym numerem" }
    package var badTicketLead: String {
        "Nie udało się odczytać Twojego numeru. Weź nowy albo wróć na urządzenie, na którym był pobrany."
    }
    package var joinedAnnouncement: String { "Jesteś w kolejce." }
    package var placeAnnouncement: String { "Twoje miejsce: {n}." }
    package var fiveMinutes: String { "Zostało około pięciu minut." }
    package var roomAnnouncement: String { "Od organizatora" }
    package var soundLabel: String { "Zagraj dźwięk, gdy przyjdzie moja kolej" }
    package var notifyLabel: String { "Powiadom mnie na tym urządzeniu, gdy przyjdzie moja kolej" }
    package var notifyRefused: String { "Przeglądarka nie pozwala tej stronie na powiadomienia." }
    package var whatItCosts: String { "Ile kosztuje i co zostało" }
    package var priceKept: String { "Ze wszystkimi opłatami. Ceny nie zmienią się podczas czekania." }
    package var tierNoneFree: String { "Teraz brak wolnych" }
    package var checking: String { "Szukamy Twojego miejsca…" }
    package var withoutScript: String {
        "Twoja przeglądarka nie uruchamia skryptów. Prosta poczekalnia działa tak samo."
    }
    package var plainPage: String { "Prosta poczekalnia" }
    package var refreshNow: String { "Odśwież teraz" }
    package var stopRefreshing: String { "Nie odświeżaj" }
    package var startRefreshing: String { "Odświeżaj znów samoczynnie" }
    package var progressLabel: String { "Droga na początek kolejki" }
    package var cannotEnter: String { "Nie można już wejść" }
    package var noAnswer: String { "Nie udało się połączyć. Spróbuj ponownie za chwilę." }
    package var takeAlongTitle: String { "Przenieś na inne urządzenie" }
    package var takeAlongLead: String {
        "Zabierz swoje miejsce, na przykład na komputer. Potem będzie tam, a nie tutaj."
    }
    package var takeAlongButton: String { "Pokaż kod" }
    package var takeAlongHave: String { "Mam kod z innego urządzenia" }
    package var takeAlongOpen: String { "Na drugim urządzeniu otwórz" }
    package var takeAlongType: String { "i wpisz ten kod" }
    package var takeAlongUntil: String { "Działa raz, do {moment}." }
    package var takeAlongEnded: String {
        "Ten kod stracił ważność. Jeśli nikt go nie użył, miejsce jest nadal tutaj i możesz poprosić o nowy kod."
    }
    package func refreshes(every seconds: Int) -> String {
        "Ta strona odświeża się sama co "
            + PluralForms(one: "sekundę", few: "{n} sekundy", many: "{n} sekund").sentence(seconds, language) + "."
    }
}
