// Every page of the shop in every language, for tests that hold for all pages.

import Foundation
import TicketCore

@testable import TicketServer

struct EveryPage {
    let name: String
    let html: HTML
    /// False for answers to a POST: the other language cannot be linked from them.
    var hasAddress = true

    static let all: [EveryPage] = Language.allCases.flatMap { language in
        let say = language.phrases
        let shown = pages(say) + PurchasePages.all(say) + JoinPages.addressed(say) + RehearsalSamples.all(say)
        let addressed = shown.map {
            EveryPage(name: "\($0.0)-\(language.rawValue)", html: $0.1)
        }
        let answers = PurchasePages.withoutAddress(say) + JoinPages.withoutAddress(say)
        return addressed
            + answers.map { EveryPage(name: "\($0.0)-\(language.rawValue)", html: $0.1, hasAddress: false) }
    }

    private static func pages(_ say: any Phrases) -> [(String, HTML)] {
        [
            ("events", EventListPage.html(Samples.eventList, say)),
            ("event", EventPage.html(Samples.eventPage(), say)),
            (
                "event-announced",
                EventPage.html(Samples.eventPage(.announced(opens: "1 lipca 2026, 10:00")), say)
            ),
            ("event-paused", EventPage.html(Samples.eventPage(.paused(reason: nil)), say)),
            ("event-sold-out", EventPage.html(Samples.eventPage(.soldOut(mayReturn: true)), say)),
            ("queue", WaitingRoomPage.html(Samples.waitingRoom, say)),
            ("plain-join", PlainWaitingRoomPage.html(Samples.plainRoom(.notJoined(.line)), say)),
            ("plain-line", PlainWaitingRoomPage.html(Samples.plainRoom(.line(Samples.line)), say)),
            ("plain-announced", PlainWaitingRoomPage.html(Samples.plainRoom(.announced(Samples.moments)), say)),
            ("plain-behind-draw", PlainWaitingRoomPage.html(Samples.plainRoom(.notJoined(.behindDraw)), say)),
            ("plain-lobby-join", PlainWaitingRoomPage.html(Samples.plainRoom(.notJoined(.draw)), say)),
            ("plain-lobby", PlainWaitingRoomPage.html(Samples.plainRoom(.lobby(number: "7", Samples.moments)), say)),
            ("plain-drawing", PlainWaitingRoomPage.html(Samples.plainRoom(.drawing(Samples.drawing)), say)),
            ("plain-paused", PlainWaitingRoomPage.html(Samples.plainRoom(.line(Samples.paused)), say)),
            ("plain-unlikely", PlainWaitingRoomPage.html(Samples.plainRoom(.line(Samples.unlikely)), say)),
            ("plain-door", PlainWaitingRoomPage.html(Samples.plainRoom(.door(.standing(ahead: 12))), say)),
            ("plain-elsewhere", PlainWaitingRoomPage.html(Samples.plainRoom(.door(.elsewhere)), say)),
            ("plain-turn", PlainWaitingRoomPage.html(Samples.plainRoom(.turn, refresh: nil), say)),
            ("seats", SeatOverviewPage.html(SeatSamples.overview, say)),
            ("section", SectionPage.html(SeatSamples.section(), say)),
            ("section-standing", SectionPage.html(SeatSamples.standingSection, say)),
        ]
    }

    /// Writes pages, assets and seat data as a static site, to be looked at in a browser.
    static func write(to folder: URL) throws {
        let files = FileManager.default
        for page in all {
            try files.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(page.html.bytes).write(to: folder.appendingPathComponent("\(page.name).html"))
        }
        var served = Assets.all.map { ($0.route, $0.bytes) }
        served.append((.sectionGeometry(Samples.gdansk, "gdansk-3", "105"), SeatSamples.geometry))
        served.append((.availability(Samples.gdansk), SeatSamples.availability))
        for (route, bytes) in served {
            let place = folder.appendingPathComponent(route.path)
            try files.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: place)
        }
    }
}
