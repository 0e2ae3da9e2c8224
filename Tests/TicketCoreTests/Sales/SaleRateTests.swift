// Many buyers at once, all the way to their tickets. With SALES set, a measurement.
//
//   swift build -c release --build-tests -Xswiftc -enable-testing
//   SALES=100000 swift test -c release --skip-build -Xswiftc -enable-testing --filter SaleRateTests

import Foundation
import XCTest

@testable import TicketCore

final class SaleRateTests: ShopTestCase {
    private static let wanted = ProcessInfo.processInfo.environment["SALES"].flatMap { Int(digits: $0) }

    /// One standing area of so many places.
    private func hall(_ places: Int) -> String {
        """
        {"format": "ticketserver-seat-plan/1", "key": "field", "version": 1, "name": "Field",
         "stage": {"label": "Stage", "focus": [50, 0], "facing": 90},
         "categories": [{"key": "s", "name": "Standing", "colour": "#00aa00"}],
         "sections": [{"key": "P", "kind": "standing", "category": "s", "capacity": \(places),
            "outline": [[10, 70], [90, 70], [90, 90], [10, 90]]}]}
        """
    }

    private static let field = ID<Event>(rawValue: 0x98_0000_0003)

    private func field(_ places: Int) async throws -> Listing {
        try await shop.open(Self.field, plan: hall(places), version: 2)
        return try XCTUnwrap(shop.catalogue.listing(Self.field))
    }

    /// Runs `body` for 0 ..< `count` in 256 tasks and prints how many there were in a second.
    private func all(_ count: Int, _ what: String, _ body: @escaping @Sendable (Int) async throws -> Void) async {
        let begin = ContinuousClock.now
        let outcomes = await Outcomes<Void>.of(256) { task in
            for index in stride(from: task, to: count, by: 256) { try await body(index) }
        }
        let rate = Double(count) / ((ContinuousClock.now - begin) / .seconds(1))
        XCTAssertTrue(outcomes.failures.isEmpty, "\(outcomes.failures.prefix(3))")
        if Self.wanted != nil { print("\(what): \(Int(rate)) a second") }
    }

    /// An order of all places in which neighbours are far apart: an odd factor permutes the numbers below a power of two.
    private static func place(_ index: Int, of places: Int) -> Int { (index &* 2_654_435_761) & (places - 1) }

    func testHolds() async throws {
        let count = Self.wanted ?? 256
        let places = Self.wanted == nil ? 1 << 10 : SeatPlan.placeLimit
        let listing = try await field(places)
        let inventory = shop.inventory
        await all(min(count, places / 2), "holds of two places") { index in
            let chosen = [Self.place(index * 2, of: places), Self.place(index * 2 + 1, of: places)]
            _ = try await inventory.hold(.places(chosen), for: Buyer(number: Int64(index)), of: listing)
        }
        XCTAssertEqual(listing.board.map.total.held, min(count, places / 2) * 2)
    }

    func testPurchases() async throws {
        let count = (Self.wanted ?? 2_560) / 10
        let places = Self.wanted == nil ? 1 << 10 : SeatPlan.placeLimit
        let listing = try await field(places)
        let shop = try XCTUnwrap(shop)
        await all(count, "whole purchases of two places") { index in
            let chosen = [Self.place(index * 2, of: places), Self.place(index * 2 + 1, of: places)]
            let buyer = Buyer(number: Int64(index))
            _ = try await shop.inventory.hold(.places(chosen), for: buyer, of: listing)
            let contact = try TestShop.contact("fan\(index)@example.org")
            let order = try await shop.checkout.order(by: buyer, contact: contact, of: listing)
            let payment = try await shop.pay(order)
            let reference = try XCTUnwrap(payment.reference)
            _ = try await shop.gateway.inner.pay(reference)
            try await shop.payments.notified(shop.gateway.inner.notification(of: reference, event: "paid\(index)"))
        }
        let (paid, tickets) = try shop.database.read { transaction in
            (
                try transaction.row("SELECT count(*) FROM orders WHERE state = 'paid'") { $0.int(0) },
                try transaction.row("SELECT count(*) FROM tickets") { $0.int(0) }
            )
        }
        XCTAssertEqual(paid, count)
        XCTAssertEqual(tickets, count * 2)
        XCTAssertEqual(listing.board.map.total.sold, count * 2)
    }
}
