import XCTest

@testable import TicketCore

/// The shipped venues hold what they promise and look as they should.
final class VenuesTests: XCTestCase {
    func testThePlacesThatThereAre() throws {
        let counts = try Dictionary(
            uniqueKeysWithValues: PlanFixtures.venueNames().map { name in
                let plan = try PlanFixtures.venue(name)
                XCTAssertEqual(plan.key + ".json", name)
                return (plan.key, plan.count)
            })
        XCTAssertEqual(counts["gdansk-stadium"], 42_000)
        XCTAssertEqual(counts["ergo-arena"], 11_000)
        XCTAssertEqual(counts["warszawa-open-air"], 15_000)
        XCTAssertEqual(counts.count, 5)
        XCTAssertTrue(try PlanFixtures.venue("warszawa-open-air.json").sections.allSatisfy { $0.kind == .standing })
    }

    func testEverySeatStandsInItsOwnSectionOnly() throws {
        for name in try PlanFixtures.venueNames() {
            let plan = try PlanFixtures.venue(name)
            for place in 0..<plan.count where plan.row(of: place) != nil {
                let point = plan.position(of: place)
                for (index, section) in plan.sections.enumerated() {
                    let inside = SeatPlanPolygon.contains(section.outline, point)
                    guard inside == (index == plan.section(of: place)) else {
                        return XCTFail("\(name): \(plan.identity(of: place)) and section \(section.key)")
                    }
                }
                XCTAssertFalse(SeatPlanPolygon.contains(plan.stage.outline, point))
            }
        }
    }

    func testNoSeatStandsOnAnother() throws {
        for name in try PlanFixtures.venueNames() {
            let plan = try PlanFixtures.venue(name)
            var cells: [SIMD2<Int>: [PlanPoint]] = [:]
            for place in 0..<plan.count where plan.row(of: place) != nil {
                let point = plan.position(of: place)
                let cell = SIMD2(Int(point.x / 8), Int(point.y / 8))
                for (x, y) in [(-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 0), (0, 1), (1, -1), (1, 0), (1, 1)] {
                    for other in cells[cell &+ SIMD2(x, y), default: []] {
                        let (dx, dy) = (other.x - point.x, other.y - point.y)
                        XCTAssertGreaterThan((dx * dx + dy * dy).squareRoot(), 4.4, plan.identity(of: place))
                    }
                }
                cells[cell, default: []].append(point)
            }
        }
    }

    func testIdentitiesLeadBackAndAreUnique() throws {
        let plan = try PlanFixtures.venue("gdansk-stadium.json")
        var seen: Set<String> = []
        for place in 0..<plan.count {
            let identity = plan.identity(of: place)
            XCTAssertTrue(seen.insert(identity).inserted, identity)
            if place % 13 == 0 { XCTAssertEqual(plan.place(identity: identity), place) }
        }
        for (index, row) in plan.rows.enumerated() {
            XCTAssertEqual(plan.row(of: row.places.lowerBound), index)
            XCTAssertEqual(plan.row(of: row.places.upperBound - 1), index)
        }
    }

    func testAccessiblePlacesHaveACompanionSeatBesideThem() throws {
        for name in try PlanFixtures.venueNames() where name != "warszawa-open-air.json" {
            let plan = try PlanFixtures.venue(name)
            let accessible = (0..<plan.count).filter { plan.flags(of: $0).contains(.accessible) }
            XCTAssertGreaterThan(accessible.count, 0, name)
            for place in accessible {
                XCTAssertTrue(plan.areNeighbours(place, place + 1), plan.identity(of: place))
                XCTAssertTrue(plan.flags(of: place + 1).contains(.companion), plan.identity(of: place))
            }
        }
    }
}
