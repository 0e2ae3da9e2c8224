import XCTest

@testable import TicketCore

final class PlanJSONTests: XCTestCase {
    func testValues() throws {
        let cases: [(String, PlanJSON)] = [
            ("null", .null), (" true ", .bool(true)), ("-12.5e1", .number(-125)), ("0", .number(0)),
            (#""a\n\"ł😀""#, .string("a\n\"ł😀")), ("[]", .array([])), ("{}", .object([])),
            (#""\ud83d\ude00""#, .string("😀")), (#""\u0142""#, .string("ł")),
            (
                #"{"b":[1,2],"a":{}}"#,
                .object([
                    .init(key: "b", value: .array([.number(1), .number(2)])), .init(key: "a", value: .object([])),
                ])
            ),
        ]
        for (text, value) in cases { XCTAssertEqual(try PlanJSON.parse(Array(text.utf8)), value, text) }
    }

    func testWhatIsNotJSON() {
        let cases = [
            "", " ", "{", "[1,]", "{\"a\":1,}", "01", "1.", ".5", "+1", "1e", "nul", "tru", "'a'", "\"a", "\"\u{1}\"",
            #""\x""#, #""\ud83d""#, #""\ud83dx""#, #""\udc00""#, #"{"a":1,"a":2}"#, "1 2", "[1 2]", "{a:1}", "1e999",
            String(repeating: "[", count: 100),
        ]
        for text in cases { XCTAssertThrowsError(try PlanJSON.parse(Array(text.utf8)), text) }
        XCTAssertThrowsError(try PlanJSON.parse([0x22, 0xFF, 0x22]), "not UTF-8")
        XCTAssertEqual(
            refusal(Array("{\n\n\"a\" 1}".utf8)), SeatPlanRefusal(at: "", .notJSON("line 3: \":\" is expected")))
    }
}
