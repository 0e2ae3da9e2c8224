// Every page from the cart to the gate in one language, in each of its states.

import TicketCore

@testable import TicketServer

enum PurchasePages {
    static func all(_ say: any Phrases) -> [(String, HTML)] {
        buying(say) + orders(say) + tickets(say) + staff(say) + CockpitSamples.all(say)
    }

    /// Answers to a POST and the gateway's page: they have no address of their own in another language.
    static func withoutAddress(_ say: any Phrases) -> [(String, HTML)] {
        let request = "01J0Y4XK"
        func error(_ status: Int, _ text: FailureText) -> (String, HTML) {
            let again = [ErrorPage.Action(label: say.chooseAgain, route: .cart(say.language, Samples.gdansk))]
            let actions = status == 429 || status == 503 ? again : []
            let model = ErrorPage.Model(status: status, text: text, actions: actions, request: request)
            return ("error-\(status)", ErrorPage.html(model, say))
        }
        let gateway = PurchaseSamples.gateway(
            .open(until: PurchaseSamples.now + .minutes(12), zone: PurchaseSamples.zone))
        return [
            ("gateway", TestGatewayPage.html(gateway, say)),
            ("gateway-closed", TestGatewayPage.html(PurchaseSamples.gateway(.closed), say)),
            (
                "confirm-close",
                ConfirmSalePage.html(
                    ConfirmSalePage.Model(
                        person: "Agnieszka Kowalska", event: PurchaseSamples.event, action: .close, fields: []), say)
            ),
            (
                "seats-taken",
                SeatsTakenPage.html(
                    SeatsTakenPage.Model(
                        event: Samples.gdansk, status: 409,
                        taken: [
                            SeatsTakenPage.Taken(place: PurchaseSamples.seat(21), reason: .held),
                            SeatsTakenPage.Taken(place: PurchaseSamples.seat(22), reason: .sold),
                        ]), say)
            ),
            error(400, say.badRequest), error(403, say.crossSite), error(404, say.notFound),
            error(405, say.methodNotAllowed), error(409, say.conflict), error(410, say.gone), error(413, say.tooLarge),
            error(422, say.invalidFields), error(429, say.rateLimited(seconds: 4)), error(503, say.databaseBusy),
        ]
    }

    private static func buying(_ say: any Phrases) -> [(String, HTML)] {
        let errors = [
            FieldError(field: CheckoutPage.FieldName.email, message: say.emailInvalid),
            FieldError(field: CheckoutPage.FieldName.terms, message: say.termsNotAccepted),
        ]
        let event = PurchaseSamples.event
        let expired = CartPage.Model(event: event, state: .expired(places: 3, at: PurchaseSamples.now))
        return [
            ("cart", CartPage.html(PurchaseSamples.cart(), say)),
            (
                "cart-refused",
                CartPage.html(
                    PurchaseSamples.cart(.seconds(74), extensionsLeft: 0, refusal: say.extensionRefused), say)
            ),
            ("cart-empty", CartPage.html(CartPage.Model(event: event, state: .empty), say)),
            ("cart-expired", CartPage.html(expired, say)),
            ("checkout", CheckoutPage.html(PurchaseSamples.checkout(), say)),
            (
                "checkout-errors",
                CheckoutPage.html(PurchaseSamples.checkout("Zażółć Gęślą-Jaźńska", "zazolc@", errors: errors), say)
            ),
        ]
    }

