// Realistic contents for cart, checkout, orders, tickets and the test gateway.

import TicketCore

@testable import TicketServer

enum PurchaseSamples {
    static let zone = "Europe/Warsaw"
    /// 19 August 2026, 20:00 in Gdańsk.
    static let starts = Instant(milliseconds: 1_787_162_400_000)
    /// 10 June 2026, 10:04:12.
    static let now = Instant(milliseconds: 1_781_078_652_000)
    static let order = ID<Order>(rawValue: 325_000_000_000_000_001)
    static let secret = "Zk3mW8yQvT1rB6nXc9LpHA"

    static let event = EventBrief(
        id: Samples.gdansk, title: "The 20/20 Experience", venue: "Stadion Gdańsk", city: "Gdańsk", starts: starts,
        doors: starts - .minutes(240), zone: zone)

    static func seat(_ number: Int, _ marks: (inout Place) -> Void = { _ in }) -> Place {
        var place = Place(kind: .seat(section: "G12", row: "14", seat: String(number)), entrance: "Brama 4")
        marks(&place)
        return place
    }

    static let standing = Place(kind: .standing(area: "Golden Circle"), entrance: "Brama 1")

    static func types(_ base: Int64) -> [CartPage.TypeChoice] {
        [
            CartPage.TypeChoice(key: "adult", name: "Normalny", price: Money(base, .pln)),
            CartPage.TypeChoice(key: "reduced", name: "Ulgowy", price: Money(base * 4 / 5, .pln)),
            CartPage.TypeChoice(
                key: "vip", name: "Pakiet VIP", price: Money(base + 55_000, .pln),
                contents: ["Kolacja i napoje od 17:00", "Osobne wejście", "Parking przy stadionie"]),
        ]
    }

    static func clock(_ left: Duration, extensionsLeft: Int = 9) -> CartClock {
        CartClock(event: Samples.gdansk, now: now, until: now + left, zone: zone, extensionsLeft: extensionsLeft)
    }

    static func cart(_ left: Duration = .seconds(581), extensionsLeft: Int = 9, refusal: FailureText? = nil)
        -> CartPage.Model
    {
        func line(_ key: String, _ place: Place, _ category: String, _ colour: String, _ chosen: String, _ base: Int64)
            -> CartPage.Seat
        {
            CartPage.Seat(
                key: key, place: place, category: category, colour: colour, types: types(base), chosen: chosen)
        }
        var only = line("s5", standing, "Golden Circle", "#b5459c", "adult", 49_900)
        only.types = [only.types[0]]
        return CartPage.Model(
            event: event,
            state: .holding(
                CartPage.Holding(
                    seats: [
                        line("s1", seat(21), "Trybuna I", "#0b8a6a", "adult", 34_900),
                        line("s2", seat(22) { $0.hasRestrictedView = true }, "Trybuna I", "#0b8a6a", "reduced", 34_900),
                        line("s3", seat(23) { $0.isAccessible = true }, "Trybuna I", "#0b8a6a", "vip", 34_900),
                        only,
                    ],
                    total: Money(34_900 + 27_920 + 89_900 + 49_900, .pln),
                    clock: clock(left, extensionsLeft: extensionsLeft), limit: 6, bought: 1, refusal: refusal)))
    }

    static let lines = [
        CheckoutPage.Line(place: seat(21), type: "Normalny", price: Money(34_900, .pln)),
        CheckoutPage.Line(place: seat(22) { $0.hasRestrictedView = true }, type: "Ulgowy", price: Money(27_920, .pln)),
    ]
    static let total = Money(62_820, .pln)

    static func checkout(_ name: String = "", _ email: String = "", errors: [FieldError] = []) -> CheckoutPage.Model {
        CheckoutPage.Model(
            event: event, lines: lines, total: total, clock: clock(.seconds(431)),
            terms: [
                "Bilet jest ważny z kodem widocznym w całości. Kod działa raz.",
                "Zwroty tylko przy odwołaniu lub zmianie daty; pieniądze wracają tą samą drogą.",
            ], idempotencyKey: "0N5RW6GZ7H8K2", name: name, email: email, errors: errors)
    }

    static func order(_ state: OrderPage.State) -> OrderPage.Model {
        OrderPage.Model(
            id: order, secret: secret, code: "7K3P-M2XQ", event: event, lines: lines, total: total,
            name: "Zażółć Gęślą-Jaźńska", email: "zazolc@example.com", state: state)
    }

    static let code = "K7Q2M4X9TB3WD8RN5HVC1PJ6F0SAEG2K"

    static func qr() -> QRCode {
        guard let code = QRCode(code) else { preconditionFailure("32 characters fit a QR code") }
        return code
    }

    static func ticketLines(used: Bool = false) -> [OrderPage.TicketLine] {
        [
            OrderPage.TicketLine(
                id: ID(rawValue: 325_000_000_000_000_101), secret: secret, place: seat(21), type: "Normalny", qr: qr()),
            OrderPage.TicketLine(
                id: ID(rawValue: 325_000_000_000_000_102), secret: secret, place: lines[1].place, type: "Ulgowy",
                qr: qr(), used: used ? (starts - .minutes(95), "Brama 4 / 2") : nil),
        ]
    }

    static func refund(sent: Bool = false) -> OrderPage.Refund {
        OrderPage.Refund(
            number: "Z-2026-000417", amount: total, ordered: now, sent: sent ? now + .minutes(60) : nil)
    }

    static func ticket(_ state: TicketPage.State, _ place: Place = seat(21)) -> TicketPage.Model {
        TicketPage.Model(
            id: ID(rawValue: 325_000_000_000_000_101), secret: secret, event: event, place: place, type: "Normalny",
            holder: "Zażółć Gęślą-Jaźńska", price: Money(34_900, .pln), orderCode: "7K3P-M2XQ", number: 1, count: 2,
            order: (order, secret), code: "K7Q2 M4X9 TB3W D8RN 5HVC 1PJ6 F0SA EG2K", qr: qr(), state: state)
    }

    static func vipTicket() -> TicketPage.Model {
        var model = ticket(.valid, standing)
        model.type = "Pakiet VIP"
        model.price = Money(89_900, .pln)
        model.contents = types(0)[2].contents
        model.event.title = "Koncert noworoczny Orkiestry Symfonicznej i goście specjalni"
        return model
    }

    static func gateway(_ state: TestGatewayPage.State) -> TestGatewayPage.Model {
        TestGatewayPage.Model(
            reference: "TG-4H7Q2M9X", merchant: "Agencja Koncertowa Północ",
            description: "Zamówienie 7K3P-M2XQ, The 20/20 Experience", amount: total, state: state)
    }
}
