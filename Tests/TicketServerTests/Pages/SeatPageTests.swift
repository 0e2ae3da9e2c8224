// Seat choice: everything works as a form; maps only repeat what the lists say.

import TicketCore
import XCTest

@testable import TicketServer

final class SeatPageTests: XCTestCase {
    func testBestAvailableComesFirstAndIsAForm() throws {
        let text = SeatOverviewPage.html(SeatSamples.overview, English()).text
        let best = try XCTUnwrap(text.range(of: "action=\"/en/e/\(Samples.gdansk)/best\""))
        let map = try XCTUnwrap(text.range(of: "class=\"venue\""))
        XCTAssertLessThan(best.lowerBound, map.lowerBound)
        for name in ["count", "category", "accessible", "avoid-restricted"] {
            XCTAssertTrue(text.contains("name=\"\(name)\""), name)
        }
        XCTAssertTrue(text.contains("<option value=\"2\">Trybuna I, 349,00 zł</option>"))
    }

    func testAHallWhoseSaleIsOverOffersNoSeats() {
        var model = SeatSamples.overview
        model.sale = .closed
        let text = SeatOverviewPage.html(model, English()).text
        XCTAssertFalse(text.contains("/best\""))
        XCTAssertTrue(text.contains("class=\"venue\""))
    }

    func testEverySectionIsALinkOnTheMapAndInTheList() {
        let text = SeatOverviewPage.html(SeatSamples.overview, English()).text
        for section in SeatSamples.overview.sections {
            let address = Route.section(.english, Samples.gdansk, section.key).path
            XCTAssertEqual(text.split(separator: "href=\"\(address)\"").count, 3, section.key)
        }
        XCTAssertTrue(text.contains("aria-label=\"Sektor 101: 349,00 zł, 611 free\""))
        XCTAssertTrue(text.contains("aria-label=\"Sektor 104: 349,00 zł, none free now\""))
    }

    func testASectionIsAFormOfBoxesThatNeedsNoScript() {
        let text = SectionPage.html(SeatSamples.section(), English()).text
        let boxes = text.matches(of: /<input type="checkbox" name="place" value="(\d+)"( checked)?( disabled)?>/)
        let seats = SeatSamples.rows.flatMap(\.seats)
        XCTAssertEqual(boxes.map { Int($0.1) }, seats.map { $0.place })
        XCTAssertEqual(
            boxes.filter { $0.3 != nil }.count, seats.filter { $0.state == .held || $0.state == .taken }.count)
        XCTAssertEqual(boxes.filter { $0.2 != nil }.count, 2)
        XCTAssertTrue(text.contains("action=\"/en/e/\(Samples.gdansk)/hold\""))
        XCTAssertTrue(
            text.contains("name=\"plan\" value=\"gdansk-3\"") && text.contains("name=\"section\" value=\"105\""))
        XCTAssertTrue(text.contains("role=\"group\" aria-label=\"Row 12\""))
    }

    func testAPriceIsToldWhereItBeginsAndWhereItChanges() {
        let text = SectionPage.html(SeatSamples.section(), English()).text
        XCTAssertEqual(text.matches(of: /<span class="run">/).count, 2)
    }

    func testTheCartsLineIsAPieceThatSaysWhatIsLeft() {
        let text = SeatSamples.cartLine.html(Polish()).text
        XCTAssertTrue(text.hasPrefix("<div class=\"cart-line card\" data-left=\"4\">"))
        XCTAssertTrue(text.contains("698,00 zł") && text.contains("role=\"timer\""))
        XCTAssertTrue(text.contains("href=\"/pl/e/\(Samples.gdansk)/cart\""))
        XCTAssertEqual(
            CartLine(event: Samples.gdansk, left: 6).html(English()).text, "<div data-left=\"6\"></div>\n")
    }

    func testThePagesHoldNothingOfOnePerson() {
        for text in [
            SeatOverviewPage.html(SeatSamples.overview, English()).text,
            SectionPage.html(SeatSamples.section(), English()).text,
            SectionPage.html(SeatSamples.standingSection, English()).text,
        ] {
            XCTAssertTrue(text.contains("data-cart-line=\"/en/e/\(Samples.gdansk)/cart/line\""))
            XCTAssertTrue(text.contains("<noscript><div class=\"notice\">"))
            XCTAssertFalse(text.contains("role=\"timer\""))
        }
    }

    /// Who has no number joins where that is possible; who has one goes back to the waiting room.
    func testWhoOnlyLooksReadsWhatToDoInEachStateOfTheSale() {
        let say = English()
        func text(_ sale: SaleState) -> String { LookingNotice.html(Samples.gdansk, sale, say).text }
        func joins(_ text: String) -> Bool { text.contains("/join\"") }
        let open: [(SaleState, String)] = [
            (.lobby(starts: "10:00"), say.lobbyJoin), (.drawing, say.joinLine), (.onSale, say.joinLine),
            (.paused(reason: nil), say.joinLine), (.soldOut(mayReturn: true), say.lookForReturns),
        ]
        for (sale, label) in open {
            XCTAssertTrue(joins(text(sale)) && text(sale).contains(">\(label)</button>"), "\(sale)")
            XCTAssertTrue(text(sale).contains("data-looking=\"stranger\" hidden"), "\(sale)")
            XCTAssertTrue(text(sale).contains("data-looking=\"waiting\" hidden"), "\(sale)")
        }
        for sale: SaleState in [.announced(opens: "1 July, 10:00"), .soldOut(mayReturn: false), .closed] {
            XCTAssertFalse(joins(text(sale)), "\(sale)")
            XCTAssertTrue(text(sale).contains("data-looking=\"stranger waiting\" hidden"), "\(sale)")
        }
        XCTAssertTrue(text(.announced(opens: "1 July, 10:00")).contains("Sale opens 1 July, 10:00. Until then"))
    }

    func testAStandingAreaAsksForANumberWithinWhatIsLeft() {
        var model = SeatSamples.standingSection
        XCTAssertTrue(SectionPage.html(model, English()).text.contains("min=\"1\" max=\"6\" step=\"1\" value=\"2\""))
        model.places = .standing(free: 1, freeText: "1")
        XCTAssertTrue(SectionPage.html(model, English()).text.contains("min=\"1\" max=\"1\" step=\"1\" value=\"1\""))
        model.places = .standing(free: 0, freeText: "0")
        XCTAssertFalse(SectionPage.html(model, English()).text.contains("name=\"count\""))
    }

    /// The limit is 250 KB to the first usable map; the page with its parts stays far below.
    func testASectionStaysLight() {
        let page = SectionPage.html(SeatSamples.section(), Polish()).bytes.count
        let parts = [Assets.style, Assets.seatMap, Assets.seatMapDrawing].map(\.bytes.count).reduce(0, +)
        XCTAssertLessThan(page + parts + SeatSamples.geometry.count + SeatSamples.availability.count, 160_000)
    }

    func testTheClockTellsWholeMinutesAndOffersMoreTime() {
        let clock = SeatSamples.clock(minutes: 8)
        let text = clock.html(Polish()).text
        XCTAssertTrue(text.contains("role=\"timer\"") && text.contains(">jeszcze 8 minut<"))
        XCTAssertTrue(text.contains("action=\"/pl/e/\(Samples.gdansk)/cart/extend\""))
        var last = clock
        last.isExtendable = false
        last.until = last.now + .seconds(59)
        XCTAssertTrue(last.html(English()).text.contains("less than a minute"))
        XCTAssertFalse(last.html(English()).text.contains("<form"))
        last.until = last.now
        XCTAssertTrue(last.html(English()).text.contains(English().holdEnded))
    }
}
