import XCTest

@testable import TicketCore

final class SectionDrawingTests: XCTestCase {
    func testCoordinatesLeadBackToTheSeats() throws {
        let plan = try PlanFixtures.venue("gdansk-stadium.json")
        for (index, section) in plan.sections.enumerated() {
            let drawing = SectionDrawing(plan, section: index)
            let bytes = drawing.coordinates()
            XCTAssertEqual(bytes.count, section.kind == .standing ? 0 : section.places.count * 4)
            for (offset, place) in section.places.enumerated() where section.kind != .standing {
                let x = Float(UInt16(bytes[offset * 4]) | UInt16(bytes[offset * 4 + 1]) << 8)
                let y = Float(UInt16(bytes[offset * 4 + 2]) | UInt16(bytes[offset * 4 + 3]) << 8)
                let point = plan.position(of: place)
                XCTAssertEqual(drawing.box.minX + x / drawing.scale, point.x, accuracy: 0.1)
                XCTAssertEqual(drawing.box.minY + y / drawing.scale, point.y, accuracy: 0.1)
            }
        }
    }

    func testTheOverviewFitsItsBoxAndItsBudget() throws {
        for name in try PlanFixtures.venueNames() {
            let plan = try PlanFixtures.venue(name)
            let overview = SectionOverview(plan)
            XCTAssertEqual(overview.shapes.count, plan.sections.count)
            for shape in overview.shapes {
                XCTAssertTrue(shape.path.hasPrefix("M") && shape.path.hasSuffix("z"), shape.path)
                let label = PlanPoint(
                    x: Float(shape.labelX) + plan.bounds.minX, y: Float(shape.labelY) + plan.bounds.minY)
                XCTAssertTrue(
                    SeatPlanPolygon.contains(plan.sections[shape.section].outline, label), "\(name) \(shape.key)")
                XCTAssertTrue((0...overview.width).contains(shape.labelX), shape.key)
                XCTAssertTrue((0...overview.height).contains(shape.labelY), shape.key)
                XCTAssertGreaterThanOrEqual(shape.labelSize, 6)
            }
            let bytes = overview.shapes.reduce(0) { $0 + $1.path.utf8.count }
            XCTAssertLessThan(bytes, 8_000, "\(name): the overview stands in the page")
            for index in plan.sections.indices {
                let drawing = SectionDrawing(plan, section: index)
                XCTAssertLessThan(drawing.coordinates().count, 12_000, "\(name) \(index)")
            }
        }
    }
}
