// Money that comes after its order has ended, and the ways back.

import Synchronization
import XCTest

@testable import TicketCore

final class LateMoneyTests: ShopTestCase {
    private func payLate(_ reference: String) async throws {
        _ = try await shop.gateway.inner.pay(reference, evenIfLate: true)
        try await shop.payments.refresh(reference)
    }

    func testTheSameSeatsIfTheyAreFree() async throws {
        let (order, reference) = try await shop.atGateway(2, 3)
        try await shop.expire()
        XCTAssertEqual(try shop.count(.free), TestShop.capacity)
        try await payLate(reference)
        XCTAssertEqual(try shop.order(order.id).state, .paid)
        XCTAssertEqual(try shop.tickets(order).map(\.place), [2, 3])
        XCTAssertEqual(try shop.count(.sold), 2)
        XCTAssertTrue(try shop.refunds(order).isEmpty)
        try assertBoardIsTrue()
    }

    func testOtherSeatsIfTheBuyerAgreed() async throws {
        let (order, reference) = try await shop.atGateway(2, 3, others: true)
        try await shop.expire()
        try await shop.hold(3, buyer: 2)
        try await payLate(reference)
        let after = try shop.order(order.id)
        XCTAssertEqual(after.state, .paid)
        let tickets = try shop.tickets(order)
        XCTAssertEqual(tickets.map(\.place), after.items.map(\.place))
        XCTAssertFalse(tickets.contains { $0.place == 3 })
        XCTAssertTrue(tickets.allSatisfy { $0.place < 32 }, "the same category")
        XCTAssertEqual(try shop.count(.sold), 2)
        XCTAssertEqual(try shop.count(.held), 1)
        try assertBoardIsTrue()
    }

    func testMoneyBackIfTheBuyerDidNotAgree() async throws {
        let (order, reference) = try await shop.atGateway(2, 3)
        try await shop.expire()
        try await shop.hold(3, buyer: 2)
        try await payLate(reference)
        try await payLate(reference)
        XCTAssertEqual(try shop.order(order.id).state, .refunded)
        XCTAssertTrue(try shop.tickets(order).isEmpty)
        let refund = try XCTUnwrap(shop.refunds(order).first)
        XCTAssertEqual(refund.reason, .late)
        XCTAssertEqual(refund.amount, Money(20_000, .pln))
        XCTAssertEqual(refund.number.count, 10)
        XCTAssertEqual(refund.state, .pending)
        try await shop.housekeeping.run()
        XCTAssertEqual(try shop.refunds(order).map(\.state), [.done])
        XCTAssertEqual(try shop.gateway.inner.session(reference)?.refunded, 20_000)
    }

    /// Nothing of the category is left, though the buyer would take anything.
    func testMoneyBackIfNothingIsLeft() async throws {
        let (order, reference) = try await shop.atGateway(2, others: true)
        try await shop.expire()
        for buyer in 10..<Int64(17) { _ = try? await shop.best(5, buyer: buyer) { $0.categories = [0] } }
        for buyer in 20..<Int64(24) { _ = try? await shop.best(1, buyer: buyer) { $0.categories = [0] } }
        try await payLate(reference)
        XCTAssertEqual(try shop.order(order.id).state, .refunded)
        XCTAssertEqual(try shop.refunds(order).count, 1)
        try assertBoardIsTrue()
    }

    /// The wheelchair's place is given only against the wheelchair's place: there is no other here.
    func testAWheelchairIsNotPutOnAStair() async throws {
        let (order, reference) = try await shop.atGateway(0, 1, others: true)
        try await shop.expire()
        try await shop.hold(0, buyer: 2)
        try await payLate(reference)
        XCTAssertEqual(try shop.order(order.id).state, .refunded)
    }

    func testWhoBoughtAgainMeanwhileIsWithinTheLimitOrGetsTheMoneyBack() async throws {
        let (order, reference) = try await shop.atGateway(2, 3, 4, 5, others: true)
        try await shop.expire()
        try await shop.buy(8, 9, 10)
        try await payLate(reference)
        XCTAssertEqual(try shop.order(order.id).state, .refunded)
        XCTAssertEqual(try shop.count(.sold), 3)
    }

