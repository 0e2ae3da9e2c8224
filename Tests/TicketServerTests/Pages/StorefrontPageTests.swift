// The event list and the event page: what they must say in every state, in both languages.

import Foundation
import TicketCore
import XCTest

@testable import TicketServer

final class StorefrontPageTests: XCTestCase {
    func testTheListNamesEveryEventWithItsStateAndPrice() {
        let text = EventListPage.html(Samples.eventList, Polish()).text
        for event in Samples.eventList.events { XCTAssertTrue(text.contains(event.title)) }
        for state in [
            "W sprzedaży", "Wkrótce w sprzedaży", "Teraz brak wolnych miejsc", "Sprzedaż wstrzymana",
            "Sprzedaż zakończona",
        ] {
            XCTAssertTrue(text.contains(state), state)
        }
        XCTAssertTrue(text.contains("od 149,00 zł"))
        XCTAssertFalse(text.contains("name=\"robots\""))
    }

    func testAnEmptyListSaysSo() {
        let text = EventListPage.html(EventListPage.Model(events: []), English()).text
        XCTAssertTrue(text.contains(English().noEvents))
    }

    func testBuyingIsAPlainFormIntoTheWaitingRoom() {
        for say in [English() as any Phrases, Polish()] {
            let text = EventPage.html(Samples.eventPage(), say).text
            XCTAssertTrue(text.contains("<form method=\"post\" action=\"/queue/\(Samples.gdansk)/join\">"))
            XCTAssertTrue(text.contains("name=\"language\" value=\"\(say.language.rawValue)\""))
            XCTAssertTrue(text.contains(say.buyTickets))
        }
    }

    func testEachStateHasItsOwnWayIn() {
        let say = English()
        func text(_ state: SaleState) -> String { EventPage.html(Samples.eventPage(state), say).text }
        func hasJoin(_ text: String) -> Bool { text.contains("/join\"") }
        XCTAssertFalse(hasJoin(text(.announced(opens: "1 July, 10:00"))))
        XCTAssertTrue(text(.announced(opens: "1 July, 10:00")).contains("Sale opens 1 July, 10:00"))
        XCTAssertTrue(hasJoin(text(.drawing)))
        XCTAssertTrue(text(.drawing).contains(say.joinBehindDraw))
        XCTAssertTrue(hasJoin(text(.paused(reason: nil))))
        XCTAssertTrue(text(.paused(reason: "Rain <soon>")).contains("Rain &lt;soon&gt;"))
        XCTAssertTrue(text(.soldOut(mayReturn: true)).contains("still in other people’s carts"))
        XCTAssertTrue(text(.soldOut(mayReturn: true)).contains("None free right now</span>"))
        XCTAssertTrue(hasJoin(text(.soldOut(mayReturn: true))))
        XCTAssertFalse(hasJoin(text(.soldOut(mayReturn: false))))
        XCTAssertTrue(text(.soldOut(mayReturn: false)).contains(say.soldOutForGood))
        XCTAssertFalse(hasJoin(text(.closed)))
        XCTAssertFalse(text(.closed).contains(say.manyLeft), "nothing is left of a sale that is over")
    }

    func testAPresaleIsToldBeforeSomebodyJoins() {
        let say = English()
        var model = Samples.eventPage()
        XCTAssertFalse(EventPage.html(model, say).text.contains("access code"))
        model.presale = "1 July, 10:00"
        XCTAssertTrue(EventPage.html(model, say).text.contains(say.presaleNow(until: "1 July, 10:00")))
    }

    func testPricesTellWhatIsLeftInWords() {
        let say = English()
        let text = EventPage.html(Samples.eventPage(), say).text
        for level in [StockLevel.many, .few, .noneNow, .soldOut] {
            XCTAssertTrue(text.contains(level.words(say)), level.words(say))
        }
        XCTAssertTrue(text.contains("499,00 zł"))
        XCTAssertTrue(text.contains("fill=\"#b5459c\""))
        XCTAssertTrue(text.contains("Parking przy stadionie"))
        XCTAssertTrue(text.contains("calendar.ics"))
    }

    /// Read back by another JSON parser.
    func testLinkedDataIsJSONOfAnEvent() throws {
        let html = EventPage.html(Samples.eventPage(), English()).text
        let block = try XCTUnwrap(html.firstMatch(of: /<script type="application\/ld\+json">(.*?)<\/script>/)).1
        let json = try JSONSerialization.jsonObject(with: Data(block.utf8)) as? [String: Any]
        XCTAssertEqual(json?["@type"] as? String, "Event")
        XCTAssertEqual(json?["startDate"] as? String, "2026-08-19T20:00:00+02:00")
        let offers = try XCTUnwrap(json?["offers"] as? [[String: Any]])
        XCTAssertEqual(offers.map { $0["price"] as? String }, ["499.00", "249.00", "349.00", "199.00", "149.00"])
        XCTAssertEqual(
            offers.map { ($0["availability"] as? String)?.split(separator: "/").last.map(String.init) },
            ["LimitedAvailability", "InStock", "InStock", "SoldOut", "SoldOut"])
        XCTAssertEqual(offers[0]["url"] as? String, "https://tickets.example/en/e/\(Samples.gdansk)")
    }
}
