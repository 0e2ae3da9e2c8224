// The catalogue: what is for sale, in memory as in the rows, before and after a restart.

import XCTest

@testable import TicketCore

final class CatalogueTests: ShopTestCase {
    func testAPlaceWithoutAPriceIsNotForSale() async throws {
        let venue = """
            {"format": "ticketserver-seat-plan/1", "key": "pair", "version": 1, "name": "Pair",
             "stage": {"label": "Stage", "focus": [50, 0], "facing": 90},
             "categories": [{"key": "a", "name": "Seats", "colour": "#aa0000"},
                            {"key": "x", "name": "Not sold", "colour": "#0000aa"}],
             "sections": [
               {"key": "S", "category": "a", "rows": [{"rows": ["A"], "line": [[30, 20], [70, 20]], "seats": 4}]},
               {"key": "X", "category": "x", "rows": [{"rows": ["A"], "line": [[30, 40], [70, 40]], "seats": 4}]}]}
            """
        try await shop.open(TestShop.otherEvent, blocked: [1], plan: venue, version: 2)
        let listing = try XCTUnwrap(shop.catalogue.listing(TestShop.otherEvent))
        let map = listing.board.map
        XCTAssertEqual((0..<8).filter { map[$0] == .blocked }, [1, 4, 5, 6, 7])
        XCTAssertNil(listing.price(of: 4, type: 0))
        XCTAssertEqual(listing.price(of: 0, type: 1), Money(7_000, .pln))
        await assertFailure(.soldOut(left: 3)) {
            try await shop.inventory.hold(.best(PlaceRequest(count: 4)), for: Buyer(number: 1), of: listing)
        }
    }

    func testARestartReadsWhatEveryPlaceIs() async throws {
        try await shop.buy(2, 3, buyer: 1)
        try await shop.hold(4, buyer: 2)
        let before = try shop.listing.board.map
        try restart()
        let after = try shop.listing.board.map
        XCTAssertEqual(before.words, after.words)
        XCTAssertEqual(before.total, after.total)
        let event = try shop.listing.event
        XCTAssertEqual(event.prices.amounts, ["a": [10_000, 7_000], "s": [5_000, nil]])
        XCTAssertEqual(event.prices.types.map(\.key), ["adult", "reduced"])
        XCTAssertEqual(event.venue.city, "Gdańsk")
        try assertBoardIsTrue()
    }

    func testADraftIsSeenByNobody() async throws {
        let generation = shop.catalogue.generation
        XCTAssertEqual(shop.catalogue.published.count, 1)
        try await shop.catalogue.setSaleStatus(.draft, of: TestShop.event, by: "owner@example.org")
        XCTAssertTrue(shop.catalogue.published.isEmpty)
        XCTAssertEqual(shop.catalogue.all.count, 1)
        XCTAssertGreaterThan(shop.catalogue.generation, generation)
        let line = try shop.database.read {
            try $0.row("SELECT who, action FROM audit_log") { [$0.text(0), $0.text(1)] }
        }
        XCTAssertEqual(line, ["owner@example.org", "sale.draft"])
        await assertFailure(.notFound) {
            try await shop.catalogue.setSaleStatus(.open, of: TestShop.otherEvent, by: "x")
        }
    }

    /// Events added side by side: the board that is sold from is the board that is shown.
    func testEventsAddedAtOnce() async throws {
        let shop = try XCTUnwrap(shop)
        let outcomes = await Outcomes.of(6) { index in
            try await shop.open(ID(rawValue: TestShop.otherEvent.rawValue + Int64(index)))
            try await shop.hold(index, buyer: Int64(index))
        }
        XCTAssertTrue(outcomes.failures.isEmpty, "\(outcomes.failures)")
        XCTAssertEqual(shop.catalogue.all.count, 7)
        try assertBoardIsTrue()
    }

    func testAnEventWhoseRowsDoNotFitItsPlanIsRefused() async throws {
        try await shop.database.write { transaction in
            try transaction.run("DELETE FROM places WHERE id = \(PlaceKey(event: TestShop.event, ordinal: 7).rawValue)")
        }
        shop.close()
        XCTAssertThrowsError(try TestShop(directory: directory)) { error in
            guard case DatabaseFailure.corrupt(let detail) = error else { return XCTFail("\(error)") }
            XCTAssertTrue(detail.contains("51 places"), detail)
        }
    }
}
