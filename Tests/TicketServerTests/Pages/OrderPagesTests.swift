// Orders and tickets: each state says what is true and offers only what can be done.

import TicketCore
import XCTest

@testable import TicketServer

final class OrderPagesTests: XCTestCase {
    private let say = English()

    private func page(_ state: OrderPage.State, refreshing: Bool = true) -> String {
        var model = PurchaseSamples.order(state)
        model.isRefreshing = refreshing
        return OrderPage.html(model, say).text
    }

    private func awaiting(_ attempt: OrderPage.Attempt, refreshing: Bool = true) -> String {
        page(.awaitingPayment(clock: PurchaseSamples.clock(.seconds(300)), attempt: attempt), refreshing: refreshing)
    }

    private let pay = "/pay\">"

    func testPayingIsOfferedOnlyWhileItIsRight() {
        for attempt in [OrderPage.Attempt.none, .declined, .abandoned] {
            XCTAssertTrue(awaiting(attempt).contains(pay))
        }
        let confirming = awaiting(.confirming)
        XCTAssertFalse(confirming.contains(say.tryAgain), "a second payment while the first is being confirmed")
        XCTAssertTrue(confirming.contains(say.continuePayment), "the way back to the payment that runs")
        let lines = PurchaseSamples.ticketLines()
        let others: [OrderPage.State] = [
            .paid(tickets: lines, note: nil), .expired(at: PurchaseSamples.now),
            .cancelled(at: PurchaseSamples.now, refund: nil),
            .paidTooLate(at: PurchaseSamples.now, refund: PurchaseSamples.refund()),
            .refunded(PurchaseSamples.refund()),
            .partiallyRefunded(tickets: lines, refunds: [PurchaseSamples.refund()]),
        ]
        for state in others { XCTAssertFalse(page(state).contains(pay), "\(state)") }
    }

    func testThePageRefreshesOnlyWhileConfirmingAndCanBeStopped() {
        let refreshing = awaiting(.confirming)
        XCTAssertTrue(refreshing.contains("<noscript><meta http-equiv=\"refresh\""))
        XCTAssertTrue(refreshing.contains("data-poll"))
        XCTAssertTrue(refreshing.contains("?refresh=off\""))
        let stopped = awaiting(.confirming, refreshing: false)
        XCTAssertFalse(stopped.contains("http-equiv=\"refresh\""))
        XCTAssertFalse(stopped.contains("data-poll"))
        XCTAssertFalse(awaiting(.declined).contains("data-poll"))
    }

    /// The script reloads when this word changes: two states with one word would never be shown.
    func testEachStateHasItsOwnName() {
        let pages =
            [OrderPage.Attempt.none, .declined, .abandoned, .confirming].map { awaiting($0) } + [
                page(.paid(tickets: [], note: nil)), page(.expired(at: PurchaseSamples.now)),
                page(.cancelled(at: PurchaseSamples.now, refund: nil)), page(.refunded(PurchaseSamples.refund())),
                page(.paidTooLate(at: PurchaseSamples.now, refund: PurchaseSamples.refund())),
                page(.partiallyRefunded(tickets: [], refunds: [])),
            ]
        let names = pages.compactMap { $0.firstMatch(of: /data-order="([a-z-]+)"/).map { String($0.1) } }
        XCTAssertEqual(names.count, pages.count)
        XCTAssertEqual(Set(names).count, pages.count)
    }

    func testTicketsAreThereAtTheMomentOfPayment() {
        let text = page(.paid(tickets: PurchaseSamples.ticketLines(), note: nil))
        XCTAssertEqual(text.matches(of: /class="qr"/).count, 2)
        XCTAssertTrue(text.contains(Route.orderDocument(.english, PurchaseSamples.order, PurchaseSamples.secret).path))
        XCTAssertTrue(text.contains(Route.calendar(.english, Samples.gdansk).path))
        for line in PurchaseSamples.ticketLines() {
            XCTAssertTrue(text.contains(Route.ticket(.english, line.id, line.secret).path))
        }
    }

    func testEveryRefundShowsItsNumberAndAmount() {
        let refund = PurchaseSamples.refund()
        let states: [OrderPage.State] = [
            .paid(tickets: [], note: .paidTwice(refund)), .cancelled(at: PurchaseSamples.now, refund: refund),
            .paidTooLate(at: PurchaseSamples.now, refund: refund), .refunded(refund),
            .partiallyRefunded(tickets: [], refunds: [refund]),
        ]
        for state in states {
            XCTAssertTrue(page(state).contains(refund.number), "\(state)")
            XCTAssertTrue(page(state).contains("PLN\u{A0}628.20"), "\(state)")
        }
    }

    func testADeadTicketShowsNoCode() {
        for state in [TicketPage.State.blocked, .cancelled, .transferred] {
            let text = TicketPage.html(PurchaseSamples.ticket(state), say).text
            XCTAssertFalse(text.contains("class=\"qr\""), "\(state)")
            XCTAssertFalse(text.contains("K7Q2 M4X9"), "\(state)")
            XCTAssertTrue(text.contains(say.ticketDeadText), "\(state)")
        }
    }

    func testAUsedTicketSaysWhenAndWhere() {
        let model = PurchaseSamples.ticket(.checkedIn(at: StaffSamples.doors, gate: "Brama 4 / 2"))
        let text = TicketPage.html(model, say).text
        XCTAssertTrue(text.contains("Checked in Wednesday, 19 August 2026, 19:00, Brama 4 / 2"))
        XCTAssertTrue(text.contains("class=\"qr\""))
    }

    func testATicketGivenAwayDoesNotLeadToTheOrder() {
        var model = PurchaseSamples.ticket(.valid)
        model.order = nil
        XCTAssertFalse(TicketPage.html(model, say).text.contains("/order/"))
    }
}
