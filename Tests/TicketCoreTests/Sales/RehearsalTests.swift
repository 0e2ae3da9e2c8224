// Rehearsal copies: what they share with their event, what they can never become, and how they end.

import Synchronization
import XCTest

@testable import TicketCore

final class RehearsalTests: ShopTestCase {
    private var rehearsals: Rehearsals {
        Rehearsals(
            database: shop.database, clock: shop.clock, randomness: shop.randomness, catalogue: shop.catalogue)
    }

    private func copy(once: IdempotencyKey? = nil) async throws -> (listing: Listing, key: String) {
        let made = try await rehearsals.copy(
            shop.listing, by: "boss@example.org", mark: { "\($0.rawValue): \($1)" }, once: once)
        return (try XCTUnwrap(shop.catalogue.listing(made.event)), try XCTUnwrap(made.key))
    }

    /// Buys on a copy whose sale was opened.
    private func buy(_ copy: Listing, _ places: Int..., buyer: Int64 = 1) async throws -> Order {
        let buyer = Buyer(number: buyer)
        _ = try await shop.inventory.hold(.places(places), for: buyer, of: copy)
        let contact = try TestShop.contact("fan\(buyer.number)@example.org")
        let order = try await shop.checkout.order(by: buyer, contact: contact, of: copy)
        let payment = try await shop.pay(order)
        let reference = try XCTUnwrap(payment.reference)
        XCTAssertEqual(payment.gateway, "rehearsal")
        _ = try await shop.rehearsalGateway.pay(reference)
        try await shop.payments.refresh(reference, at: shop.rehearsalGateway)
        return try shop.order(order.id)
    }

    private func opened() async throws -> Listing {
        let listing = try await copy().listing
        try await rehearsals.schedule(listing.id, opensAt: shop.clock.now(), lobbyAt: nil)
        return listing
    }

    func testACopyHasEverythingOfItsEventAndAStockOfItsOwn() async throws {
        try await shop.buy(0, 1)
        try await shop.database.write { transaction in
            let key = PlaceKey(event: TestShop.event, ordinal: 7)
            try transaction.run("UPDATE places SET state = 3 WHERE id = \(key.rawValue)")
        }
        let (copy, key) = try await copy()
        let original = try shop.listing.event
        XCTAssertNotEqual(copy.id, original.id)
        XCTAssertEqual(copy.event.venue, original.venue)
        XCTAssertEqual(copy.event.plan, original.plan)
        XCTAssertEqual(copy.event.prices.amounts, original.prices.amounts)
        XCTAssertEqual(copy.event.limitPerBuyer, original.limitPerBuyer)
        XCTAssertTrue(copy.event.sale.isRehearsal)
        XCTAssertFalse(original.sale.isRehearsal)
        XCTAssertEqual(copy.board.map.total.free, TestShop.capacity - 1)
        XCTAssertEqual(copy.board.map.total.blocked, 1)
        XCTAssertEqual(key.utf8.count, Secret.length)
        XCTAssertEqual(shop.catalogue.listed.map(\.id), [TestShop.event])
        XCTAssertEqual(Set(shop.catalogue.published.map(\.id)), [TestShop.event, copy.id])
        // Only the hash is kept.
        let kept = try shop.database.read { try $0.row("SELECT key_hash FROM rehearsals") { $0.text(0) } }
        XCTAssertEqual(kept, Secret.hash(key))
    }

    func testTheSameFormMakesOneCopy() async throws {
        let once = try IdempotencyKey(scope: "rehearsal", key: "k", request: [])
        let first = try await copy(once: once)
        let again = try await rehearsals.copy(try shop.listing, by: "b", mark: { $1 }, once: once)
        XCTAssertEqual(again.event, first.listing.id)
        XCTAssertNil(again.key, "the key was told once")
        XCTAssertEqual(try rehearsals.all(of: TestShop.event).count, 1)
    }

    func testThereIsNoCopyOfACopyAndNoEndOfThem() async throws {
        let listing = try await copy().listing
        await assertFailure(.notFound) { try await rehearsals.copy(listing, by: "b", mark: { $1 }) }
        for _ in 1..<Rehearsals.copiesLimit { _ = try await copy() }
        await assertFailure(.tooManyRehearsals) { try await copy() }
    }

    // MARK: For ever

