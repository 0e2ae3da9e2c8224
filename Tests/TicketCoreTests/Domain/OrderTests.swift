// The rules of orders and of those who order.

import XCTest

@testable import TicketCore

final class OrderTests: ShopTestCase {
    /// Every pair of states: what the product's state machine allows, and nothing else.
    func testSteps() {
        let allowed: Set<[OrderState]> = [
            [.awaitingPayment, .paid], [.awaitingPayment, .expired], [.awaitingPayment, .cancelled],
            [.expired, .paid], [.expired, .refunded], [.cancelled, .refunded], [.paid, .refunded],
            [.paid, .partiallyRefunded], [.partiallyRefunded, .refunded],
        ]
        for from in OrderState.allCases {
            for next in OrderState.allCases {
                XCTAssertEqual(from.mayBecome(next), allowed.contains([from, next]), "\(from) to \(next)")
            }
        }
    }

    /// The row moves only from the state that was meant, whatever it is.
    func testAMoveFromAnotherStateIsRefused() async throws {
        try await shop.hold(2)
        let order = try await shop.order()
        for actual in OrderState.allCases {
            for from in OrderState.allCases {
                for next in OrderState.allCases where from.mayBecome(next) {
                    let moved = try await shop.database.write { transaction in
                        try transaction.run("UPDATE orders SET state = \(actual.rawValue) WHERE id = \(order.id)")
                        return try transaction.move(order.id, from: from, to: next)
                    }
                    XCTAssertEqual(moved, actual == from)
                    XCTAssertEqual(try shop.order(order.id).state, moved ? next : actual)
                }
            }
        }
    }

    /// The database refuses by itself what no code should ever ask for.
    func testImpossiblePlacesCannotBeWritten() async throws {
        let order = try await shop.buy(2)
        let place = PlaceKey(event: TestShop.event, ordinal: 2).rawValue
        let free = PlaceKey(event: TestShop.event, ordinal: 3).rawValue
        let statements: [SQL] = [
            "UPDATE places SET hold_id = NULL WHERE id = \(place)", "UPDATE places SET state = 0 WHERE id = \(place)",
            "UPDATE places SET state = 4 WHERE id = \(place)", "UPDATE places SET state = 2 WHERE id = \(free)",
            "UPDATE places SET hold_id = 1 WHERE id = \(free)",
            "UPDATE orders SET state = 'lost' WHERE id = \(order.id)",
            "UPDATE orders SET total = -1 WHERE id = \(order.id)",
            """
            INSERT INTO tickets (id, order_id, event_id, item, place, ticket_type, code, secret, state)
            SELECT id + 1, order_id, event_id, item, place, ticket_type, 'x', secret, state FROM tickets WHERE place = 2
            """,
            "DELETE FROM orders WHERE id = \(order.id)",
        ]
        for statement in statements {
            do {
                try await shop.database.write { try $0.run(statement) }
                XCTFail("was written: \(statement.text)")
            } catch DatabaseFailure.constraint {}
        }
    }

    func testContacts() throws {
        func contact(_ name: String, _ email: String) throws -> Contact {
            try Contact(name: name, email: email, language: .polish, acceptsOtherSeats: false)
        }
        let good = try contact("  Žofie Łoś ", " Zofie+A@Example.ORG ")
        XCTAssertEqual(good.name, "Žofie Łoś")
        XCTAssertEqual(good.email, "Zofie+A@Example.ORG")
        XCTAssertEqual(good.emailKey, "zofie@example.org")
        for name in ["", "J", "  J  ", "a\nb", "a\u{0}b", "a\u{202E}b", String(repeating: "a", count: 101)] {
            XCTAssertThrowsError(try contact(name, "a@example.org")) { XCTAssertEqual($0 as? Failure, .invalid(.name)) }
        }
        for email in [
            "", "a", "a@", "@b.pl", "a@b", "a@b.", "a@.pl", "a b@c.pl", "a@b@c.pl", "ą@b.pl", "a@b..pl", "+a@b.pl",
            "a\r\n@b.pl", "<a@b.pl>", "a,b@c.pl", String(repeating: "a", count: 65) + "@b.pl",
        ] {
            XCTAssertThrowsError(try contact("Jan", email), email) { XCTAssertEqual($0 as? Failure, .invalid(.email)) }
        }
    }

    func testPlaceKeys() {
        for (event, ordinal) in [(Int64(0), 0), (1 << 40 - 1, SeatPlan.placeLimit - 1), (7, 42)] {
            let key = PlaceKey(event: ID(rawValue: event), ordinal: ordinal)
            XCTAssertEqual(key.event.rawValue, event)
            XCTAssertEqual(key.ordinal, ordinal)
            XCTAssertTrue(PlaceKey.all(of: key.event).contains(key.rawValue))
            XCTAssertFalse(PlaceKey.all(of: ID(rawValue: event + 1)).contains(key.rawValue))
        }
    }

    func testIdentities() {
        let randomness = SeededRandomness(seed: 1)
        for _ in 0..<200 {
            let long = ID<Order>.new(at: ManualClock().now(), randomness)
            let short = ID<Event>.short(randomness)
            XCTAssertEqual(ID<Order>(long.description), long)
            XCTAssertEqual(ID<Event>(short.description), short)
            XCTAssertEqual(long.description.count, 13)
            XCTAssertEqual(short.description.count, 8)
            XCTAssertNil(ID<Event>(short.description.lowercased() + "x"))
            XCTAssertNil(ID<Event>("0" + short.description))
        }
        XCTAssertNil(ID<Order>(""))
        XCTAssertNil(ID<Order>("ZZZZZZZZZZZZZ"))
        let earlier = ID<Order>.new(at: Instant(milliseconds: 1_800_000_000_000), randomness)
        let later = ID<Order>.new(at: Instant(milliseconds: 1_800_000_000_001), randomness)
        XCTAssertLessThan(earlier, later)
    }

    func testPrices() {
        let types = (0..<3).map { TicketType(number: $0, key: "t\($0)", names: [:], contents: [:]) }
        let list = PriceList(currency: .czk, types: types, amounts: ["a": [nil, 700, 300], "b": [nil, nil, nil]])
        XCTAssertEqual(list.price(category: "a", type: 1), Money(700, .czk))
        for (category, type) in [("a", 0), ("a", 3), ("a", -1), ("c", 0)] {
            XCTAssertNil(list.price(category: category, type: type))
        }
        XCTAssertEqual(list.firstType(category: "a"), 1)
        XCTAssertNil(list.firstType(category: "b"))
        XCTAssertEqual(list.announced(category: "a"), Money(700, .czk))
        XCTAssertEqual(list.types(category: "a").map(\.number), [1, 2])
    }
}
