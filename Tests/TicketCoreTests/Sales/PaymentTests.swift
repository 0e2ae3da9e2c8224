// Money and orders: whatever comes, in any order and any number of times, it ends in tickets or in a refund.

import Synchronization
import XCTest

@testable import TicketCore

final class PaymentTests: ShopTestCase {
    private func notify(_ reference: String, _ event: String) async throws {
        try await shop.payments.notified(shop.gateway.inner.notification(of: reference, event: event))
    }

    func testATicketForEachPlaceAtTheMomentOfPayment() async throws {
        let order = try await shop.buy(2, 3, 33)
        XCTAssertEqual(order.state, .paid)
        XCTAssertEqual(order.paidAt, shop.clock.now())
        let tickets = try shop.tickets(order)
        XCTAssertEqual(tickets.map(\.place), [2, 3, 33])
        XCTAssertEqual(Set(tickets.map(\.code)).count, 3)
        XCTAssertEqual(Set(tickets.map(\.secret)).count, 3)
        for ticket in tickets {
            XCTAssertNoThrow(try TicketCode(parsing: ticket.code, key: shop.ticketKeys.key(isRehearsal: false)))
        }
        XCTAssertEqual(try shop.count(.sold), 3)
        try assertBoardIsTrue()
    }

    /// Every state of an order × everything a gateway can say × three repetitions in shuffled company.
    func testEveryOrderMeetsEverythingAGatewayCanSay() async throws {
        let amount = Money(10_000, .pln)
        let said: [GatewayState] = [
            .open, .paid(amount), .paid(Money(1, .pln)), .paid(Money(10_000, .eur)), .failed, .cancelled,
        ]
        for start in OrderState.allCases {
            for state in said {
                for seed in UInt64(0)..<2 {
                    use(
                        try TestShop(
                            directory: directory + "/\(start)-\(said.firstIndex(of: state) ?? 0)-\(seed)", seed: seed))
                    try await shop.open()
                    let (order, reference) = try await shop.atGateway(2)
                    try await bring(order, to: start)
                    var words = [state, state, state, .open, .failed, .cancelled]
                    for index in words.indices {
                        words.swapAt(index, Int(shop.randomness.below(UInt64(words.count))))
                    }
                    for word in words { try await shop.payments.settle(reference, word) }
                    try assertEnd(of: order, start, state)
                    try assertBoardIsTrue()
                }
            }
        }
    }

    /// Makes the order's row and places what they are in `state`, with its payment still open.
    private func bring(_ order: Order, to state: OrderState) async throws {
        let shop = try XCTUnwrap(shop)
        let listing = try shop.listing
        let free = state != .awaitingPayment
        try await shop.database.write { transaction in
            try transaction.run("UPDATE orders SET state = \(state.rawValue) WHERE id = \(order.id)")
            if free { try shop.inventory.giveBackAll(of: order.hold, listing, transaction) }
        }
    }

    private func assertEnd(of order: Order, _ start: OrderState, _ said: GatewayState) throws {
        let after = try shop.order(order.id)
        let tickets = try shop.tickets(order)
        let refunds = try shop.refunds(order)
        let words = "\(start) and \(said)"
        guard case .paid(let amount) = said else {
            XCTAssertEqual(after.state, start, words)
            XCTAssertTrue(tickets.isEmpty && refunds.isEmpty, words)
            return
        }
        XCTAssertEqual(try shop.payments(order).map(\.state), [.confirmed], words)
        guard amount == order.total else {
            XCTAssertEqual(refunds.map(\.amount), [amount], words)
            XCTAssertEqual(refunds.map(\.reason), [.wrongAmount], words)
            XCTAssertEqual(after.state, start, words)
            return
        }
        switch start {
        case .awaitingPayment, .expired:
            XCTAssertEqual(after.state, .paid, words)
            XCTAssertEqual(tickets.map(\.place), [2], words)
            XCTAssertTrue(refunds.isEmpty, words)
        case .cancelled:
            XCTAssertEqual(after.state, .refunded, words)
            XCTAssertEqual(refunds.map(\.reason), [.late], words)
        case .paid, .refunded, .partiallyRefunded:
            XCTAssertEqual(after.state, start, words)
            XCTAssertEqual(refunds.map(\.reason), [.duplicate], words)
        }
        if !refunds.isEmpty { XCTAssertTrue(tickets.isEmpty, words) }
    }

    /// A notification fifty times at once, the browser coming back between them: one booking.
    func testFiftyNotificationsAtOnce() async throws {
        let shop = try XCTUnwrap(shop)
        let (order, reference) = try await shop.atGateway(2)
        _ = try await shop.gateway.inner.pay(reference)
        let outcomes = await Outcomes.of(100) { index in
            if index % 2 == 0 { return _ = try await shop.payments.refresh(reference) }
            try await shop.payments.notified(shop.gateway.inner.notification(of: reference, event: "paid"))
        }
        XCTAssertTrue(outcomes.failures.isEmpty, "\(outcomes.failures)")
        XCTAssertEqual(try shop.tickets(order).count, 1)
        XCTAssertTrue(try shop.refunds(order).isEmpty)
        let asked = shop.gateway.count("state")
        try await notify(reference, "paid")
        XCTAssertEqual(shop.gateway.count("state"), asked, "an event that was worked is not worked again")
    }

