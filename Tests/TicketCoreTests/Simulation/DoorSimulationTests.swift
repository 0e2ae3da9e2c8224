// The door against the two ways it could have been built, on whole sales.

import XCTest

@testable import TicketCore

final class DoorSimulationTests: XCTestCase {
    private func sale(
        _ policy: DoorSimulation.Policy, _ showRate: @escaping (Int) -> Double
    ) -> DoorSimulation.Result {
        var simulation = DoorSimulation(policy, seed: 2_026)
        simulation.showRate = showRate
        return simulation.run()
    }

    func testSellsOutWhateverTheShowRateAndNeverExceedsTheShop() throws {
        for (showRate, ratio) in [(0.9, 1.0), (0.6, 0.75), (0.3, 0.45)] {
            let ours = sale(.door) { _ in showRate }
            let rateOnly = sale(.rateOnly) { _ in showRate }
            let time = try XCTUnwrap(ours.soldOutAfter, "show rate \(showRate)")
            let other = try XCTUnwrap(rateOnly.soldOutAfter)
            print("show rate \(showRate): \(time) s, rate only \(other) s; use \(Int(ours.use)); ŝ \(ours.showRate)")
            XCTAssertEqual(ours.sold, 42_000)
            XCTAssertLessThanOrEqual(ours.mostInside, 5_000)
            XCTAssertLessThanOrEqual(Double(time), Double(other) * ratio, "show rate \(showRate)")
        }
    }

    func testOneCallForEachWhoLeftStandsStill() throws {
        for showRate in [0.6, 0.3] {
            let result = sale(.oneForOne) { _ in showRate }
            XCTAssertNil(result.soldOutAfter, "the simulation has no no-shows if this sells")
            XCTAssertLessThan(result.sold, 21_000)
        }
    }

    func testAJumpOfTheShowRateBreaksNothing() throws {
        let result = sale(.door) { second in second < 500 ? 0.45 : 0.9 }
        XCTAssertEqual(result.sold, 42_000)
        XCTAssertLessThanOrEqual(result.mostInside, 5_000)
    }

    func testTheLastSeatsSell() throws {
        var simulation = DoorSimulation(.door, seed: 7)
        simulation.seats = 30
        simulation.waiting = 4_000
        simulation.shoppers = 500
        simulation.showRate = { _ in 0.3 }
        let result = simulation.run()
        XCTAssertEqual(result.sold, 30)
        XCTAssertLessThan(result.mostInside, 100, "the stock, not the shop, is the limit")
    }

    func testOneSeedIsOneLife() {
        let (one, other) = (sale(.door) { _ in 0.7 }, sale(.door) { _ in 0.7 })
        XCTAssertEqual(one.admitted, other.admitted)
        XCTAssertEqual(one.soldOutAfter, other.soldOutAfter)
    }
}
