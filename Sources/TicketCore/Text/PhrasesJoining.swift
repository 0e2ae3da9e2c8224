// What the product says: joining with a code, with work or with patience, and taking a place to another device.

package protocol JoiningPhrases: Sendable {
    // The cap of a network
    var proofTitle: String { get }
    var proofLead: String { get }
    var proofWorking: String { get }
    var proofDone: String { get }
    var proofFailed: String { get }
    var proofWrong: String { get }
    var proofNeedsScript: String { get }
    var waitInstead: String { get }
    func waitLead(seconds: Int) -> String
    var waitNotNow: String { get }
    var lookAgain: String { get }
    var goOnTitle: String { get }
    var goOnLead: String { get }
    var goOn: String { get }

    // Access codes
    var accessTitle: String { get }
    func accessLead(until: String) -> String
    var accessLabel: String { get }
    var accessHint: String { get }
    var accessWrong: String { get }

    /// In the waiting room, to who followed a link with a code.
    var codeInHand: String { get }
    /// On the event's page: who can join while codes are needed.
    func presaleNow(until: String) -> String

    // The organiser's presale
    var presaleTitle: String { get }
    var presaleOff: String { get }
    func presaleOn(until: String) -> String
    var presaleLabel: String { get }
    var presaleHint: String { get }
    var presaleSave: String { get }

    // Another device
    var moveTitle: String { get }
    var moveLead: String { get }
    var moveLabel: String { get }
    var moveHint: String { get }
    var moveHere: String { get }
    var moveWrong: String { get }
    var moveBusy: String { get }
    var moveCodeTitle: String { get }
    func moveCodeLead(seconds: Int) -> String
    var moveCodeOpen: String { get }
    var moveCodeAfter: String { get }
    var backToRoom: String { get }

    // Refusals
    var cookiesNeeded: FailureText { get }
    var placeMoved: FailureText { get }
    var proofNeeded: FailureText { get }
    var codeNeeded: FailureText { get }
    var codeWrong: FailureText { get }
    var moveRefused: FailureText { get }
    func noNumbersNow(seconds: Int) -> FailureText
}

extension English {
    package var proofTitle: String { "A moment, please" }
    package var proofLead: String {
        """
        Very many join from your network just now. So that programs do not crowd people out, your browser solves a small \
        task: a few seconds, nothing is installed, and it tells us nothing about you.
        """
    }
    package var proofWorking: String { "Your browser is working" }
    package var proofDone: String { "Done. You go on by yourself." }
    package var proofFailed: String { "This browser cannot solve it. You can wait instead." }
    package var proofWrong: String { "That solution was not right. Here is the task again." }
    package var proofNeedsScript: String { "Your browser runs no scripts, so it cannot solve the task." }
    package var waitInstead: String { "Waiting is as good" }
    package func waitLead(seconds: Int) -> String {
        plural(seconds, "Without the task you go on in {n} second.", "Without the task you go on in {n} seconds.")
            + " This page looks for itself."
    }
    package var waitNotNow: String {
        "Very many people at your internet address wait already. Let the browser solve the task, or look again in a minute."
    }
    package var lookAgain: String { "Look again" }
    package var goOnTitle: String { "You can go on" }
    package var goOnLead: String { "Press once more, and you have your number." }
    package var goOn: String { "Take a number" }

    package var accessTitle: String { "You need an access code" }
    package func accessLead(until: String) -> String { "Until \(until), numbers are for people who were sent a code." }
    package var accessLabel: String { "Access code" }
    package var accessHint: String { "In capitals or small letters, with hyphens or without." }
    package var accessWrong: String {
        "That is no code for this event. Compare it with the message, or copy it from there."
    }

    package var codeInHand: String { "You have brought an access code. It is used when you take a number." }
    package func presaleNow(until: String) -> String {
        "Presale: until \(until) you need the access code that you were sent."
    }
    package var presaleTitle: String { "Presale" }
    package var presaleOff: String { "Everybody can join; no code is needed." }
    package func presaleOn(until: String) -> String { "Numbers are given for access codes only, until \(until)." }
    package var presaleLabel: String { "Codes needed until" }
    package var presaleHint: String { "By the venue’s clock. Empty: no codes are needed." }
    package var presaleSave: String { "Keep" }

