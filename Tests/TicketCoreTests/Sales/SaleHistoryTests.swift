import XCTest

@testable import TicketCore

final class SaleHistoryTests: XCTestCase {
    /// A whole ten seconds, so that the borders of minutes are easy to see.
    private let start = Instant(milliseconds: 1_800_000_000_000)

    func testTheFirstTotalIsOnlyAMark() {
        var history = SaleHistory()
        history.note(.init(letIn: 900, sold: 400), at: start)
        XCTAssertEqual(history.sum(ofLast: 60, at: start + .seconds(1)), .init())
        history.note(.init(letIn: 907, sold: 402), at: start + .seconds(1))
        XCTAssertEqual(history.sum(ofLast: 60, at: start + .seconds(2)), .init(letIn: 7, sold: 2))
    }

    func testARefundSellsNothingBack() {
        var history = SaleHistory()
        for (second, sold) in [(0, 10), (1, 14), (2, 12), (3, 13)] {
            history.note(.init(sold: sold), at: start + .seconds(Int64(second)))
        }
        XCTAssertEqual(history.sum(ofLast: 60, at: start + .seconds(4)).sold, 5)
    }

    func testAMinuteIsSixtySeconds() {
        var history = SaleHistory()
        for second in 0..<120 { history.add(.init(letIn: 1), second: start.milliseconds / 1000 + Int64(second)) }
        let end = start + .seconds(120)
        XCTAssertEqual(history.sum(ofLast: 60, at: end).letIn, 60)
        XCTAssertEqual(Array(history.minutes(at: end).map(\.letIn).suffix(3)), [0, 60, 60])
        XCTAssertEqual(history.minutes(at: end).count, 60)
    }

    /// A curve that trembled every second would be watched instead of the sale.
    func testCurvesRestForTenSeconds() {
        var history = SaleHistory()
        history.add(.init(sold: 5), second: start.milliseconds / 1000)
        let first = history.minutes(at: start + .seconds(10))
        XCTAssertEqual(first.last?.sold, 5)
        for second in 11..<20 { XCTAssertEqual(history.minutes(at: start + .seconds(Int64(second))), first) }
        XCTAssertEqual(history.minutes(at: start + .seconds(60)).last?.sold, 5)
        XCTAssertEqual(history.minutes(at: start + .seconds(70)).suffix(2).map(\.sold), [5, 0])
    }

    func testAnHourAgoIsForgotten() {
        var history = SaleHistory()
        history.add(.init(sold: 5), second: start.milliseconds / 1000)
        let later = start + .seconds(Int64(SaleHistory.length))
        XCTAssertEqual(history.minutes(at: later).reduce(0) { $0 + $1.sold }, 0)
        history.note(.init(sold: 0), at: later)
        history.note(.init(sold: 2), at: later)
        XCTAssertEqual(history.sum(ofLast: 1, at: later + .seconds(1)).sold, 2, "the ring's place is taken over")
    }
}
