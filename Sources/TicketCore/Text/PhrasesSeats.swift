// What the product says: choosing seats. `{n}`, `{row}`, `{seat}` … are filled in by the page or its script.

package protocol SeatPhrases: Sendable {
    var seatsTitle: String { get }
    var backToEvent: String { get }
    var backToOverview: String { get }

    // Best available
    var bestTitle: String { get }
    var bestLead: String { get }
    var howMany: String { get }
    var anyCategory: String { get }
    var whichCategory: String { get }
    var accessibleCount: String { get }
    var accessibleHint: String { get }
    var noAccessible: String { get }
    var avoidRestricted: String { get }
    var findSeats: String { get }
    var moreWishes: String { get }
    func categoryOption(_ name: String, _ price: String) -> String

    // Overview
    var chooseYourself: String { get }
    var overviewLead: String { get }
    var mapOf: String { get }
    var sectionsTitle: String { get }
    var legendTitle: String { get }
    var freeForms: PluralForms { get }
    var noneFree: String { get }
    var standing: String { get }
    func sectionName(_ name: String, prices: String, free: String) -> String

    // Section
    var stateFree: String { get }
    var stateChosen: String { get }
    var stateHeld: String { get }
    var stateTaken: String { get }
    var accessibleSeat: String { get }
    var companionSeat: String { get }
    var restrictedSeat: String { get }
    var rowsTitle: String { get }
    var rowsLead: String { get }
    var gridHelp: String { get }
    func row(_ label: String) -> String
    func table(_ label: String) -> String
    var seatPattern: String { get }
    var tablePattern: String { get }
    var zoomIn: String { get }
    var zoomOut: String { get }
    var zoomAll: String { get }
    var mapHelp: String { get }
    var stage: String { get }
    func entrance(_ name: String) -> String
    var limitReached: PluralForms { get }

    // Tray
    var yourChoice: String { get }
    var nothingChosen: String { get }
    var total: String { get }
    var holdSeats: String { get }
    var holdPlaces: String { get }
    var chosenForms: PluralForms { get }
    var leavesSingle: String { get }
    var goneMeanwhile: String { get }
    var yourCart: String { get }
    var toCart: String { get }
    var standingPlaces: String { get }

    // Who only looks

    // Clock
    var minutesForms: PluralForms { get }
    var lessThanMinute: String { get }
    var twoMinutesLeft: String { get }
    var holdEnded: String { get }
}

extension English {
    package var seatsTitle: String { "Choose your seats" }
    package var backToEvent: String { "Event" }
    package var backToOverview: String { "All sections" }
    package var bestTitle: String { "Best available" }
    package var bestLead: String { "The quickest way: we find the best seats together." }
    package var howMany: String { "How many" }
    package var anyCategory: String { "Any price" }
    package var whichCategory: String { "Price category" }
    package var accessibleCount: String { "Wheelchair places" }
    package var accessibleHint: String { "The others sit beside them on companion seats." }
    package var noAccessible: String { "None" }
    package var avoidRestricted: String { "No seats with a restricted view" }
    package var findSeats: String { "Find seats" }
    package var moreWishes: String { "Accessibility and view" }
    package func categoryOption(_ name: String, _ price: String) -> String { "\(name), \(price)" }
    package var chooseYourself: String { "Choose yourself" }
    package var overviewLead: String { "Pick a section on the map or in the list; both lead to the same seats." }
    package var mapOf: String { "Map of sections" }
    package var sectionsTitle: String { "Sections" }
    package var legendTitle: String { "Prices, all fees included" }
    package var freeForms: PluralForms { PluralForms(one: "{n} free", other: "{n} free") }
    package var noneFree: String { "none free now" }
    package var standing: String { "standing" }
    package func sectionName(_ name: String, prices: String, free: String) -> String { "\(name): \(prices), \(free)" }
    package var stateFree: String { "Free" }
    package var stateChosen: String { "Your choice" }
    package var stateHeld: String { "In someone’s cart, may come back" }
    package var stateTaken: String { "Taken" }
    package var accessibleSeat: String { "Wheelchair place" }
    package var companionSeat: String { "Companion seat" }
    package var restrictedSeat: String { "Restricted view" }
    package var rowsTitle: String { "Rows and seats" }
    package var rowsLead: String { "The same seats as on the map." }
    package var gridHelp: String { "Arrow keys move between seats, Space chooses." }
    package func row(_ label: String) -> String { "Row \(label)" }
    package func table(_ label: String) -> String { "Table \(label)" }
    package var seatPattern: String { "Row {row}, seat {seat}" }
    package var tablePattern: String { "Table {row}, seat {seat}" }
    package var zoomIn: String { "Zoom in" }
    package var zoomOut: String { "Zoom out" }
    package var zoomAll: String { "Show all" }
    package var mapHelp: String { "Tap a seat to choose it. Drag to move, pinch to zoom." }
    package var stage: String { "Stage" }
    package func entrance(_ name: String) -> String { "Entrance: \(name)" }
    package var limitReached: PluralForms {
        PluralForms(
            one: "That is all: one ticket per person.", other: "That is all: up to {n} tickets per person.")
    }
    package var yourChoice: String { "Your choice" }
    package var nothingChosen: String { "No seat chosen yet" }
    package var total: String { "Total" }
    package var holdSeats: String { "Keep these seats" }
    package var holdPlaces: String { "Keep these places" }
    package var chosenForms: PluralForms { PluralForms(one: "{n} ticket", other: "{n} tickets") }
    package var leavesSingle: String { "This leaves a single seat beside you. Could you move by one?" }
    package var goneMeanwhile: String { "Somebody else was faster: {seats}. We took it out of your choice." }
    package var yourCart: String { "In your cart" }
    package var toCart: String { "Go to cart" }
    package var standingPlaces: String { "Standing places" }
    package var minutesForms: PluralForms { PluralForms(one: "{n} more minute", other: "{n} more minutes") }
    package var lessThanMinute: String { "less than a minute" }
    package var twoMinutesLeft: String { "Your seats are kept for two more minutes. You can ask for more time." }
    package var holdEnded: String { "The time is over. Your seats may still be free: look again." }
}

