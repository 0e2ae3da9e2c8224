// The waiting room: the shell that everybody shares, and the plain page of one person.

import TicketCore
import XCTest

@testable import TicketServer

final class WaitingRoomPageTests: XCTestCase {
    func testTheShellLeadsToThePlainPageAndWorksAsAForm() {
        for language in Language.allCases {
            let text = WaitingRoomPage.html(Samples.waitingRoom, language.phrases).text
            XCTAssertTrue(text.contains("<noscript>"))
            XCTAssertTrue(text.contains("href=\"/\(language.rawValue)/queue/\(Samples.gdansk)/plain\""))
            XCTAssertTrue(text.contains("action=\"/queue/\(Samples.gdansk)/join\""))
            XCTAssertTrue(text.contains("data-now=\"/queue/\(Samples.gdansk)/now\""))
            XCTAssertTrue(text.contains("role=\"status\"") && text.contains("role=\"alert\""))
            XCTAssertTrue(text.contains("499,00 zł"))
        }
    }

    /// The panel that is open without a script is the one with a form.
    func testOnlyJoiningIsShownBeforeTheScriptRuns() {
        let text = WaitingRoomPage.html(Samples.waitingRoom, English()).text
        let panels = text.matches(of: /<section data-panel="([a-z]+)"( hidden)?>/)
        XCTAssertGreaterThan(panels.count, 7)
        XCTAssertEqual(panels.filter { $0.2 == nil }.map { String($0.1) }, ["join"])
    }

    func testThePlainPageTellsPlaceAheadAndRange() {
        let english = PlainWaitingRoomPage.html(Samples.plainRoom(.line(Samples.line)), English())
            .text
        XCTAssertTrue(english.contains("<b>18 233</b>"))
        XCTAssertTrue(english.contains("At most 2 312 people ahead of you"))
        XCTAssertTrue(english.contains("34 to 49 minutes"))
        XCTAssertTrue(english.contains("Being late does not cost your place"))
        let polish = PlainWaitingRoomPage.html(Samples.plainRoom(.line(Samples.line)), Polish())
            .text
        XCTAssertTrue(polish.contains("Przed Tobą najwyżej 2 312 osób"))
        XCTAssertTrue(polish.contains("od 34 do 49 min"))
    }

    func testEveryStepIsAFormThatComesBackToThePlainPage() {
        let steps: [(PlainWaitingRoomPage.Standing, String)] = [
            (.notJoined, "join"), (.lobby(number: "7"), "leave"), (.line(Samples.line), "leave"),
            (.turn, "enter"),
            (.door, "enter"),
            (.elsewhere, "enter"), (.badTicket, "join"),
        ]
        for (standing, verb) in steps {
            let text = PlainWaitingRoomPage.html(Samples.plainRoom(standing), English()).text
            XCTAssertTrue(text.contains("action=\"/queue/\(Samples.gdansk)/\(verb)\""), verb)
            XCTAssertTrue(text.contains("name=\"plain\" value=\"yes\""), verb)
            XCTAssertFalse(text.contains("<script"), verb)
        }
    }

    func testRefreshingCanBeStoppedAndStarted() {
        let running = PlainWaitingRoomPage.html(Samples.plainRoom(.turn, refresh: 30), English()).text
        XCTAssertTrue(running.contains("plain?auto=0\">Stop refreshing</a>"))
        XCTAssertTrue(running.contains("every 30 seconds"))
        let stopped = PlainWaitingRoomPage.html(Samples.plainRoom(.turn, refresh: nil), English()).text
        XCTAssertTrue(stopped.contains("/plain\">Refresh by itself again</a>"))
    }

    func testAnEstimateNeverPromisesMoreThanItKnows() {
        let say = English()
        XCTAssertEqual(PlainWaitingRoomPage.estimate(nil, say), "we don’t know yet")
        XCTAssertEqual(PlainWaitingRoomPage.estimate(0...0, say), "less than a minute")
        XCTAssertEqual(PlainWaitingRoomPage.estimate(0...1, say), "1 to 2 minutes")
        XCTAssertEqual(PlainWaitingRoomPage.estimate(119...300, say), "119 to 300 minutes")
        XCTAssertEqual(PlainWaitingRoomPage.estimate(120...300, say), "more than two hours")
    }

    func testPolishCountsInItsThreeForms() {
        let forms = Polish().aheadForms
        let table = [
            (1, "osoba"), (2, "osoby"), (4, "osoby"), (5, "osób"), (12, "osób"), (22, "osoby"), (25, "osób"),
            (0, "osób"),
        ]
        for (count, noun) in table {
            XCTAssertEqual(forms.sentence(count, .polish), "Przed Tobą najwyżej \(count) \(noun)")
        }
        XCTAssertEqual(Polish().limit(4), "Najwyżej 4 bilety na osobę, łącznie we wszystkich zamówieniach")
    }
}