    /// Not the catalogue, not a statement of ours, not one that somebody types: the rows hold each other.
    func testARehearsalIsOneForEver() async throws {
        let listing = try await copy().listing
        let attempts: [SQL] = [
            "UPDATE events SET is_rehearsal = 0 WHERE id = \(listing.id)",
            "DELETE FROM events WHERE id = \(listing.id)",
            "UPDATE rehearsals SET is_rehearsal = 0 WHERE event_id = \(listing.id)",
            "UPDATE rehearsals SET event_id = \(TestShop.event) WHERE event_id = \(listing.id)",
            "UPDATE events SET id = 5 WHERE id = \(listing.id)",
        ]
        for attempt in attempts {
            do {
                try await shop.database.write { try $0.run(attempt) }
                XCTFail(attempt.text)
            } catch DatabaseFailure.constraint {}
        }
        try shop.catalogue.reload()
        XCTAssertEqual(shop.catalogue.listing(listing.id)?.event.sale.isRehearsal, true)
        try restart()
        XCTAssertEqual(shop.catalogue.listing(listing.id)?.event.sale.isRehearsal, true)
        // What the organiser may do leaves it what it is.
        for status in SaleStatus.allCases {
            try await shop.catalogue.setSaleStatus(status, of: listing.id, by: "boss")
            XCTAssertEqual(shop.catalogue.listing(listing.id)?.event.sale.isRehearsal, true)
        }
    }

    func testARealEventCannotBeMovedAsARehearsal() async throws {
        let before = try shop.listing.event.sale.opensAt
        await assertFailure(.notARehearsal) {
            try await rehearsals.schedule(TestShop.event, opensAt: shop.clock.now() + .seconds(9), lobbyAt: nil)
        }
        XCTAssertEqual(try shop.listing.event.sale.opensAt, before)
        await assertFailure(.notARehearsal) { try await rehearsals.clear(TestShop.event, by: "b") }
        await assertFailure(.rehearsalIsOver) { try await rehearsals.renewKey(of: TestShop.event, by: "b") }
        let report = LedgerReport(at: shop.clock.now())
        await assertFailure(.notARehearsal) {
            try await rehearsals.close(TestShop.event, result: report, by: "b")
        }
        XCTAssertEqual(try shop.states().count, TestShop.capacity)
    }

    // MARK: Money and tickets

    /// The sale's gateway here refuses everything: a rehearsal never notices.
    func testARehearsalIsPaidAtItsOwnGatewayOnly() async throws {
        let listing = try await opened()
        shop.gateway.habits.withLock {
            $0.refusesCreate = true
            $0.refusesState = true
            $0.refusesRefund = true
        }
        let order = try await buy(listing, 3, 4)
        XCTAssertEqual(order.state, .paid)
        for question in ["create", "state", "cancel", "refund"] { XCTAssertEqual(shop.gateway.count(question), 0) }
        // And the other way: the sale's payments are unknown at the rehearsals' gateway.
        shop.gateway.habits.withLock { $0 = WildGateway.Habits() }
        let (_, reference) = try await shop.atGateway(9, buyer: 7)
        XCTAssertNil(try shop.rehearsalGateway.session(reference))
        let notification = shop.gateway.inner.notification(of: reference, event: "e")
        do {
            try await shop.payments.notified(notification, from: shop.rehearsalGateway)
            XCTFail("a sale's notification was taken by the rehearsals' gateway")
        } catch GatewayFailure.badSignature {}
    }

    func testLateMoneyAndRefundsOfARehearsalStayAtItsGateway() async throws {
        let listing = try await opened()
        let buyer = Buyer(number: 4)
        _ = try await shop.inventory.hold(.places([6]), for: buyer, of: listing)
        let order = try await shop.checkout.order(by: buyer, contact: TestShop.contact(), of: listing)
        let started = try await shop.pay(order)
        let reference = try XCTUnwrap(started.reference)
        try await shop.housekeeping.expireOrder(paidBy: "rehearsal", reference)
        _ = try await shop.inventory.hold(.places([6]), for: Buyer(number: 5), of: listing)
        _ = try await shop.rehearsalGateway.pay(reference, evenIfLate: true)
        // Nobody tells the shop: the sweep finds out.
        shop.clock.advance(by: .seconds(61))
        try await shop.payments.refresh(reference, at: shop.rehearsalGateway)
        try await shop.housekeeping.reconcile()
        XCTAssertEqual(try shop.order(order.id).state, .refunded)
        XCTAssertEqual(try shop.rehearsalGateway.session(reference)?.refunded, 10_000)
        XCTAssertEqual(shop.gateway.count("refund"), 0)
    }

    /// A notification that was lost is made good by the sweep.
    func testTheSweepFindsALostNotification() async throws {
        let listing = try await opened()
        _ = try await shop.inventory.hold(.places([8]), for: Buyer(number: 4), of: listing)
        let order = try await shop.checkout.order(by: Buyer(number: 4), contact: TestShop.contact(), of: listing)
        let started = try await shop.pay(order)
        let reference = try XCTUnwrap(started.reference)
        _ = try await shop.rehearsalGateway.pay(reference)
        shop.clock.advance(by: .seconds(61))
        try await shop.housekeeping.reconcile()
        XCTAssertEqual(try shop.order(order.id).state, .paid)
    }

    func testTheBooksOfARehearsalAreItsOwn() async throws {
        let listing = try await opened()
        _ = try await buy(listing, 3, 4)
        try await shop.buy(3, buyer: 2)
        let check = LedgerCheck(database: shop.database, clock: shop.clock)
        let (copy, original) = (try check.report(of: listing), try check.report(of: shop.listing))
        XCTAssertEqual([copy.violations, copy.sold, copy.tickets], [0, 2, 2])
        XCTAssertEqual([original.violations, original.sold, original.tickets], [0, 1, 1])
    }