extension Polish {
    package var seatsTitle: String { "Wybierz miejsca" }
    package var backToEvent: String { "Wydarzenie" }
    package var backToOverview: String { "Wszystkie sektory" }
    package var bestTitle: String { "Najlepsze dostępne" }
    package var bestLead: String { "Najszybciej: znajdziemy najlepsze miejsca obok siebie." }
    package var howMany: String { "Ile biletów" }
    package var anyCategory: String { "Dowolna cena" }
    package var whichCategory: String { "Kategoria cenowa" }
    package var accessibleCount: String { "Miejsca dla wózków" }
    package var accessibleHint: String { "Pozostałe osoby siadają obok, na miejscach dla opiekunów." }
    package var noAccessible: String { "Brak" }
    package var avoidRestricted: String { "Bez miejsc z ograniczoną widocznością" }
    package var findSeats: String { "Znajdź miejsca" }
    package var moreWishes: String { "Dostępność i widoczność" }
    package func categoryOption(_ name: String, _ price: String) -> String { "\(name), \(price)" }
    package var chooseYourself: String { "Wybieram samodzielnie" }
    package var overviewLead: String { "Wskaż sektor na planie albo na liście; prowadzą do tych samych miejsc." }
    package var mapOf: String { "Plan sektorów" }
    package var sectionsTitle: String { "Sektory" }
    package var legendTitle: String { "Ceny ze wszystkimi opłatami" }
    package var freeForms: PluralForms {
        PluralForms(one: "{n} wolne", few: "{n} wolne", many: "{n} wolnych")
    }
    package var noneFree: String { "teraz brak wolnych" }
    package var standing: String { "stojące" }
    package func sectionName(_ name: String, prices: String, free: String) -> String { "\(name): \(prices), \(free)" }
    package var stateFree: String { "Wolne" }
    package var stateChosen: String { "Twój wybór" }
    package var stateHeld: String { "W czyimś koszyku, może wrócić" }
    package var stateTaken: String { "Zajęte" }
    package var accessibleSeat: String { "Miejsce dla wózka" }
    package var companionSeat: String { "Miejsce dla opiekuna" }
    package var restrictedSeat: String { "Ograniczona widoczność" }
    package var rowsTitle: String { "Rzędy i miejsca" }
    package var rowsLead: String { "Te same miejsca co na planie." }
    package var gridHelp: String { "Strzałki przenoszą między miejscami, spacja wybiera." }
    package func row(_ label: String) -> String { "Rząd \(label)" }
    package func table(_ label: String) -> String { "Stolik \(label)" }
    package var seatPattern: String { "Rząd {row}, miejsce {seat}" }
    package var tablePattern: String { "Stolik {row}, miejsce {seat}" }
    package var zoomIn: String { "Przybliż" }
    package var zoomOut: String { "Oddal" }
    package var zoomAll: String { "Pokaż całość" }
    package var mapHelp: String {
        "Dotknij miejsca, żeby je wybrać. Przesuwaj i przybliżaj palcami."
    }
    package var stage: String { "Scena" }
    package func entrance(_ name: String) -> String { "Wejście: \(name)" }
    package var limitReached: PluralForms {
        PluralForms(
            one: "To już wszystko: jeden bilet na osobę.", few: "To już wszystko: najwyżej {n} bilety na osobę.",
            many: "To już wszystko: najwyżej {n} biletów na osobę.")
    }
    package var yourChoice: String { "Twój wybór" }
    package var nothingChosen: String { "Nie wybrano jeszcze miejsc" }
    package var total: String { "Razem" }
    package var holdSeats: String { "Zajmij te miejsca" }
    package var holdPlaces: String { "Zajmij te miejsca" }
    package var chosenForms: PluralForms {
        PluralForms(one: "{n} bilet", few: "{n} bilety", many: "{n} biletów")
    }
    package var leavesSingle: String { "Obok zostaje jedno pojedyncze miejsce. Czy możesz przesunąć się o jedno?" }
    package var goneMeanwhile: String { "Ktoś był szybszy: {seats}. Usunęliśmy to z Twojego wyboru." }
    package var yourCart: String { "W Twoim koszyku" }
    package var toCart: String { "Przejdź do koszyka" }
    package var standingPlaces: String { "Miejsca stojące" }
    package var minutesForms: PluralForms {
        PluralForms(one: "jeszcze {n} minutę", few: "jeszcze {n} minuty", many: "jeszcze {n} minut")
    }
    package var lessThanMinute: String { "mniej niż minutę" }
    package var twoMinutesLeft: String {
        "Trzymamy Twoje miejsca jeszcze przez dwie minuty. Możesz poprosić o więcej czasu."
    }
    package var holdEnded: String { "Czas minął. Twoje miejsca mogą być nadal wolne: sprawdź jeszcze raz." }
}
