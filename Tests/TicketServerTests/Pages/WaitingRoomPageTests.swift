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
        let english = PlainWaitingRoomPage.html(Samples.plainRoom(.line(Samples.line)), English()).text
        for words in [
            "<b>18,233</b>", "Drawn: place 18,233 of 81,234", "At most 2,312 people ahead of you",
            "Probably about 1,600", "Of a hundred people called, 71 come", "35 to 50 minutes", "67 called a minute",
            "You are well inside", "until about place 42,000", "Being late does not cost your place",
            "From the organiser", "None free now", "249,00 zł", "Move to another device",
        ] {
            XCTAssertTrue(english.contains(words), words)
        }
        let polish = PlainWaitingRoomPage.html(Samples.plainRoom(.line(Samples.line)), Polish()).text
        XCTAssertTrue(polish.contains("Przed Tobą najwyżej 2312 osób"))
        XCTAssertTrue(polish.contains("od 35 do 50 minut"))
    }

    func testAPauseIsTheOrganisersWordsAndWhatItMeans() {
        let text = PlainWaitingRoomPage.html(Samples.plainRoom(.line(Samples.paused)), Polish()).text
        XCTAssertTrue(text.contains("Awaria bramki płatniczej. Ruszamy o 12:00."))
        XCTAssertTrue(text.contains(Polish().pausedMeaning))
        XCTAssertTrue(text.contains(Polish().estimateUnknown))
    }

    func testWhomTheTicketsWillNotReachIsTold() {
        let text = PlainWaitingRoomPage.html(Samples.plainRoom(.line(Samples.unlikely)), English()).text
        XCTAssertTrue(text.contains("Tickets will probably be gone before your turn"))
        XCTAssertTrue(text.contains("until about place 17,000"))
        XCTAssertEqual(PlainWaitingRoomPage.Standing.line(Samples.unlikely).refresh, 120)
        XCTAssertEqual(PlainWaitingRoomPage.Standing.line(Samples.line).refresh, 120)
        XCTAssertEqual(PlainWaitingRoomPage.Standing.line(Samples.paused).refresh, 30)
        XCTAssertNil(PlainWaitingRoomPage.Standing.turn.refresh, "nothing changes by itself, and a focus would be lost")
    }

    func testEveryStepIsAFormThatComesBackToThePlainPage() {
        let steps: [(PlainWaitingRoomPage.Standing, String)] = [
            (.notJoined(.line), "join"), (.notJoined(.draw), "join"), (.lobby(number: "7", []), "leave"),
            (.lobby(number: "7", []), "transfer"), (.drawing(Samples.drawing), "leave"),
            (.line(Samples.line), "leave"), (.line(Samples.line), "transfer"), (.turn, "enter"),
            (.door(.standing(ahead: 3)), "enter"), (.door(.elsewhere), "enter"), (.badTicket, "join"),
        ]
        for (standing, verb) in steps {
            let text = PlainWaitingRoomPage.html(Samples.plainRoom(standing), English()).text
            XCTAssertTrue(text.contains("action=\"/queue/\(Samples.gdansk)/\(verb)\""), verb)
            XCTAssertTrue(text.contains("name=\"plain\" value=\"yes\""), verb)
            XCTAssertFalse(text.contains("<script"), verb)
        }
    }

    func testRefreshingCanBeStoppedAndStarted() {
        let line = PlainWaitingRoomPage.Standing.line(Samples.line)
        let running = PlainWaitingRoomPage.html(Samples.plainRoom(line, refresh: 30), English()).text
        XCTAssertTrue(running.contains("plain?auto=0\">Stop refreshing</a>"))
        XCTAssertTrue(running.contains("every 30 seconds"))
        let stopped = PlainWaitingRoomPage.html(Samples.plainRoom(line, refresh: nil), English()).text
        XCTAssertTrue(stopped.contains("/plain\">Refresh by itself again</a>"))
        let turn = PlainWaitingRoomPage.html(Samples.plainRoom(.turn, refresh: nil), English()).text
        XCTAssertFalse(turn.contains("Refresh by itself again"), "it never does")
    }

    func testAnEstimateNeverPromisesMoreThanItKnows() {
        let say = English()
        func estimate(_ low: Double, _ high: Double) -> String { PlainPanels.estimate(low...high, say) }
        XCTAssertEqual(PlainPanels.estimate(nil, say), "we don’t know yet")
        XCTAssertEqual(estimate(5, 59), "less than a minute")
        XCTAssertEqual(estimate(5, 61), "1 to 2 minutes")
        XCTAssertEqual(estimate(290, 400), "5 to 7 minutes")
        XCTAssertEqual(estimate(2_312, 2_890), "40 to 50 minutes")
        XCTAssertEqual(estimate(7_000, 18_000), "115 to 300 minutes")
        XCTAssertEqual(estimate(7_200, 18_000), "more than two hours")
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