    package var moveTitle: String { "Take your place to this device" }
    package var moveLead: String {
        "In the waiting room on your other device, open “\(takeAlongTitle)”: it shows ten characters."
    }
    package var moveLabel: String { "Code from the other device" }
    package var moveHint: String { "Good for two minutes after it was shown." }
    package var moveHere: String { "Take my place here" }
    package var moveWrong: String { "That code is not, or no longer, good. Let the other device show a new one." }
    package var moveBusy: String {
        "On the other device seats are held or being paid for. Finish there, or let the seats go, then take the place."
    }
    package var moveCodeTitle: String { "Your code" }
    package func moveCodeLead(seconds: Int) -> String {
        plural(
            seconds, "It is good once, for {n} second. Show it to nobody.",
            "It is good once, for {n} seconds. Show it to nobody.")
    }
    package var moveCodeOpen: String { "On the other device, open this address and type the code:" }
    package var moveCodeAfter: String { "Your place is then there, and no longer on this device." }
    package var backToRoom: String { "Back to the waiting room" }

    package var cookiesNeeded: FailureText {
        FailureText(
            "Your browser keeps no cookies",
            "Your number is kept in a cookie; without it nobody could tell it is yours.",
            "Allow cookies for this shop, or use another browser, and try again.")
    }
    package var placeMoved: FailureText {
        FailureText(
            "Your place is on another device now", "It was taken there with a code, so it is no longer on this one.",
            "Go on there. To take a new number here, leave the line first.")
    }
    package var proofNeeded: FailureText {
        FailureText(
            "One more step", "Very many join from your network just now.",
            "Solve the task or wait for the time that is given, then join with the same cookie.")
    }
    package var codeNeeded: FailureText {
        FailureText(
            "You need an access code", "Numbers are for people who were sent a code at present.",
            "Join with the code, or come back when everybody can join.")
    }
    package var codeWrong: FailureText {
        FailureText(
            "That code is not right", "It is no code for this event.", "Compare it with the message you were sent.")
    }
    package var moveRefused: FailureText {
        FailureText(
            "That code is not good", "It was used, has run out, or never was one.",
            "Let the other device show a new one.")
    }
    package func noNumbersNow(seconds: Int) -> FailureText {
        FailureText(
            "Very many people press at this moment", "No number could be given, and nothing was lost.",
            plural(seconds, "Try again in {n} second.", "Try again in {n} seconds."))
    }

    private func plural(_ count: Int, _ one: String, _ other: String) -> String {
        PluralForms(one: one, other: other).sentence(count, shown: String(count), language)
    }
}

extension Polish {
    package var proofTitle: String { "Chwileczkę" }
    package var proofLead: String {
        """
        Z Twojej sieci dołącza teraz bardzo wiele osób. Aby programy nie wypierały ludzi, Twoja przeglądarka rozwiąże małe \
        zadanie: kilka sekund, niczego nie instaluje i niczego nam o Tobie nie mówi.
        """
    }
    package var proofWorking: String { "Przeglądarka pracuje" }
    package var proofDone: String { "Gotowe. Przejdziesz dalej automatycznie." }
    package var proofFailed: String { "Ta przeglądarka nie umie go rozwiązać. Możesz zamiast tego poczekać." }
    package var proofWrong: String { "To rozwiązanie było błędne. Oto zadanie jeszcze raz." }
    package var proofNeedsScript: String { "Twoja przeglądarka nie uruchamia skryptów, więc nie rozwiąże zadania." }
    package var waitInstead: String { "Czekanie jest równie dobre" }
    package func waitLead(seconds: Int) -> String {
        plural(
            seconds, "Bez zadania przejdziesz dalej za {n} sekundę.", "Bez zadania przejdziesz dalej za {n} sekundy.",
            "Bez zadania przejdziesz dalej za {n} sekund.")
            + " Strona sprawdza to sama."
    }
    package var waitNotNow: String {
        "Pod Twoim adresem internetowym czeka już bardzo wiele osób. Pozwól przeglądarce rozwiązać zadanie albo sprawdź za minutę."
    }
    package var lookAgain: String { "Sprawdź ponownie" }
    package var goOnTitle: String { "Możesz przejść dalej" }
    package var goOnLead: String { "Naciśnij jeszcze raz, a dostaniesz swój numer." }
    package var goOn: String { "Weź numer" }

    package var accessTitle: String { "Potrzebny jest kod dostępu" }
    package func accessLead(until: String) -> String { "Do \(until) numery są dla osób, które otrzymały kod." }
    package var accessLabel: String { "Kod dostępu" }
    package var accessHint: String { "Wielkimi lub małymi literami, z łącznikami lub bez." }
    package var accessWrong: String {
        "To nie jest kod na to wydarzenie. Porównaj go z wiadomością albo skopiuj go z niej."
    }

