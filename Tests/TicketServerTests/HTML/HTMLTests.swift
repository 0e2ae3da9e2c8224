// The HTML type: what is escaped, what is trusted, what an address may be.

import TicketCore
import XCTest

@testable import TicketServer

final class HTMLTests: XCTestCase {
    func testTextIsEscapedWhereverItStands() {
        let table = [
            ("a & b", "a &amp; b"), ("<script>", "&lt;script&gt;"), ("\"quoted\"", "&quot;quoted&quot;"),
            ("it's", "it&#39;s"), ("", ""), ("&amp;", "&amp;amp;"), ("zażółć gęślą jaźń 🎫", "zażółć gęślą jaźń 🎫"),
            ("<", "&lt;"), ("plain", "plain"), ("''", "&#39;&#39;"),
        ]
        for (text, expected) in table {
            XCTAssertEqual(
                ("<p title=\"\(text)\">\(text)</p>" as HTML).text, "<p title=\"\(expected)\">\(expected)</p>")
        }
    }

    func testEveryCharacterOfASCIIEitherStaysOrIsAnEntity() {
        let entities = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]
        for byte in UInt8(0)..<128 {
            let character = String(UnicodeScalar(byte))
            XCTAssertEqual(("\(character)" as HTML).text, entities[character] ?? character)
        }
    }

    func testHTMLAndNumbersAndRoutesAreNotEscaped() {
        let bold: HTML = "<b>\("x < y")</b>"
        let absent: HTML? = nil
        XCTAssertEqual(("\(bold)\(absent)\(42)" as HTML).text, "<b>x &lt; y</b>42")
        XCTAssertEqual(("\(Route.events(.polish))" as HTML).text, "/pl")
    }

    func testAConditionalStringInAHoleIsTextNotMarkup() {
        let isNew = true
        XCTAssertEqual(("\(isNew ? "<b>" : "")" as HTML).text, "&lt;b&gt;")
    }

    func testRepetitionAndCondition() {
        func item(_ number: Int) -> HTML { "<li>\(number)</li>" }
        XCTAssertEqual(("<ul>\(each: 1...3, item)</ul>" as HTML).text, "<ul><li>1</li><li>2</li><li>3</li></ul>")
        XCTAssertEqual(("\(if: true, "<i>")\(if: false, "<u>")" as HTML).text, "<i>")
        XCTAssertEqual(("<a>" + "\("&")" as HTML).text, "<a>&amp;")
    }

    func testAddressesFromData() {
        let kept = ["https://example.com/a?b=c", "HTTPS://example.com", "mailto:a@example.com", "/pl/e/1#terms"]
        for url in kept { XCTAssertEqual(("\(url: url)" as HTML).text, url) }
        XCTAssertEqual(("\(url: "https://e.example/?a=1&b='")" as HTML).text, "https://e.example/?a=1&amp;b=&#39;")
        let refused = [
            "javascript:alert(1)", "http://example.com", "//evil.example", "/\\evil.example", "/\t/evil.example",
            " https://x",
            "data:text/html,x", "https:evil", "", "relative", "https://x\u{7F}", "java\nscript:alert(1)", "vbscript:x",
        ]
        for url in refused { XCTAssertEqual(("\(url: url)" as HTML).text, "#", url) }
    }

    func testDataBlocksCannotEndTheirScript() {
        let data = LinkedData.object([
            ("name", .text("</script><!-- & \"quoted\" \\ \u{1}ł")), ("list", .list([.number(-3), .text("x")])),
            ("none", .object([])),
        ])
        XCTAssertEqual(
            ("\(json: data)" as HTML).text,
            #"{"name":"\u003c/script>\u003c!-- & \"quoted\" \\ \u0001ł","list":[-3,"x"],"none":{}}"#)
    }
}