    private static func orders(_ say: any Phrases) -> [(String, HTML)] {
        let clock = PurchaseSamples.clock(.seconds(388))
        let now = PurchaseSamples.now
        let states: [(String, OrderPage.State)] = [
            ("awaiting", .awaitingPayment(clock: clock, attempt: .none)),
            ("declined", .awaitingPayment(clock: clock, attempt: .declined)),
            ("abandoned", .awaitingPayment(clock: clock, attempt: .abandoned)),
            ("confirming", .awaitingPayment(clock: clock, attempt: .confirming)),
            ("paid", .paid(tickets: PurchaseSamples.ticketLines(used: true), note: nil)),
            ("paid-late", .paid(tickets: PurchaseSamples.ticketLines(), note: .lateSameSeats(at: now))),
            ("paid-twice", .paid(tickets: PurchaseSamples.ticketLines(), note: .paidTwice(PurchaseSamples.refund()))),
            ("expired", .expired(at: now)),
            ("cancelled", .cancelled(at: now, refund: PurchaseSamples.refund())),
            ("too-late", .paidTooLate(at: now, refund: PurchaseSamples.refund())),
            ("refunded", .refunded(PurchaseSamples.refund(sent: true))),
            (
                "partly-refunded",
                .partiallyRefunded(
                    tickets: [PurchaseSamples.ticketLines()[0]], refunds: [PurchaseSamples.refund(sent: true)])
            ),
        ]
        return states.map { ("order-\($0.0)", OrderPage.html(PurchaseSamples.order($0.1), say)) }
    }

    private static func tickets(_ say: any Phrases) -> [(String, HTML)] {
        let used = TicketPage.State.checkedIn(at: StaffSamples.doors, gate: "Brama 4 / 2")
        return [
            ("ticket", TicketPage.html(PurchaseSamples.ticket(.valid), say)),
            ("ticket-vip", TicketPage.html(PurchaseSamples.vipTicket(), say)),
            ("ticket-used", TicketPage.html(PurchaseSamples.ticket(used), say)),
            ("ticket-cancelled", TicketPage.html(PurchaseSamples.ticket(.cancelled), say)),
        ]
    }

    private static func staff(_ say: any Phrases) -> [(String, HTML)] {
        let scan = StaffSamples.scan
        let rate = FieldError(field: AdminEventPage.FieldName.rate, message: say.wholeNumber(from: 1, to: 500))
        return [
            ("gate-set-up", GateSetUpPage.html(GateSetUpPage.Model(), say)),
            ("gate-set-up-refused", GateSetUpPage.html(GateSetUpPage.Model(code: "7H2K-99", isRefused: true), say)),
            ("gate-ready", GateScanPage.html(StaffSamples.gate(nil, last: []), say)),
            ("gate-in", GateScanPage.html(StaffSamples.gate(scan(StaffSamples.letIn, 0)), say)),
            ("gate-used", GateScanPage.html(StaffSamples.gate(scan(StaffSamples.used, 0)), say)),
            ("gate-turn", GateScanPage.html(StaffSamples.gate(scan(.refused(.otherEntrance("Brama 1")), 0)), say)),
            ("gate-unknown", GateScanPage.html(StaffSamples.gate(scan(.refused(.unknown), 0)), say)),
            ("sign-in", SignInPage.html(SignInPage.Model(), say)),
            (
                "sign-in-refused",
                SignInPage.html(SignInPage.Model(email: "a@example.com", isRefused: true, next: "/pl/admin"), say)
            ),
            ("admin", AdminPage.html(StaffSamples.admin, say)),
            ("check-draw-none", CheckDrawPage.html(DrawSamples.page(.none, []), say)),
            ("check-draw-lobby", CheckDrawPage.html(DrawSamples.page(.lobby, [DrawSamples.announced(.seedOnly)]), say)),
            ("check-draw-late", CheckDrawPage.html(DrawSamples.page(.drawing, [DrawSamples.late]), say)),
            ("check-draw-done", CheckDrawPage.html(DrawSamples.done, say)),
            ("admin-draw-announce", AdminDrawPage.html(DrawSamples.desk([]), say)),
            ("admin-draw-refused", AdminDrawPage.html(DrawSamples.refused(say), say)),
            ("admin-draw-announced", AdminDrawPage.html(DrawSamples.desk([DrawSamples.announced(.beacon)]), say)),
            ("admin-draw-wanted", AdminDrawPage.html(DrawSamples.desk([DrawSamples.late], .wanted), say)),
            ("admin-open", AdminEventPage.html(StaffSamples.adminEvent(.open), say)),
            ("admin-paused", AdminEventPage.html(StaffSamples.adminEvent(.paused, errors: [rate], rate: "dużo"), say)),
            (
                "admin-scheduled",
                AdminEventPage.html(StaffSamples.adminEvent(.scheduled(PurchaseSamples.now + .minutes(60))), say)
            ),
        ]
    }
}
