// What the product says while the shop has to turn requests away.

package protocol DoorPhrases: Sendable {
    /// Too much at once; nothing is lost, and it passes in seconds.
    func shopBusy(seconds: Int) -> FailureText
}

extension English {
    package func shopBusy(seconds: Int) -> FailureText {
        FailureText(
            "The shop is very busy",
            "More people ask at this moment than we can answer quickly. Payments go first. You keep your turn, and the "
                + "seats you hold.",
            retryIn(seconds: seconds))
    }
}

extension Polish {
    package func shopBusy(seconds: Int) -> FailureText {
        FailureText(
            "W sklepie jest teraz tłok",
            "W tej chwili przychodzi więcej pytań, niż możemy szybko obsłużyć. Płatności mają pierwszeństwo. Twoja kolej "
                + "i wybrane miejsca pozostają.",
            retryIn(seconds: seconds))
    }
}
