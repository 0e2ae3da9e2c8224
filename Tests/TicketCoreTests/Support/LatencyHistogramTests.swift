// Percentiles of a histogram against those of the sorted values.

import TicketCore
import XCTest

final class LatencyHistogramTests: XCTestCase {
    func testPercentilesAreNeverTooLowAndAtMostOnePartIn32TooHigh() {
        for scale in [1, 40, 1_000, 50_000, 4_000_000] {
            var random = SystemRandomNumberGenerator()
            var histogram = LatencyHistogram()
            var values: [Int64] = []
            for _ in 0..<5_000 {
                let value = Int64.random(in: 0...Int64(scale) * 100, using: &random)
                values.append(value)
                histogram.record(microseconds: value)
            }
            values.sort()
            for part in [0.01, 0.5, 0.9, 0.99, 0.999, 1] {
                let exact = values[max(0, Int((Double(values.count) * part).rounded(.up)) - 1)]
                let found = histogram.percentile(part)
                XCTAssertGreaterThanOrEqual(found, exact, "\(part) of \(scale)")
                XCTAssertLessThanOrEqual(Double(found), Double(exact) * (1 + 1 / 32.0) + 1, "\(part) of \(scale)")
            }
            XCTAssertEqual(histogram.maximum, values.last)
        }
    }

    func testTheEndsOfTheRange() {
        var histogram = LatencyHistogram()
        XCTAssertEqual(histogram.percentile(0.99), 0)
        for value in [-5, 0, 1, 31, 32, 33, 1 << 30, Int64.max] { histogram.record(microseconds: value) }
        XCTAssertEqual(histogram.count, 8)
        XCTAssertEqual(histogram.percentile(1), 1 << 30)
        XCTAssertEqual(histogram.above(microseconds: 33), 2)
        XCTAssertEqual(histogram.above(microseconds: .max), 0)
    }

    func testMergingIsRecordingBoth() {
        var one = LatencyHistogram()
        var two = LatencyHistogram()
        var both = LatencyHistogram()
        for value in 1...1_000 {
            if value % 3 == 0 { one.record(.milliseconds(value)) } else { two.record(.milliseconds(value)) }
            both.record(.milliseconds(value))
        }
        one.merge(two)
        XCTAssertEqual(one, both)
    }
}
