import XCTest

@testable import TicketCore

final class BestAvailableTests: XCTestCase {
    /// A random map on a random plan, and a request.
    private func scene(_ randomness: SeededRandomness) throws -> (AvailabilityMap, PlaceRequest) {
        let plan = try PlanFixtures.random(randomness)
        let density = randomness.below(101)
        let states: [PlaceState] = [.held, .sold, .blocked]
        let taken = (0..<plan.count).filter { _ in randomness.below(100) < density }
            .map { PlaceChange($0, states[Int(randomness.below(3))]) }
        var request = PlaceRequest(count: Int(1 + randomness.below(6)))
        if randomness.below(3) == 0 { request.categories = [Int(randomness.below(2))] }
        if randomness.below(4) == 0 { request.section = Int(randomness.below(2)) }
        request.avoidsRestrictedView = randomness.below(4) == 0
        return (AvailabilityMap(plan: plan, taken: taken), request)
    }

    func testEveryAnswerIsAsGoodAsTryingEverything() throws {
        let randomness = SeededRandomness(seed: 2014)
        var seen = (together: 0, split: 0, none: 0, orphan: 0)
        for round in 0..<4000 {
            let (map, request) = try scene(randomness)
            let oracle = BestAvailableOracle(map: map, request: request)
            let groups = oracle.groups()
            let answer = BestAvailable(plan: map.plan).choice(request, in: map)
            switch answer {
            case .together(let places):
                seen.together += 1
                XCTAssertTrue(groups.contains(places), "round \(round): \(places)")
                let tidy = groups.filter { oracle.orphans($0).isEmpty }
                if tidy.isEmpty { seen.orphan += 1 }
                let best = (tidy.isEmpty ? groups : tidy).map(oracle.cost).min() ?? 0
                XCTAssertEqual(oracle.orphans(places).isEmpty, !tidy.isEmpty, "round \(round)")
                XCTAssertEqual(oracle.cost(places), best, accuracy: best * 1e-5, "round \(round)")
            case .split(let split):
                seen.split += 1
                XCTAssertTrue(groups.isEmpty, "round \(round)")
                let best = try XCTUnwrap(oracle.bestSplit())
                XCTAssertEqual(split.count, best.groups, "round \(round)")
                XCTAssertEqual(split.map(\.count).min(), best.smallest, "round \(round)")
                check(split, request, oracle, round)
            case .none(let left):
                seen.none += 1
                XCTAssertEqual(left, oracle.stretches().reduce(0, +), "round \(round)")
                XCTAssertLessThan(left, request.count)
            }
        }
        XCTAssertGreaterThan(min(seen.together, seen.split, seen.none, seen.orphan), 100, "\(seen)")
    }

    private func check(_ split: [[Int]], _ request: PlaceRequest, _ oracle: BestAvailableOracle, _ round: Int) {
        let all = split.flatMap { $0 }
        XCTAssertEqual(all.count, request.count, "round \(round)")
        XCTAssertEqual(Set(all).count, request.count, "round \(round)")
        XCTAssertTrue(all.allSatisfy(oracle.isWanted), "round \(round)")
        XCTAssertEqual(split.map(\.count), split.map(\.count).sorted(by: >), "round \(round)")
        for group in split {
            XCTAssertTrue(zip(group, group.dropFirst()).allSatisfy { oracle.map.plan.areNeighbours($0, $1) })
        }
    }

    func testConcurrentBuyersAreSpreadOverPlacesWithoutOverlap() throws {
        let plan = try PlanFixtures.venue("gdansk-stadium.json")
        let finder = BestAvailable(plan: plan)
        let map = AvailabilityMap(plan: plan)
        var taken: Set<Int> = []
        var all = map
        for skipped in 0..<40 {
            guard case .together(let places) = finder.choice(PlaceRequest(count: 3), in: map, skipping: skipped) else {
                return XCTFail("no neighbours on a fresh plan")
            }
            XCTAssertTrue(taken.isDisjoint(with: places))
            taken.formUnion(places)
            XCTAssertEqual(BestAvailableOracle(map: all, request: PlaceRequest(count: 3)).orphans(places), [])
            all = all.applying(changes: places.map { PlaceChange($0, .sold) })
        }
        let row = try XCTUnwrap(plan.row(of: finder.choice(PlaceRequest(count: 3), in: map).places?.first ?? 0))
        let few = AvailabilityMap(
            plan: plan,
            taken: (0..<plan.count).filter { !plan.rows[row].places.prefix(4).contains($0) }
                .map { PlaceChange($0, .sold) })
        let last = finder.choice(PlaceRequest(count: 3), in: few, skipping: 9)
        XCTAssertEqual(last.places?.count, 3, "the only block is offered to all")
    }

