// Rank correlation against textbooks and against counting every pair.

import TicketCore
import XCTest

@testable import TicketServer

final class RankCorrelationTests: XCTestCase {
    private func measure(_ first: [Int64], _ second: [Int64]) -> RankCorrelation {
        RankCorrelation(zip(first, second).map { (first: $0, second: $1) })
    }

    func testTheSameAndTheOppositeOrder() {
        let up = (0..<50).map { Int64($0) }
        XCTAssertEqual(measure(up, up).kendall, 1)
        XCTAssertEqual(measure(up, up).spearman, 1)
        XCTAssertEqual(measure(up, up.reversed()).kendall, -1)
        XCTAssertEqual(measure(up, up.reversed()).spearman, -1)
    }

    /// Wikipedia, "Spearman's rank correlation coefficient": IQ and hours of television, rho = -29/165.
    func testTheTextbooksRho() throws {
        let iq: [Int64] = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
        let hours: [Int64] = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]
        XCTAssertEqual(try XCTUnwrap(measure(iq, hours).spearman), -29.0 / 165, accuracy: 1e-12)
    }

    /// Knight's and R's example with ties: `cor(c(12,2,1,12,2), c(1,4,7,1,0), method = "kendall")`, as in SciPy's manual.
    func testTheTextbooksTauWithTies() throws {
        let tau = try XCTUnwrap(measure([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]).kendall)
        XCTAssertEqual(tau, -0.471_404_520_791_031_7, accuracy: 1e-12)
    }

    func testManySmallListsAgainstEveryPair() throws {
        let lot = SeededRandomness(seed: 3)
        for round in 0..<400 {
            let count = Int(lot.below(12)) + 2
            let span = lot.below(9) + 1
            let first = (0..<count).map { _ in Int64(lot.below(span)) }
            let second = (0..<count).map { _ in Int64(lot.below(span)) }
            let measured = measure(first, second)
            let (tau, rho) = Brute.measure(first, second)
            XCTAssertEqual(measured.kendall == nil, tau == nil, "round \(round)")
            if let tau { XCTAssertEqual(try XCTUnwrap(measured.kendall), tau, accuracy: 1e-9, "round \(round)") }
            if let rho { XCTAssertEqual(try XCTUnwrap(measured.spearman), rho, accuracy: 1e-9, "round \(round)") }
        }
    }

    func testNothingCanBeSaidOfOneOrOfEquals() {
        XCTAssertNil(measure([], []).kendall)
        XCTAssertNil(measure([4], [2]).spearman)
        XCTAssertNil(measure([1, 1, 1], [1, 2, 3]).kendall)
        XCTAssertNil(measure([1, 2, 3], [5, 5, 5]).spearman)
    }

    /// The square of n would be 6,400,000,000 pairs: this ends, and a shuffle is found to be one.
    func testEightyThousandShuffledAreChance() throws {
        let lot = SeededRandomness(seed: 9)
        var places = (0..<80_000).map { Int64($0) }
        for index in stride(from: places.count - 1, to: 0, by: -1) {
            places.swapAt(index, Int(lot.below(UInt64(index + 1))))
        }
        let measured = measure((0..<80_000).map { Int64($0) }, places)
        XCTAssertLessThan(abs(try XCTUnwrap(measured.deviations)), 4)
        XCTAssertLessThan(abs(try XCTUnwrap(measured.spearman)), 0.02)
        // Whoever is among the first thousand gets one place in ten from the front half: that is found.
        for index in 0..<1_000 where places[index] > 40_000 { places[index] -= 40_000 }
        let unfair = measure((0..<80_000).map { Int64($0) }, places)
        XCTAssertGreaterThan(abs(try XCTUnwrap(unfair.deviations)), 4)
    }
}

/// The definitions, pair by pair.
private enum Brute {
    static func measure(_ first: [Int64], _ second: [Int64]) -> (tau: Double?, rho: Double?) {
        var (agreeing, left, right) = (0, 0, 0)
        for one in first.indices {
            for other in first.indices where other > one {
                let (a, b) = ((first[one] - first[other]).signum(), (second[one] - second[other]).signum())
                agreeing += Int(a * b)
                left += Int(a * a)
                right += Int(b * b)
            }
        }
        guard left > 0, right > 0 else { return (nil, nil) }
        return (Double(agreeing) / (Double(left) * Double(right)).squareRoot(), rho(first, second))
    }

    private static func rho(_ first: [Int64], _ second: [Int64]) -> Double {
        func ranks(_ values: [Int64]) -> [Double] {
            values.map { value in
                let (less, same) = (values.count { $0 < value }, values.count { $0 == value })
                return Double(less) + Double(same - 1) / 2
            }
        }
        let (a, b) = (ranks(first), ranks(second))
        let count = Double(a.count)
        let (meanA, meanB) = (a.reduce(0, +) / count, b.reduce(0, +) / count)
        let both = zip(a, b).reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) }
        let (left, right) = (
            a.reduce(0) { $0 + ($1 - meanA) * ($1 - meanA) }, b.reduce(0) { $0 + ($1 - meanB) * ($1 - meanB) }
        )
        return both / (left * right).squareRoot()
    }
}
