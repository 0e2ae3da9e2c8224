// Cart and details: one form, nothing forgotten, errors beside their fields.

import TicketCore
import XCTest

@testable import TicketServer

final class CheckoutPagesTests: XCTestCase {
    private let say = English()

    func testEveryLineOfTheCartIsInOneFormWithItsTypeChosen() throws {
        let text = CartPage.html(PurchaseSamples.cart(), say).text
        let form = try XCTUnwrap(
            text.firstMatch(of: /<form method="post" action="[^"]*\/cart\/change">(.*?)<\/form>/.dotMatchesNewlines()))
        for (key, chosen) in [("s1", "adult"), ("s2", "reduced"), ("s3", "vip")] {
            let select = try XCTUnwrap(
                form.1.firstMatch(of: try Regex("<select[^>]*name=\"type-\(key)\".*?</select>").dotMatchesNewlines()))
            XCTAssertTrue(select.0.contains("value=\"\(chosen)\""))
            let selected = text[select.range].matches(of: /value="([a-z]+)"[^>]*selected/).map { String($0.1) }
            XCTAssertEqual(selected, [chosen])
            XCTAssertTrue(form.1.contains("name=\"remove\" value=\"\(key)\""), "\(key) cannot be removed")
        }
        for next in ["checkout", "seats", "update"] {
            XCTAssertTrue(form.1.contains("name=\"next\" value=\"\(next)\""), next)
        }
    }

    /// Two buttons that say "Remove" are told apart by their place.
    func testRemoveButtonsNameTheirPlace() {
        let text = CartPage.html(PurchaseSamples.cart(), say).text
        let labels = text.matches(of: /name="remove"[^>]*aria-label="([^"]*)"/).map { String($0.1) }
        XCTAssertEqual(labels.count, 4)
        XCTAssertEqual(Set(labels).count, 4)
        XCTAssertEqual(labels.first, "Remove G12, row 14, seat 21")
    }

    func testTheClockSaysHowOftenItCanBeExtended() {
        let many = CartPage.html(PurchaseSamples.cart(extensionsLeft: 9), say).text
        XCTAssertTrue(many.contains("/cart/extend"))
        XCTAssertTrue(many.contains(say.extensionsLeft(9)))
        let none = CartPage.html(PurchaseSamples.cart(extensionsLeft: 0), say).text
        XCTAssertFalse(none.contains("/cart/extend"))
        XCTAssertTrue(none.contains(say.extensionsLeft(0)))
    }

    func testExpiredCartSaysWhatHappenedAndNothingWasCharged() {
        let model = CartPage.Model(
            event: PurchaseSamples.event, state: .expired(places: 1, at: PurchaseSamples.now))
        let text = CartPage.html(model, say).text
        XCTAssertTrue(text.contains("Your seat was kept until 10:04"))
        XCTAssertTrue(text.contains("Nothing was charged"))
        XCTAssertTrue(text.contains(Route.seats(.english, Samples.gdansk).path))
    }

    func testWhatWasTypedComesBackWithErrorsBesideTheFields() throws {
        let errors = [
            FieldError(field: "email", message: say.emailInvalid),
            FieldError(field: "terms", message: say.termsNotAccepted),
        ]
        let hostile = "\"><script>alert(1)</script>"
        let text = CheckoutPage.html(PurchaseSamples.checkout(hostile, "zazolc@", errors: errors), say).text
        XCTAssertFalse(text.contains("<script>alert"))
        XCTAssertTrue(text.contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\""))
        XCTAssertTrue(text.contains("value=\"zazolc@\""))
        let email = try XCTUnwrap(text.firstMatch(of: /<input[^>]*id="email"[^>]*>/)).0
        XCTAssertTrue(email.contains("aria-invalid=\"true\""))
        XCTAssertTrue(email.contains("email-error"))
        let name = try XCTUnwrap(text.firstMatch(of: /<input[^>]*id="name"[^>]*>/)).0
        XCTAssertFalse(name.contains("aria-invalid"))
        for error in errors { XCTAssertTrue(text.contains("<a href=\"#\(error.field)\">\(error.message)</a>")) }
        XCTAssertTrue(text.contains("<title>\(say.errorSummaryTitle): "))
    }

    func testMoreTimeFromTheDetailsTakesTheFormAlong() throws {
        let text = CheckoutPage.html(PurchaseSamples.checkout("Anna", "a@example.com"), say).text
        let button = try XCTUnwrap(text.firstMatch(of: /<button[^>]*name="extend"[^>]*>/)).0
        XCTAssertTrue(button.contains("form=\"details\""))
        XCTAssertTrue(button.contains("formnovalidate"))
        XCTAssertTrue(text.contains("id=\"details\""))
    }

    func testThePayButtonNamesTheWholeAmount() {
        XCTAssertTrue(
            CheckoutPage.html(PurchaseSamples.checkout(), Polish()).text.contains("Zapłać 628,20\u{A0}zł</button>"))
    }

    /// Nobody may be asked for a card number on our pages (PCI DSS SAQ A).
    func testNoPageOfThePurchaseAsksForACard() {
        for page in EveryPage.all {
            XCTAssertNil(page.html.text.firstMatch(of: /autocomplete="cc-|name="(?:card|pan|cvc|cvv)/), page.name)
        }
    }

    func testTheTestGatewayOffersEveryAction() {
        let state = TestGatewayPage.State.open(until: PurchaseSamples.now, zone: PurchaseSamples.zone)
        let text = TestGatewayPage.html(PurchaseSamples.gateway(state), say).text
        for action in TestGatewayPage.Action.allCases {
            XCTAssertTrue(text.contains("name=\"action\" value=\"\(action.rawValue)\""), action.rawValue)
        }
        XCTAssertTrue(text.contains(say.gatewayTestMark))
        XCTAssertFalse(TestGatewayPage.html(PurchaseSamples.gateway(.closed), say).text.contains("<form"))
    }
}
