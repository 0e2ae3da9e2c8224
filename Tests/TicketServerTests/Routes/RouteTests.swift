import TicketCore
import XCTest

@testable import TicketServer

final class RouteTests: XCTestCase {
    private let event = ID<Event>.short(SeededRandomness(seed: 7))
    private let order = ID<Order>.new(at: Instant(milliseconds: 1_800_000_000_000), SeededRandomness(seed: 8))
    private let ticket = ID<Ticket>.new(at: Instant(milliseconds: 1_800_000_000_000), SeededRandomness(seed: 9))
    private let hold = ID<Hold>.new(at: Instant(milliseconds: 1_800_000_000_000), SeededRandomness(seed: 10))

    private var all: [Route] {
        let languages = Language.allCases.flatMap { language -> [Route] in
            [
                .events(language), .event(language, event), .calendar(language, event), .seats(language, event),
                .section(language, event, "A-12"), .chooseSeats(language, event), .chooseBest(language, event),
                .cart(language, event), .changeCart(language, event), .extendCart(language, event),
                .checkout(language, event), .queue(language, event), .queuePlain(language, event),
                .order(language, order, "s3cret_-"), .payOrder(language, order, "s"),
                .orderDocument(language, order, "s"), .ticket(language, ticket, "s"),
                .ticketDocument(language, ticket, "s"), .signIn(language), .signOut(language), .admin(language),
                .cartLine(language, event), .adminEvent(language, event), .adminSale(language, event), .gate(language),
                .gateSetUp(language),
                .gateScan(language), .gateLeave(language),
            ]
        }
        let api: [APIRoute] = [
            .events, .event(event), .plan(event), .availability(event), .holds(event), .hold(event, hold),
            .holdExtension(event, hold), .orders(event), .order(order), .orderPayments(order), .orderTickets(order),
            .testGateway("r"), .devices, .checkIns,
        ]
        return languages + api.map { .api($0) } + [
            .home, .sectionGeometry(event, "v1", "A"), .availability(event),
            .queueNow(event), .queueJoin(event), .queueEnter(event), .queueLeave(event), .queueBeat(event),
            .queueTransfer(event), .queueMove(.polish, event), .checkDraw(.english, event), .queueProof(event),
            .queueRoster(event, 0), .queueRoster(event, 81_233), .queueTicket(event), .checkDrawFile(.polish, event), .adminDraw(.english, event),
            .adminLive(.polish, event), .adminFeed(.polish, event), .adminBanner(.english, event),
            .adminRehearsal(.english, event), .api(.rehearsal(event)), .paymentReturn("x"),
            .paymentNotification("test"), .testGateway("r"), .openAPI, .asset("h", "a.css"), .favicon, .robots, .live,
            .ready, .metrics,
        ]
    }

    func testEveryRouteReadsWhatItPrints() {
        for route in all { XCTAssertEqual(Route(path: route.path), route, route.path) }
        XCTAssertEqual(Set(all.map(\.path)).count, all.count, "two routes print one path")
    }

    func testNothingElseIsAnAddress() {
        for route in all where route != .home {
            XCTAssertNil(Route(path: route.path + "/"), route.path + "/")
            XCTAssertNil(Route(path: route.path + "/x/y/z/w"), route.path)
            XCTAssertNil(Route(path: String(route.path.dropFirst())), "without the first slash")
        }
        for path in ["", "//", "/xx", "/en/e/k7q2m9xa", "/en/e/K7Q2M9XA/seats/%41", "/e", "/queue", "/pay/return/"] {
            XCTAssertNil(Route(path: path), path)
        }
    }
}
