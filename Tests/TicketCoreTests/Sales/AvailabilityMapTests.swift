import XCTest

@testable import TicketCore

final class AvailabilityMapTests: XCTestCase {
    /// A pit of `places` standing places.
    private func pit(_ places: Int) throws -> SeatPlan {
        try SeatPlanFile.read(
            PlanFixtures.file(
                #"{"key":"P","kind":"standing","category":"a","capacity":\#(places),"outline":[[0,0],[9,0],[9,9]]}"#))
    }

    func testTheWholeMapIsTheFoldOfChangesFromAnyRevision() throws {
        let randomness = SeededRandomness(seed: 11)
        for round in 0..<40 {
            let plan = round % 2 == 0 ? try PlanFixtures.random(randomness) : try pit(1 + Int(randomness.below(300)))
            var map = AvailabilityMap(plan: plan, revision: 7)
            var model = Array(repeating: PlaceState.free, count: plan.count)
            var history = [model]
            for _ in 0..<60 {
                let changes = (0..<Int(randomness.below(9))).map { _ in
                    PlaceChange(
                        Int(randomness.below(UInt64(plan.count))), PlaceState.allCases[Int(randomness.below(4))])
                }
                let before = map
                map = map.applying(changes: changes)
                for change in changes { model[change.place] = change.state }
                XCTAssertEqual((0..<plan.count).map { map[$0] }, model)
                let touched = map.revision != before.revision
                XCTAssertEqual(map.revision - before.revision, touched ? 1 : 0)
                if touched { history.append(model) } else { XCTAssertEqual(model, history[history.count - 1]) }
                try checkCounts(map, model)
                checkFolds(map, history)
            }
        }
    }

    private func checkCounts(_ map: AvailabilityMap, _ model: [PlaceState]) throws {
        let plan = map.plan
        for state in PlaceState.allCases {
            XCTAssertEqual(map.total[state], model.count { $0 == state })
            for (index, section) in plan.sections.enumerated() {
                XCTAssertEqual(map.counts(section: index)[state], section.places.count { model[$0] == state })
            }
            for index in plan.categories.indices {
                let places = (0..<plan.count).filter { plan.category(of: $0) == index }
                XCTAssertEqual(map.counts(category: index)[state], places.count { model[$0] == state })
            }
        }
    }

    private func checkFolds(_ map: AvailabilityMap, _ history: [[PlaceState]]) {
        for (index, old) in history.enumerated() {
            guard let changes = map.changes(since: 7 + UInt64(index)) else { continue }
            var folded = old
            for change in changes { folded[change.place] = change.state }
            XCTAssertEqual(folded, history[history.count - 1], "since \(index)")
            XCTAssertEqual(changes.map(\.place), Set(changes.map(\.place)).sorted())
        }
        XCTAssertEqual(map.changes(since: map.revision), [])
        XCTAssertNil(map.changes(since: map.revision + 1), "a revision that has not been")
        XCTAssertNil(map.changes(since: 6), "older than the map")
    }

    func testTheLatestRevisionsAreKeptAndOldOnesForgotten() throws {
        var map = AvailabilityMap(plan: try pit(1000))
        for round in 0..<500 {
            map = map.applying(changes: [PlaceChange(round % 1000, .held)])
            let recent = max(0, map.revision - min(map.revision, 60))
            XCTAssertEqual(map.changes(since: recent)?.count, Int(map.revision - recent))
        }
        XCTAssertNil(map.changes(since: 0))
        let big = map.applying(changes: (0..<1000).map { PlaceChange($0, .sold) })
        XCTAssertNil(big.changes(since: map.revision), "more than the whole map is not worth sending")
        XCTAssertEqual(big.changes(since: big.revision), [])
        let next = big.applying(changes: [PlaceChange(3, .free)])
        XCTAssertEqual(next.changes(since: big.revision), [PlaceChange(3, .free)])
    }

    func testAReaderKeepsItsSnapshot() throws {
        let old = AvailabilityMap(plan: try pit(5), taken: [PlaceChange(0, .blocked)])
        let new = old.applying(changes: [PlaceChange(1, .sold)])
        XCTAssertEqual(old[1], .free)
        XCTAssertEqual(new[1], .sold)
        XCTAssertEqual(old.total.free, 4)
        XCTAssertEqual(new.freeIn(section: 0), 3)
    }

    func testBytesAsTheFormatSays() throws {
        let map = AvailabilityMap(plan: try pit(5), revision: 258)
            .applying(changes: [PlaceChange(0, .held), PlaceChange(1, .sold), PlaceChange(4, .blocked)])
        XCTAssertEqual(map.wholeBytes(), [3, 1, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0b0000_1001, 0b11])
        XCTAssertEqual(
            map.deltaBytes(since: 258),
            [2, 1, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 6, 0, 0, 0, 19, 0, 0, 0])
        XCTAssertNil(map.deltaBytes(since: 1))
        XCTAssertEqual(AvailabilityMap(plan: try pit(42_000)).wholeBytes().count, 10_512)
        XCTAssertEqual(AvailabilityMap(plan: try pit(32)).wholeBytes().count, 20)
    }
}
