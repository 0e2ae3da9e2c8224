// The ledger check: silent about a good sale, and for each promise a book that breaks it.

import XCTest

@testable import TicketCore

final class LedgerCheckTests: ShopTestCase {
    private func report(place: ((Int64) -> Int64?)? = nil) throws -> LedgerReport {
        try LedgerCheck(database: shop.database, clock: shop.clock).report(of: shop.listing, place: place)
    }

    /// The rules that are broken, with how often.
    private func broken(line: UInt = #line) throws -> [String: Int] {
        let findings = try report().findings
        XCTAssertEqual(findings.map(\.rule), LedgerRule.allCases, line: line)
        return Dictionary(uniqueKeysWithValues: findings.filter { $0.count > 0 }.map { ($0.rule.rawValue, $0.count) })
    }

    private func break_(_ statements: SQL...) async throws {
        try await shop.database.write { transaction in for statement in statements { try transaction.run(statement) } }
    }

    /// Bought, held, being paid, paid too late and paid twice: all in order.
    private func sell() async throws {
        for buyer in 1...3 { try await shop.buy(buyer * 4, buyer * 4 + 1, buyer: Int64(buyer)) }
        try await shop.hold(20, 21, buyer: 9)
        _ = try await shop.atGateway(24, buyer: 10)
        let (late, reference) = try await shop.atGateway(28, 29, buyer: 11)
        try await shop.housekeeping.expireOrder(paidBy: "test", reference)
        try await shop.hold(28, 29, buyer: 12)
        _ = try await shop.gateway.inner.pay(reference, evenIfLate: true)
        try await shop.payments.refresh(reference)
        XCTAssertEqual(try shop.order(late.id).state, .refunded)
        try await shop.housekeeping.sendRefunds()
    }

    func testAGoodSaleBreaksNothingAndIsCounted() async throws {
        XCTAssertEqual(try report().violations, 0)
        try await sell()
        let report = try report()
        XCTAssertEqual(try broken(), [:])
        XCTAssertEqual(
            [report.capacity, report.sold, report.held, report.free, report.blocked], [TestShop.capacity, 6, 5, 41, 0])
        XCTAssertEqual([report.orders, report.paid, report.refunded, report.tickets], [5, 3, 1, 6])
        XCTAssertEqual(report.at, shop.clock.now())
    }

    func testAPlaceWithTwoTickets() async throws {
        try await sell()
        try await break_(
            "DROP INDEX tickets_one_per_place",
            """
            INSERT INTO tickets (id, order_id, event_id, item, place, ticket_type, code, secret, state)
            SELECT id + 1, order_id, event_id, item, place, ticket_type, code || 'X', secret, state FROM tickets WHERE place = 4
            """)
        XCTAssertEqual(try report()[.soldTwice].examples, ["place 4"])
    }

    func testMoneyWithoutTickets() async throws {
        try await sell()
        let code = try order(of: 4).code
        try await break_("DELETE FROM tickets WHERE place = 4")
        XCTAssertEqual(try report()[.paidWithoutTicket].examples, [code])
        // Money that nobody means to send back.
        try await break_("DELETE FROM refunds")
        XCTAssertEqual(try report()[.paidWithoutTicket].count, 2)
        // Paid twice, and kept.
        let other = try order(of: 8).id
        try await break_("UPDATE payments SET amount = amount * 2 WHERE order_id = \(other)")
        XCTAssertEqual(try report()[.paidWithoutTicket].count, 3)
    }

    /// The order that bought a place.
    private func order(of place: Int) throws -> Order {
        let id = try shop.database.read { transaction in
            try transaction.row("SELECT order_id FROM tickets WHERE place = \(place)") { row in row.id(0) as ID<Order> }
        }
        return try shop.order(XCTUnwrap(id))
    }

    func testTicketsWithoutMoney() async throws {
        try await sell()
        try await break_("UPDATE payments SET state = 'cancelled' WHERE amount = 20000 AND state = 'confirmed'")
        XCTAssertEqual(try report()[.ticketWithoutPayment].count, 3)
        try await break_("UPDATE orders SET state = 'expired' WHERE state = 'paid'")
        XCTAssertEqual(try report()[.ticketWithoutPayment].count, 3)
    }

    func testMoreTicketsThanWereOrdered() async throws {
        try await sell()
        try await break_(
            """
            INSERT INTO tickets (id, order_id, event_id, item, place, ticket_type, code, secret, state)
            SELECT id + 1, order_id, event_id, item, 40, ticket_type, code || 'X', secret, state FROM tickets WHERE place = 4
            """)
        XCTAssertEqual(try report()[.ticketWithoutPayment].count, 1)
        XCTAssertEqual(try report()[.places].examples, ["place 40"])
    }

