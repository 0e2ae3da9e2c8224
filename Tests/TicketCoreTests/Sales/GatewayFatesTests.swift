// The misbehaving gateway: its shares, its latency, and that a seed repeats it.

import XCTest

@testable import TicketCore

final class GatewayFatesTests: XCTestCase {
    private func habits(_ change: (inout GatewayHabits) -> Void) -> GatewayHabits {
        var habits = GatewayHabits()
        change(&habits)
        return habits
    }

    private func fates(_ habits: GatewayHabits, _ count: Int = 20_000) -> [PaymentFate] {
        (0..<count).map { habits.fate(payer: "fan-\($0)@example.org", attempt: 0) }
    }

    func testItBehavesUntilToldOtherwise() {
        XCTAssertEqual(Set(fates(GatewayHabits(), 500)), [PaymentFate()])
    }

    func testEachShareIsKept() {
        let bad = habits {
            $0.declined = 50_000
            $0.lost = 10_000
            $0.doubled = 300_000
            $0.reordered = 20_000
            $0.seed = 7
        }
        let fates = fates(bad)
        // Within four standard deviations of what is expected of so many.
        for (share, count) in [
            (0.05, fates.count(where: \.isDeclined)), (0.01, fates.count(where: \.isLost)),
            (0.3, fates.count(where: \.isDoubled)), (0.02, fates.count(where: \.isReordered)),
        ] {
            let expected = share * Double(fates.count)
            XCTAssertEqual(Double(count), expected, accuracy: 4 * (expected * (1 - share)).squareRoot(), "\(share)")
        }
        let always = habits { $0.declined = GatewayHabits.whole }
        XCTAssertTrue(self.fates(always, 200).allSatisfy(\.isDeclined))
    }

    func testTheLatencyIsLogNormalWithItsPercentile() {
        let slow = habits {
            $0.slowP95 = .milliseconds(2_400)
            $0.seed = 3
        }
        let times = fates(slow).map { $0.latency.inMilliseconds }.sorted()
        XCTAssertEqual(Double(times[times.count * 95 / 100]), 2_400, accuracy: 150)
        // exp(-0.9 · 1.6449) of it is the median of a log-normal time with that spread: 546 ms.
        XCTAssertEqual(Double(times[times.count / 2]), 546, accuracy: 25)
        XCTAssertLessThanOrEqual(times[times.count - 1], 60_000)
        XCTAssertGreaterThan(times[0], 0)
    }

    func testTheSameSeedIsTheSameDay() {
        var bad = habits {
            $0.declined = 200_000
            $0.doubled = 200_000
            $0.slowP95 = .seconds(2)
            $0.seed = 11
        }
        let first = fates(bad, 300)
        XCTAssertEqual(first, fates(bad, 300))
        // The fates of a buyer's tries are apart, and so are two seeds.
        XCTAssertNotEqual(first, (0..<300).map { bad.fate(payer: "fan-\($0)@example.org", attempt: 1) })
        bad.seed = 12
        XCTAssertNotEqual(first, fates(bad, 300))
    }

    /// More of one misfortune does not move the others.
    func testTheSharesAreDrawnApart() {
        let mild = fates(habits { $0.lost = 100_000 }, 500)
        let wild = fates(
            habits {
                $0.lost = 100_000
                $0.declined = 900_000
                $0.slowP95 = .seconds(1)
            }, 500)
        XCTAssertEqual(mild.map(\.isLost), wild.map(\.isLost))
    }
}
