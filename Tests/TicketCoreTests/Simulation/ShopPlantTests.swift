// The door in front of a server that answers 100 requests a second, and for five minutes only half of them.
//
//   swift test --filter ShopPlantTests      prints the table of docs/performance.md

import XCTest

@testable import TicketCore

final class ShopPlantTests: XCTestCase {
    private func sale(_ policy: ShopPlant.Policy, seed: UInt64 = 2_026, slowed: Bool = false) -> ShopPlant.Result {
        var plant = ShopPlant(policy, seed: seed)
        if slowed {
            plant.slowed = 900..<1_200
            plant.capacity = { (900..<1_200).contains($0) ? 50 : 100 }
        }
        let result = plant.run()
        print(
            "\(policy), \(slowed ? "half the capacity for 300 s" : "all is well"), seed \(seed): p99 above 1 s in",
            "\(result.slowSeconds) of 2,400 s, longest answer \(result.longestWait) s, \(result.finished) visits,",
            "\(result.turnedAway.values.reduce(0, +)) requests turned away")
        return result
    }

    /// The organiser's rate is a third too high for this server.
    func testTheDoorFindsOutWhatTheServerBears() {
        let ours = sale(.door)
        let aimd = sale(.aimd)
        let rate = sale(.rateOnly)
        XCTAssertEqual(ours.slowSeconds, 0)
        XCTAssertGreaterThan(aimd.slowSeconds, 300, "the plant has no dead time if this works")
        XCTAssertGreaterThan(rate.slowSeconds, 1_000)
        XCTAssertGreaterThan(ours.finished, aimd.finished, "fast and not at the price of the sale")
    }

    func testASlowServerPausesTheDoorAndStaysFast() throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            let result = sale(.door, seed: seed, slowed: true)
            let paused = try XCTUnwrap(result.pausedAfter, "seed \(seed): the door went on calling")
            XCTAssertLessThanOrEqual(paused, 2, "seed \(seed)")
            XCTAssertLessThanOrEqual(result.slowSecondsAfter10, 2, "seed \(seed): 290 s with half of the capacity")
            XCTAssertLessThanOrEqual(result.slowSeconds, 6, "seed \(seed): the first seconds, and none when it goes on")
            XCTAssertEqual(result.admitted, result.finished + result.inside, "seed \(seed): nobody is put out")
            XCTAssertNil(result.turnedAway[.pay], "seed \(seed): payments are never turned away")
            XCTAssertGreaterThan(result.finished, 13_000, "seed \(seed): and it goes on afterwards")
        }
        XCTAssertGreaterThan(sale(.aimd, slowed: true).slowSeconds, 300)
    }
}