    /// Many late payers for the same last seats at once: each seat once, everybody else their money.
    func testLatePayersAtOnce() async throws {
        let shop = try XCTUnwrap(shop)
        var references: [String] = []
        var orders: [Order] = []
        for buyer in 0..<Int64(15) {
            let place = 2 + Int(buyer) * 2
            _ = try await shop.inventory.hold(.places([place, place + 1]), for: Buyer(number: buyer), of: shop.listing)
            let order = try await shop.order(buyer: buyer, others: true)
            let payment = try await shop.pay(order)
            references.append(try XCTUnwrap(payment.reference))
            orders.append(order)
        }
        try await shop.expire()
        for place in stride(from: 2, to: 20, by: 2) { try await shop.hold(place, buyer: Int64(100 + place)) }
        let all = references
        let outcomes = await Outcomes.of(15) { index in
            _ = try await shop.gateway.inner.pay(all[index], evenIfLate: true)
            try await shop.payments.refresh(all[index])
        }
        XCTAssertTrue(outcomes.failures.isEmpty, "\(outcomes.failures)")
        var tickets = 0
        for order in orders {
            let state = try shop.order(order.id).state
            XCTAssertTrue(state == .paid || state == .refunded)
            XCTAssertEqual(try shop.tickets(order).count, state == .paid ? 2 : 0)
            XCTAssertEqual(try shop.refunds(order).count, state == .paid ? 0 : 1)
            tickets += try shop.tickets(order).count
        }
        XCTAssertEqual(try shop.count(.sold), tickets)
        // Six of them find their own seats free; the others have 9 single seats to share.
        XCTAssertGreaterThanOrEqual(tickets, 18)
        try assertBoardIsTrue()
    }

    // MARK: The end of an order

    /// The gateway says "paid already" when its session is to be closed: then it is paid.
    func testPaidAtTheVeryLastMoment() async throws {
        let (order, _) = try await shop.atGateway(2)
        let inner = shop.gateway.inner
        shop.gateway.beforeCancel.withLock {
            $0 = { reference in _ = try await inner.pay(reference, evenIfLate: true) }
        }
        try await shop.expire()
        XCTAssertEqual(try shop.order(order.id).state, .paid)
        XCTAssertEqual(try shop.count(.sold), 1)
    }

    /// A gateway that does not answer, or does not know: the seats stay; they come back when it does.
    func testSeatsStayWhileTheGatewayIsSilent() async throws {
        for habit in [\WildGateway.Habits.refusesCancel, \.forgetsCancel] {
            let (order, _) = try await shop.atGateway(2)
            shop.gateway.habits.withLock { $0[keyPath: habit] = true }
            try await shop.expire()
            XCTAssertEqual(try shop.order(order.id).state, .awaitingPayment)
            XCTAssertEqual(try shop.states()[2], .held)
            shop.gateway.habits.withLock { $0[keyPath: habit] = false }
            shop.clock.advance(by: .seconds(5))
            try await shop.housekeeping.run()
            XCTAssertEqual(try shop.order(order.id).state, .expired)
            XCTAssertEqual(try shop.states()[2], .free)
        }
    }

    /// An order whose gateway has forgotten it is asked about ever more rarely, and does not stand before the others.
    func testAStuckOrderIsLeftAlone() async throws {
        _ = try await shop.atGateway(2)
        shop.gateway.habits.withLock {
            $0.forgetsCancel = true
            $0.refusesState = true
        }
        try await shop.expire()
        let asked = shop.gateway.count("cancel")
        for _ in 0..<4 {
            shop.clock.advance(by: .seconds(1))
            try await shop.housekeeping.expireOrders()
        }
        XCTAssertEqual(shop.gateway.count("cancel"), asked)
        XCTAssertTrue(try shop.database.read { try $0.overdueOrders(at: shop.clock.now(), limit: 1) }.isEmpty)
        shop.clock.advance(by: .seconds(1))
        try await shop.housekeeping.expireOrders()
        XCTAssertEqual(shop.gateway.count("cancel"), asked + 1)
    }

