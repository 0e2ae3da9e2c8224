// What people read who look at a hall before they may take a seat in it, and who come while a draw is made.

package protocol LookingPhrases {
    /// On the event's page and in the waiting room: the way to the hall.
    var lookAtHall: String { get }
    var aboutThisEvent: String { get }
    var onlyLooking: String { get }
    /// By the state of the sale.
    var lookingAnnounced: String { get }
    var lookingLobby: String { get }
    var lookingDrawing: String { get }
    var lookingOnSale: String { get }
    /// To who has a number.
    var lookingWaiting: String { get }
    /// Without a script nobody knows who reads it.
    var lookingPlain: String { get }
    /// To who comes when the list of a draw is closed.
    var joinBehindDraw: String { get }
}

extension English {
    package var lookAtHall: String { "Look at the hall" }
    package var aboutThisEvent: String { "About the event" }
    package var onlyLooking: String { "You are looking around" }
    package var lookingAnnounced: String { "Until then, see which seats there are." }
    package var lookingLobby: String {
        "Seats are chosen when the sale has begun, in the order of the draw. Take part until it is made."
    }
    package var lookingDrawing: String {
        "The places in line are being drawn. Who joins now stands behind those who were drawn."
    }
    package var lookingOnSale: String { "To take seats, join the line: when it is your turn, you choose here." }
    package var lookingWaiting: String { "Your number stays yours. When it is your turn, you choose here." }
    package var lookingPlain: String {
        "Have you been let in? Then choose here; what you chose is in your cart. If not, begin in the waiting room."
    }
    package var joinBehindDraw: String {
        "The list of the draw is closed. Who joins now stands behind those who were drawn."
    }
}

extension Polish {
    package var lookAtHall: String { "Obejrzyj salę" }
    package var aboutThisEvent: String { "O wydarzeniu" }
    package var onlyLooking: String { "Oglądasz salę" }
    package var lookingAnnounced: String { "Do tego czasu możesz obejrzeć miejsca." }
    package var lookingLobby: String {
        "Miejsca wybiera się po rozpoczęciu sprzedaży, w kolejności z losowania. Do losowania możesz jeszcze dołączyć."
    }
    package var lookingDrawing: String {
        "Trwa losowanie miejsc w kolejce. Kto dołączy teraz, stanie za wszystkimi wylosowanymi."
    }
    package var lookingOnSale: String {
        "Aby wybrać miejsca, dołącz do kolejki: gdy przyjdzie Twoja kolej, wybierzesz je tutaj."
    }
    package var lookingWaiting: String {
        "Twój numer pozostaje Twój. Gdy przyjdzie Twoja kolej, wybierzesz miejsca tutaj."
    }
    package var lookingPlain: String {
        "Jesteś już w sklepie? Wybierz miejsca tutaj; wybrane znajdziesz w koszyku. Jeśli nie, zacznij w poczekalni."
    }
    package var joinBehindDraw: String {
        "Lista do losowania jest zamknięta. Kto dołączy teraz, stanie za wszystkimi wylosowanymi."
    }
}
