// What the product says: the gate.

package protocol EntrancePhrases: Sendable {
    // Setting up a device
    var gateSetUpTitle: String { get }
    var gateSetUpText: String { get }
    var gateCodeLabel: String { get }
    var gateCodeHint: String { get }
    var gateCodeWrong: String { get }
    var connectDevice: String { get }

    // Scanning
    var scanTitle: String { get }
    var scanLabel: String { get }
    var scanHint: String { get }
    var scanAction: String { get }
    var readyToScan: String { get }
    var sound: String { get }
    var letIn: String { get }
    var stop: String { get }
    var notHere: String { get }
    var notYet: String { get }
    var onceMore: String { get }
    var refusedUnknown: String { get }
    var refusedUsed: String { get }
    var refusedCancelled: String { get }
    var refusedBlocked: String { get }
    var refusedTransferred: String { get }
    var refusedOtherEvent: String { get }
    var refusedOtherGate: String { get }
    var refusedTooEarly: String { get }
    var refusedUnpaid: String { get }
    var refusedUnreadable: String { get }
    var refusedOffline: String { get }
    func goTo(_ entrance: String) -> String
    var firstScan: String { get }
    var timeWord: String { get }
    var gateWord: String { get }
    var deviceWord: String { get }
    func ago(minutes: Int) -> String
    var lastScans: String { get }
    var noScansYet: String { get }
    var countIn: String { get }
    var countRefused: String { get }
    var countExpected: String { get }
    var leaveGate: String { get }
    var leaveGateText: String { get }
}

extension English {
    package var gateSetUpTitle: String { "Set up this device" }
    package var gateSetUpText: String {
        "The organiser gives you a one-time code. It connects this browser to one gate, and works once."
    }
    package var gateCodeLabel: String { "One-time code" }
    package var gateCodeHint: String { "Small or capital letters, with or without dashes." }
    package var gateCodeWrong: String { "This code is not known or was already used. Ask the organiser for a new one." }
    package var connectDevice: String { "Connect" }
    package var scanTitle: String { "Gate" }
    package var scanLabel: String { "Ticket code" }
    package var scanHint: String { "Scan the QR code or type the code below it, then Enter." }
    package var scanAction: String { "Check" }
    package var readyToScan: String { "Ready" }
    package var sound: String { "Sound" }
    package var letIn: String { "Let in" }
    package var stop: String { "Stop" }
    package var notHere: String { "Not here" }
    package var notYet: String { "Not yet" }
    package var onceMore: String { "Again" }
    package var refusedUnknown: String { "No such ticket" }
    package var refusedUsed: String { "Already used" }
    package var refusedCancelled: String { "Ticket cancelled" }
    package var refusedBlocked: String { "Ticket blocked" }
    package var refusedTransferred: String { "Given to somebody else: this code is dead" }
    package var refusedOtherEvent: String { "Ticket for another event" }
    package var refusedOtherGate: String { "Another entrance" }
    package var refusedTooEarly: String { "The doors are not open" }
    package var refusedUnpaid: String { "Not paid" }
    package var refusedUnreadable: String { "This is not a ticket code" }
    package var refusedOffline: String { "No connection: this ticket was not checked" }
    package func goTo(_ entrance: String) -> String { "Go to \(entrance)" }
    package var firstScan: String { "First scan" }
    package var timeWord: String { "Time" }
    package var gateWord: String { "Gate" }
    package var deviceWord: String { "Device" }
    package func ago(minutes: Int) -> String {
        switch minutes {
        case ..<1: "less than a minute ago"
        case 1: "a minute ago"
        case ..<120: "\(minutes) minutes ago"
        default: "\(minutes / 60) hours ago"
        }
    }
    package var lastScans: String { "Last scans" }
    package var noScansYet: String { "Nothing scanned yet on this device." }
    package var countIn: String { "Let in" }
    package var countRefused: String { "Refused" }
    package var countExpected: String { "Expected" }
    package var leaveGate: String { "Disconnect this device" }
    package var leaveGateText: String { "A new one-time code is needed to scan here again." }
}

extension Polish {
    package var gateSetUpTitle: String { "Podłącz to urządzenie" }
    package var gateSetUpText: String {
        "Kod jednorazowy dostaniesz od organizatora. Łączy tę przeglądarkę z jedną bramką i działa tylko raz."
    }
    package var gateCodeLabel: String { "Kod jednorazowy" }
    package var gateCodeHint: String { "Małe albo wielkie litery, z kreskami lub bez." }
    package var gateCodeWrong: String { "Nie ma takiego kodu albo już go użyto. Poproś organizatora o nowy." }
    package var connectDevice: String { "Połącz" }
    package var scanTitle: String { "Bramka" }
    package var scanLabel: String { "Kod biletu" }
    package var scanHint: String { "Zeskanuj kod QR albo wpisz kod spod niego i naciśnij Enter." }
    package var scanAction: String { "Sprawdź" }
    package var readyToScan: String { "Gotowe" }
    package var sound: String { "Dźwięk" }
    package var letIn: String { "Wpuść" }
    package var stop: String { "Stop" }
    package var notHere: String { "Nie tutaj" }
    package var notYet: String { "Jeszcze nie" }
    package var onceMore: String { "Jeszcze raz" }
    package var refusedUnknown: String { "Nie ma takiego biletu" }
    package var refusedUsed: String { "Już wykorzystany" }
    package var refusedCancelled: String { "Bilet anulowany" }
    package var refusedBlocked: String { "Bilet zablokowany" }
    package var refusedTransferred: String { "Przekazany innej osobie: ten kod nie działa" }
    package var refusedOtherEvent: String { "Bilet na inne wydarzenie" }
    package var refusedOtherGate: String { "Inne wejście" }
    package var refusedTooEarly: String { "Bramy są jeszcze zamknięte" }
    package var refusedUnpaid: String { "Nieopłacony" }
    package var refusedUnreadable: String { "To nie jest kod biletu" }
    package var refusedOffline: String { "Brak połączenia: tego biletu nie sprawdzono" }
    package func goTo(_ entrance: String) -> String { "Skieruj do: \(entrance)" }
    package var firstScan: String { "Pierwszy skan" }
    package var timeWord: String { "Godzina" }
    package var gateWord: String { "Bramka" }
    package var deviceWord: String { "Urządzenie" }
    package func ago(minutes: Int) -> String {
        switch minutes {
        case ..<1: "przed chwilą"
        case ..<120: "\(minutes) \(Polish.form(minutes, "minutę", "minuty", "minut")) temu"
        default: "\(minutes / 60) \(Polish.form(minutes / 60, "godzinę", "godziny", "godzin")) temu"
        }
    }
    package var lastScans: String { "Ostatnie skany" }
    package var noScansYet: String { "Na tym urządzeniu nic jeszcze nie zeskanowano." }
    package var countIn: String { "Wpuszczeni" }
    package var countRefused: String { "Odmowy" }
    package var countExpected: String { "Spodziewani" }
    package var leaveGate: String { "Odłącz to urządzenie" }
    package var leaveGateText: String { "Żeby znowu tu skanować, trzeba będzie nowego kodu." }
}
