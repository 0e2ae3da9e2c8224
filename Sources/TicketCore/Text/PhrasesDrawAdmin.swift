// What the product says: the organiser's page of the draw.

package protocol DrawAdminPhrases: Sendable {
    var drawAdminTitle: String { get }
    var drawAdminLead: String { get }
    var drawAdminLink: String { get }
    var drawNotPossible: String { get }

    // Announcing
    var announceTitle: String { get }
    var gradeQuestion: String { get }
    var gradeAOffer: String { get }
    var gradeBOffer: String { get }
    var lobbyTimeLabel: String { get }
    var lobbyTimeHint: String { get }
    var startTimeLabel: String { get }
    var startTimeHint: String { get }
    func timesAreIn(_ zone: String) -> String
    var announceAction: String { get }
    func confirmAnnounce(lobby: String, start: String) -> String

    // Announced
    var publishTitle: String { get }
    var publishLead: String { get }
    /// A text for others to keep: `lines` are names with their values.
    func publishText(event: String, lines: [String]) -> String
    var asFansSeeIt: String { get }

    // The beacon
    var beaconTitle: String { get }
    func beaconNotYet(round: String, time: String) -> String
    func beaconWanted(round: String) -> String
    var beaconAutomatic: String { get }
    var beaconFieldLabel: String { get }
    var beaconFieldHint: String { get }
    var beaconVerifiedLabel: String { get }
    var beaconVerifiedHint: String { get }
    var beaconAction: String { get }

    // Again
    var redrawTitle: String { get }
    var redrawLead: String { get }
    var redrawReasonLabel: String { get }
    var redrawReasonHint: String { get }
    var redrawAction: String { get }
    func confirmRedraw(event: String, reason: String) -> String
    var redrawTooLate: String { get }

    var drawErrors: DrawErrorWords { get }
}

/// Why something about a draw was not accepted.
package struct DrawErrorWords: Sendable {
    package let time: String
    package let timesOutOfOrder: String
    package let afterEnd: String
    package let noGrade: String
    package let announcedAlready: String
    package let begun: String
    package let placesCalled: String
    package let noReason: String
    package let noBeacon: String
    /// `{round}` is the one that was announced.
    package let otherRound: String
    package let tooEarly: String
    package let malformed: String
    package let contradicts: String
}

