// What is known of each address besides its spelling: its template, its methods, how much it may be sent.

import TicketCore

extension Route {
    /// The pattern that this address is one of: the label of metrics and logs, so that a scanner cannot fill memory, and no
    /// secret in an address is written down.
    var template: StaticString {
        switch self {
        case .home: "/"
        case .events: "/{language}"
        case .event: "/{language}/e/{event}"
        case .calendar: "/{language}/e/{event}/calendar.ics"
        case .seats: "/{language}/e/{event}/seats"
        case .section: "/{language}/e/{event}/seats/{section}"
        case .chooseSeats: "/{language}/e/{event}/hold"
        case .chooseBest: "/{language}/e/{event}/best"
        case .cart: "/{language}/e/{event}/cart"
        case .changeCart: "/{language}/e/{event}/cart/change"
        case .extendCart: "/{language}/e/{event}/cart/extend"
        case .cartLine: "/{language}/e/{event}/cart/line"
        case .checkout: "/{language}/e/{event}/checkout"
        case .sectionGeometry: "/e/{event}/plan/{version}/{section}"
        case .availability: "/e/{event}/availability"
        case .queue: "/{language}/queue/{event}"
        case .queuePlain: "/{language}/queue/{event}/plain"
        case .queueNow: "/queue/{event}/now"
        case .queueJoin: "/queue/{event}/join"
        case .queueEnter: "/queue/{event}/enter"
        case .queueLeave: "/queue/{event}/leave"
        case .queueBeat: "/queue/{event}/beat"
        case .queueTransfer: "/queue/{event}/transfer"
        case .queueMove: "/{language}/queue/{event}/move"
        case .checkDraw: "/{language}/queue/{event}/draw"
        case .queueProof: "/queue/{event}/proof"
        case .queueRoster: "/queue/{event}/roster/{number}"
        case .queueTicket: "/queue/{event}/ticket"
        case .checkDrawFile: "/{language}/queue/{event}/draw/file"
        case .order: "/{language}/order/{order}/{secret}"
        case .payOrder: "/{language}/order/{order}/{secret}/pay"
        case .orderDocument: "/{language}/order/{order}/{secret}/tickets.pdf"
        case .ticket: "/{language}/ticket/{ticket}/{secret}"
        case .ticketDocument: "/{language}/ticket/{ticket}/{secret}/ticket.pdf"
        case .paymentReturn: "/pay/return/{state}"
        case .paymentNotification: "/pay/notify/{gateway}"
        case .testGateway: "/test-gateway/{reference}"
        case .signIn: "/{language}/sign-in"
        case .signOut: "/{language}/sign-out"
        case .admin: "/{language}/admin"
        case .adminEvent: "/{language}/admin/e/{event}"
        case .adminSale: "/{language}/admin/e/{event}/sale"
        case .adminDraw: "/{language}/admin/e/{event}/draw"
        case .adminLive: "/{language}/admin/e/{event}/live"
        case .adminFeed: "/{language}/admin/e/{event}/feed"
        case .adminBanner: "/{language}/admin/e/{event}/banner"
        case .adminRehearsal: "/{language}/admin/e/{event}/rehearsal"
        case .gate: "/{language}/gate"
        case .gateSetUp: "/{language}/gate/set-up"
        case .gateScan: "/{language}/gate/scan"
        case .gateLeave: "/{language}/gate/leave"
        case .api(let route): route.template
        case .openAPI: "/api/openapi.json"
        case .asset: "/assets/{hash}/{name}"
        case .favicon: "/favicon.ico"
        case .robots: "/robots.txt"
        case .live: "/livez"
        case .ready: "/readyz"
        case .metrics: "/metrics"
        }
    }

