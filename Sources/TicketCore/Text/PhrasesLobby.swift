// What the product says before the line: the announced room, the lobby, the draw.

package protocol LobbyPhrases: Sendable {
    var announcedTitle: String { get }
    var announcedLead: String { get }
    var lobbyOpens: String { get }
    var saleBegins: String { get }
    /// Until when numbers take part in the draw.
    var joiningEnds: String { get }
    var doorsOpen: String { get }
    var anyMinute: String { get }
    var lobbyJoin: String { get }
    var lobbyButton: String { get }
    var lobbyJoinLead: String { get }
    var lobbyTitle: String { get }
    var lobbyNumberLead: String { get }
    var lobbyNoAdvantage: String { get }
    var lobbyCutoff: String { get }
    var lobbyCheckable: String { get }
    var linkHowDrawn: String { get }
    var linkCheckDraw: String { get }
    var drawingTitle: String { get }
    var drawingLead: String { get }
    var drawingListForms: PluralForms { get }
    var drawingListClosed: String { get }
    /// Before the roster's root.
    var drawingRoot: String { get }
    /// `{n}`: the round.
    var drawingBeacon: String { get }
    var drawingSealed: String { get }
    var drawingCompute: String { get }
    var drawingBehind: String { get }
    /// `{place}` and `{n}`, all that were drawn.
    var drawnPlace: String { get }
    var joinedAfterDraw: String { get }
    /// A time that is still to pass, from a duration after a preposition: "in 14 minutes".
    func inAbout(_ duration: String) -> String
}

extension English {
    package var announcedTitle: String { "Nothing to do yet" }
    package var announcedLead: String {
        "The waiting room is not open yet. Being first at this page gives no advantage."
    }
    package var lobbyOpens: String { "The waiting room opens" }
    package var saleBegins: String { "The sale begins" }
    package var joiningEnds: String { "Numbers for the draw until" }
    package var doorsOpen: String { "The doors open" }
    package var anyMinute: String { "in a moment" }
    package var lobbyJoin: String { "Take part in the draw" }
    package var lobbyButton: String { "Take a number" }
    package var lobbyJoinLead: String {
        "Everybody who takes a number before the draw has the same chance of every place, from the first to the last."
    }
    package var lobbyTitle: String { "You are in the draw" }
    package var lobbyNumberLead: String { "This is not your place: places are drawn when the list is closed." }
    package var lobbyNoAdvantage: String {
        "Coming early, refreshing or more tabs give nothing: the draw alone decides."
    }
    package var lobbyCutoff: String {
        "The list stays open for a moment after the announced time, so that nobody loses by a slow connection."
    }
    package var lobbyCheckable: String { "Anybody can check the draw afterwards, without trusting us." }
    package var linkHowDrawn: String { "How the draw works" }
    package var linkCheckDraw: String { "Check the draw" }
    package var drawingTitle: String { "The places are being drawn" }
    package var drawingLead: String { "Nothing to do: your place appears here by itself." }
    package var drawingListForms: PluralForms {
        PluralForms(
            one: "The list is closed. {n} number takes part.",
            other: "The list is closed. {n} numbers take part.")
    }
    package var drawingListClosed: String { "The list is closed." }
    package var drawingRoot: String {
        "Its fingerprint was published before the draw. Whoever changed the list now would give another one:"
    }
    package var drawingBeacon: String {
        "Now we wait for round {n} of a public random beacon, which nobody can foresee."
    }
    package var drawingSealed: String { "Now the secret that was sealed before the sale is opened." }
    package var drawingCompute: String { "From both, every browser computes its own place." }
    package var drawingBehind: String {
        "You joined after the list was closed, so you stand behind those who were drawn."
    }
    package var drawnPlace: String { "Drawn: place {place} of {n}" }
    package var joinedAfterDraw: String { "Joined after the draw: behind everybody who was drawn." }
    package func inAbout(_ duration: String) -> String { "in \(duration)" }
}

extension Polish {
    package var announcedTitle: String { "Na razie nic nie trzeba robić" }
    package var announcedLead: String {
        "Poczekalnia jest jeszcze zamknięta. Kto jest tu pierwszy, nic przez to nie zyskuje."
    }
    package var lobbyOpens: String { "Otwarcie poczekalni" }
    package var saleBegins: String { "Początek sprzedaży" }
    package var joiningEnds: String { "Numery do losowania do" }
    package var doorsOpen: String { "Otwarcie drzwi" }
    package var anyMinute: String { "za chwilę" }
    package var lobbyJoin: String { "Weź udział w losowaniu" }
    package var lobbyButton: String { "Weź numer" }
    package var lobbyJoinLead: String {
        "Każda osoba, która weźmie numer przed losowaniem, ma równą szansę na każde miejsce – od pierwszego "
            + "do ostatniego."
    }
    package var lobbyTitle: String { "Bierzesz udział w losowaniu" }
    package var lobbyNumberLead: String { "To nie jest miejsce w kolejce: miejsca losujemy po zamknięciu listy." }
    package var lobbyNoAdvantage: String {
        "Wcześniejsze przyjście, odświeżanie ani więcej kart nic nie dają: decyduje tylko losowanie."
    }
    package var lobbyCutoff: String {
        "Lista pozostaje otwarta jeszcze chwilę po zapowiedzianej godzinie, żeby nikt nie stracił przez wolne łącze."
    }
    package var lobbyCheckable: String { "Losowanie każdy może potem sprawdzić, nie ufając nam na słowo." }
    package var linkHowDrawn: String { "Jak działa losowanie" }
    package var linkCheckDraw: String { "Sprawdź losowanie" }
    package var drawingTitle: String { "Trwa losowanie miejsc" }
    package var drawingLead: String { "Nic nie trzeba robić: miejsce pojawi się tu samo." }
    package var drawingListForms: PluralForms {
        PluralForms(
            one: "Lista jest zamknięta. Bierze udział {n} numer.",
            few: "Lista jest zamknięta. Biorą udział {n} numery.",
            many: "Lista jest zamknięta. Bierze udział {n} numerów.")
    }
    package var drawingListClosed: String { "Lista jest zamknięta." }
    package var drawingRoot: String {
        "Jej odcisk opublikowaliśmy przed losowaniem. Każda późniejsza zmiana listy dałaby inny:"
    }
    package var drawingBeacon: String {
        "Teraz czekamy na rundę {n} publicznego generatora losowego, której nikt nie może przewidzieć."
    }
    package var drawingSealed: String { "Teraz otwieramy sekret zapieczętowany przed sprzedażą." }
    package var drawingCompute: String { "Z obu każda przeglądarka sama oblicza swoje miejsce." }
    package var drawingBehind: String { "Numer wzięty po zamknięciu listy: stoisz za wszystkimi wylosowanymi." }
    package var drawnPlace: String { "Wylosowane: miejsce {place} z {n}" }
    package var joinedAfterDraw: String { "Numer po losowaniu: za wszystkimi wylosowanymi." }
    package func inAbout(_ duration: String) -> String { "za \(duration)" }
}
