import XCTest

@testable import TicketCore

final class PretixPlanTests: XCTestCase {
    private func seat(_ guid: String, _ number: String, x: Int, category: String = "Red") -> String {
        #"{"seat_guid":"\#(guid)","seat_number":"\#(number)","category":"\#(category)","position":{"x":\#(x),"y":0},"radius":10}"#
    }

    private func file(_ seats: [String], areas: String = "[]") -> [UInt8] {
        Array(
            """
            {"name":"Theatre","size":{"width":400,"height":300},"categories":[{"name":"Red","color":"#F00"},{"name":"Blue"}],
             "zones":[{"name":"Stalls","zone_id":"st","position":{"x":100,"y":200},"areas":\(areas),
               "rows":[{"row_number":"A","row_number_position":"both","position":{"x":5,"y":7},"seats":[\(seats.joined(separator: ","))]}]},
              {"name":"Drawing","position":{"x":0,"y":0},"rows":[]}]}
            """.utf8)
    }

    func testSeatsStandWhereZoneRowAndSeatAddUp() throws {
        let stage =
            #"[{"shape":"rectangle","rectangle":{"width":80,"height":20},"position":{"x":-20,"y":-100},"text":{"text":"Main stage"}}]"#
        let seats = [
            seat("g1", "1", x: 0), seat("g2", "2", x: 25), seat("g3", "3a", x: 50),
            seat("g4", "4", x: 130, category: "Blue"),
        ]
        let plan = try SeatPlanFile.read(file(seats, areas: stage), key: "theatre")
        XCTAssertEqual(plan.key, "theatre")
        XCTAssertEqual(plan.sections.map(\.key), ["st"], "a zone without seats is no section")
        XCTAssertEqual(PlanFixtures.rows(plan), ["A: 1 2 3a |4"], "the wide gap is an aisle")
        XCTAssertEqual(plan.position(of: 1), PlanPoint(x: 130, y: 207))
        XCTAssertEqual(plan.categories.map(\.colour), ["#ff0000", "#7f7f7f"])
        XCTAssertEqual(plan.category(of: 3), 1)
        XCTAssertEqual(plan.stage.label, "Main stage")
        XCTAssertEqual(plan.stage.focus, PlanPoint(x: 120, y: 110))
        XCTAssertGreaterThan(plan.stage.facing.y, 0.7, "it faces the seats")
        XCTAssertEqual(plan.place(identity: "st/A/3a"), 2)
    }

    func testTheSameRefusalsAsOurOwnFormat() {
        XCTAssertEqual(
            refusal(file([seat("g1", "1", x: 0), seat("g1", "2", x: 9)])),
            SeatPlanRefusal(
                at: "zones[0].rows[0].seats[1]", .duplicateSeat(section: "g1", row: "A", seat: "2")))
        XCTAssertEqual(
            refusal(file([seat("g1", "1", x: 0), seat("g2", "1", x: 9)])),
            SeatPlanRefusal(at: "zones[0].rows[0]", .duplicateSeat(section: "st", row: "A", seat: "1")))
        XCTAssertEqual(
            refusal(file([seat("g1", "1", x: 0, category: "Read")])),
            SeatPlanRefusal(
                at: "zones[0].rows[0].seats[0].category", .unknownCategory("Read", suggestion: "Red")))
        XCTAssertEqual(refusal(file([])), SeatPlanRefusal(at: "sections", .noSeats))
        let crossed =
            #"[{"shape":"polygon","polygon":{"points":[{"x":0,"y":0},{"x":9,"y":9},{"x":9,"y":0},{"x":0,"y":8}]},"position":{"x":0,"y":0},"text":"stage"}]"#
        XCTAssertEqual(
            refusal(file([seat("g1", "1", x: 0)], areas: crossed)),
            SeatPlanRefusal(at: "zones[0].areas[0].polygon.points", .badPolygon("edges 0 and 2 cross")))
    }
}
