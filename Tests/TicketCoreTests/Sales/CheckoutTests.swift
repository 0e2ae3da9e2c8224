// From a cart to an order and to the gateway.

import Synchronization
import XCTest

@testable import TicketCore

final class CheckoutTests: ShopTestCase {
    func testAnOrderIsWhatTheCartWas() async throws {
        let hold = try await shop.hold(2, 33)
        let order = try await shop.order(others: true)
        let kept = try shop.order(order.id)
        XCTAssertEqual(kept.state, .awaitingPayment)
        XCTAssertEqual(kept.hold, hold.id)
        XCTAssertEqual(kept.items.map(\.place), [2, 33])
        XCTAssertEqual(kept.total, Money(15_000, .pln))
        XCTAssertEqual(kept.contact, order.contact)
        XCTAssertEqual(kept.expiresAt, shop.clock.now() + shop.gateway.session)
        XCTAssertEqual(kept.code.count, 8)
        XCTAssertEqual(kept.secret.count, 22)
        XCTAssertNil(try shop.inventory.cart(of: Buyer(number: 1), shop.listing))
        await assertFailure(.holdNotFound) { try await shop.order() }
    }

    /// The clock of the cart does not end what is at the gateway; a new cart is another cart.
    func testSeatsOfAnOrderAreKeptAsLongAsTheGatewaysSession() async throws {
        let (order, _) = try await shop.atGateway(2)
        shop.clock.advance(by: shop.gateway.session - .milliseconds(1))
        try await shop.housekeeping.run()
        XCTAssertEqual(try shop.order(order.id).state, .awaitingPayment)
        XCTAssertEqual(try shop.states()[2], .held)
        try await shop.hold(3)
        shop.clock.advance(by: .milliseconds(1))
        try await shop.housekeeping.run()
        XCTAssertEqual(try shop.order(order.id).state, .expired)
        XCTAssertEqual(try shop.states()[2], .free)
        XCTAssertEqual(try shop.states()[3], .held)
        try assertBoardIsTrue()
    }

    func testAPriceThatChangedMeanwhileIsTheOrders() async throws {
        let (order, reference) = try await shop.atGateway(2)
        var event = try shop.listing.event
        event.sale.status = .open
        let dearer = PriceList(currency: .pln, types: event.prices.types, amounts: ["a": [99_000, nil]])
        try shop.listing.replaceEvent(event.priced(dearer))
        _ = try await shop.gateway.inner.pay(reference)
        try await shop.payments.refresh(reference)
        XCTAssertEqual(try shop.order(order.id).total, Money(10_000, .pln))
        XCTAssertEqual(try shop.order(order.id).state, .paid)
        // A type that is not sold any more can be ordered by nobody.
        try await shop.hold(3, buyer: 2)
        try shop.listing.replaceEvent(event.priced(PriceList(currency: .pln, types: [], amounts: [:])))
        await assertFailure(.unknownTicketType) { try await shop.order(buyer: 2) }
    }

    func testPayingTwiceLeadsToOneSession() async throws {
        let shop = try XCTUnwrap(shop)
        try await shop.hold(2)
        let order = try await shop.order()
        let outcomes = await Outcomes.of(10) { _ in try await shop.pay(order) }
        XCTAssertEqual(outcomes.values.count, 10, "\(outcomes.failures)")
        XCTAssertEqual(Set(outcomes.values.compactMap(\.reference)).count, 1)
        XCTAssertEqual(try shop.payments(order).count, 1)
    }

    /// The gateway is down, or its answer is lost: the same attempt is made again, and none counts as a failure.
    func testAGatewayThatDoesNotAnswer() async throws {
        try await shop.hold(2)
        let order = try await shop.order()
        for habit in [\WildGateway.Habits.refusesCreate, \.losesCreate] {
            shop.gateway.habits.withLock { $0[keyPath: habit] = true }
            for _ in 0..<7 { await assertFailure(.gatewayUnavailable) { try await shop.pay(order) } }
            shop.gateway.habits.withLock { $0[keyPath: habit] = false }
        }
        XCTAssertEqual(try shop.order(order.id).state, .awaitingPayment)
        XCTAssertEqual(try shop.states()[2], .held)
        let payment = try await shop.pay(order)
        XCTAssertEqual(payment.state, .pending)
        XCTAssertEqual(try shop.payments(order).count, 1)
        let sessions = try shop.database.read {
            try $0.row("SELECT count(*) FROM test_gateway_sessions") { $0.int(0) }
        }
        XCTAssertEqual(sessions, 1, "an answer that was lost opens no second session")
    }

    func testFiveFailuresAreEnough() async throws {
        try await shop.hold(2)
        let order = try await shop.order()
        for _ in 0..<5 {
            let payment = try await shop.pay(order)
            let reference = try XCTUnwrap(payment.reference)
            try await shop.gateway.inner.decline(reference)
            try await shop.payments.refresh(reference)
        }
        XCTAssertEqual(try shop.payments(order).map(\.state), Array(repeating: .failed, count: 5))
        await assertFailure(.paymentDeclined) { try await shop.pay(order) }
    }

    func testComingAndGoingHasAnEnd() async throws {
        try await shop.hold(2)
        let order = try await shop.order()
        for _ in 0..<Checkout.paymentsLimit {
            let payment = try await shop.pay(order)
            let reference = try XCTUnwrap(payment.reference)
            _ = try await shop.gateway.inner.cancel(reference)
            try await shop.payments.refresh(reference)
        }
        await assertFailure(.paymentDeclined) { try await shop.pay(order) }
    }

    func testWhatCannotBePaid() async throws {
        let paid = try await shop.buy(2)
        await assertFailure(.alreadyPaid) { try await shop.pay(paid) }
        let (late, _) = try await shop.atGateway(3, buyer: 2)
        shop.clock.advance(by: shop.gateway.session)
        await assertFailure(.orderExpired) { try await shop.pay(late) }
        try await shop.housekeeping.run()
        await assertFailure(.orderExpired) { try await shop.pay(late) }
    }

    /// The sweep ends an order while the gateway still thinks about the session: nobody is sent there.
    func testAnOrderThatEndsWhileTheGatewayAnswers() async throws {
        let shop = try XCTUnwrap(shop)
        try await shop.hold(2)
        let order = try await shop.order()
        shop.gateway.habits.withLock { $0.losesCreate = true }
        await assertFailure(.gatewayUnavailable) { try await shop.pay(order) }
        try await shop.expire()
        XCTAssertEqual(try shop.order(order.id).state, .expired)
        XCTAssertEqual(try shop.payments(order).map(\.state), [.cancelled])
        await assertFailure(.orderExpired) { try await shop.pay(order) }
        XCTAssertEqual(try shop.states()[2], .free)
    }

    func testTheClosedGatewayTakesNobodysMoney() async throws {
        try await shop.hold(2)
        let checkout = Checkout(
            database: shop.database, clock: shop.clock, randomness: shop.randomness,
            gateways: Gateways(sale: ClosedGateway(session: .minutes(15))))
        let order = try await checkout.order(by: Buyer(number: 1), contact: TestShop.contact(), of: shop.listing)
        await assertFailure(.gatewayUnavailable) {
            try await checkout.pay(order, description: "x") { "/\($0.id)" }
        }
    }
}

extension Event {
    fileprivate func priced(_ prices: PriceList) -> Event {
        Event(
            id: id, organiser: organiser, venue: venue, plan: plan, startsAt: startsAt, doorsAt: doorsAt,
            currency: currency, sale: sale, limitPerBuyer: limitPerBuyer, hue: hue, texts: texts, prices: prices)
    }
}
