import Foundation
import XCTest

@testable import TicketCore

/// The example in the document is a plan that the program reads.
final class FormatDocumentTests: XCTestCase {
    func testTheExampleIsRead() throws {
        let root = PlanFixtures.venues.deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("docs/seat-plan-format.md"), encoding: .utf8)
        let start = try XCTUnwrap(text.range(of: "```json\n"))
        let end = try XCTUnwrap(text.range(of: "```", range: start.upperBound..<text.endIndex))
        let plan = try SeatPlanFile.read(Array(text[start.upperBound..<end.lowerBound].utf8))
        XCTAssertEqual(plan.sections.map(\.key), ["P", "S", "B"])
        XCTAssertEqual(plan.sections[0].places, 0..<120)
        let stalls = PlanFixtures.rows(plan, section: 1)
        XCTAssertEqual(stalls.count, 10)
        XCTAssertTrue(stalls[0].hasSuffix("13 14 |15 16 17 18 19 20 21 22 23 24 25 26 27 28 29"), stalls[0])
        XCTAssertTrue(PlanFixtures.rows(plan, section: 2)[2].hasPrefix("C: 8 10 12"))
    }
}
