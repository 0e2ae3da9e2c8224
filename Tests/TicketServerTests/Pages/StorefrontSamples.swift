// Realistic contents for the storefront's pages: the events the product is shown with.

import TicketCore

@testable import TicketServer

enum Samples {
    static let gdansk = ID<Event>(rawValue: 1 << 39 | 20_140_819)
    static let rybnik = ID<Event>(rawValue: 1 << 39 | 20_150_627)
    static let sopot = ID<Event>(rawValue: 1 << 39 | 20_150_814)
    static let torwar = ID<Event>(rawValue: 1 << 39 | 20_151_105)
    static let warszawa = ID<Event>(rawValue: 1 << 39 | 20_160_312)

    static let eventList = EventListPage.Model(events: [
        card(gdansk, "The 20/20 Experience", "Jedyny koncert w Polsce", "19", "sie 2026", .onSale, 338),
        card(
            rybnik, "Lato nad zalewem", "Stojący koncert pod gołym niebem", "27", "cze 2026", .announced(opens: ""), 28),
        card(
            sopot, "Opera Leśna: wieczór smyczków", "Orkiestra i goście", "14", "sie 2026", .soldOut(mayReturn: true),
            152),
        card(torwar, "Purpose", "Hala, trzy tysiące świateł", "5", "lis 2026", .paused(reason: nil), 262),
        card(warszawa, "Nocny express", "Klubowa trasa po dużych halach", "12", "mar 2027", .closed, 205),
    ])

    private static func card(
        _ id: ID<Event>, _ title: String, _ subtitle: String, _ day: String, _ month: String, _ state: SaleState,
        _ hue: Int
    ) -> EventListPage.Card {
        EventListPage.Card(
            id: id, title: title, subtitle: subtitle, day: day, month: month,
            date: "środa, \(day) \(month), godz. 20:00", dateISO: "2026-08-19T20:00:00+02:00",
            place: "Stadion Gdańsk, Gdańsk", priceFrom: state == .closed ? nil : "149,00 zł", state: state, hue: hue)
    }

    static func eventPage(_ state: SaleState = .onSale) -> EventPage.Model {
        EventPage.Model(
            id: gdansk, title: "The 20/20 Experience",
            subtitle: "Jedyny koncert w Polsce, 42 000 miejsc pod otwartym dachem",
            about: [
                "Trzy godziny muzyki, orkiestra na scenie i wybieg przez całą płytę. Support gra od 18:30.",
                "Wejście osobno na płytę i na trybuny; bramy podajemy na bilecie.",
            ],
            date: "środa, 19 sierpnia 2026, godz. 20:00", dateISO: "2026-08-19T20:00:00+02:00", doors: "16:00",
            venue: EventPage.Venue(
                name: "Stadion Gdańsk", street: "ul. Pokoleń Lechii Gdańsk 1", postcode: "80-560", city: "Gdańsk",
                country: "PL"),
            prices: [
                price("Golden Circle", "#b5459c", 49900, "499,00 zł", .few),
                price("Płyta", "#3367d6", 24900, "249,00 zł", .many),
                price("Trybuna I", "#0b8a6a", 34900, "349,00 zł", .many),
                price("Trybuna II", "#c9720a", 19900, "199,00 zł", .noneNow),
                price("Trybuna III", "#7a6a58", 14900, "149,00 zł", .soldOut),
            ],
            ticketTypes: [
                EventPage.TicketType(
                    name: "Normalny", note: "Dla każdego, cena według kategorii.", price: nil, contents: []),
                EventPage.TicketType(
                    name: "Ulgowy", note: "Do 26 lat i powyżej 65; dokument przy wejściu.", price: "−20 %", contents: []
                ),
                EventPage.TicketType(
                    name: "Pakiet VIP", note: "Trybuna I, osobne wejście.", price: "899,00 zł",
                    contents: [
                        "Miejsce w pierwszych dziesięciu rzędach", "Kolacja i napoje od 17:00",
                        "Parking przy stadionie", "Pamiątkowa plakietka",
                    ]),
            ],
            limit: 6, organiser: "Agencja Koncertowa Północ",
            terms: [
                "Bilet jest ważny z kodem widocznym w całości. Kod działa raz.",
                "Zwroty tylko przy odwołaniu lub zmianie daty; pieniądze wracają tą samą drogą.",
            ],
            state: state, hue: 338, origin: "https://tickets.example")
    }

    private static func price(_ name: String, _ colour: String, _ amount: Int64, _ text: String, _ left: StockLevel)
        -> EventPage.Price
    {
        EventPage.Price(category: name, colour: colour, price: Money(amount, .pln), priceText: text, left: left)
    }

    static let waitingRoom = WaitingRoomPage.Model(
        id: gdansk, title: "The 20/20 Experience", date: "środa, 19 sierpnia 2026, godz. 20:00 · Stadion Gdańsk",
        zone: "Europe/Warsaw", hue: 338,
        prices: [
            WaitingRoomPage.Price(tier: 1, name: "Golden Circle", colour: "#b5459c", price: "499,00 zł"),
            WaitingRoomPage.Price(tier: 2, name: "Płyta", colour: "#3367d6", price: "249,00 zł"),
            WaitingRoomPage.Price(tier: 3, name: "Trybuna I", colour: "#0b8a6a", price: "349,00 zł"),
        ])

    static func plainRoom(_ standing: PlainWaitingRoomPage.Standing, refresh: Int? = 30) -> PlainWaitingRoomPage.Model {
        PlainWaitingRoomPage.Model(
            id: gdansk, title: "The 20/20 Experience", date: "środa, 19 sierpnia 2026, godz. 20:00", hue: 338,
            standing: standing, refresh: refresh, announcement: "Bramy otwieramy o 16:00.", hasDraw: true,
            prices: [
                PlainWaitingRoomPage.Price(
                    tier: 1, name: "Golden Circle", colour: "#b5459c", price: "499,00 zł", left: 0),
                PlainWaitingRoomPage.Price(tier: 2, name: "Płyta", colour: "#3367d6", price: "249,00 zł", left: 2),
            ])
    }

    /// Place 18,233 in a line where 15,920 are called: 35 to 50 minutes, 71 of a hundred come.
    static func prospect(last: Int? = nil, isMoving: Bool = true) -> Prospect {
        Prospect(
            place: 18_232, called: 15_920, pace: isMoving ? (900, 1_250) : nil, showRate: 0.71, last: last)
    }

    static let line = PlainWaitingRoomPage.Line(prospect: prospect(last: 42_000), drawn: 81_234, wasDrawn: true)
    static let paused = PlainWaitingRoomPage.Line(
        prospect: prospect(isMoving: false), paused: "Awaria bramki płatniczej. Ruszamy o 12:00.")
    static let unlikely = PlainWaitingRoomPage.Line(prospect: prospect(last: 17_000), isSoldOut: true)
    static let moments = [
        PlainWaitingRoomPage.Moment(
            label: "Początek sprzedaży", text: "środa, 1 lipca 2026, 10:00", until: "za 14 minut")
    ]
    static let drawing = PlainWaitingRoomPage.Drawing(
        number: "18 233", isBehind: false, count: 81_234, root: String(repeating: "5f0c8b6f", count: 8), round: 4_711,
        moments: moments)
}
