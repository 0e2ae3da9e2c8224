// A shop on a real database file, with a clock that the test moves and one small venue.
//
// The venue: rows A to D of eight seats (ordinals 0 to 31; A1 is for a wheelchair, A2 for its companion, D1 has a restricted
// view), and a standing area of twenty places (32 to 51). Seats are category "a", standing is "s".

import Foundation
import XCTest

@testable import TicketCore

/// One process of the shop: open it, lose it, open the next on the same file.
final class TestShop: Sendable {
    let directory: String
    let clock: ManualClock
    let randomness: SeededRandomness
    let database: SQLiteDatabase
    let catalogue: Catalogue
    let gateway: WildGateway
    let inventory: Inventory
    let checkout: Checkout
    let payments: Payments
    let housekeeping: Housekeeping
    let ticketKeys: TicketKeys
    let rehearsalGateway: TestGateway

    static let event = ID<Event>(rawValue: 0x98_0000_0001)
    static let otherEvent = ID<Event>(rawValue: 0x98_0000_0002)
    static let keys = MasterKeys(current: (1, Array(repeating: 7, count: 32)))

    init(
        directory: String, clock: ManualClock = ManualClock(), seed: UInt64 = 1, gatewayWidth: Int = 4,
        rules: HoldRules = HoldRules(), log: Log = .silent
    ) throws {
        self.directory = directory
        self.clock = clock
        randomness = SeededRandomness(seed: seed)
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        database = try SQLiteDatabase(
            path: directory + "/shop.sqlite", migrations: Schema.migrations, clock: clock)
        catalogue = try Catalogue(database: database, clock: clock, randomness: randomness)
        gateway = WildGateway(
            TestGateway(database: database, clock: clock, randomness: randomness, keys: TestShop.keys))
        inventory = Inventory(database: database, clock: clock, randomness: randomness, rules: rules)
        rehearsalGateway = TestGateway(
            database: database, clock: clock, randomness: randomness, keys: TestShop.keys,
            name: Gateways.rehearsalName)
        let gateways = Gateways(sale: gateway, rehearsal: rehearsalGateway)
        checkout = Checkout(database: database, clock: clock, randomness: randomness, gateways: gateways)
        ticketKeys = TicketKeys(TestShop.keys)
        payments = Payments(
            database: database, clock: clock, randomness: randomness, gateways: gateways, catalogue: catalogue,
            inventory: inventory, ticketKeys: ticketKeys, log: log)
        housekeeping = Housekeeping(
            database: database, clock: clock, catalogue: catalogue, inventory: inventory, payments: payments,
            gatewayWidth: gatewayWidth)
    }

    /// Puts the small venue up for sale.
    func open(
        _ id: ID<Event> = TestShop.event, limit: Int = 6, blocked: Set<Int> = [], plan: String = TestShop.plan,
        version: Int64 = 1
    ) async throws {
        let venue = Venue(
            id: ID(rawValue: 1), name: "Hall", street: "Long 1", postcode: "00-001", city: "Gdańsk", country: "PL",
            timeZone: "Europe/Warsaw")
        let types = ["adult", "reduced"].enumerated().map { number, key in
            TicketType(number: number, key: key, names: [.english: key], contents: [:])
        }
        let prices = PriceList(
            currency: .pln, types: types, amounts: ["a": [10_000, 7_000], "s": [5_000, nil]])
        let event = Event(
            id: id, organiser: "Agency", venue: venue, plan: ID(rawValue: version),
            startsAt: clock.now() + .seconds(90_000),
            doorsAt: clock.now() + .seconds(86_400), currency: .pln,
            sale: Sale(status: .open, opensAt: clock.now(), closesAt: clock.now() + .seconds(864_000)),
            limitPerBuyer: limit, hue: 20, texts: [:], prices: prices)
        let stored = StoredSeatPlan(id: ID(rawValue: version), venue: venue.id, definition: plan)
        try await catalogue.add(event, plan: stored, blocked: blocked)
    }

    static let plan = """
        {"format": "ticketserver-seat-plan/1", "key": "hall", "version": 1, "name": "Hall",
         "stage": {"label": "Stage", "focus": [50, 0], "facing": 90},
         "categories": [{"key": "a", "name": "Seats", "colour": "#aa0000"},
                        {"key": "s", "name": "Standing", "colour": "#00aa00"}],
         "sections": [
           {"key": "S", "category": "a", "accessible": ["A/1"], "companion": ["A/2"], "restricted": ["D/1"],
            "rows": [{"rows": "A-D", "line": [[30, 20], [70, 20]], "step": [0, 8], "seats": 8}]},
           {"key": "P", "kind": "standing", "category": "s", "capacity": 20,
            "outline": [[10, 70], [90, 70], [90, 90], [10, 90]]}]}
        """

    static let standing = 32..<52
    static let capacity = 52

    var listing: Listing { get throws { try XCTUnwrap(catalogue.listing(TestShop.event)) } }

    func close() { database.close() }
}

// MARK: Verbs

extension TestShop {
    @discardableResult
    func hold(_ places: Int..., buyer: Int64 = 1, key: IdempotencyKey? = nil) async throws -> Hold {
        try await inventory.hold(.places(places), for: Buyer(number: buyer), of: listing, idempotency: key)
    }