    func testTheStadiumSellsOutToTheLastSeatWithoutAnyPlaceTwice() throws {
        let plan = try PlanFixtures.venue("torwar-hall.json")
        let finder = BestAvailable(plan: plan)
        let randomness = SeededRandomness(seed: 3)
        var map = AvailabilityMap(plan: plan)
        let special = (0..<plan.count).filter { !plan.flags(of: $0).isDisjoint(with: [.accessible, .companion]) }
        while map.total.free > special.count {
            var request = PlaceRequest(count: Int(1 + randomness.below(6)))
            let answer = finder.choice(request, in: map, skipping: Int(randomness.below(4)))
            if case .none(let left) = answer {
                XCTAssertEqual(left, map.total.free - special.count)
                request.count = 1
            }
            let places = try XCTUnwrap(answer.places ?? finder.choice(request, in: map).places)
            XCTAssertTrue(places.allSatisfy { map[$0] == .free })
            map = map.applying(changes: places.map { PlaceChange($0, .sold) })
        }
        XCTAssertTrue(special.allSatisfy { map[$0] == .free }, "kept for who asks for them")
        XCTAssertEqual(finder.choice(PlaceRequest(count: 1), in: map), .none(left: 0))
    }

    func testAccessiblePlacesComeWithTheirCompanions() throws {
        let plan = try PlanFixtures.venue("gdansk-stadium.json")
        let finder = BestAvailable(plan: plan)
        let map = AvailabilityMap(plan: plan)
        var request = PlaceRequest(count: 2)
        request.accessible = 1
        let pair = try XCTUnwrap(finder.choice(request, in: map).places)
        XCTAssertEqual(pair.count { plan.flags(of: $0).contains(.accessible) }, 1)
        XCTAssertEqual(pair.count { plan.flags(of: $0).contains(.companion) }, 1)
        XCTAssertTrue(plan.areNeighbours(pair[0], pair[1]))

        request.count = 4
        guard case .split(let groups) = finder.choice(request, in: map) else { return XCTFail("not a split") }
        XCTAssertEqual(groups.map(\.count), [2, 2])
        XCTAssertEqual(groups[0].count { plan.flags(of: $0).contains(.accessible) }, 1)
        XCTAssertTrue(groups[1].allSatisfy { plan.flags(of: $0).isDisjoint(with: [.accessible, .companion]) })
    }

    func testStandingAreas() throws {
        let plan = try PlanFixtures.venue("gdansk-stadium.json")
        let finder = BestAvailable(plan: plan)
        let circle = try XCTUnwrap(plan.sectionIndex(key: "GC"))
        let first = plan.sections[circle].places.lowerBound
        let map = AvailabilityMap(plan: plan, taken: [PlaceChange(first + 1, .sold)])
        var request = PlaceRequest(count: 3)
        XCTAssertEqual(finder.choice(request, in: map).places?.contains { plan.row(of: $0) == nil }, false)
        request.section = circle
        XCTAssertEqual(finder.choice(request, in: map), .together([first, first + 2, first + 3]))
        XCTAssertEqual(finder.choice(request, in: map, skipping: 1), .together([first + 4, first + 5, first + 6]))
        request.section = nil
        request.categories = [try XCTUnwrap(plan.categoryIndex(key: "gc"))]
        XCTAssertEqual(finder.choice(request, in: map).places?.first, first)
        let full = AvailabilityMap(
            plan: plan, taken: plan.sections[circle].places.dropFirst(2).map { PlaceChange($0, .held) })
        XCTAssertEqual(finder.choice(request, in: full), .none(left: 2))
    }
}