extension English {
    package var drawAdminTitle: String { "Draw" }
    package var drawAdminLead: String {
        "Before the sale people gather in a lobby, in no hurry. When it closes, their places in the queue are drawn "
            + "by lot, and anybody can check the draw afterwards."
    }
    package var drawAdminLink: String { "Draw the places by lot" }
    package var drawNotPossible: String {
        "This sale has begun: people are served in the order in which they come. A draw can only be announced before "
            + "anybody has a number."
    }
    package var announceTitle: String { "Announce a draw" }
    package var gradeQuestion: String { "Where does chance come from?" }
    package var gradeAOffer: String {
        "For every sale that matters. A round of the public drand beacon decides, named now and unknown to everybody "
            + "until the lobby is closed. The doors stay shut until its value is here."
    }
    package var gradeBOffer: String {
        "For small sales without a network. Fans see that it was chosen, and that whoever runs the server could have "
            + "known the result."
    }
    package var lobbyTimeLabel: String { "The lobby opens" }
    package var lobbyTimeHint: String {
        "An hour before the start is good: who comes early gains nothing, and nobody "
            + "has to."
    }
    package var startTimeLabel: String { "The start, as you announce it" }
    package var startTimeHint: String {
        "The lobby closes 60 seconds later, so that nobody is a few seconds late; the doors open 75 seconds after "
            + "the start. The sale opens at this moment too."
    }
    package func timesAreIn(_ zone: String) -> String { "Times are the venue’s (\(zone))." }
    package var announceAction: String { "Announce the draw" }
    package func confirmAnnounce(lobby: String, start: String) -> String {
        "The lobby opens \(lobby), the start is \(start). The fingerprint of the seed is published at once and can "
            + "never be changed; only another draw, with a reason everybody reads, can replace this one."
    }
    package var publishTitle: String { "Publish this now" }
    package var publishLead: String {
        "Put it where others keep it: your site, the press, an archive. It is what proves later that nothing was "
            + "exchanged."
    }
    package func publishText(event: String, lines: [String]) -> String {
        (["The places for \(event) are drawn by lot."] + lines).joined(separator: "\n")
    }
    package var asFansSeeIt: String { "As fans see it" }
    package var beaconTitle: String { "The beacon’s value" }
    package func beaconNotYet(round: String, time: String) -> String { "Round \(round) comes \(time)." }
    package func beaconWanted(round: String) -> String {
        "Round \(round) has come and its value is not here. The doors stay shut until it is; nothing else may take "
            + "its place."
    }
    package var beaconAutomatic: String { "The server asks the mirrors by itself." }
    package var beaconFieldLabel: String { "What a mirror answers" }
    package var beaconFieldHint: String {
        "Open one of the addresses above anywhere and paste the whole answer, from { to }."
    }
    package var beaconVerifiedLabel: String { "The beacon’s signature was checked elsewhere" }
    package var beaconVerifiedHint: String {
        "With a drand client, against the chain’s public key. Fans read your "
            + "answer."
    }
    package var beaconAction: String { "Use this value" }
    package var redrawTitle: String { "Draw again" }
    package var redrawLead: String {
        "Only until the first place is called. A new seed and a new round decide, the list of tickets stays, and "
            + "this draw stays listed for ever, with your reason."
    }
    package var redrawReasonLabel: String { "The reason, as everybody will read it" }
    package var redrawReasonHint: String { "What went wrong, and how you noticed. At most 280 characters." }
    package var redrawAction: String { "Draw again" }
    package func confirmRedraw(event: String, reason: String) -> String {
        "\(event) gets a new draw and everybody another place. Everybody reads why: “\(reason)”"
    }
    package var redrawTooLate: String { "Places were called: they are promises, and this draw stays." }
    package var drawErrors: DrawErrorWords {
        DrawErrorWords(
            time: "Enter a date and a time that exist, like 2027-05-14T10:00",
            timesOutOfOrder: "The lobby must open before the start, and the start must be to come",
            afterEnd: "The start must be before the sale ends",
            noGrade: "Choose where chance comes from",
            announcedAlready: "A draw is announced already: only another one, with a reason, replaces it",
            begun: "Somebody has a number already, so a draw cannot be announced any more",
            placesCalled: "Places were called: they are promises, and this draw stays",
            noReason: "Say why, in 1 to 280 characters",
            noBeacon: "This draw has no beacon",
            otherRound: "That is another round: this draw was announced with round {round}",
            tooEarly: "The round has not come yet, or the lobby is not closed",
            malformed: "That is not what a drand mirror answers: round, randomness and signature must belong together",
            contradicts: "Another value of this round is here already")
    }
}

