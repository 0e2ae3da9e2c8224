// The five shows of the demonstration. The dates and halls are those of sales that this product was sized from.

import TicketCore

struct DemoShow {
    struct Place { let name, street, postcode, city: String }
    struct Kind {
        let key: String
        let names: [Language: String]
        var contents: [Language: [String]] = [:]
    }

    let venueFile: String
    let venue: Place
    let date: DemoDate
    let doorsBefore: Duration
    let hue: Int
    let texts: [Language: Event.Text]
    var types = DemoShow.plainTypes
    /// Minor units by category, in the order of `types`.
    let amounts: [String: [Int64?]]
    /// Whether its places in the queue are drawn by lot, minutes after the first start.
    var isDrawn = false

    static let all = [stadium, rybnik, sopot, torwar, bemowo]

    static let plainTypes = [
        Kind(key: "adult", names: [.english: "Adult", .polish: "Normalny"]),
        Kind(key: "reduced", names: [.english: "Reduced", .polish: "Ulgowy"]),
    ]

    /// Reduced tickets cost four fifths, in whole złoty.
    static func prices(_ adult: [String: Int64]) -> [String: [Int64?]] {
        adult.mapValues { [$0 * 100, $0 * 4 / 5 * 100] }
    }

    static let stadium = DemoShow(
        venueFile: "gdansk-stadium.json",
        venue: Place(name: "Stadion Gdańsk", street: "ul. Pokoleń Lechii Gdańsk 1", postcode: "80-560", city: "Gdańsk"),
        date: DemoDate(month: 8, day: 19, hour: 20, minute: 0), doorsBefore: .seconds(3 * 3600), hue: 38,
        texts: [
            .english: Event.Text(
                title: "Amber Night", subtitle: "The stadium show of the summer, with orchestra and guests",
                description: """
                    One evening, forty-two thousand people and the sea next door. The band plays both albums from beginning to \
                    end, with a string orchestra of sixty and guests from four countries.
                    The stage stands at the east end; the upper stands look straight at it. Sunset is at ten past eight.
                    """,
                terms: terms(.english)),
            .polish: Event.Text(
                title: "Bursztynowa noc", subtitle: "Stadionowy koncert lata z orkiestrą i gośćmi",
                description: """
                    Jeden wieczór, czterdzieści dwa tysiące ludzi i morze tuż obok. Zespół zagra obie płyty od początku do \
                    końca, z sześćdziesięcioosobową orkiestrą i gośćmi z czterech krajów.
                    Scena stanie po wschodniej stronie, a górne trybuny patrzą prosto na nią. Zachód słońca o 20:10.
                    """,
                terms: terms(.polish)),
        ],
        types: plainTypes + [
            Kind(
                key: "vip-package", names: [.english: "VIP package", .polish: "Pakiet VIP"],
                contents: [
                    .english: [
                        "Seat in a VIP box", "Entrance without a queue at Gate 0", "Dinner and drinks from 17:00",
                        "Parking place beside the stadium", "Signed tour book",
                    ],
                    .polish: [
                        "Miejsce w loży VIP", "Wejście bez kolejki bramą 0", "Kolacja i napoje od 17:00",
                        "Miejsce parkingowe przy stadionie", "Album z trasy z autografami",
                    ],
                ])
        ],
        amounts: [
            "gc": [49_900, nil, nil], "pit": [24_900, 19_900, nil], "vip": [nil, nil, 149_900],
            "k1": [39_900, 31_900, nil], "k2": [29_900, 23_900, nil], "k3": [22_900, 18_300, nil],
            "k4": [14_900, 11_900, nil], "acc": [14_900, 11_900, nil],
        ])

    static let rybnik = DemoShow(
        venueFile: "rybnik-arena.json",
        venue: Place(name: "Arena Rybnik", street: "ul. Gliwicka 72", postcode: "44-200", city: "Rybnik"),
        date: DemoDate(month: 9, day: 25, hour: 21, minute: 0), doorsBefore: .seconds(2 * 3600), hue: 355,
        texts: [
            .english: Event.Text(
                title: "Hunting Party", subtitle: "Loud guitars on the last warm night",
                description:
                    "Ninety minutes of new songs and everything you know by heart. Tables at the front, stands around.",
                terms: terms(.english)),
            .polish: Event.Text(
                title: "Hunting Party", subtitle: "Głośne gitary w ostatni ciepły wieczór",
                description:
                    "Dziewięćdziesiąt minut nowych piosenek i wszystkiego, co znasz na pamięć. Stoliki z przodu, "
                    + "trybuny dookoła.",
                terms: terms(.polish)),
        ],
        amounts: prices(["vip": 450, "k1": 240, "k2": 190, "k3": 130, "acc": 130]))

