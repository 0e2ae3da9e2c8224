// What the product says: the page where a fan checks the draw.

package protocol DrawPhrases: Sendable {
    /// Where places are drawn by lot: one line, a link follows.
    var drawnByLot: String { get }
    var lobbyIsOpen: String { get }
    var checkDraw: String { get }
    var checkDrawTitle: String { get }
    var checkDrawLead: String { get }
    var noDrawHere: String { get }

    // How far it is
    func drawAnnounced(lobby: String, cutOff: String) -> String
    func drawLobby(cutOff: String) -> String
    func drawDrawing(doors: String) -> String
    func drawDone(numbers: Int) -> String
    var drawLateTitle: String { get }
    var drawLate: DrawLateWords { get }

    // The fan's own number
    var yourCheckTitle: String { get }
    var numberFieldLabel: String { get }
    var numberFieldHint: String { get }
    var checkNumber: String { get }
    var needsScript: String { get }

    // The steps
    var stepsTitle: String { get }
    var commitStep: DrawStepWords { get }
    var timeStep: DrawStepWords { get }
    var beaconStep: DrawStepWords { get }
    var keyStep: DrawStepWords { get }
    var rosterStep: DrawStepWords { get }
    var placeStep: DrawStepWords { get }
    var compareWithMirrors: String { get }
    /// What the script says of its result.
    var checkResults: DrawResultWords { get }

    // All draws and their values
    var allDrawsTitle: String { get }
    func drawNumber(_ number: Int) -> String
    var drawReplaced: String { get }
    var redrawReason: String { get }
    var gradeLabel: String { get }
    var gradeA: String { get }
    var gradeB: String { get }
    var gradeBExplained: String { get }
    var drawFacts: DrawFactWords { get }
    func verifiedElsewhere(by who: String) -> String
    func notVerifiedElsewhere(by who: String) -> String

    // Without us
    var withoutUsTitle: String { get }
    var withoutUsLead: String { get }
    var downloadCheck: String { get }
    var downloadCheckHint: String { get }
    var proofAsData: String { get }
    var savedFileNote: String { get }

    // What became of the places
    var drawOutcomes: DrawOutcomeWords { get }

    // What it does not show
    var notProvenTitle: String { get }
    var notProvenTickets: String { get }
    var equalChance: String { get }
    var notProvenBeacon: String { get }
    var notProvenClocks: String { get }
}

/// One step of the check: what is checked, and why that matters.
package struct DrawStepWords: Sendable {
    package let title: String
    package let why: String
}

/// The names of a draw's values.
package struct DrawFactWords: Sendable {
    package let commitment: String
    package let algorithm: String
    package let announced: String
    package let lobby: String
    package let cutOff: String
    package let doors: String
    package let chain: String
    package let round: String
    package let roundAt: String
    package let numbers: String
    package let root: String
    package let rootAt: String
    package let randomness: String
    package let signature: String
    package let beaconBy: String
    package let seed: String
    package let key: String
    package let drawn: String
    /// Stands for a value that comes later.
    package let later: String
}

/// The table of what became of the places.
package struct DrawOutcomeWords: Sendable {
    package let title: String
    package let places: String
    package let called: String
    package let came: String
    package let bought: String
}

/// What is said while a draw is overdue.
package struct DrawLateWords: Sendable {
    package let root: String
    package let beacon: String
    package let key: String
}

/// The script's sentences. `{computed}`, `{n}`, `{of}`, `{place}` are filled in.
package struct DrawResultWords: Sendable {
    package let agrees: String
    package let differs: String
    package let later: String
    package let computed: String
    package let inTime: String
    package let notInTime: String
    package let yourTicket: String
    package let someTicket: String
    package let noTicket: String
    package let otherTicket: String
    package let afterDraw: String
    package let place: String
    package let giveNumber: String
    package let noNetwork: String
    package let wrongNumber: String
    package let allGood: String
    package let notAllGood: String
}