    // MARK: Refunds

    private func owed() async throws -> Order {
        let (order, reference) = try await shop.atGateway(2)
        try await shop.expire()
        try await shop.hold(2, buyer: 2)
        try await payLate(reference)
        return order
    }

    func testARefundIsTriedAgainLaterEachTime() async throws {
        let order = try await owed()
        shop.gateway.habits.withLock { $0.refusesRefund = true }
        let begin = shop.clock.now()
        var moments: [Int64] = []
        for _ in 0..<700 {
            let before = shop.gateway.count("refund")
            try await shop.housekeeping.sendRefunds()
            if shop.gateway.count("refund") > before {
                moments.append((shop.clock.now() - begin).inMilliseconds / 1000)
            }
            shop.clock.advance(by: .seconds(1))
        }
        XCTAssertEqual(moments, [0, 5, 15, 35, 75, 155, 315, 635])
        shop.gateway.habits.withLock { $0.refusesRefund = false }
        shop.clock.advance(by: .seconds(3_600))
        try await shop.housekeeping.run()
        XCTAssertEqual(try shop.refunds(order).map(\.state), [.done])
    }

    /// Under way, then refused, then done: the money goes back once, and no answer ends the trying but "done".
    func testARefundThatTheGatewayFirstRefuses() async throws {
        let order = try await owed()
        let reference = try XCTUnwrap(shop.payments(order).first?.reference)
        shop.gateway.habits.withLock { $0.refundAnswers = [.pending, .failed, .failed] }
        for _ in 0..<3 {
            try await shop.housekeeping.sendRefunds()
            XCTAssertEqual(try shop.refunds(order).map(\.state), [.pending])
            shop.clock.advance(by: .seconds(3_600))
        }
        try await shop.housekeeping.sendRefunds()
        XCTAssertEqual(try shop.refunds(order).map(\.state), [.done])
        XCTAssertEqual(try shop.gateway.inner.session(reference)?.refunded, 10_000)
        let key = try shop.database.read { try $0.row("SELECT refund_key FROM test_gateway_refunds") { $0.text(0) } }
        XCTAssertEqual(key, try shop.refunds(order)[0].number + "-2", "another try under another key")
    }

    /// The process dies between the gateway's "done" and our note of it.
    func testARefundSentTwiceIsMadeOnce() async throws {
        let order = try await owed()
        let refund = try shop.refunds(order)[0]
        let reference = try XCTUnwrap(shop.payments(order).first?.reference)
        let first = try await shop.gateway.inner.refund(reference, refund.amount, key: refund.number)
        XCTAssertEqual(first, .done)
        try restart()
        try await shop.housekeeping.run()
        XCTAssertEqual(try shop.refunds(order).map(\.state), [.done])
        XCTAssertEqual(try shop.gateway.inner.session(reference)?.refunded, 10_000)
    }

    func testTheTestGatewayRefundsNoMoreThanWasPaid() async throws {
        let (_, reference) = try await shop.atGateway(2)
        let gateway = shop.gateway.inner
        func refund(_ amount: Int64, _ key: String) async throws -> RefundState {
            try await gateway.refund(reference, Money(amount, .pln), key: key)
        }
        var answers = [try await refund(1, "a")]
        _ = try await gateway.pay(reference)
        // A refusal is not remembered as done.
        for (amount, key) in [(10_001, "b"), (6_000, "a"), (6_000, "a"), (6_000, "c"), (4_000, "d")]
            as [(Int64, String)]
        {
            answers.append(try await refund(amount, key))
        }
        XCTAssertEqual(answers, [.failed, .failed, .done, .done, .failed, .done])
        XCTAssertEqual(try gateway.session(reference)?.refunded, 10_000)
    }
}