    static let sopot = DemoShow(
        venueFile: "ergo-arena.json",
        venue: Place(
            name: "ERGO ARENA", street: "Plac Dwóch Miast 1", postcode: "80-344", city: "Gdańsk/Sopot"),
        date: DemoDate(month: 10, day: 28, hour: 19, minute: 30), doorsBefore: .seconds(90 * 60), hue: 205,
        texts: [
            .english: Event.Text(
                title: "Grace Is Gone Tour", subtitle: "Three hours of songs that are never played twice the same",
                description:
                    "Every evening another list. Recording for yourself is welcome; please stay seated in the lower "
                    + "stands during quiet songs.",
                terms: terms(.english)),
            .polish: Event.Text(
                title: "Grace Is Gone Tour", subtitle: "Trzy godziny piosenek, których nikt nie gra dwa razy tak samo",
                description:
                    "Każdego wieczoru inna lista utworów. Nagrywanie na własny użytek jest dozwolone; na dolnych "
                    + "trybunach prosimy siedzieć podczas cichych piosenek.",
                terms: terms(.polish)),
        ],
        amounts: prices(["gc": 390, "pit": 210, "k1": 320, "k2": 250, "k3": 170, "acc": 170]))

    static let torwar = DemoShow(
        venueFile: "torwar-hall.json",
        venue: Place(name: "Hala Torwar", street: "ul. Łazienkowska 6A", postcode: "00-449", city: "Warszawa"),
        date: DemoDate(month: 11, day: 15, hour: 18, minute: 30), doorsBefore: .seconds(90 * 60), hue: 322,
        texts: [
            .english: Event.Text(
                title: "Love Festival", subtitle: "Voices from Paris, Algiers and Warsaw on one evening",
                description: "Six singers, one band, and a choir of children from Praga. All seats are numbered.",
                terms: terms(.english)),
            .polish: Event.Text(
                title: "Love Festival", subtitle: "Głosy z Paryża, Algieru i Warszawy jednego wieczoru",
                description:
                    "Sześcioro wokalistów, jeden zespół i chór dziecięcy z Pragi. Wszystkie miejsca są numerowane.",
                terms: terms(.polish)),
        ],
        amounts: prices(["vip": 420, "k1": 280, "k2": 220, "k3": 150, "acc": 150]), isDrawn: true)

    static let bemowo = DemoShow(
        venueFile: "warszawa-open-air.json",
        venue: Place(
            name: "Lotnisko Bemowo", street: "ul. Powstańców Śląskich 126", postcode: "01-466", city: "Warszawa"),
        date: DemoDate(month: 6, day: 16, hour: 20, minute: 30), doorsBefore: .seconds(4 * 3600), hue: 148,
        texts: [
            .english: Event.Text(
                title: "Kings of Metal", subtitle: "Open air, standing only, rain or shine",
                description:
                    "Three stages of steel on the airfield. Bring a coat: the show goes on in any weather but lightning.",
                terms: terms(.english)),
            .polish: Event.Text(
                title: "Kings of Metal", subtitle: "Pod gołym niebem, tylko miejsca stojące, w deszcz i w słońce",
                description: "Trzy sceny na lotnisku. Weź kurtkę: gramy w każdą pogodę oprócz burzy.",
                terms: terms(.polish)),
        ],
        amounts: prices(["vip": 490, "front": 290, "general": 180]))

    private static func terms(_ language: Language) -> String {
        switch language {
        case .english:
            """
            A ticket admits one person once. Children under 13 come with an adult.
            One person may buy up to 6 tickets, all orders together. Prices include taxes and all fees.
            If the event is cancelled the whole price is paid back to the card or account it came from. If it is moved, tickets \
            stay valid for the new date, or are paid back on request within 30 days.
            Bags larger than A4, bottles and professional cameras stay outside.
            """
        case .polish:
            """
            Bilet upoważnia jedną osobę do jednego wejścia. Dzieci do 13 lat wchodzą z osobą dorosłą.
            Jedna osoba może kupić do 6 biletów łącznie, we wszystkich zamówieniach. Ceny zawierają podatki i wszystkie opłaty.
            Jeśli wydarzenie zostanie odwołane, zwracamy całą cenę na kartę lub konto, z którego zapłacono. Jeśli zostanie \
            przeniesione, bilety zachowują ważność, a na życzenie zwracamy pieniądze w ciągu 30 dni.
            Torby większe niż A4, butelki i profesjonalne aparaty pozostają na zewnątrz.
            """
        }
    }
}