extension English {
    package var drawnByLot: String { "Places in the queue are drawn by lot, and anybody can check the draw." }
    package var lobbyIsOpen: String { "Lobby is open" }
    package var checkDraw: String { "Check the draw" }
    package var checkDrawTitle: String { "Check the draw" }
    package var checkDrawLead: String {
        "Everybody who joined before the lobby closed had the same chance. You need not take our word for it: your "
            + "browser computes the draw again, from values we could not choose."
    }
    package var noDrawHere: String {
        "No draw was announced for this sale: the queue is in the order in which people arrived."
    }
    package func drawAnnounced(lobby: String, cutOff: String) -> String {
        "The lobby opens \(lobby). Everybody who joins until \(cutOff) takes part."
    }
    package func drawLobby(cutOff: String) -> String {
        "The lobby is open. Everybody who joins until \(cutOff) takes part; the order of joining does not matter."
    }
    package func drawDrawing(doors: String) -> String {
        "The lobby is closed and the list of tickets is fixed. The doors open \(doors), when the draw is done."
    }
    package func drawDone(numbers: Int) -> String {
        "The draw is done: "
            + PluralForms(
                one: "{n} number", few: "{n} numbers",
                many: "{n} "
                    + "numbers"
            ).sentence(numbers, language)
            + " took part. Every value is below."
    }
    package var drawLateTitle: String { "Not proven yet" }
    package var drawLate: DrawLateWords {
        DrawLateWords(
            root: "The list of tickets should be published by now and is not. A list that comes after the beacon "
                + "proves nothing.",
            beacon: "The public beacon has spoken and its value has not reached us yet. It cannot change any more; "
                + "the doors wait for it.",
            key: "Everything the draw needs is known and its result is not published yet. Until it is, this draw is "
                + "not proven.")
    }
    package var yourCheckTitle: String { "Your place" }
    package var numberFieldLabel: String { "Your number in the lobby" }
    package var numberFieldHint: String { "The waiting room shows it. In this browser it is filled in for you." }
    package var checkNumber: String { "Check this number" }
    package var needsScript: String {
        "Your browser runs no scripts, so it cannot compute for you. The formulas and all values are below; the "
            + "saved file and the program in docs/check-draw.py do the same."
    }
    package var stepsTitle: String { "Step by step" }
    package var commitStep: DrawStepWords {
        DrawStepWords(
            title: "The secret was fixed beforehand",
            why: "With the announcement we published a fingerprint of a secret seed. The seed revealed afterwards "
                + "must have that fingerprint: we could not exchange it.")
    }
    package var timeStep: DrawStepWords {
        DrawStepWords(
            title: "The list was closed before chance spoke",
            why: "The beacon's round was named with the announcement and comes after the lobby closes. The list of "
                + "tickets was published before that round: nobody could bend it to suit the result.")
    }
    package var beaconStep: DrawStepWords {
        DrawStepWords(
            title: "Chance came from outside",
            why: "The drand beacon is run by many independent organisations; each round is a number that nobody can "
                + "foresee. Compare this value with any mirror: it must be the same everywhere.")
    }
    package var keyStep: DrawStepWords {
        DrawStepWords(
            title: "The key follows from all of it",
            why: "Seed, beacon, list of tickets and their count make one key. Change any of them and every place is "
                + "another.")
    }
    package var rosterStep: DrawStepWords {
        DrawStepWords(
            title: "Your ticket is in the list",
            why: "The list is a tree of fingerprints with one root. Your ticket and a few fingerprints beside it "
                + "must lead to the root that was published before the draw.")
    }
    package var placeStep: DrawStepWords {
        DrawStepWords(
            title: "Your place follows from the key",
            why: "Ninety rounds of swapping, the same for everybody. No two numbers get the same place.")
    }
    package var compareWithMirrors: String { "The round at mirrors that are not ours:" }
    package var checkResults: DrawResultWords {
        DrawResultWords(
            agrees: "Agrees", differs: "Does not agree", later: "Not known yet", computed: "Computed here: {computed}",
            inTime: "The list was public before the round came.",
            notInTime: "The list was published too late: this draw is not proven.",
            yourTicket: "The ticket in this browser is number {n} of the list.",
            someTicket: "A ticket with this number is in the list. Whether it is yours only your ticket shows: open "
                + "this page in the browser you joined with.",
            noTicket: "Nobody has this number.", otherTicket: "The list has another ticket at this number.",
            afterDraw: "Number {n} came after the draw, so it keeps its place behind it: {place}.",
            place: "Number {n} of {of} was drawn to place {place}.", giveNumber: "Enter your number above.",
            noNetwork: "The list could not be read. Try again, or use a file saved in the browser you joined with.",
            wrongNumber: "Enter a number from 1 on.", allGood: "Everything agrees.",
            notAllGood: "Something does not agree. Save this page and show it to somebody who knows.")
    }
    package var allDrawsTitle: String { "Every draw of this sale" }
    package func drawNumber(_ number: Int) -> String { "Draw \(number)" }
    package var drawReplaced: String { "Replaced" }
    package var redrawReason: String { "Why it was drawn again" }
    package var gradeLabel: String { "Kind" }
    package var gradeA: String { "A: with a public beacon" }
    package var gradeB: String { "B: without a beacon" }
    package var gradeBExplained: String {
        "Chosen beforehand for a small sale: whoever runs the server could know the result when the lobby closes, "
            + "and could have tried to add tickets until it suited. With a beacon (kind A) that is impossible."
    }
    package var drawFacts: DrawFactWords {
        DrawFactWords(
            commitment: "Fingerprint of the seed (commit)", algorithm: "Way of drawing", announced: "Announced",
            lobby: "Lobby opens", cutOff: "Lobby closes", doors: "Doors open", chain: "Beacon’s chain",
            round: "Beacon’s round", roundAt: "The round comes", numbers: "Numbers that took part (N0)",
            root: "Root of the list", rootAt: "Root published", randomness: "Beacon’s value",
            signature: "Beacon’s signature", beaconBy: "How it came", seed: "Seed", key: "Key", drawn: "Drawn",
            later: "later")
    }
    package func verifiedElsewhere(by who: String) -> String {
        "From \(who); the beacon’s own signature was checked elsewhere"
    }
    package func notVerifiedElsewhere(by who: String) -> String {
        "From \(who); we have not checked the beacon’s own signature, so compare with a mirror"
    }
    package var withoutUsTitle: String { "Check it without us" }
    package var withoutUsLead: String {
        "Save one file now and check it later, on any computer, without a network: page, program, all values and "
            + "your ticket’s line are in it."
    }
    package var downloadCheck: String { "Save the check as a file" }
    package var downloadCheckHint: String { "It holds your ticket’s line, which nobody can enter with." }
    package var proofAsData: String { "All values for programs (JSON)" }
    package var savedFileNote: String {
        "You are reading a saved file. It speaks to no network: everything it checks with is in it, and its program "
            + "can be read in any editor."
    }
    package var drawOutcomes: DrawOutcomeWords {
        DrawOutcomeWords(
            title: "What became of the places", places: "Places", called: "Called", came: "Came in", bought: "Bought")
    }
    package var notProvenTitle: String { "What nobody can prove to you here" }
    package var notProvenTickets: String {
        "That every ticket in the list belongs to a person. The organiser could have joined with tickets of its own, "
            + "as anybody could with several browsers."
    }
    package var equalChance: String {
        "What such tickets cannot do is get better places than yours: each has the same chance."
    }
    package var notProvenBeacon: String {
        "That the beacon’s many operators did not all conspire. They would have to do it together, and in secret."
    }
    package var notProvenClocks: String {
        "That your clock and ours agree. So compare the times of the announcement with a copy that somebody "
            + "archived then."
    }
}