    /// The methods this address answers, besides OPTIONS. HEAD comes with GET.
    var methods: [Method] {
        switch self {
        case .chooseSeats, .chooseBest, .changeCart, .extendCart, .queueEnter, .queueLeave, .queueBeat,
            .queueTransfer, .payOrder, .paymentNotification, .signOut, .gateScan, .gateLeave, .adminSale, .adminBanner:
            [.post]
        case .checkout, .testGateway, .signIn, .gateSetUp, .paymentReturn, .queueJoin, .queueMove, .adminDraw,
            .adminRehearsal:
            [.get, .post]
        case .api(let route): route.methods
        default: [.get]
        }
    }

    /// Bytes of body it takes. Forms of ours have a few hundred; 64 KB is for programs.
    var bodyLimit: Int {
        guard methods.contains(where: { $0 != .get }) else { return 0 }
        if case .api = self { return 65_536 }
        return 16_384
    }

    /// Whether gateways send requests there, or make browsers send them: proven by a signature, by no cookie.
    var isForGateways: Bool {
        switch self {
        case .paymentReturn, .paymentNotification: true
        default: false
        }
    }

    /// Whether who knows the address may do what it says: then the address itself is a secret.
    var carriesSecret: Bool {
        switch self {
        case .order, .payOrder, .orderDocument, .ticket, .ticketDocument, .paymentReturn, .testGateway: true
        default: false
        }
    }

    /// Whether people look at it: then a failure is told as a page.
    var isPage: Bool {
        switch self {
        case .api, .openAPI, .asset, .favicon, .robots, .live, .ready, .metrics, .availability,
            .sectionGeometry, .cartLine, .queueNow, .queueProof, .queueRoster, .queueTicket, .queueBeat, .adminFeed,
            .paymentNotification:
            false
        default: true
        }
    }
}

extension APIRoute {
    /// The pattern, as in the OpenAPI document.
    var template: StaticString {
        switch self {
        case .events: "/api/v1/events"
        case .event: "/api/v1/events/{event}"
        case .plan: "/api/v1/events/{event}/plan"
        case .availability: "/api/v1/events/{event}/availability"
        case .holds: "/api/v1/events/{event}/holds"
        case .hold: "/api/v1/events/{event}/holds/{hold}"
        case .holdExtension: "/api/v1/events/{event}/holds/{hold}/extension"
        case .orders: "/api/v1/events/{event}/orders"
        case .rehearsal: "/api/v1/events/{event}/rehearsal"
        case .order: "/api/v1/orders/{order}"
        case .orderPayments: "/api/v1/orders/{order}/payments"
        case .orderTickets: "/api/v1/orders/{order}/tickets"
        case .testGateway: "/api/v1/test-gateway/{reference}"
        case .devices: "/api/v1/devices"
        case .checkIns: "/api/v1/checkins"
        }
    }

    var methods: [Method] {
        switch self {
        case .events, .event, .plan, .availability, .order, .orderTickets: [.get]
        case .rehearsal: [.get, .post]
        case .holds, .holdExtension, .orders, .orderPayments, .testGateway, .devices, .checkIns: [.post]
        case .hold: [.get, .delete]
        }
    }
}

extension Route {
    /// The event that the address speaks of, if it names one.
    var event: ID<Event>? {
        switch self {
        case .event(_, let event), .calendar(_, let event), .seats(_, let event), .section(_, let event, _),
            .chooseSeats(_, let event), .chooseBest(_, let event), .cart(_, let event), .changeCart(_, let event),
            .extendCart(_, let event), .cartLine(_, let event), .checkout(_, let event),
            .sectionGeometry(let event, _, _), .availability(let event), .queue(_, let event),
            .queuePlain(_, let event), .queueNow(let event), .queueJoin(let event), .queueEnter(let event),
            .queueLeave(let event), .queueBeat(let event), .queueTransfer(let event), .queueMove(_, let event),
            .checkDraw(_, let event), .queueProof(let event), .queueRoster(let event, _), .queueTicket(let event),
            .checkDrawFile(_, let event), .adminEvent(_, let event),
            .adminSale(_, let event), .adminDraw(_, let event), .adminLive(_, let event), .adminFeed(_, let event),
            .adminBanner(_, let event), .adminRehearsal(_, let event):
            event
        case .api(let route): route.event
        default: nil
        }
    }