extension Polish {
    package var drawAdminTitle: String { "Losowanie" }
    package var drawAdminLead: String {
        "Przed sprzedażą ludzie bez pośpiechu zbierają się w poczekalni. Po jej zamknięciu losujemy ich miejsca w "
            + "kolejce, a losowanie może potem sprawdzić każdy."
    }
    package var drawAdminLink: String { "Losuj miejsca w kolejce" }
    package var drawNotPossible: String {
        "Ta sprzedaż już trwa: ludzie wchodzą w kolejności przychodzenia. Losowanie można ogłosić tylko, zanim "
            + "ktokolwiek "
            + "ma numer."
    }
    package var announceTitle: String { "Ogłoś losowanie" }
    package var gradeQuestion: String { "Skąd bierze się los?" }
    package var gradeAOffer: String {
        "Dla każdej ważnej sprzedaży. Decyduje runda publicznego źródła drand, wskazana teraz i nieznana nikomu do "
            + "zamknięcia poczekalni. Wejście czeka, aż jej wartość do nas dotrze."
    }
    package var gradeBOffer: String {
        "Dla małych sprzedaży bez sieci. Fani widzą, że tak wybrano i że prowadzący serwer mógł znać wynik."
    }
    package var lobbyTimeLabel: String { "Otwarcie poczekalni" }
    package var lobbyTimeHint: String {
        "Dobra jest godzina przed początkiem: kto przyjdzie wcześniej, nic nie "
            + "zyska, i nikt nie musi."
    }
    package var startTimeLabel: String { "Początek, taki jak w zapowiedzi" }
    package var startTimeHint: String {
        "Poczekalnia zamyka się 60 sekund później, żeby nikt nie spóźnił się o parę sekund; wejście zaczyna się 75 "
            + "sekund po początku. O tej porze otwiera się też sprzedaż."
    }
    package func timesAreIn(_ zone: String) -> String { "Czas miejsca wydarzenia (\(zone))." }
    package var announceAction: String { "Ogłoś losowanie" }
    package func confirmAnnounce(lobby: String, start: String) -> String {
        "Poczekalnia otworzy się: \(lobby), początek: \(start). Odcisk ziarna ogłaszamy od razu i nie da się go "
            + "zmienić; to losowanie może zastąpić tylko inne, z powodem, który przeczyta każdy."
    }
    package var publishTitle: String { "Opublikuj to teraz" }
    package var publishLead: String {
        "Umieść to tam, gdzie zachowają to inni: na swojej stronie, w prasie, w archiwum. To później dowodzi, że "
            + "niczego nie podmieniono."
    }
    package func publishText(event: String, lines: [String]) -> String {
        (["Miejsca w kolejce na \(event) będą losowane."] + lines).joined(separator: "\n")
    }
    package var asFansSeeIt: String { "Tak widzą to fani" }
    package var beaconTitle: String { "Wartość źródła losowości" }
    package func beaconNotYet(round: String, time: String) -> String { "Runda \(round) nadejdzie: \(time)." }
    package func beaconWanted(round: String) -> String {
        "Runda \(round) już była, a jej wartości tu nie ma. Wejście czeka na nią; nic innego nie może jej zastąpić."
    }
    package var beaconAutomatic: String { "Serwer sam pyta serwery lustrzane." }
    package var beaconFieldLabel: String { "Odpowiedź serwera lustrzanego" }
    package var beaconFieldHint: String {
        "Otwórz gdziekolwiek jeden z adresów powyżej i wklej całą odpowiedź, od { do }."
    }
    package var beaconVerifiedLabel: String { "Podpis źródła sprawdzono w innym miejscu" }
    package var beaconVerifiedHint: String {
        "Programem drand, z kluczem publicznym łańcucha. Fani przeczytają Twoją "
            + "odpowiedź."
    }
    package var beaconAction: String { "Użyj tej wartości" }
    package var redrawTitle: String { "Losuj ponownie" }
    package var redrawLead: String {
        "Tylko do wezwania pierwszego miejsca. Decyduje nowe ziarno i nowa runda, lista biletów zostaje, a to "
            + "losowanie na zawsze pozostaje na liście, z Twoim powodem."
    }
    package var redrawReasonLabel: String { "Powód, taki jak przeczyta go każdy" }
    package var redrawReasonHint: String { "Co się stało i jak to zauważono. Najwyżej 280 znaków." }
    package var redrawAction: String { "Losuj ponownie" }
    package func confirmRedraw(event: String, reason: String) -> String {
        "\(event): nowe losowanie, każdy dostanie inne miejsce. Każdy przeczyta dlaczego: „\(reason)”"
    }
    package var redrawTooLate: String { "Miejsca już wezwano: to obietnice, więc to losowanie zostaje." }
    package var drawErrors: DrawErrorWords {
        DrawErrorWords(
            time: "Wpisz istniejącą datę i godzinę, na przykład 2027-05-14T10:00",
            timesOutOfOrder: "Poczekalnia musi otworzyć się przed początkiem, a początek musi być przed nami",
            afterEnd: "Początek musi być przed końcem sprzedaży",
            noGrade: "Wybierz, skąd bierze się los",
            announcedAlready: "Losowanie jest już ogłoszone: zastąpi je tylko inne, z powodem",
            begun: "Ktoś ma już numer, więc losowania nie można już ogłosić",
            placesCalled: "Miejsca już wezwano: to obietnice, więc to losowanie zostaje",
            noReason: "Napisz dlaczego, od 1 do 280 znaków",
            noBeacon: "To losowanie nie korzysta ze źródła zewnętrznego",
            otherRound: "To inna runda: to losowanie ogłoszono z rundą {round}",
            tooEarly: "Runda jeszcze nie nadeszła albo poczekalnia nie jest zamknięta",
            malformed: "Tak nie odpowiada serwer drand: runda, wartość i podpis muszą do siebie pasować",
            contradicts: "Jest już inna wartość tej rundy")
    }
}
