import XCTest

@testable import TicketCore

final class VenueFileTests: XCTestCase {
    func testNumbersRunAsTheFileSays() throws {
        let cases = [
            (#""rows":"1-2","seats":3,"step":[0,8]"#, ["1: 1 2 3", "2: 1 2 3"]),
            (#""rows":"B-A","seats":[2,3],"step":[0,8]"#, ["B: 1 2", "A: 1 2 3"]),
            (#""rows":"1","seats":4,"first":2,"by":2,"reverse":true"#, ["1: 8 6 4 2"]),
            (#""rows":"7","seats":4,"first":11,"aisles":[2]"#, ["7: 11 12 |13 14"]),
            (#""rows":"1-2","seats":4,"step":[0,8],"skip":["2/2-3"]"#, ["1: 1 2 3 4", "2: 1 |4"]),
            (#""rows":["A","AA"],"seats":2,"step":[0,8]"#, ["A: 1 2", "AA: 1 2"]),
            // 100 units hold 20 seats five units wide, 17 beside an aisle of 12.
            (#""rows":"1","aisles":[1]"#, ["1: 1 |2 " + (3...17).map { "\($0)" }.joined(separator: " ")]),
        ]
        for (block, expected) in cases {
            let file = PlanFixtures.file(PlanFixtures.section(#"{\#(block),"line":[[0,10],[100,10]]}"#))
            XCTAssertEqual(PlanFixtures.rows(try SeatPlanFile.read(file)), expected, block)
        }
    }

    func testSeatsStandCentredOnLinesAndArcs() throws {
        let line = try SeatPlanFile.read(
            PlanFixtures.file(PlanFixtures.section(#"{"rows":"1-2","line":[[0,10],[100,10]],"seats":2,"step":[1,8]}"#)))
        let places = (0..<4).map(line.position)
        XCTAssertEqual(places.map { ($0.x * 10).rounded() / 10 }, [47.5, 52.5, 48.5, 53.5])
        XCTAssertEqual(places.map(\.y), [10, 10, 18, 18])

        let arc = #"{"rows":"1-2","arc":{"centre":[0,0],"radius":100,"from":0,"to":90},"spacing":10,"step":8}"#
        let plan = try SeatPlanFile.read(PlanFixtures.file(PlanFixtures.section(arc)))
        for row in plan.rows {
            for place in row.places {
                let point = plan.position(of: place)
                let radius = (point.x * point.x + point.y * point.y).squareRoot()
                XCTAssertEqual(radius, row.label == "1" ? 100 : 108, accuracy: 0.01)
                XCTAssertTrue(SeatPlanPolygon.contains(plan.sections[0].outline, point))
            }
        }
        XCTAssertEqual(plan.rows.map(\.places.count), [15, 16], "the longer row holds more")
    }

    func testMarksReachTheirSeats() throws {
        let rows = #"{"rows":"1-3","line":[[0,10],[100,10]],"seats":6,"step":[0,8]}"#
        let marks = #","categories":{"b":["2-3/*"]},"accessible":["1/1"],"companion":["1/2"],"restricted":["*/5-6"]"#
        let plan = try SeatPlanFile.read(
            PlanFixtures.file(
                PlanFixtures.section(rows, more: marks),
                categories: ##"{"key":"a","name":"A","colour":"#AA0000"},{"key":"b","name":"B","colour":"#00aa00"}"##))
        func place(_ identity: String) throws -> Int { try XCTUnwrap(plan.place(identity: identity)) }
        XCTAssertEqual(plan.categories[plan.category(of: try place("S/1/6"))].key, "a")
        XCTAssertEqual(plan.categories[plan.category(of: try place("S/2/1"))].key, "b")
        XCTAssertEqual(plan.categories[0].colour, "#aa0000")
        XCTAssertEqual(plan.flags(of: try place("S/1/1")), .accessible)
        XCTAssertEqual(plan.flags(of: try place("S/1/2")), .companion)
        XCTAssertEqual(plan.flags(of: try place("S/3/5")), .restrictedView)
        XCTAssertEqual(plan.flags(of: try place("S/3/4")), [])
        XCTAssertGreaterThan(plan.remoteness(of: try place("S/3/5")), plan.remoteness(of: try place("S/3/2")))
    }

    func testTablesAndStandingAreas() throws {
        let plan = try SeatPlanFile.read(
            PlanFixtures.file(
                #"{"key":"T","kind":"tables","category":"a","tables":[{"tables":"1-2","at":[20,20],"step":[40,0],"chairs":4}]},"#
                    + #"{"key":"P","name":"Pit","kind":"standing","category":"a","capacity":7,"outline":[[0,50],[90,50],[90,90]]}"#
            ))
        XCTAssertEqual(PlanFixtures.rows(plan), ["1: 1 2 3 4", "2: 1 2 3 4"])
        XCTAssertEqual(plan.position(of: 0), PlanPoint(x: 20, y: 12), "the first chair is towards the top")
        XCTAssertEqual(plan.count, 15)
        XCTAssertEqual(plan.identity(of: 14), "P/7")
        XCTAssertEqual(plan.place(identity: "P/7"), 14)
        for foreign in ["P/8", "P/0", "P/07", "P/1/1", "T/1", "T/3/1", "X/1/1", ""] {
            XCTAssertNil(plan.place(identity: foreign), foreign)
        }
        XCTAssertNil(plan.label(of: 14).row)
        XCTAssertEqual(plan.label(of: 5).row, "2")
        XCTAssertEqual(plan.label(of: 5).seat, "2")
    }

    func testRefusalsNameThePlace() {
        let line = #""line":[[0,10],[100,10]]"#
        func rows(_ block: String, more: String = "") -> [UInt8] {
            PlanFixtures.file(PlanFixtures.section("{\(block)}", more: more))
        }
        let pit = #"{"key":"P","kind":"standing","category":"a","capacity":5,"outline":"#
        let cases: [([UInt8], String, SeatPlanRefusal.Reason)] = [
            (rows(#""rows":"1","seats":[0],\#(line)"#), "sections[0]", .noSeats),
            (PlanFixtures.file(""), "sections", .noSeats),
            (
                rows(#""rows":"1","seats":2,\#(line)},{"rows":"1","first":2,"seats":2,\#(line)"#),
                "sections[0].rows[1]",
                .duplicateSeat(section: "S", row: "1", seat: "2")
            ),
            (rows(#""rows":"1","seets":2,\#(line)"#), "sections[0].rows[0]", .unknownKey("seets", suggestion: "seats")),
            (rows(#""rows":"1","xyzzyx":2,\#(line)"#), "sections[0].rows[0]", .unknownKey("xyzzyx", suggestion: nil)),
            (rows(#""seats":2,\#(line)"#), "sections[0].rows[0]", .missingKey("rows")),
            (
                rows(#""rows":"1","seats":2,\#(line)"#, more: #","restricted":["1/9"]"#), "sections[0].restricted[0]",
                .expected("seats of section S")
            ),
            (
                rows(#""rows":"1","seats":2,\#(line)"#, more: #","categories":{"aa":["*/*"]}"#),
                "sections[0].categories.aa", .unknownCategory("aa", suggestion: "a")
            ),
            (PlanFixtures.file(pit + "[[0,0],[1,1]]}"), "sections[0].outline", .badPolygon("2 corners")),
            (
                PlanFixtures.file(pit + "[[0,0],[9,9],[9,0],[0,8]]}"), "sections[0].outline",
                .badPolygon("edges 0 and 2 cross")
            ),
            (PlanFixtures.file(pit + "[[0,0],[5,5],[9,9]]}"), "sections[0].outline", .badPolygon("no area")),
            (
                PlanFixtures.file(
                    pit.replacing("5", with: "262144") + "[[0,0],[9,0],[9,9]]},{"
                        + pit.dropFirst().replacing("\"P\"", with: "\"Q\"") + "[[0,0],[9,0],[9,9]]}"),
                "sections", .tooMany(count: 262_149, limit: 262_144)
            ),
            (
                PlanFixtures.file(pit + "[[0,0],[9,0],[9,9]]}," + pit + "[[0,0],[9,0],[9,9]]}"), "sections[1]",
                .duplicateSection("P")
            ),
            (
                PlanFixtures.file("", categories: #"{"key":"a","name":"A","colour":"red"}"#), "categories[0].colour",
                .expected("a colour as \"#1d4ed8\"")
            ),
            (Array("{".utf8), "", .notJSON("line 1: a name in quotes is expected")),
        ]
        for (bytes, path, reason) in cases {
            XCTAssertEqual(refusal(bytes), SeatPlanRefusal(at: path, reason), "\(path) \(reason)")
        }
        let text = refusal(rows(#""rows":"1","seets":2,\#(line)"#)).map { "\($0)" }
        XCTAssertEqual(text, #"sections[0].rows[0]: unknown key "seets"; did you mean "seats"?"#)
    }

    func testEveryCutOfAFileIsRefused() {
        let whole = PlanFixtures.file(PlanFixtures.section(#"{"rows":"1","seats":2,"line":[[0,1],[9,1]]}"#))
        XCTAssertNoThrow(try SeatPlanFile.read(whole))
        for length in whole.indices {
            guard case .notJSON = refusal(Array(whole[..<length]))?.reason else {
                return XCTFail("cut at \(length)")
            }
        }
    }
}
