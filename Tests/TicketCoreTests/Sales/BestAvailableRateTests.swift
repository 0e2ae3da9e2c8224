// The best four places of the stadium, while it is empty and when 95 of 100 are sold. With BEST set, a measurement.
//
//   swift build -c release --build-tests -Xswiftc -enable-testing
//   BEST=1000 swift test -c release --skip-build -Xswiftc -enable-testing --filter BestAvailableRateTests

import Foundation
import XCTest

@testable import TicketCore

final class BestAvailableRateTests: XCTestCase {
    private static let wanted = ProcessInfo.processInfo.environment["BEST"].flatMap { Int(digits: $0) }

    func testAFreshStadiumGivesFourTogether() throws {
        let plan = try PlanFixtures.venue("gdansk-stadium.json")
        let answers = choose(in: AvailabilityMap(plan: plan), "fresh")
        for answer in answers {
            guard case .together(let places) = answer else { return XCTFail("\(answer)") }
            XCTAssertEqual(places.count, 4)
        }
    }

    func testANearlySoldStadiumGivesFourThatAreFree() throws {
        let plan = try PlanFixtures.venue("gdansk-stadium.json")
        let randomness = SeededRandomness(seed: 95)
        let sold = Set((0..<plan.count).filter { _ in randomness.below(100) < 95 })
        let answers = choose(in: AvailabilityMap(plan: plan, taken: sold.map { PlaceChange($0, .sold) }), "95 % sold")
        for answer in answers {
            let places = try XCTUnwrap(answer.places)
            XCTAssertEqual(places.count, 4)
            XCTAssertTrue(sold.isDisjoint(with: places))
        }
    }

    /// Answers for a request of every category in turn and of any, each on the same map.
    private func choose(in map: AvailabilityMap, _ name: String) -> [BestPlaces] {
        let finder = BestAvailable(plan: map.plan)
        // The standing area has no neighbours, and accessible places are given on request.
        let seated = map.plan.categories.indices.filter { map.counts(category: $0).free >= 200 }
        var times: [Duration] = []
        var answers: [BestPlaces] = []
        for round in 0..<(Self.wanted ?? 20) {
            var request = PlaceRequest(count: 4)
            if round % 2 == 1 { request.categories = [seated[round / 2 % seated.count]] }
            let begin = ContinuousClock.now
            answers.append(finder.choice(request, in: map))
            times.append(ContinuousClock.now - begin)
        }
        times.sort()
        if Self.wanted != nil { print("\(name): median \(times[times.count / 2]), longest \(times[times.count - 1])") }
        return answers
    }
}