    /// The language that stands in the address.
    var language: Language? {
        switch self {
        case .events(let language), .event(let language, _), .calendar(let language, _), .seats(let language, _),
            .section(let language, _, _), .chooseSeats(let language, _), .chooseBest(let language, _),
            .cart(let language, _), .changeCart(let language, _), .extendCart(let language, _),
            .cartLine(let language, _),
            .checkout(let language, _), .queue(let language, _), .queuePlain(let language, _),
            .order(let language, _, _), .payOrder(let language, _, _), .orderDocument(let language, _, _),
            .ticket(let language, _, _), .ticketDocument(let language, _, _), .signIn(let language),
            .signOut(let language), .admin(let language), .adminEvent(let language, _), .adminSale(let language, _),
            .queueMove(let language, _), .checkDraw(let language, _), .checkDrawFile(let language, _),
            .adminDraw(let language, _),
            .adminLive(let language, _), .adminFeed(let language, _), .adminBanner(let language, _),
            .adminRehearsal(let language, _),
            .gate(let language), .gateSetUp(let language), .gateScan(let language), .gateLeave(let language):
            language
        default: nil
        }
    }
}

extension APIRoute {
    var event: ID<Event>? {
        switch self {
        case .event(let event), .plan(let event), .availability(let event), .holds(let event), .hold(let event, _),
            .holdExtension(let event, _), .orders(let event), .rehearsal(let event):
            event
        default: nil
        }
    }
}

extension Route {
    /// The templates of all routes, each once: the labels that metrics may have.
    static let templates: [String] = {
        let event = ID<Event>(rawValue: 1 << 39)
        let pages: [Route] = [
            .home, .events(.english), .event(.english, event), .calendar(.english, event), .seats(.english, event),
            .section(.english, event, "a"), .chooseSeats(.english, event), .chooseBest(.english, event),
            .cart(.english, event), .changeCart(.english, event), .extendCart(.english, event),
            .cartLine(.english, event),
            .checkout(.english, event), .sectionGeometry(event, "1", "a"),
            .availability(event), .queue(.english, event), .queuePlain(.english, event), .queueNow(event),
            .queueJoin(event), .queueEnter(event), .queueLeave(event), .queueBeat(event), .queueTransfer(event),
            .queueMove(.english, event), .checkDraw(.english, event), .queueProof(event), .queueRoster(event, 0),
            .queueTicket(event), .checkDrawFile(.english, event),
            .order(.english, ID(rawValue: 1), "s"),
            .payOrder(.english, ID(rawValue: 1), "s"), .orderDocument(.english, ID(rawValue: 1), "s"),
            .ticket(.english, ID(rawValue: 1), "s"), .ticketDocument(.english, ID(rawValue: 1), "s"),
            .paymentReturn("s"), .paymentNotification("g"), .testGateway("r"), .signIn(.english), .signOut(.english),
            .admin(.english), .adminEvent(.english, event), .adminSale(.english, event), .adminDraw(.english, event),
            .adminLive(.english, event), .adminFeed(.english, event), .adminBanner(.english, event),
            .adminRehearsal(.english, event), .gate(.english),
            .gateSetUp(.english), .gateScan(.english), .gateLeave(.english), .openAPI, .asset("h", "n"), .favicon,
            .robots, .live, .ready, .metrics,
        ]
        let hold = ID<Hold>(rawValue: 1)
        let programs: [APIRoute] = [
            .events, .event(event), .plan(event), .availability(event), .holds(event), .hold(event, hold),
            .holdExtension(event, hold), .orders(event), .rehearsal(event), .order(ID(rawValue: 1)),
            .orderPayments(ID(rawValue: 1)),
            .orderTickets(ID(rawValue: 1)), .testGateway("r"), .devices, .checkIns,
        ]
        return (pages + programs.map { .api($0) }).map { $0.template.description }
    }()
}
