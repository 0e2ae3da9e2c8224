// Path → route. A segment is a value of its type or the address does not exist.

import TicketCore

extension Route {
    /// The route of a raw path; nil when there is no such address.
    init?(path: String) {
        guard path.utf8.first == UInt8(ascii: "/"), path.utf8.count <= Route.longestPath else { return nil }
        // As bytes: looking for the ends of characters would take longer than everything else here.
        let segments = path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { Substring($0) }
        guard let route = Route.read(segments) else { return nil }
        self = route
    }

    /// No route prints a longer path; longer ones are refused before they are split.
    private static let longestPath = 512

    private static func read(_ segments: [Substring]) -> Route? {
        switch segments[0] {
        case "": segments.count == 1 ? .home : nil
        case "e": readSeatData(segments.dropFirst())
        case "queue": readQueue(segments.dropFirst())
        case "pay": readPayment(segments.dropFirst())
        case "test-gateway":
            segments.count == 2 && isToken(segments[1]) ? .testGateway(String(segments[1])) : nil
        case "api": readAPI(segments.dropFirst())
        case "assets":
            segments.count == 3 && isToken(segments[1]) && isToken(segments[2])
                ? .asset(String(segments[1]), String(segments[2])) : nil
        case "favicon.ico": segments.count == 1 ? .favicon : nil
        case "robots.txt": segments.count == 1 ? .robots : nil
        case "livez": segments.count == 1 ? .live : nil
        case "readyz": segments.count == 1 ? .ready : nil
        case "metrics": segments.count == 1 ? .metrics : nil
        default: Language(rawValue: String(segments[0])).flatMap { readPage($0, segments.dropFirst()) }
        }
    }

    private static func readPage(_ language: Language, _ rest: ArraySlice<Substring>) -> Route? {
        guard let first = rest.first else { return .events(language) }
        let more = rest.dropFirst()
        switch first {
        case "e": return readEventPage(language, more)
        case "queue": return readQueuePage(language, more)
        case "order": return readOrderPage(language, more)
        case "ticket": return readTicketPage(language, more)
        case "sign-in": return more.isEmpty ? .signIn(language) : nil
        case "sign-out": return more.isEmpty ? .signOut(language) : nil
        case "admin": return readAdminPage(language, more)
        case "gate": return readGatePage(language, more)
        default: return nil
        }
    }

    private static func readEventPage(_ language: Language, _ rest: ArraySlice<Substring>) -> Route? {
        guard let event = rest.first.flatMap({ ID<Event>($0) }) else { return nil }
        switch rest.dropFirst() {
        case []: return .event(language, event)
        case ["calendar.ics"]: return .calendar(language, event)
        case ["seats"]: return .seats(language, event)
        case ["hold"]: return .chooseSeats(language, event)
        case ["best"]: return .chooseBest(language, event)
        case ["cart"]: return .cart(language, event)
        case ["cart", "change"]: return .changeCart(language, event)
        case ["cart", "extend"]: return .extendCart(language, event)
        case ["cart", "line"]: return .cartLine(language, event)
        case ["checkout"]: return .checkout(language, event)
        case let more where more.count == 2 && more.first == "seats" && isToken(more[more.startIndex + 1]):
            return .section(language, event, String(more[more.startIndex + 1]))
        default: return nil
        }
    }

    private static func readQueuePage(_ language: Language, _ rest: ArraySlice<Substring>) -> Route? {
        guard let event = rest.first.flatMap({ ID<Event>($0) }) else { return nil }
        switch rest.dropFirst() {
        case []: return .queue(language, event)
        case ["plain"]: return .queuePlain(language, event)
        case ["move"]: return .queueMove(language, event)
        case ["draw"]: return .checkDraw(language, event)
        case ["draw", "file"]: return .checkDrawFile(language, event)
        default: return nil
        }
    }

    private static func readOrderPage(_ language: Language, _ rest: ArraySlice<Substring>) -> Route? {
        let more = Array(rest)
        guard more.count >= 2, let order = ID<Order>(more[0]), isToken(more[1]) else { return nil }
        switch more.dropFirst(2) {
        case []: return .order(language, order, String(more[1]))
        case ["pay"]: return .payOrder(language, order, String(more[1]))
        case ["tickets.pdf"]: return .orderDocument(language, order, String(more[1]))
        default: return nil
        }
    }

    private static func readTicketPage(_ language: Language, _ rest: ArraySlice<Substring>) -> Route? {
        let more = Array(rest)
        guard more.count >= 2, let ticket = ID<Ticket>(more[0]), isToken(more[1]) else { return nil }
        switch more.dropFirst(2) {
        case []: return .ticket(language, ticket, String(more[1]))
        case ["ticket.pdf"]: return .ticketDocument(language, ticket, String(more[1]))
        default: return nil
        }
    }

