// What the product says: tickets.

package protocol TicketPhrases: Sendable {
    var ticket: String { get }
    var sectionWord: String { get }
    var rowWord: String { get }
    var seatWord: String { get }
    var standingWord: String { get }
    var entranceWord: String { get }
    var venueWord: String { get }
    /// One line that names a seat, for labels and lists.
    func place(section: String, row: String, seat: String) -> String
    func standing(_ area: String) -> String
    /// "Ticket 2 of 4".
    func ticketNumber(_ number: Int, of count: Int) -> String
    var holder: String { get }
    var price: String { get }
    var dateWord: String { get }
    func doorsOpen(_ time: String) -> String
    func startsAt(_ time: String) -> String
    var qrLabel: String { get }
    var showThisAtTheGate: String { get }
    var onePersonOneEntry: String { get }
    func ticketUsed(at time: String, gate: String) -> String
    var ticketUsedTitle: String { get }
    var ticketBlocked: String { get }
    var ticketCancelled: String { get }
    var ticketTransferred: String { get }
    var ticketDeadText: String { get }
    var brightnessHint: String { get }
    var wholeOrder: String { get }
}

extension English {
    package var ticket: String { "Ticket" }
    package var sectionWord: String { "Section" }
    package var rowWord: String { "Row" }
    package var seatWord: String { "Seat" }
    package var standingWord: String { "Standing" }
    package var entranceWord: String { "Entrance" }
    package var venueWord: String { "Venue" }
    package func place(section: String, row: String, seat: String) -> String {
        "\(section), row \(row), seat \(seat)"
    }
    package func standing(_ area: String) -> String { "standing, \(area)" }
    package func ticketNumber(_ number: Int, of count: Int) -> String { "Ticket \(number) of \(count)" }
    package var holder: String { "Name" }
    package var price: String { "Price" }
    package var dateWord: String { "Date" }
    package func doorsOpen(_ time: String) -> String { "Doors \(time)" }
    package func startsAt(_ time: String) -> String { "Start \(time)" }
    package var qrLabel: String { "QR code of this ticket" }
    package var showThisAtTheGate: String { "Show this code at the gate, on the phone or on paper." }
    package var onePersonOneEntry: String { "One person, one entry. A copy does not let a second person in." }
    package func ticketUsed(at time: String, gate: String) -> String { "Checked in \(time), \(gate)" }
    package var ticketUsedTitle: String { "Used" }
    package var ticketBlocked: String { "Blocked" }
    package var ticketCancelled: String { "Cancelled" }
    package var ticketTransferred: String { "Given to somebody else" }
    package var ticketDeadText: String { "This ticket does not open the gate." }
    package var brightnessHint: String { "Turn the brightness up before the gate." }
    package var wholeOrder: String { "The whole order" }
}

extension Polish {
    package var venueWord: String { "Miejsce" }
    package var ticket: String { "Bilet" }
    package var sectionWord: String { "Sektor" }
    package var rowWord: String { "Rząd" }
    package var seatWord: String { "Miejsce" }
    package var standingWord: String { "Stojące" }
    package var entranceWord: String { "Wejście" }
    package func place(section: String, row: String, seat: String) -> String {
        "\(section), rząd \(row), miejsce \(seat)"
    }
    package func standing(_ area: String) -> String { "miejsce stojące, \(area)" }
    package func ticketNumber(_ number: Int, of count: Int) -> String { "Bilet \(number) z \(count)" }
    package var holder: String { "Imię i nazwisko" }
    package var price: String { "Cena" }
    package var dateWord: String { "Data" }
    package func doorsOpen(_ time: String) -> String { "Bramy \(time)" }
    package func startsAt(_ time: String) -> String { "Początek \(time)" }
    package var qrLabel: String { "Kod QR tego biletu" }
    package var showThisAtTheGate: String { "Pokaż ten kod przy bramce, w telefonie albo na papierze." }
    package var onePersonOneEntry: String { "Jedna osoba, jedno wejście. Kopia nie wpuści drugiej osoby." }
    package func ticketUsed(at time: String, gate: String) -> String { "Wpuszczono: \(time), \(gate)" }
    package var ticketUsedTitle: String { "Wykorzystany" }
    package var ticketBlocked: String { "Zablokowany" }
    package var ticketCancelled: String { "Anulowany" }
    package var ticketTransferred: String { "Przekazany innej osobie" }
    package var ticketDeadText: String { "Ten bilet nie otwiera bramki." }
    package var brightnessHint: String { "Przed bramką rozjaśnij ekran." }
    package var wholeOrder: String { "Całe zamówienie" }
}
