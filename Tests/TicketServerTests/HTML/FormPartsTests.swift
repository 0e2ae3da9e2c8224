// Labels, hints and errors belong to their field for every reader.

import TicketCore
import XCTest

@testable import TicketServer

final class FormPartsTests: XCTestCase {
    func testAFieldNamesItsHintAndItsError() {
        let field = Field(
            label: "E-mail", name: "email", type: "email", value: "a\"b", autocomplete: "email", hint: "H", error: "E")
        let text = field.html.text
        XCTAssertTrue(text.contains("<label for=\"email\">E-mail</label>"))
        XCTAssertTrue(text.contains("value=\"a&quot;b\""))
        XCTAssertTrue(text.contains("aria-describedby=\"email-hint email-error\""))
        XCTAssertTrue(text.contains("aria-invalid=\"true\""))
        XCTAssertTrue(text.contains(" required"))
    }

    func testAnOptionalFieldWithoutWordsSaysNothingMore() {
        let text = Field(label: "Phone", name: "phone", isRequired: false).html.text
        XCTAssertFalse(text.contains("required") || text.contains("describedby") || text.contains("invalid"))
    }

    func testChoicesMarkTheSelectedOne() {
        let text = Choices(label: "L", name: "n", options: [("a", "A"), ("b", "B")], selected: "b").html.text
        XCTAssertTrue(text.contains("<option value=\"a\">A</option><option value=\"b\" selected>B</option>"))
    }

    func testAStepperIsANumberFieldWithoutItsButtons() {
        let text = Stepper(label: "Tickets", name: "count", value: 2, lowest: 1, highest: 6).html(English()).text
        XCTAssertTrue(text.contains("type=\"number\" inputmode=\"numeric\" min=\"1\" max=\"6\" step=\"1\" value=\"2\""))
        XCTAssertEqual(text.matches(of: /<button[^>]* hidden>/).count, 2)
    }

    func testAFormCarriesItsHiddenValuesEscaped() {
        let text = Components.form(to: .home, hidden: [("k", "<v>")], "x").text
        XCTAssertEqual(
            text, "<form method=\"post\" action=\"/\"><input type=\"hidden\" name=\"k\" value=\"&lt;v&gt;\">x</form>")
    }
}
