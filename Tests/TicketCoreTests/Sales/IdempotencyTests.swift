// A request sent twice with one key acts once.

import XCTest

@testable import TicketCore

final class IdempotencyTests: ShopTestCase {
    private func key(_ text: String, scope: String = "a", asking request: String = "x") throws -> IdempotencyKey {
        try IdempotencyKey(scope: scope, key: text, request: request.utf8)
    }

    func testThreeAtOnceAreOne() async throws {
        let shop = try XCTUnwrap(shop)
        for round in 0..<10 {
            let (first, second) = (try key("hold-\(round)"), try key("order-\(round)"))
            let holds = await Outcomes.of(3) { _ in try await shop.hold(2 + round, buyer: Int64(round), key: first) }
            XCTAssertEqual(holds.values.count, 3)
            XCTAssertEqual(Set(holds.values.map(\.id)).count, 1)
            let orders = await Outcomes.of(3) { _ in try await shop.order(buyer: Int64(round), key: second) }
            XCTAssertEqual(orders.values.count, 3, "\(orders.failures)")
            XCTAssertEqual(Set(orders.values.map(\.id)).count, 1)
        }
        XCTAssertEqual(try shop.count(.held), 10)
    }

    func testOtherContentIsAConflict() async throws {
        try await shop.hold(2, key: key("k", asking: "seat 2"))
        let other = try key("k", asking: "seat 3")
        await assertFailure(.idempotencyConflict) { try await shop.hold(3, key: other) }
        XCTAssertEqual(try shop.states()[3], .free)
        // Another buyer's key of the same text is another key.
        try await shop.hold(3, buyer: 2, key: key("k", scope: "b", asking: "seat 3"))
        try await shop.order(key: key("o", asking: "name 1"))
        let otherOrder = try key("o", asking: "name 2")
        await assertFailure(.idempotencyConflict) { try await shop.order(key: otherOrder) }
    }

    func testAfterARestart() async throws {
        let hold = try await shop.hold(2, key: key("h"))
        try restart()
        let again = try await shop.hold(2, key: key("h"))
        XCTAssertEqual(again.id, hold.id)
        let order = try await shop.order(key: key("o"))
        try restart()
        let same = try await shop.order(key: key("o"))
        XCTAssertEqual(same.id, order.id)
        XCTAssertEqual(same.secret, order.secret)
    }

    /// What was granted is granted again although by now nothing is left, or the sale is paused.
    func testRepeatWhenNothingIsLeft() async throws {
        let request = Wish.best(PlaceRequest(count: 2))
        let first = try await shop.inventory.hold(
            request, for: Buyer(number: 1), of: shop.listing, idempotency: key("b"))
        for buyer in 2..<60 { _ = try? await shop.best(1, buyer: Int64(buyer)) }
        await assertFailure(.soldOut(left: 0)) { try await shop.best(1, buyer: 99) }
        try await shop.catalogue.setSaleStatus(.paused, of: TestShop.event, by: "test")
        let again = try await shop.inventory.hold(
            request, for: Buyer(number: 1), of: shop.listing, idempotency: key("b"))
        XCTAssertEqual(again.places, first.places)
    }

    func testARefusalIsNotKept() async throws {
        try await shop.hold(2, buyer: 2)
        let key = try key("k")
        await assertFailure(.placesTaken([TakenPlace(ordinal: 2, state: .held)])) { try await shop.hold(2, key: key) }
        try await shop.inventory.release(Buyer(number: 2), shop.listing)
        try await shop.hold(2, key: key)
    }

    func testACartThatIsGoneIsNotMadeAgain() async throws {
        let key = try key("k")
        try await shop.hold(2, key: key)
        try await shop.inventory.release(Buyer(number: 1), shop.listing)
        await assertFailure(.holdExpired) { try await shop.hold(2, key: key) }
    }

    func testKeysAreForgottenAfterADay() async throws {
        let shop = try XCTUnwrap(shop)
        try await shop.database.write { transaction in
            for number in 0..<(Housekeeping.batch * 2 + 7) {
                try transaction.keep(
                    "x", as: try IdempotencyKey(scope: "s", key: "\(number)", request: []), at: shop.clock.now())
            }
        }
        shop.clock.advance(by: IdempotencyKey.life)
        try await shop.hold(2, key: key("young"))
        try await shop.housekeeping.forgetAnswers()
        XCTAssertEqual(try keys(), Housekeeping.batch * 2 + 8, "kept for a whole day")
        shop.clock.advance(by: .milliseconds(1))
        try await shop.housekeeping.run()
        XCTAssertEqual(try keys(), 1)
    }

    private func keys() throws -> Int? {
        try shop.database.read { try $0.row("SELECT count(*) FROM idempotency_keys") { $0.int(0) } }
    }

    func testTheFormOfAKey() {
        for text in ["", " ", "a b", "ą", "a\n", String(repeating: "a", count: 256)] {
            XCTAssertThrowsError(try key(text)) { XCTAssertEqual($0 as? Failure, .invalid(.idempotencyKey)) }
        }
        XCTAssertNoThrow(try key(String(repeating: "~", count: 255)))
    }
}