    func testMoreThanOneMayHave() async throws {
        try await sell()
        try await shop.hold(30, 31, buyer: 3)
        // One number, then one address: six is the limit, eight are too many.
        try await break_("UPDATE holds SET buyer = 3 WHERE buyer IN (1, 2) AND state = 1")
        XCTAssertEqual(try report()[.overLimit].examples, ["number 3: 8"])
        try await break_(
            "UPDATE orders SET email_key = 'one@example.org'",
            "UPDATE order_items SET number = number + 10",
            """
            INSERT INTO order_items (order_id, number, place, ticket_type, amount)
            SELECT order_id, number + 20, place, ticket_type, amount FROM order_items WHERE place < 8
            """)
        XCTAssertEqual(try report()[.overLimit].count, 2)
    }

    func testNumbersThatWereNotGivenOrNotCalled() async throws {
        try await sell()
        try await break_(
            """
            INSERT INTO queue_rooms (event_id, state, opens_at, ends_at, high_water, called, generation, door_shoppers,
                door_rate_milli)
            VALUES (\(TestShop.event), 'open', 0, 1, 64, 12, 1, 10, 1000)
            """)
        // Nobody of those who ordered was ever let in.
        XCTAssertEqual(try report()[.numbers].count, 5)
        for number in [1, 2, 3, 10, 11] { try await letIn(number, session: number) }
        XCTAssertEqual(try broken(), [:])
        try await letIn(64, session: 64)
        XCTAssertEqual(try report()[.numbers].examples, ["number 64: never given"])
        try await letIn(12, session: 12)
        XCTAssertEqual(try report()[.numbers].examples, ["number 12: not called", "number 64: never given"])
        try await letIn(5, session: 3)
        XCTAssertEqual(try report()[.numbers].count, 3)
        // A draw turns the line round: then it is other numbers that were not called.
        let drawn = try report(place: { 63 - $0 })[.numbers]
        XCTAssertTrue(drawn.examples.contains("number 1: not called"), "\(drawn)")
        XCTAssertFalse(drawn.examples.contains("number 12: never given"))
    }

    private func letIn(_ number: Int, session: Int) async throws {
        try await break_(
            """
            INSERT INTO queue_sessions (event_id, number, id, secret_high, secret_low, kid, state, state_since, entered_at,
                seen_at, used_ms, visits)
            VALUES (\(TestShop.event), \(number), \(session), 0, 0, 1, 'done', 0, 0, 0, 0, 1)
            """)
    }

    func testPlacesThatAreNowhere() async throws {
        try await sell()
        let keys = (0..<TestShop.capacity).map { PlaceKey(event: TestShop.event, ordinal: $0).rawValue }
        // Sold and free at once.
        try await break_("UPDATE places SET state = 0, hold_id = NULL WHERE id = \(keys[4])")
        XCTAssertEqual(try report()[.places].examples, ["place 4"])
        // Sold without a ticket.
        try await break_("DELETE FROM tickets WHERE place = 5")
        XCTAssertEqual(try report()[.places].examples, ["place 4", "place 5"])
        // In a cart that ended.
        try await break_("UPDATE holds SET state = 3 WHERE buyer = 9")
        XCTAssertEqual(try report()[.places].examples, ["place 4", "place 5", "place 20", "place 21"])
        // Gone.
        try await break_("DELETE FROM places WHERE id = \(keys[50])")
        XCTAssertEqual(try report()[.places].count, 5)
    }

    func testMoneyOfTheOtherKind() async throws {
        try await sell()
        try await break_("UPDATE payments SET gateway = 'rehearsal' WHERE state = 'pending'")
        XCTAssertEqual(try report()[.gateway].count, 1)
    }

    func testAtMostTwentyExamplesAreTold() async throws {
        for buyer in 1...5 {
            let first = buyer * 5
            try await shop.buy(first, first + 1, first + 2, first + 3, first + 4, buyer: Int64(buyer))
        }
        try await break_("UPDATE places SET state = 0, hold_id = NULL")
        let finding = try report()[.places]
        XCTAssertEqual(finding.count, 25)
        XCTAssertEqual(finding.examples.count, LedgerReport.examplesLimit)
    }

    func testAReportIsKeptAsItWas() async throws {
        try await sell()
        try await break_("DELETE FROM tickets WHERE place < 6", "UPDATE payments SET gateway = 'rehearsal'")
        let report = try report()
        XCTAssertGreaterThan(report.violations, 3)
        XCTAssertEqual(LedgerReport(json: report.json), report)
        XCTAssertNil(LedgerReport(json: "{}"))
        XCTAssertNil(LedgerReport(json: "nothing"))
    }
}