    /// A gateway that tells before it shows: the event is not taken as worked.
    func testANotificationThatComesTooEarly() async throws {
        let (order, reference) = try await shop.atGateway(2)
        try await notify(reference, "e1")
        XCTAssertEqual(try shop.order(order.id).state, .awaitingPayment)
        _ = try await shop.gateway.inner.pay(reference)
        try await notify(reference, "e1")
        XCTAssertEqual(try shop.order(order.id).state, .paid)
    }

    /// The server dies, or the gateway does not answer, while a notification is worked: the next one books.
    func testANotificationThatFailedIsWorkedNextTime() async throws {
        let (order, reference) = try await shop.atGateway(2)
        _ = try await shop.gateway.inner.pay(reference)
        shop.gateway.habits.withLock { $0.refusesState = true }
        do {
            try await notify(reference, "e1")
            XCTFail("said to be worked")
        } catch { XCTAssertEqual(error as? GatewayFailure, .unreachable) }
        shop.gateway.habits.withLock { $0.refusesState = false }
        try restart()
        try await notify(reference, "e1")
        XCTAssertEqual(try shop.order(order.id).state, .paid)
    }

    func testForgedNotificationsChangeNothing() async throws {
        let (order, reference) = try await shop.atGateway(2)
        _ = try await shop.gateway.inner.pay(reference)
        let genuine = shop.gateway.inner.notification(of: reference, event: "paid").body
        var forged: [[UInt8]] = [[], Array("\(reference).paid".utf8), Array(genuine.dropLast()), genuine + genuine]
        for index in genuine.indices {
            var bytes = genuine
            bytes[index] ^= 1
            forged.append(bytes)
        }
        for body in forged {
            let notification = RawNotification(fields: [], query: "", body: body)
            do {
                try await shop.payments.notified(notification)
                XCTFail("taken for genuine: \(String(decoding: body, as: UTF8.self))")
            } catch { XCTAssertEqual(error as? GatewayFailure, .badSignature) }
        }
        XCTAssertEqual(try shop.order(order.id).state, .awaitingPayment)
        do {
            try await notify("nobody", "paid")
            XCTFail("a reference of nobody")
        } catch { XCTAssertEqual(error as? GatewayFailure, .unknownReference) }
    }

    func testLostNotificationsHealByThemselves() async throws {
        let (order, reference) = try await shop.atGateway(2)
        _ = try await shop.gateway.inner.pay(reference)
        shop.clock.advance(by: Housekeeping.recheck - .milliseconds(1))
        try await shop.housekeeping.run()
        XCTAssertEqual(try shop.order(order.id).state, .awaitingPayment)
        shop.clock.advance(by: .milliseconds(1))
        try await shop.housekeeping.run()
        XCTAssertEqual(try shop.order(order.id).state, .paid)
    }

    /// A gateway that does not answer about some payments does not keep the others from being asked about.
    func testRecheckTakesTurns() async throws {
        let (_, reference) = try await shop.atGateway(2)
        shop.gateway.habits.withLock { $0.refusesState = true }
        shop.clock.advance(by: Housekeeping.recheck)
        try await shop.housekeeping.recheckPayments()
        XCTAssertEqual(shop.gateway.count("state"), 1)
        try await shop.housekeeping.recheckPayments()
        XCTAssertEqual(shop.gateway.count("state"), 1, "asked again only after a while")
        shop.clock.advance(by: Housekeeping.recheck)
        shop.gateway.habits.withLock { $0.refusesState = false }
        _ = try await shop.gateway.inner.pay(reference)
        try await shop.housekeeping.recheckPayments()
        XCTAssertEqual(try shop.count(.sold), 1)
    }

    func testAWrongAmountGoesBackAndTheOrderCanStillBePaid() async throws {
        let (order, reference) = try await shop.atGateway(2)
        _ = try await shop.gateway.inner.pay(reference)
        shop.gateway.habits.withLock { $0.amount = Money(9_999, .pln) }
        try await shop.payments.refresh(reference)
        try await shop.payments.refresh(reference)
        XCTAssertEqual(try shop.refunds(order).map(\.amount), [Money(9_999, .pln)])
        XCTAssertTrue(try shop.tickets(order).isEmpty)
        shop.gateway.habits.withLock { $0.amount = nil }
        let payment = try await shop.pay(order)
        let second = try XCTUnwrap(payment.reference)
        XCTAssertNotEqual(second, reference)
        _ = try await shop.gateway.inner.pay(second)
        try await shop.payments.refresh(second)
        XCTAssertEqual(try shop.order(order.id).state, .paid)
    }

    func testPaidTwice() async throws {
        let (order, first) = try await shop.atGateway(2)
        _ = try await shop.gateway.inner.cancel(first)
        try await shop.payments.refresh(first)
        let payment = try await shop.pay(order)
        let second = try XCTUnwrap(payment.reference)
        _ = try await shop.gateway.inner.pay(second)
        try await shop.payments.refresh(second)
        _ = try await shop.gateway.inner.pay(first, evenIfLate: true)
        try await notify(first, "paid")
        XCTAssertEqual(try shop.tickets(order).count, 1)
        XCTAssertEqual(try shop.refunds(order).map(\.reason), [.duplicate])
        XCTAssertEqual(try shop.payments(order).map(\.state), [.confirmed, .confirmed])
        try await shop.housekeeping.run()
        XCTAssertEqual(try shop.refunds(order).map(\.state), [.done])
        XCTAssertEqual(try shop.gateway.inner.session(first)?.refunded, 10_000)
        XCTAssertEqual(try shop.gateway.inner.session(second)?.refunded, 0)
    }
}