    package var codeInHand: String { "Masz kod dostępu. Użyjemy go, gdy weźmiesz numer." }
    package func presaleNow(until: String) -> String {
        "Przedsprzedaż: do \(until) potrzebny jest kod dostępu, który do Ciebie wysłano."
    }
    package var presaleTitle: String { "Przedsprzedaż" }
    package var presaleOff: String { "Dołączyć może każdy; kod nie jest potrzebny." }
    package func presaleOn(until: String) -> String { "Numery są wydawane tylko za kod dostępu, do \(until)." }
    package var presaleLabel: String { "Kody potrzebne do" }
    package var presaleHint: String { "Według zegara miejsca wydarzenia. Puste: kody nie są potrzebne." }
    package var presaleSave: String { "Zachowaj" }

    package var moveTitle: String { "Przenieś swoje miejsce na to urządzenie" }
    package var moveLead: String {
        "W poczekalni na drugim urządzeniu otwórz „\(takeAlongTitle)”: pokaże dziesięć znaków."
    }
    package var moveLabel: String { "Kod z drugiego urządzenia" }
    package var moveHint: String { "Ważny przez dwie minuty od pokazania." }
    package var moveHere: String { "Przenieś moje miejsce tutaj" }
    package var moveWrong: String { "Ten kod nie jest albo już nie jest ważny. Niech drugie urządzenie pokaże nowy." }
    package var moveBusy: String {
        "Na drugim urządzeniu są zajęte miejsca albo trwa płatność. Dokończ tam albo zwolnij miejsca, potem przenieś."
    }
    package var moveCodeTitle: String { "Twój kod" }
    package func moveCodeLead(seconds: Int) -> String {
        plural(
            seconds, "Działa raz, przez {n} sekundę. Nikomu go nie pokazuj.",
            "Działa raz, przez {n} sekundy. Nikomu go nie pokazuj.",
            "Działa raz, przez {n} sekund. Nikomu go nie pokazuj.")
    }
    package var moveCodeOpen: String { "Na drugim urządzeniu otwórz ten adres i wpisz kod:" }
    package var moveCodeAfter: String { "Twoje miejsce będzie wtedy tam, a na tym urządzeniu już nie." }
    package var backToRoom: String { "Wróć do poczekalni" }

    package var cookiesNeeded: FailureText {
        FailureText(
            "Twoja przeglądarka nie zapisuje plików cookie",
            "Twój numer jest w pliku cookie; bez niego nikt nie wie, że jest Twój.",
            "Zezwól na pliki cookie w tym sklepie albo użyj innej przeglądarki i spróbuj ponownie.")
    }
    package var placeMoved: FailureText {
        FailureText(
            "Twoje miejsce jest teraz na innym urządzeniu", "Zostało tam przeniesione kodem, więc tutaj go już nie ma.",
            "Kontynuuj tam. Aby wziąć tutaj nowy numer, najpierw opuść kolejkę.")
    }
    package var proofNeeded: FailureText {
        FailureText(
            "Jeszcze jeden krok", "Z Twojej sieci dołącza teraz bardzo wiele osób.",
            "Rozwiąż zadanie albo odczekaj podany czas, potem dołącz z tym samym plikiem cookie.")
    }
    package var codeNeeded: FailureText {
        FailureText(
            "Potrzebny jest kod dostępu", "Numery są obecnie dla osób, które otrzymały kod.",
            "Dołącz z kodem albo wróć, gdy będą mogli dołączyć wszyscy.")
    }
    package var codeWrong: FailureText {
        FailureText("Ten kod jest błędny", "To nie jest kod na to wydarzenie.", "Porównaj go z otrzymaną wiadomością.")
    }
    package var moveRefused: FailureText {
        FailureText(
            "Ten kod nie działa", "Został użyty, stracił ważność albo nigdy nim nie był.",
            "Niech drugie urządzenie pokaże nowy.")
    }
    package func noNumbersNow(seconds: Int) -> FailureText {
        FailureText(
            "Bardzo wiele osób naciska w tej chwili", "Nie udało się wydać numeru, ale nic nie przepadło.",
            plural(
                seconds, "Spróbuj ponownie za {n} sekundę.", "Spróbuj ponownie za {n} sekundy.",
                "Spróbuj ponownie za {n} sekund."))
    }

    private func plural(_ count: Int, _ one: String, _ few: String, _ many: String) -> String {
        PluralForms(one: one, few: few, many: many).sentence(count, shown: String(count), language)
    }
}
