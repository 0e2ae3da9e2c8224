// Realistic contents for the gate and the organiser's pages.

import TicketCore

@testable import TicketServer

enum StaffSamples {
    private static let zone = PurchaseSamples.zone
    static let doors = PurchaseSamples.starts - .minutes(60)

    static func scan(_ outcome: ScanResult.Outcome, _ seconds: Int = 0) -> ScanResult {
        ScanResult(outcome: outcome, code: PurchaseSamples.code, at: doors - .seconds(seconds))
    }

    static let letIn = ScanResult.Outcome.letIn(place: PurchaseSamples.seat(21), type: "Normalny")
    static let used = ScanResult.Outcome.refused(
        .used(
            ScanResult.Evidence(
                at: doors - .seconds(1_127), gate: "Brama 4 / 2", device: "Skaner 17", place: PurchaseSamples.seat(21)))
    )

    static func gate(_ result: ScanResult?, last: [ScanResult]? = nil) -> GateScanPage.Model {
        GateScanPage.Model(
            event: "The 20/20 Experience", gate: "Brama 4 / 1", device: "Skaner 16", zone: zone,
            nonce: "6f0c2b7a9d1e48c3", result: result,
            last: last ?? [
                scan(letIn, 4), scan(used, 11), scan(.refused(.otherEntrance("Brama 1")), 19), scan(letIn, 26),
                scan(.refused(.unknown), 40),
            ], counts: GateScanPage.Counts(letIn: 17_204, refused: 31, expected: 41_877))
    }

    static let figures = SaleFigures(
        places: 42_000, held: 1_874, sold: 31_406, blocked: 320, revenue: Money(861_304_400, .pln), waiting: 18_233,
        shopping: 912)

    static let admin = AdminPage.Model(
        person: "Agnieszka Kowalska", now: PurchaseSamples.now, zone: zone,
        events: [
            AdminPage.EventLine(event: PurchaseSamples.event, stage: .open, figures: figures),
            line("Lato nad zalewem", "Stadion MOSiR", "Rybnik", .scheduled(PurchaseSamples.now + .minutes(2_880)), 0),
            line("Opera Leśna: wieczór smyczków", "Opera Leśna", "Sopot", .paused, 3_120),
            line("Nocny express", "Hala Torwar", "Warszawa", .closed, 4_806),
        ])

    private static func line(_ title: String, _ venue: String, _ city: String, _ stage: SaleStage, _ sold: Int)
        -> AdminPage.EventLine
    {
        var event = PurchaseSamples.event
        (event.id, event.title, event.venue, event.city) = (Samples.torwar, title, venue, city)
        return AdminPage.EventLine(
            event: event, stage: stage,
            figures: SaleFigures(
                places: 5_000, held: 0, sold: sold, blocked: 60, revenue: Money(Int64(sold) * 14_900, .pln), waiting: 0,
                shopping: 0))
    }

    static func adminEvent(_ stage: SaleStage, errors: [FieldError] = [], rate: String = "40") -> AdminEventPage.Model {
        AdminEventPage.Model(
            person: "Agnieszka Kowalska", event: PurchaseSamples.event, now: PurchaseSamples.now, stage: stage,
            figures: figures,
            room: AdminEventPage.RoomFigures(
                waiting: 18_233, atTheDoor: 41, shopping: 912, finished: 8_214, lastNumber: 29_104),
            door: AdminEventPage.Door(rate: rate, cap: "1200", speed: .normal),
            pauseMessages: [.polish: "Przerwa techniczna do 10:20. Nikt nie straci miejsca w kolejce."],
            categories: [
                category("Golden Circle", "#b5459c", 49_900, 2_000, 2_000),
                category("Płyta", "#3367d6", 24_900, 14_000, 13_240),
                category("Trybuna I", "#0b8a6a", 34_900, 12_000, 9_411),
                category("Trybuna II", "#c9720a", 19_900, 14_000, 6_755),
            ],
            orders: [
                order("7K3P-M2XQ", 2, 62_820, .paid), order("9T4B-W1RC", 4, 139_600, .awaitingPayment),
                order("2H8N-Q5DK", 1, 24_900, .expired), order("6V1J-X7PM", 2, 49_800, .partlyRefunded),
            ], errors: errors)
    }

    private static func category(_ name: String, _ colour: String, _ price: Int64, _ places: Int, _ sold: Int)
        -> AdminEventPage.Category
    {
        AdminEventPage.Category(
            name: name, colour: colour, price: Money(price, .pln), places: places, held: (places - sold) / 3,
            sold: sold,
            blocked: 0, revenue: Money(price * Int64(sold), .pln))
    }

    private static func order(_ code: String, _ tickets: Int, _ total: Int64, _ state: AdminEventPage.OrderState)
        -> AdminEventPage.OrderLine
    {
        AdminEventPage.OrderLine(
            code: code, placed: PurchaseSamples.now - .seconds(tickets * 7), tickets: tickets,
            total: Money(total, .pln),
            state: state)
    }
}