    @discardableResult
    func best(_ count: Int, buyer: Int64 = 1, _ change: (inout PlaceRequest) -> Void = { _ in }) async throws -> Hold {
        var request = PlaceRequest(count: count)
        change(&request)
        return try await inventory.hold(.best(request), for: Buyer(number: buyer), of: listing)
    }

    static func contact(_ email: String = "fan@example.org", others: Bool = false) throws -> Contact {
        try Contact(name: "Jan Nowak", email: email, language: .english, acceptsOtherSeats: others)
    }

    @discardableResult
    func order(
        buyer: Int64 = 1, email: String? = nil, others: Bool = false, key: IdempotencyKey? = nil
    ) async throws -> Order {
        let contact = try TestShop.contact(email ?? "fan\(buyer)@example.org", others: others)
        return try await checkout.order(by: Buyer(number: buyer), contact: contact, of: listing, idempotency: key)
    }

    @discardableResult
    func pay(_ order: Order) async throws -> Payment {
        try await checkout.pay(order, description: "Show") { "/return/\($0.id)" }
    }

    /// An order of these places whose buyer is at the gateway.
    func atGateway(
        _ places: Int..., buyer: Int64 = 1, others: Bool = false
    ) async throws -> (order: Order, reference: String) {
        _ = try await inventory.hold(.places(places), for: Buyer(number: buyer), of: listing)
        let order = try await order(buyer: buyer, others: others)
        let payment = try await pay(order)
        return (order, try XCTUnwrap(payment.reference))
    }

    /// The whole way to tickets.
    @discardableResult
    func buy(_ places: Int..., buyer: Int64 = 1) async throws -> Order {
        _ = try await inventory.hold(.places(places), for: Buyer(number: buyer), of: listing)
        let order = try await order(buyer: buyer)
        let payment = try await pay(order)
        let reference = try XCTUnwrap(payment.reference)
        _ = try await gateway.inner.pay(reference)
        try await payments.refresh(reference)
        return try self.order(order.id)
    }

    /// Lets the order's time to pay pass and the sweep end it.
    func expire() async throws {
        clock.advance(by: gateway.session + .seconds(1))
        try await housekeeping.run()
    }

    func order(_ id: ID<Order>) throws -> Order { try XCTUnwrap(database.read { try $0.order(id) }) }
    func tickets(_ order: Order) throws -> [Ticket] { try database.read { try $0.tickets(of: order.id) } }
    func refunds(_ order: Order) throws -> [Refund] { try database.read { try $0.refunds(of: order.id) } }
    func payments(_ order: Order) throws -> [Payment] { try database.read { try $0.payments(of: order.id) } }
    func states() throws -> [PlaceState] { try database.read { try $0.placeStates(of: TestShop.event) } }

    /// How many places are in a state, by the rows.
    func count(_ state: PlaceState) throws -> Int { try states().count { $0 == state } }
}

// MARK: Test case

/// Gives each test an empty directory and one open shop.
class ShopTestCase: XCTestCase {
    private(set) var directory = ""
    private(set) var shop: TestShop!

    override func setUp() async throws {
        directory = NSTemporaryDirectory() + "shop-\(UUID().uuidString)"
        shop = try TestShop(directory: directory)
        try await shop.open()
    }

    override func tearDown() async throws {
        shop?.close()
        shop = nil
        try FileManager.default.removeItem(atPath: directory)
    }

    /// Ends the process in good order and starts the next.
    func restart() throws {
        shop.close()
        shop = try TestShop(directory: directory, clock: shop.clock, seed: shop.randomness.next())
    }

    /// Replaces the shop by another one.
    func use(_ other: TestShop) {
        shop?.close()
        shop = other
    }

    func assertFailure<Value>(
        _ expected: Failure, line: UInt = #line, _ body: () async throws -> Value
    ) async {
        do {
            _ = try await body()
            XCTFail("did not fail", line: line)
        } catch {
            XCTAssertEqual(error as? Failure, expected, "\(error)", line: line)
        }
    }

    /// The board in memory says of every place what its row says.
    func assertBoardIsTrue(line: UInt = #line) throws {
        let map = try shop.listing.board.map
        XCTAssertEqual((0..<TestShop.capacity).map { map[$0] }, try shop.states(), line: line)
    }
}

/// What many tasks at once came to.
struct Outcomes<Value: Sendable>: Sendable {
    var values: [Value] = []
    var failures: [any Error] = []

    /// Runs `body` for 0 ..< `count`, all at once.
    static func of(_ count: Int, _ body: @escaping @Sendable (Int) async throws -> Value) async -> Outcomes {
        await withTaskGroup(of: Result<Value, any Error>.self) { group in
            for index in 0..<count {
                group.addTask { do { return .success(try await body(index)) } catch { return .failure(error) } }
            }
            var outcomes = Outcomes()
            for await result in group {
                switch result {
                case .success(let value): outcomes.values.append(value)
                case .failure(let error): outcomes.failures.append(error)
                }
            }
            return outcomes
        }
    }
}
