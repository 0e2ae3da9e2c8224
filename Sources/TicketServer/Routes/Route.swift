// Every address of the product, parsed and printed by the same value: no path is written by hand anywhere else.

import TicketCore

/// An address. `Route(path:)` reads what `path` prints, and nothing else: one address, one spelling.
enum Route: Hashable, Sendable {
    // Shop
    case home
    case events(Language)
    case event(Language, ID<Event>)
    case calendar(Language, ID<Event>)
    case seats(Language, ID<Event>)
    case section(Language, ID<Event>, String)
    case chooseSeats(Language, ID<Event>)
    case chooseBest(Language, ID<Event>)
    case cart(Language, ID<Event>)
    case changeCart(Language, ID<Event>)
    case extendCart(Language, ID<Event>)
    /// What a person has in hand, for the pages of seat choice, which are the same for everybody.
    case cartLine(Language, ID<Event>)
    case checkout(Language, ID<Event>)

    // Seat data for the map, the same for everybody
    case sectionGeometry(ID<Event>, String, String)
    case availability(ID<Event>)

    // Waiting room
    case queue(Language, ID<Event>)
    case queuePlain(Language, ID<Event>)
    case queueNow(ID<Event>)
    case queueJoin(ID<Event>)
    case queueEnter(ID<Event>)
    case queueLeave(ID<Event>)
    case queueBeat(ID<Event>)
    case queueTransfer(ID<Event>)
    /// Where a place is taken over by another device, by its code.
    case queueMove(Language, ID<Event>)
    /// Where a fan checks the draw.
    case checkDraw(Language, ID<Event>)
    case queueProof(ID<Event>)
    case queueRoster(ID<Event>, Int64)
    /// One fan's own line of the roster.
    case queueTicket(ID<Event>)
    /// The check of the draw as one file, which works without us.
    case checkDrawFile(Language, ID<Event>)

    // Orders and tickets, each under its secret
    case order(Language, ID<Order>, String)
    case payOrder(Language, ID<Order>, String)
    case orderDocument(Language, ID<Order>, String)
    case ticket(Language, ID<Ticket>, String)
    case ticketDocument(Language, ID<Ticket>, String)
    case paymentReturn(String)
    case paymentNotification(String)
    case testGateway(String)

    // Staff
    case signIn(Language)
    case signOut(Language)
    case admin(Language)
    case adminEvent(Language, ID<Event>)
    case adminSale(Language, ID<Event>)
    case adminDraw(Language, ID<Event>)
    case adminLive(Language, ID<Event>)
    case adminFeed(Language, ID<Event>)
    case adminBanner(Language, ID<Event>)
    case adminRehearsal(Language, ID<Event>)
    case gate(Language)
    case gateSetUp(Language)
    case gateScan(Language)
    case gateLeave(Language)

    // Programs
    case api(APIRoute)
    case openAPI

    // Operators and browsers
    case asset(String, String)
    case favicon
    case robots
    case live
    case ready
    case metrics
}

/// The addresses under `/api/v1`.
enum APIRoute: Hashable, Sendable {
    case events
    case event(ID<Event>)
    case plan(ID<Event>)
    case availability(ID<Event>)
    case holds(ID<Event>)
    case hold(ID<Event>, ID<Hold>)
    case holdExtension(ID<Event>, ID<Hold>)
    case orders(ID<Event>)
    case rehearsal(ID<Event>)
    case order(ID<Order>)
    case orderPayments(ID<Order>)
    case orderTickets(ID<Order>)
    case testGateway(String)
    case devices
    case checkIns
}
