// Route → path: the one place that prints addresses.

import TicketCore

extension Route {
    /// The path of this address: begins with `/`, has no query.
    var path: String {
        switch self {
        case .home: "/"
        case .events(let language): "/\(language.rawValue)"
        case .event(let language, let event): "/\(language.rawValue)/e/\(event)"
        case .calendar(let language, let event): "/\(language.rawValue)/e/\(event)/calendar.ics"
        case .seats(let language, let event): "/\(language.rawValue)/e/\(event)/seats"
        case .section(let language, let event, let section): "/\(language.rawValue)/e/\(event)/seats/\(section)"
        case .chooseSeats(let language, let event): "/\(language.rawValue)/e/\(event)/hold"
        case .chooseBest(let language, let event): "/\(language.rawValue)/e/\(event)/best"
        case .cart(let language, let event): "/\(language.rawValue)/e/\(event)/cart"
        case .changeCart(let language, let event): "/\(language.rawValue)/e/\(event)/cart/change"
        case .extendCart(let language, let event): "/\(language.rawValue)/e/\(event)/cart/extend"
        case .cartLine(let language, let event): "/\(language.rawValue)/e/\(event)/cart/line"
        case .checkout(let language, let event): "/\(language.rawValue)/e/\(event)/checkout"
        case .sectionGeometry(let event, let version, let section): "/e/\(event)/plan/\(version)/\(section)"
        case .availability(let event): "/e/\(event)/availability"
        case .queue(let language, let event): "/\(language.rawValue)/queue/\(event)"
        case .queuePlain(let language, let event): "/\(language.rawValue)/queue/\(event)/plain"
        case .queueNow(let event): "/queue/\(event)/now"
        case .queueJoin(let event): "/queue/\(event)/join"
        case .queueEnter(let event): "/queue/\(event)/enter"
        case .queueLeave(let event): "/queue/\(event)/leave"
        case .queueBeat(let event): "/queue/\(event)/beat"
        case .queueTransfer(let event): "/queue/\(event)/transfer"
        case .queueMove(let language, let event): "/\(language.rawValue)/queue/\(event)/move"
        case .checkDraw(let language, let event): "/\(language.rawValue)/queue/\(event)/draw"
        case .queueProof(let event): "/queue/\(event)/proof"
        case .queueRoster(let event, let number): "/queue/\(event)/roster/\(number)"
        case .queueTicket(let event): "/queue/\(event)/ticket"
        case .checkDrawFile(let language, let event): "/\(language.rawValue)/queue/\(event)/draw/file"
        case .order(let language, let order, let secret): "/\(language.rawValue)/order/\(order)/\(secret)"
        case .payOrder(let language, let order, let secret): "/\(language.rawValue)/order/\(order)/\(secret)/pay"
        case .orderDocument(let language, let order, let secret):
            "/\(language.rawValue)/order/\(order)/\(secret)/tickets.pdf"
        case .ticket(let language, let ticket, let secret): "/\(language.rawValue)/ticket/\(ticket)/\(secret)"
        case .ticketDocument(let language, let ticket, let secret):
            "/\(language.rawValue)/ticket/\(ticket)/\(secret)/ticket.pdf"
        case .paymentReturn(let state): "/pay/return/\(state)"
        case .paymentNotification(let gateway): "/pay/notify/\(gateway)"
        case .testGateway(let reference): "/test-gateway/\(reference)"
        case .signIn(let language): "/\(language.rawValue)/sign-in"
        case .signOut(let language): "/\(language.rawValue)/sign-out"
        case .admin(let language): "/\(language.rawValue)/admin"
        case .adminEvent(let language, let event): "/\(language.rawValue)/admin/e/\(event)"
        case .adminSale(let language, let event): "/\(language.rawValue)/admin/e/\(event)/sale"
        case .adminDraw(let language, let event): "/\(language.rawValue)/admin/e/\(event)/draw"
        case .adminLive(let language, let event): "/\(language.rawValue)/admin/e/\(event)/live"
        case .adminFeed(let language, let event): "/\(language.rawValue)/admin/e/\(event)/feed"
        case .adminBanner(let language, let event): "/\(language.rawValue)/admin/e/\(event)/banner"
        case .adminRehearsal(let language, let event): "/\(language.rawValue)/admin/e/\(event)/rehearsal"
        case .gate(let language): "/\(language.rawValue)/gate"
        case .gateSetUp(let language): "/\(language.rawValue)/gate/set-up"
        case .gateScan(let language): "/\(language.rawValue)/gate/scan"
        case .gateLeave(let language): "/\(language.rawValue)/gate/leave"
        case .api(let route): "/api/v1" + route.path
        case .openAPI: "/api/openapi.json"
        case .asset(let hash, let name): "/assets/\(hash)/\(name)"
        case .favicon: "/favicon.ico"
        case .robots: "/robots.txt"
        case .live: "/livez"
        case .ready: "/readyz"
        case .metrics: "/metrics"
        }
    }
}

extension APIRoute {
    /// The path under `/api/v1`.
    var path: String {
        switch self {
        case .events: "/events"
        case .event(let event): "/events/\(event)"
        case .plan(let event): "/events/\(event)/plan"
        case .availability(let event): "/events/\(event)/availability"
        case .holds(let event): "/events/\(event)/holds"
        case .hold(let event, let hold): "/events/\(event)/holds/\(hold)"
        case .holdExtension(let event, let hold): "/events/\(event)/holds/\(hold)/extension"
        case .orders(let event): "/events/\(event)/orders"
        case .rehearsal(let event): "/events/\(event)/rehearsal"
        case .order(let order): "/orders/\(order)"
        case .orderPayments(let order): "/orders/\(order)/payments"
        case .orderTickets(let order): "/orders/\(order)/tickets"
        case .testGateway(let reference): "/test-gateway/\(reference)"
        case .devices: "/devices"
        case .checkIns: "/checkins"
        }
    }
}
