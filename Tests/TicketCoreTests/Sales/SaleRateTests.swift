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

    /// So many events on such a field, sold out one after the other.
    private func fields(_ count: Int, of places: Int) async throws -> [Listing] {
        var listings: [Listing] = []
        for number in 0..<count {
            let event = ID<Event>(rawValue: 0x98_0000_0010 + Int64(number))
            try await shop.open(event, plan: hall(places), version: 2)
            listings.append(try XCTUnwrap(shop.catalogue.listing(event)))
        }
        return listings
    }

    /// Places of a field: a little more than a stadium has.
    private static let places = wanted == nil ? 1 << 10 : 1 << 16

    /// Runs `body` for 0 ..< `count` in 256 tasks and prints how many there were in a second. The clock goes on, because
    /// identities are drawn by lot for each millisecond.
    private func all(_ count: Int, _ what: String, _ body: @escaping @Sendable (Int) async throws -> Void) async {
        let begin = ContinuousClock.now
        let clock = shop.clock
        let outcomes = await Outcomes<Void>.of(256) { task in
            for index in stride(from: task, to: count, by: 256) {
                clock.advance(by: .milliseconds(1))
                try await body(index)
            }
        }
        let rate = Double(count) / ((ContinuousClock.now - begin) / .seconds(1))
        XCTAssertTrue(outcomes.failures.isEmpty, "\(outcomes.failures.prefix(3))")
        if Self.wanted != nil { print("\(what): \(Int(rate)) a second") }
    }

    /// An order of all places in which neighbours are far apart: an odd factor permutes the numbers below a power of two.
    private static func place(_ index: Int) -> Int { (index &* 2_654_435_761) & (places - 1) }

    private static func pair(_ index: Int) -> [Int] { [place(index * 2), place(index * 2 + 1)] }

    func testHolds() async throws {
        let count = Self.wanted ?? 1_024
        let each = Self.places / 2
        let listings = try await fields((count + each - 1) / each, of: Self.places)
        let inventory = shop.inventory
        await all(count, "holds of two places") { index in
            let buyer = Buyer(number: Int64(index))
            _ = try await inventory.hold(.places(Self.pair(index)), for: buyer, of: listings[index / each])
        }
        XCTAssertEqual(listings.reduce(0) { $0 + $1.board.map.total.held }, count * 2)
    }

    func testPurchases() async throws {
        let count = (Self.wanted ?? 2_560) / 10
        let listing = try await fields(1, of: Self.places)[0]
        let shop = try XCTUnwrap(shop)
        await all(count, "whole purchases of two places") { index in
            let buyer = Buyer(number: Int64(index))
            _ = try await shop.inventory.hold(.places(Self.pair(index)), for: buyer, of: listing)
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
