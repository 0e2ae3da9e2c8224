import TicketCore
import XCTest

final class JSONTests: XCTestCase {
    private func read(_ bytes: [UInt8]) throws -> JSON { try JSON.read(bytes, JSON.Limits(depth: 8, members: 64)) }

    func testAFaultNamesItsPlace() {
        let bytes = Array("{\n\n\"a\" 1}".utf8)
        XCTAssertThrowsError(try read(bytes)) { error in
            let fault = error as? JSON.Fault
            XCTAssertEqual(fault, JSON.Fault(what: "\":\" is expected", byte: 7))
            XCTAssertEqual(fault?.line(in: bytes), 3)
        }
    }

    func testEveryKindOfValue() throws {
        let text = #" {"a":[1,-2,0.5,1e2,true,false,null],"b":"x","c":{"d":"\u0105\n\ud83c\udfab\/"}} "#
        XCTAssertEqual(
            try read(Array(text.utf8)),
            .object([
                .init(
                    name: "a",
                    value: .array([
                        .integer(1), .integer(-2), .number(0.5), .number(100), .bool(true), .bool(false), .null,
                    ])),
                .init(name: "b", value: .string("x")),
                .init(name: "c", value: .object([.init(name: "d", value: .string("ą\n🎫/"))])),
            ]))
    }

    func testWhatIsNotJSON() {
        let bad = [
            "", " ", "{", "}", "[1,]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "01", "+1", "1.", ".5", "1e", "--1", "tru",
            "nul", "\"", "\"\u{1}\"", "\"\\x\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\u00g0\"",
            "1 2",
            "{\"a\":1,\"a\":2}", "NaN", "1e999", "'a'", "[1", "\"\\u12", "/**/1",
        ]
        for text in bad { XCTAssertThrowsError(try read(Array(text.utf8)), text) }
        XCTAssertThrowsError(try read([0x22, 0xFF, 0x22]), "not UTF-8")
        XCTAssertThrowsError(try read([0x22, 0x5C, 0x6E, 0xC3, 0x22]), "half a character after an escape")
    }

    func testEveryPrefixIsRefused() {
        let whole = Array(#"{"best":{"count":2,"category":"a\u0105"},"x":[true,-1.5e3]}"#.utf8)
        XCTAssertNoThrow(try read(whole))
        for length in whole.indices { XCTAssertThrowsError(try read(Array(whole[..<length])), "\(length)") }
    }

    func testDepthAndWidthEnd() {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        XCTAssertNoThrow(try read(nested(8)))
        XCTAssertThrowsError(try read(nested(8 + 1)))
        XCTAssertThrowsError(try read(Array(String(repeating: "[", count: 60_000).utf8)))
        let members = (0..<65).map { "\"m\($0)\":1" }.joined(separator: ",")
        XCTAssertThrowsError(try read(Array("{\(members)}".utf8)))
    }

    func testWholeNumbers() throws {
        let cases: [(String, Int?)] = [
            ("1", 1), ("1.0", 1), ("2e1", 20), ("-3", -3), ("1.5", nil), ("1e300", nil), ("\"1\"", nil), ("true", nil),
            ("99999999999999999999", nil),
        ]
        for (text, whole) in cases { XCTAssertEqual(try read(Array(text.utf8)).wholeNumber, whole, text) }
    }

    func testWhatIsWrittenIsRead() throws {
        let odd = "a\"b\\c\n\u{1}\u{7f}\u{2028}ł🎫"
        let bytes = JSONWriter.object { json in
            json.member("text", odd)
            json.member("none", String?.none)
            json.array("list", [1, 2]) { $0.value($1) }
            json.object("object") { $0.member("yes", true) }
            json.array("empty", [Int]()) { $0.value($1) }
            json.array("mixed") { json in
                json.value("<b>")
                json.value(1.25, decimals: 1)
                json.value(-.infinity, decimals: 2)
            }
        }
        XCTAssertEqual(
            try read(bytes),
            .object([
                .init(name: "text", value: .string(odd)), .init(name: "none", value: .null),
                .init(name: "list", value: .array([.integer(1), .integer(2)])),
                .init(name: "object", value: .object([.init(name: "yes", value: .bool(true))])),
                .init(name: "empty", value: .array([])),
                .init(name: "mixed", value: .array([.string("<b>"), .number(1.3), .number(0)])),
            ]))
        XCTAssertFalse(bytes.contains(UInt8(ascii: "<")), "a script element that holds the text must not end in it")
    }
}
