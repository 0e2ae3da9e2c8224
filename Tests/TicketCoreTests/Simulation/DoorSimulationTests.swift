// The door against the two ways it could have been built, on whole sales of 42,000 seats with 200,000 waiting.
//
//   swift test --filter DoorSimulationTests      prints the table of docs/performance.md

import XCTest

@testable import TicketCore

final class DoorSimulationTests: XCTestCase {
    private func sale(
        _ policy: DoorSimulation.Policy, returners: Int = 0, _ showRate: @escaping (Int) -> Double
    ) -> DoorSimulation.Result {
        var simulation = DoorSimulation(policy, seed: 2_026)
        simulation.showRate = showRate
        simulation.returners = returners
        return simulation.run()
    }

    /// Time to sell out against the organiser's rate alone, at most this part of it.
    func testSellsOutSoonerThanARateWhateverTheShowRate() throws {
        let cases: [(name: String, part: Double, showRate: (Int) -> Double)] = [
            ("0.9", 0.97, { _ in 0.9 }), ("0.6", 0.75, { _ in 0.6 }), ("0.3", 0.45, { _ in 0.3 }),
            ("0.45, from 500 s on 0.9", 0.85, { $0 < 500 ? 0.45 : 0.9 }),
        ]
        for (name, part, showRate) in cases {
            let ours = sale(.door, showRate)
            let rateOnly = sale(.rateOnly, showRate)
            let time = try XCTUnwrap(ours.soldOutAfter, "show rate \(name)")
            let other = try XCTUnwrap(rateOnly.soldOutAfter)
            print(
                "show rate \(name): sold out after \(time) s, by rate only \(other) s;",
                "mean in the shop \(Int(ours.use)) and \(Int(rateOnly.use)), most \(ours.mostInside)")
            XCTAssertEqual(ours.sold, 42_000)
            XCTAssertLessThanOrEqual(ours.mostInside, 5_000, "show rate \(name): never above what the shop holds")
            XCTAssertLessThanOrEqual(Double(time), Double(other) * part, "show rate \(name)")
            XCTAssertEqual(
                ours.came, ours.admitted.count + ours.standing, "show rate \(name): nobody called is refused")
        }
    }

    func testWhoIsThrownOutComesBackAtTheDoor() {
        let result = sale(.door, returners: 500) { _ in 0.6 }
        XCTAssertEqual(result.sold, 42_000)
        XCTAssertLessThanOrEqual(result.mostInside, 5_000)
        XCTAssertGreaterThanOrEqual(result.waitsOfReturners.count, 490, "a few stand there when all is sold")
        let longest = result.waitsOfReturners.max() ?? .infinity
        print("500 came back: they stood at the door for \(longest) s at most")
        XCTAssertLessThan(longest, 60, "150,000 wait in the line; who was inside does not go to its end")
    }

    func testOneCallForEachWhoLeftStandsStill() throws {
        for showRate in [0.6, 0.3] {
            let result = sale(.oneForOne) { _ in showRate }
            XCTAssertNil(result.soldOutAfter, "the simulation has no no-shows if this sells")
            XCTAssertLessThan(result.sold, 21_000)
        }
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
