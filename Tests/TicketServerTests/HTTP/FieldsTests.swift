// Fields, tags and dates.

import TicketCore
import XCTest

@testable import TicketServer

final class FieldsTests: XCTestCase {
    func testListKeepsOrderAndDuplicates() {
        var fields: Fields = [.setCookie: "a=1", .vary: "Accept", .setCookie: "b=2"]
        XCTAssertEqual(fields["SET-COOKIE"], "a=1")
        XCTAssertEqual(fields.all(.setCookie), ["a=1", "b=2"])
        fields.set("set-cookie", "c=3")
        XCTAssertEqual(fields.list.map(\.value), ["Accept", "c=3"])
        fields.remove(.vary)
        XCTAssertNil(fields[.vary])
        XCTAssertEqual(fields.count, 1)
    }

    func testNoLineBreakPasses() {
        for bad in ["a\r\nb", "a\nb", "a\rb", "a\0", "\u{7f}", "\u{1b}[0m"] {
            XCTAssertNil(FieldValue(bad), bad.debugDescription)
            XCTAssertNil(FieldName(bad), bad.debugDescription)
        }
        for bad in ["", "a b", "a:", "é", "a\t"] { XCTAssertNil(FieldName(bad), bad) }
        let polish = "Zażółć, tab\t"
        XCTAssertEqual(FieldValue(polish)?.text, polish)
    }

    func testTokens() {
        let fields: Fields = [.connection: "keep-alive , Upgrade", .connection: "x"]
        XCTAssertTrue(fields.hasToken(.connection, "upgrade"))
        XCTAssertTrue(fields.hasToken(.connection, "x"))
        XCTAssertFalse(fields.hasToken(.connection, "keep"))
    }

    func testEntityTags() {
        let tag = Array("\"v1\"".utf8)
        for good in ["\"v1\"", "W/\"v1\"", "*", "\"a\", \"v1\"", "W/\"x\",W/\"v1\" "] {
            XCTAssertTrue(EntityTag.list(good.utf8Span.span, names: tag), good)
        }
        for bad in ["", "\"v2\"", "v1", "\"v1", "w/\"v1\"", "**"] {
            XCTAssertFalse(EntityTag.list(bad.utf8Span.span, names: tag), bad)
        }
        XCTAssertTrue(EntityTag.list("\"v1\"".utf8Span.span, names: Array("W/\"v1\"".utf8)))
    }

    func testDates() {
        let cases: [(Int64, String)] = [
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
        ]
        for (second, text) in cases { XCTAssertEqual(HTTPDate.text(Instant(milliseconds: second * 1000)), text) }
    }

    func testRequestIDsFromProxiesArePlain() {
        XCTAssertNotNil(RequestID(given: "abc-DEF_1.2"))
        for bad in ["", "a b", "a\n", String(repeating: "a", count: 65), "é"] {
            XCTAssertNil(RequestID(given: bad), bad)
        }
    }
}
