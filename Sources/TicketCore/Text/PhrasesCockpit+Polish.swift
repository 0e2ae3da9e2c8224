// What the product says in Polish: the organiser's live screen.

extension Polish {
    package var cockpitTitle: String { "Na żywo" }
    package var liveNow: String { "Na żywo" }
    package func liveLost(_ time: String) -> String { "Brak połączenia. To dane z godziny \(time)." }
    package var refreshByItself: String { "Odświeżaj samo co 15 sekund" }
    package var refreshStop: String { "Przestań odświeżać" }
    package var readFiguresAloud: String { "Przeczytaj liczby" }
    package func figuresAloud(waiting: String, inShop: String, sold: String, free: String) -> String {
        "W kolejce: \(waiting), w sklepie: \(inShop), sprzedane miejsca: \(sold), wolne: \(free)."
    }
    package var newsWhileTyping: String {
        "Ktoś inny zmienił tę sprzedaż. Zanim wyślesz to, co piszesz, wczytaj stronę od nowa."
    }
    package var livePeople: String { "Ludzie" }
    package var calledNotHere: String { "Wezwani, jeszcze nie przyszli" }
    package var liveChoosing: String { "Wybierają miejsca" }
    package var liveWithSeats: String { "Mają miejsca w koszyku" }
    package var livePaying: String { "Płacą" }
    package var liveSeats: String { "Miejsca" }
    package var livePace: String { "Tempo" }
    package var letInLastMinute: String { "Wpuszczeni w ostatniej minucie" }
    package var soldLastMinute: String { "Miejsca sprzedane w ostatniej minucie" }
    package func highestInAnHour(_ count: String) -> String { "Najwięcej w ciągu godziny: \(count) na minutę" }
    package var anHourAgo: String { "60 minut temu" }
    package var liveNowWord: String { "teraz" }
    package var liveMeasures: String { "Jak idzie" }
    package var liveShowRate: String { "Wezwanych przychodzi" }
    package var liveConversion: String { "Z tych, którzy przyszli, kupuje" }
    package var liveTicketsPerOrder: String { "Biletów na zamówienie" }
    package var livePurchaseTime: String { "Krok zakupu (99 na 100 jest szybszych)" }
    package var liveSoldOut: String { "Wyprzedane w tym tempie" }
    package func around(_ time: String) -> String { "około \(time)" }
    package var liveNotKnown: String { "jeszcze nie wiadomo" }
    package var whatHoldsTheDoor: String { "Co wstrzymuje wpuszczanie" }
    package var liveLimits: LiveLimitWords {
        LiveLimitWords(
            nobodyWaits: "nic: nikt nie czeka", closed: "teraz nikt nie jest wzywany", speed: "ustawione tempo",
            shoppers: "w sklepie jest tyle osób, ile wolno", stock: "dla większej liczby osób nie ma miejsc",
            brake: "serwer jest za wolny",
            lookAhead: "ci w sklepie zaraz będą kupować: serwer trzyma dla nich zapas",
            slowStart: "wpuszczanie zaczyna się powoli i przyspiesza")
    }
    package var liveServer: String { "Serwer" }
    package var serverGood: String { "szybki" }
    package var serverBusy: String { "zajęty, ale nadąża" }
    package var serverOverloaded: String { "za wolny: nikt nowy nie jest wzywany" }
    package func serverDetails(lag: String, disk: String) -> String {
        "Żądania czekają najwyżej \(lag), zmiany na dysk \(disk)"
    }
    package var liveDraw: String { "Losowanie" }
    package var liveDrawWords: LiveDrawWords {
        LiveDrawWords(
            none: "bez losowania: decyduje kolejność zgłoszeń", announced: "zapowiedziane",
            lobby: "poczekalnia otwarta",
            drawing: "trwa", done: "zakończone")
    }
    package var whyLabel: String { "Dlaczego? (do dziennika)" }
    package var whyHint: String { "Nieobowiązkowe, najwyżej 200 znaków. Czyta to tylko obsługa." }
    package var bannerPreview: String { "Co przeczytają ludzie" }
    package var pauseWords: String { "Słowa do czekających" }
    package func doorNow(rate: String, cap: String) -> String { "Najwyżej \(rate) na sekundę, \(cap) w sklepie" }
    package var bannerTitle: String { "Ogłoszenie" }
    package var bannerExplained: String {
        "Widać je od razu na stronie wydarzenia, w poczekalni i przy wyborze miejsc, cokolwiek dzieje się ze sprzedażą."
    }
    package func bannerText(in language: String) -> String { "Ogłoszenie (\(language))" }
    package var bannerHint: String {
        "Najwyżej 280 znaków. Gdy jakiś język zostanie pusty, widać w nim tekst angielski."
    }
    package var bannerShow: String { "Pokaż ogłoszenie" }
    package var bannerChange: String { "Zmień ogłoszenie" }
    package var bannerRemove: String { "Zdejmij" }
    package func overtaken(by who: String, _ action: String, at time: String) -> String {
        "Ktoś był szybszy (\(who)): „\(action)”, godzina \(time). Twoja zmiana nie została wykonana."
    }
    package var overtakenAdvice: String {
        "Zobacz, jak sprzedaż wygląda teraz, i jeśli nadal chcesz, naciśnij jeszcze raz."
    }
    package var tooManyScreens: FailureText {
        FailureText(
            "Za dużo ekranów na żywo", "W tej chwili otwartych jest za dużo ekranów na żywo.",
            "Zamknij jeden ze swoich albo odśwież tę stronę, żeby zobaczyć liczby.")
    }
    package var overtakenFailure: FailureText {
        FailureText(
            "Ktoś był szybszy", "Ktoś inny zmienił tę sprzedaż, zanim to zostało wysłane. Nic nie zostało wykonane.",
            "Zobacz, jak sprzedaż wygląda teraz, i spróbuj ponownie.")
    }
    package var haltedTitle: String { "Numery kolejki nie są wydawane" }
    package func haltedText(_ highest: String?) -> String {
        let seen = highest.map { " Najwyższy widziany dotąd numer to \($0)." } ?? ""
        return
            "Baza danych jest starsza niż numery, które mają ludzie: przywrócono kopię zapasową. Nikt nowy nie dołączy,"
            + " dopóki nie wskażesz, od którego numeru iść dalej.\(seen)"
    }
    package var resumeNumbersLabel: String { "Wydawaj dalej od numeru" }
    package var resumeNumbersHint: String {
        "Musi być wyższy niż każdy numer, który kiedykolwiek wydano. Numery nic nie kosztują: podaj dużo wyższy."
    }
    package var resumeNumbersAction: String { "Wydawaj numery" }
    package func confirmNumbers(_ event: String) -> String {
        "\(event): od tego numeru będą znowu wydawane. Zbyt niski dostałyby dwie osoby."
    }
    package var failingTitle: String { "Poczekalni nie da się zapisać" }
    package var failingText: String {
        "Dysk odmawia. Wpuszczanie stoi i nikt nie traci miejsca; ruszy samo, gdy dysk zacznie działać."
            + " Zwolnij miejsce albo sprawdź dziennik serwera."
    }
    package var brakedTitle: String { "Serwer jest za wolny: wpuszczanie czeka" }
    package var brakedText: String {
        "Najpierw obsługiwani są ci w sklepie. Ruszy samo; jeśli to trwa albo wraca, wpuszczaj wolniej."
    }
    package var brakeReasons: BrakeReasons {
        BrakeReasons(
            loop: "Żądania zbyt długo czekają, zanim zostaną podjęte.", writer: "Dysk jest wolniejszy niż zakupy.",
            purchases: "Kroki zakupu trwają dłużej niż sekundę.",
            shedding: "Część osób, które tylko oglądają, proszona jest o powrót za chwilę.")
    }
    package var brakedAction: String { "Wolniej" }
    package var drawAlarmTitle: String { "Losowanie stoi" }
    package var drawLateText: String {
        "Czeka dłużej, niż powinno. Do końca losowania nikt nie wejdzie, a ludzie czytają, że nie jest potwierdzone."
    }
    package var drawLateAction: String { "Przejdź do losowania" }
    package var logTitle: String { "Kto co zrobił" }
    package var logEmpty: String { "Nic jeszcze nie zmieniono." }
    package var logWhen: String { "Kiedy" }
    package var logWho: String { "Kto" }
    package var logWhat: String { "Co" }
    package var logWhy: String { "Dlaczego" }
    package var logChange: String { "Przedtem → potem" }
    package var logOlder: String { "Starsze" }
    package var logNewest: String { "Najnowsze" }
    package func auditAction(_ action: String) -> String {
        switch action {
        case "sale.open": "Otwarcie sprzedaży"
        case "sale.paused": "Wstrzymanie sprzedaży"
        case "sale.closed": "Zamknięcie sprzedaży"
        case "sale.draft": "Wycofanie sprzedaży"
        case "door.pace": "Zmiana wpuszczania"
        case "announcement.set": "Ogłoszenie"
        case "announcement.removed": "Zdjęcie ogłoszenia"
        case "numbers.resumed": "Wznowienie numerów"
        case "sale.opening": "Przesunięcie otwarcia"
        case "draw.announced": "Zapowiedź losowania"
        case "draw.beacon": "Publiczna wartość do losowania"
        case "draw.redrawn": "Ponowne losowanie"
        case "rehearsal.copy": "Kopia do próby"
        case "rehearsal.key": "Klucz do próby"
        case "rehearsal.close": "Koniec próby"
        case "rehearsal.clear": "Usunięcie próby"
        case _ where action.hasPrefix("draw."): "Losowanie: \(action.dropFirst(5))"
        case _ where action.hasPrefix("rehearsal."): "Próba: \(action.dropFirst(10))"
        default: action
        }
    }
    package func auditValue(_ value: String) -> String {
        switch value {
        case "open": "otwarta"
        case "paused": "wstrzymana"
        case "closed": "zamknięta"
        case "draft": "szkic"
        default: value
        }
    }
}