    // MARK: The end

    func testAClosedRehearsalKeepsWhatItsBooksSaid() async throws {
        let (listing, key) = try await copy()
        XCTAssertEqual(try rehearsals.rehearsal(listing.id, key: key).original, TestShop.event)
        let renewed = try await rehearsals.renewKey(of: listing.id, by: "boss")
        XCTAssertThrowsError(try rehearsals.rehearsal(listing.id, key: key)) {
            XCTAssertEqual($0 as? Failure, .wrongRehearsalKey)
        }
        var result = LedgerReport(at: shop.clock.now())
        result.sold = 42
        await assertFailure(.rehearsalGoesOn) { try await rehearsals.clear(listing.id, by: "boss") }
        try await rehearsals.close(listing.id, result: result, by: "boss")
        result.sold = 43
        try await rehearsals.close(listing.id, result: result, by: "boss")
        XCTAssertEqual(try rehearsals.rehearsal(listing.id)?.result?.sold, 42)
        XCTAssertEqual(listing.event.sale.status, .closed)
        XCTAssertThrowsError(try rehearsals.rehearsal(listing.id, key: renewed)) {
            XCTAssertEqual($0 as? Failure, .rehearsalIsOver)
        }
        XCTAssertThrowsError(try rehearsals.rehearsal(listing.id, key: "")) {
            XCTAssertEqual($0 as? Failure, .rehearsalIsOver)
        }
    }

    func testAClearedRehearsalLeavesItsResultAndNothingElse() async throws {
        let listing = try await opened()
        for buyer in 1...3 { _ = try await buy(listing, buyer * 2, buyer * 2 + 1, buyer: Int64(buyer)) }
        _ = try await shop.inventory.hold(.places([30]), for: Buyer(number: 8), of: listing)
        try await shop.buy(0, buyer: 20)
        let before = try counts(of: TestShop.event)
        try await rehearsals.close(listing.id, result: LedgerReport(at: shop.clock.now()), by: "boss")
        try await rehearsals.clear(listing.id, by: "boss")
        try await rehearsals.clear(listing.id, by: "boss")
        XCTAssertNil(shop.catalogue.listing(listing.id))
        XCTAssertEqual(try counts(of: listing.id), [0, 0, 0, 0])
        XCTAssertEqual(try counts(of: TestShop.event), before)
        let sessions = try shop.database.read {
            try $0.row("SELECT count(*) FROM test_gateway_sessions WHERE gateway = 'rehearsal'") { $0.int(0) }
        }
        XCTAssertEqual(sessions, 0)
        XCTAssertNotNil(try rehearsals.rehearsal(listing.id)?.clearedAt)
        XCTAssertNotNil(try rehearsals.rehearsal(listing.id)?.result)
        // The sweep does not stumble over what is gone, and neither does a start.
        shop.clock.advance(by: .seconds(3_600))
        try await shop.housekeeping.run()
        try restart()
        XCTAssertNil(shop.catalogue.listing(listing.id))
        XCTAssertEqual(shop.catalogue.all.map(\.id), [TestShop.event])
    }

    /// Holds, orders, tickets and places.
    private func counts(of event: ID<Event>) throws -> [Int] {
        let keys = PlaceKey.all(of: event)
        return try shop.database.read { transaction in
            let questions: [SQL] = [
                "SELECT count(*) FROM holds WHERE event_id = \(event)",
                "SELECT count(*) FROM orders WHERE event_id = \(event)",
                "SELECT count(*) FROM tickets WHERE event_id = \(event)",
                "SELECT count(*) FROM places WHERE id BETWEEN \(keys.lowerBound) AND \(keys.upperBound)",
            ]
            return try questions.map { try transaction.row($0) { $0.int(0) } ?? -1 }
        }
    }

    /// A crash between the steps of clearing: the next try finishes it.
    func testClearingGoesOnWhereItWasBroken() async throws {
        let listing = try await opened()
        for buyer in 1...3 { _ = try await buy(listing, buyer * 2, buyer: Int64(buyer)) }
        try await rehearsals.close(listing.id, result: LedgerReport(at: shop.clock.now()), by: "boss")
        let gone = try await shop.database.write { try $0.clearOrders(of: listing.id, limit: 2) }
        XCTAssertEqual(gone, 2)
        try restart()
        try await rehearsals.clear(listing.id, by: "boss")
        XCTAssertEqual(try counts(of: listing.id), [0, 0, 0, 0])
        // Nothing of a sale, or of a rehearsal that goes on, is cleared by the statements themselves.
        let others = try await shop.database.write { transaction in
            try transaction.clearOrders(of: TestShop.event, limit: 9)
                + transaction.clearStock(of: TestShop.event, limit: 9)
        }
        XCTAssertEqual(others, 0)
    }
}
