import TicketCore
import XCTest

@testable import TicketServer

final class FiguresTests: XCTestCase {
    func testFiguresAreWrittenAsPeopleReadThem() {
        XCTAssertEqual(
            [0, 999, 1_000, 42_000, 1_234_567, -1_000].map(Figures.count),
            ["0", "999", "1,000", "42,000", "1,234,567", "-1,000"])
        XCTAssertEqual(Figures.decimal(-0.004_24, 4), "-0.0042")
        XCTAssertEqual(Figures.decimal(-0.000_01, 2), "0.00")
        XCTAssertEqual(Figures.decimal(99.999, 1), "100.0")
        XCTAssertEqual(Figures.decimal(2.5, 0), "3")
        XCTAssertEqual(Figures.decimal(.nan, 1), "-")
        XCTAssertEqual(
            [0, 420, 9_999, 10_000, 38_400, 999_999, 1_240_000].map(Figures.time(microseconds:)),
            ["0.0 ms", "0.4 ms", "10.0 ms", "10 ms", "38 ms", "1000 ms", "1.24 s"])
        XCTAssertEqual([5, 60, 492].map(Figures.span(seconds:)), ["5 s", "1 min", "8 min 12 s"])
        XCTAssertEqual(
            [12, 1_500, 2_000_000, 3_140_000_000].map(Figures.bytes), ["12 B", "1.5 kB", "2.0 MB", "3.14 GB"])
        XCTAssertEqual(Figures.share(1, of: 3), "33.3 %")
        XCTAssertEqual(Figures.share(0, of: 0), "0 %")
        XCTAssertEqual(Figures.moment(Instant(milliseconds: 1_795_228_310_123)), "2026-11-21 02:31:50 UTC")
    }

    func testAnAxisEndsAtARoundNumberAboveAll() {
        for most in [0.0, 1, 3, 7, 12, 99, 100, 101, 41_999, 80_000] {
            let scale = ChartScale.fromZero(to: most, start: 100, end: 0)
            XCTAssertGreaterThanOrEqual(scale.high, most)
            XCTAssertLessThanOrEqual(scale.ticks.count, 6, "\(most)")
            XCTAssertEqual(scale.ticks.first, 0)
            XCTAssertEqual(scale.position(0), 100)
            XCTAssertEqual(scale.position(scale.high), 0, accuracy: 1e-9)
        }
        let scale = ChartScale(low: 100, high: 10_000_000, start: 0, end: 500, isLogarithmic: true)
        XCTAssertEqual(scale.ticks.count, 6)
        XCTAssertEqual(scale.position(100_000), 300, accuracy: 1e-9)
        XCTAssertEqual(scale.position(1), 0)
    }
}
