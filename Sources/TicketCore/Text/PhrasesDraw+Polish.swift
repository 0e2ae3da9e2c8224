// What the product says in Polish: the page where a fan checks the draw.

extension Polish {
    package var drawnByLot: String { "Miejsca w kolejce losujemy, a losowanie może sprawdzić każdy." }
    package var lobbyIsOpen: String { "Poczekalnia otwarta" }
    package var checkDraw: String { "Sprawdź losowanie" }
    package var checkDrawTitle: String { "Sprawdź losowanie" }
    package var checkDrawLead: String {
        "Każdy, kto dołączył przed zamknięciem poczekalni, miał tę samą szansę. Nie musisz wierzyć nam na słowo: "
            + "Twoja przeglądarka policzy losowanie jeszcze raz, z wartości, których nie mogliśmy wybrać."
    }
    package var noDrawHere: String {
        "Dla tej sprzedaży nie ogłoszono losowania: kolejka jest w porządku przychodzenia."
    }
    package func drawAnnounced(lobby: String, cutOff: String) -> String {
        "Poczekalnia otworzy się: \(lobby). Udział bierze każdy, kto dołączy do \(cutOff)."
    }
    package func drawLobby(cutOff: String) -> String {
        "Poczekalnia jest otwarta. Udział bierze każdy, kto dołączy do \(cutOff); kolejność dołączania nie ma "
            + "znaczenia."
    }
    package func drawDrawing(doors: String) -> String {
        "Poczekalnia jest zamknięta, a lista biletów kolejkowych ustalona. Wejście zacznie się po losowaniu: \(doors)."
    }
    package func drawDone(numbers: Int) -> String {
        "Po losowaniu: udział "
            + PluralForms(
                one: "wziął {n} numer", few: "wzięły {n} numery",
                many: "wzięło {n} "
                    + "numerów"
            ).sentence(numbers, language)
            + ". Wszystkie wartości są poniżej."
    }
    package var drawLateTitle: String { "Jeszcze nieudowodnione" }
    package var drawLate: DrawLateWords {
        DrawLateWords(
            root: "Lista biletów powinna już być ogłoszona, a jej nie ma. Lista, która pojawi się po wartości "
                + "losowej, niczego nie dowodzi.",
            beacon: "Publiczne źródło losowości już podało wartość, ale jeszcze do nas nie dotarła. Nie może się już "
                + "zmienić; wejście na nią czeka.",
            key: "Wszystko, czego potrzeba, jest znane, a wyniku jeszcze nie ma. Dopóki go nie ma, losowanie nie "
                + "jest udowodnione.")
    }
    package var yourCheckTitle: String { "Twoje miejsce" }
    package var numberFieldLabel: String { "Twój numer z poczekalni" }
    package var numberFieldHint: String { "Pokazuje go poczekalnia. W tej przeglądarce jest już wpisany." }
    package var checkNumber: String { "Sprawdź ten numer" }
    package var needsScript: String {
        "Twoja przeglądarka nie uruchamia skryptów, więc nie policzy tego za Ciebie. Wzory i wszystkie wartości są "
            + "poniżej; to samo robi zapisany plik i program docs/check-draw.py."
    }
    package var stepsTitle: String { "Krok po kroku" }
    package var commitStep: DrawStepWords {
        DrawStepWords(
            title: "Sekret był ustalony wcześniej",
            why: "Wraz z zapowiedzią ogłosiliśmy odcisk tajnego ziarna. Ujawnione później ziarno musi mieć ten sam "
                + "odcisk: nie mogliśmy go podmienić.")
    }
    package var timeStep: DrawStepWords {
        DrawStepWords(
            title: "Listę zamknięto, zanim odezwał się los",
            why: "Rundę źródła losowości podaliśmy w zapowiedzi, a przypada ona po zamknięciu poczekalni. Listę "
                + "biletów ogłoszono przed tą rundą: nikt nie mógł jej dopasować do wyniku.")
    }
    package var beaconStep: DrawStepWords {
        DrawStepWords(
            title: "Los przyszedł z zewnątrz",
            why: "Źródło drand prowadzi wiele niezależnych organizacji; każda runda to liczba, której nikt nie "
                + "przewidzi. Porównaj ją z dowolnym serwerem lustrzanym: wszędzie musi być taka sama.")
    }
    package var keyStep: DrawStepWords {
        DrawStepWords(
            title: "Klucz wynika z tego wszystkiego",
            why: "Ziarno, wartość losowa, lista biletów i ich liczba dają jeden klucz. Zmiana którejkolwiek zmienia "
                + "wszystkie miejsca.")
    }
    package var rosterStep: DrawStepWords {
        DrawStepWords(
            title: "Twój bilet jest na liście",
            why: "Lista to drzewo odcisków z jednym korzeniem. Twój bilet i kilka sąsiednich odcisków muszą "
                + "prowadzić do korzenia ogłoszonego przed losowaniem.")
    }
    package var placeStep: DrawStepWords {
        DrawStepWords(
            title: "Twoje miejsce wynika z klucza",
            why: "Dziewięćdziesiąt rund zamian, takich samych dla wszystkich. Żadne dwa numery nie dostają tego "
                + "samego miejsca.")
    }
    package var compareWithMirrors: String { "Ta runda na serwerach, które nie są nasze:" }
    package var checkResults: DrawResultWords {
        DrawResultWords(
            agrees: "Zgadza się", differs: "Nie zgadza się", later: "Jeszcze nieznane",
            computed: "Policzone tutaj: "
                + "{computed}",
            inTime: "Lista była publiczna, zanim nadeszła runda.",
            notInTime: "Listę ogłoszono za późno: to losowanie nie jest udowodnione.",
            yourTicket: "Bilet z tej przeglądarki ma na liście numer {n}.",
            someTicket: "Bilet o tym numerze jest na liście. Czy jest Twój, pokaże tylko sam bilet: otwórz tę stronę "
                + "w przeglądarce, w której był pobrany.",
            noTicket: "Nikt nie ma tego numeru.", otherTicket: "Na liście jest pod tym numerem inny bilet.",
            afterDraw: "Numer {n} pobrano po losowaniu, więc zachowuje miejsce za nim: {place}.",
            place: "Numer {n} z {of} wylosował miejsce {place}.", giveNumber: "Wpisz wyżej swój numer.",
            noNetwork: "Nie udało się odczytać listy. Spróbuj ponownie albo użyj pliku zapisanego w przeglądarce, w "
                + "której był pobrany numer.",
            wrongNumber: "Wpisz liczbę od 1.", allGood: "Wszystko się zgadza.",
            notAllGood: "Coś się nie zgadza. Zapisz tę stronę i pokaż komuś, kto się na tym zna.")
    }
    package var allDrawsTitle: String { "Wszystkie losowania tej sprzedaży" }
    package func drawNumber(_ number: Int) -> String { "Losowanie \(number)" }
    package var drawReplaced: String { "Zastąpione" }
    package var redrawReason: String { "Dlaczego losowano ponownie" }
    package var gradeLabel: String { "Rodzaj" }
    package var gradeA: String { "A: z publicznym źródłem losowości" }
    package var gradeB: String { "B: bez źródła z zewnątrz" }
    package var gradeBExplained: String {
        "Wybrane z góry dla małej sprzedaży: kto prowadzi serwer, mógłby znać wynik w chwili zamknięcia poczekalni i "
            + "próbować dokładać bilety, aż wynik będzie mu odpowiadał. Z publicznym źródłem (rodzaj A) to niemożliwe."
    }
    package var drawFacts: DrawFactWords {
        DrawFactWords(
            commitment: "Odcisk ziarna (commit)", algorithm: "Sposób losowania", announced: "Ogłoszone",
            lobby: "Otwarcie poczekalni", cutOff: "Zamknięcie poczekalni", doors: "Początek wejścia",
            chain: "Łańcuch źródła", round: "Runda źródła", roundAt: "Czas rundy",
            numbers: "Liczba numerów w losowaniu (N0)", root: "Korzeń listy", rootAt: "Ogłoszenie korzenia",
            randomness: "Wartość źródła", signature: "Podpis źródła", beaconBy: "Skąd ją mamy", seed: "Ziarno",
            key: "Klucz", drawn: "Wylosowano", later: "później")
    }
    package func verifiedElsewhere(by who: String) -> String {
        "Od: \(who); podpis źródła sprawdzono w innym miejscu"
    }
    package func notVerifiedElsewhere(by who: String) -> String {
        "Od: \(who); podpisu źródła nie sprawdzaliśmy, więc porównaj z innym serwerem"
    }
    package var withoutUsTitle: String { "Sprawdź bez nas" }
    package var withoutUsLead: String {
        "Zapisz teraz jeden plik i sprawdź później, na dowolnym komputerze i bez sieci: jest w nim strona, program, "
            + "wszystkie wartości i wiersz Twojego biletu."
    }
    package var downloadCheck: String { "Zapisz sprawdzenie jako plik" }
    package var downloadCheckHint: String { "Zawiera wiersz Twojego biletu; nikt z nim nie wejdzie." }
    package var proofAsData: String { "Wszystkie wartości dla programów (JSON)" }
    package var savedFileNote: String {
        "Czytasz zapisany plik. Nie łączy się z żadną siecią: wszystko, czym sprawdza, jest w środku, a jego program "
            + "można przeczytać w dowolnym edytorze."
    }
    package var drawOutcomes: DrawOutcomeWords {
        DrawOutcomeWords(
            title: "Co się stało z miejscami", places: "Miejsca", called: "Wezwane", came: "Weszli", bought: "Kupili")
    }
    package var notProvenTitle: String { "Czego nikt tu nie udowodni" }
    package var notProvenTickets: String {
        "Że każdy bilet na liście należy do człowieka. Organizator mógł dołączyć z własnymi biletami, tak jak każdy "
            + "z kilku przeglądarek."
    }
    package var equalChance: String {
        "Takie bilety nie dostaną jednak lepszych miejsc niż Twój: każdy ma tę samą szansę."
    }
    package var notProvenBeacon: String {
        "Że operatorzy źródła losowości nie zmówili się wszyscy naraz. Musieliby zrobić to razem i w tajemnicy."
    }
    package var notProvenClocks: String {
        "Że Twój zegar zgadza się z naszym. Porównaj więc czasy zapowiedzi z kopią, którą ktoś wtedy zapisał."
    }
}