    private static func readAdminPage(_ language: Language, _ rest: ArraySlice<Substring>) -> Route? {
        let more = Array(rest)
        if more.isEmpty { return .admin(language) }
        guard more.count >= 2, more[0] == "e", let event = ID<Event>(more[1]) else { return nil }
        switch more.dropFirst(2) {
        case []: return .adminEvent(language, event)
        case ["sale"]: return .adminSale(language, event)
        case ["draw"]: return .adminDraw(language, event)
        case ["live"]: return .adminLive(language, event)
        case ["feed"]: return .adminFeed(language, event)
        case ["banner"]: return .adminBanner(language, event)
        case ["rehearsal"]: return .adminRehearsal(language, event)
        default: return nil
        }
    }

    private static func readGatePage(_ language: Language, _ rest: ArraySlice<Substring>) -> Route? {
        switch rest {
        case []: .gate(language)
        case ["set-up"]: .gateSetUp(language)
        case ["scan"]: .gateScan(language)
        case ["leave"]: .gateLeave(language)
        default: nil
        }
    }

    private static func readSeatData(_ rest: ArraySlice<Substring>) -> Route? {
        guard let event = rest.first.flatMap({ ID<Event>($0) }) else { return nil }
        let more = Array(rest.dropFirst())
        switch (more.first, more.count) {
        case ("availability", 1): return .availability(event)
        case ("plan", 3) where isToken(more[1]) && isToken(more[2]):
            return .sectionGeometry(event, String(more[1]), String(more[2]))
        default: return nil
        }
    }

    private static func readQueue(_ rest: ArraySlice<Substring>) -> Route? {
        guard let event = rest.first.flatMap({ ID<Event>($0) }) else { return nil }
        switch rest.dropFirst() {
        case ["now"]: return .queueNow(event)
        case ["join"]: return .queueJoin(event)
        case ["enter"]: return .queueEnter(event)
        case ["leave"]: return .queueLeave(event)
        case ["beat"]: return .queueBeat(event)
        case ["transfer"]: return .queueTransfer(event)
        case ["proof"]: return .queueProof(event)
        case ["ticket"]: return .queueTicket(event)
        case let more where more.count == 2 && more.first == "roster":
            return number(more[more.startIndex + 1]).map { .queueRoster(event, $0) }
        default: return nil
        }
    }

    /// A number as we print it: no sign, no leading zero.
    private static func number(_ text: Substring) -> Int64? {
        guard let number = Int(digits: text), String(number) == text else { return nil }
        return Int64(number)
    }

    private static func readPayment(_ rest: ArraySlice<Substring>) -> Route? {
        let more = Array(rest)
        guard more.count == 2, isToken(more[1]) else { return nil }
        return switch more[0] {
        case "return": .paymentReturn(String(more[1]))
        case "notify": .paymentNotification(String(more[1]))
        default: nil
        }
    }

    private static func readAPI(_ rest: ArraySlice<Substring>) -> Route? {
        let more = Array(rest)
        if more == ["openapi.json"] { return .openAPI }
        guard more.first == "v1" else { return nil }
        return APIRoute(segments: more.dropFirst().map(String.init)).map { .api($0) }
    }

    /// Letters, digits, `-`, `_` and `.`: all that keys, secrets and file names in addresses are made of.
    static func isToken(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text != "." && text != ".."
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }
}

extension APIRoute {
    fileprivate init?(segments: [String]) {
        switch segments.first {
        case "events":
            guard let route = APIRoute.readEvent(segments.dropFirst()) else { return nil }
            self = route
        case "orders":
            guard segments.count >= 2, let order = ID<Order>(segments[1]) else { return nil }
            switch segments.dropFirst(2) {
            case []: self = .order(order)
            case ["payments"]: self = .orderPayments(order)
            case ["tickets"]: self = .orderTickets(order)
            default: return nil
            }
        case "test-gateway":
            guard segments.count == 2, Route.isToken(segments[1]) else { return nil }
            self = .testGateway(segments[1])
        case "devices":
            guard segments.count == 1 else { return nil }
            self = .devices
        case "checkins":
            guard segments.count == 1 else { return nil }
            self = .checkIns
        default: return nil
        }
    }

    private static func readEvent(_ segments: ArraySlice<String>) -> APIRoute? {
        guard let first = segments.first else { return .events }
        guard let event = ID<Event>(first) else { return nil }
        let more = Array(segments.dropFirst())
        switch more {
        case []: return .event(event)
        case ["plan"]: return .plan(event)
        case ["availability"]: return .availability(event)
        case ["holds"]: return .holds(event)
        case ["orders"]: return .orders(event)
        case ["rehearsal"]: return .rehearsal(event)
        default: break
        }
        guard more.count >= 2, more[0] == "holds", let hold = ID<Hold>(more[1]) else { return nil }
        if more.count == 2 { return .hold(event, hold) }
        return more.count == 3 && more[2] == "extension" ? .holdExtension(event, hold) : nil
    }
}
