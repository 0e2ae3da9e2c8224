// Realistic contents for the organiser's live screen.

import TicketCore

@testable import TicketServer

enum CockpitSamples {
    static let figures: LiveFigures = {
        var figures = LiveFigures(at: PurchaseSamples.now)
        (figures.waiting, figures.called, figures.atDoor) = (18_233, 214, 41)
        (figures.choosing, figures.holding, figures.paying) = (512, 307, 93)
        (figures.sold, figures.held, figures.free, figures.blocked) = (31_406, 1_874, 8_400, 320)
        figures.letIn = LiveFigures.Pace(lastMinute: 1_412, minutes: (0..<60).map { 300 + $0 * 19 + $0 % 7 * 40 })
        figures.seatsSold = LiveFigures.Pace(lastMinute: 2_020, minutes: (0..<60).map { $0 * 33 + $0 % 5 * 60 })
        (figures.showRate, figures.conversion, figures.ticketsPerOrder) = (0.71, 0.58, 2.43)
        figures.soldOut = PurchaseSamples.now + .minutes(5)
        figures.limit = .lookAhead
        figures.draw = .done
        figures.server = LiveFigures.Server(
            level: .busy, lag: .milliseconds(61), disk: .milliseconds(4), purchase: .milliseconds(212))
        return figures
    }()

    static let words: [Language: String] = [
        .english: "The gates open at 19:00, one hour later than announced.",
        .polish: "Bramy otwieramy o 19:00, godzinę później niż zapowiadano.",
    ]

    static func lines(_ count: Int) -> [AuditLine] {
        let all = [
            line(1, "sale.paused", "open", "paused: pl “Przerwa do 10:20.”", "Scena bez prądu"),
            line(2, "door.pace", "50/s, 5000", "25/s, 5000", ""),
            line(3, "announcement.set", "", SaleWords.line(words), "Nowa godzina"),
            line(4, "draw.committed", "", "", ""), line(5, "sale.open", "draft", "open", ""),
        ]
        return Array(all.prefix(count))
    }

    private static func line(
        _ age: Int, _ action: String, _ was: String, _ became: String, _ why: String
    ) -> AuditLine {
        AuditLine(
            id: ID(rawValue: Int64(1_000 - age)), at: PurchaseSamples.now - .minutes(age), who: "anna@example.org",
            action: action, why: why, was: was, became: became, details: action == "draw.committed" ? "18ca109d" : "")
    }

    static func page(
        _ stage: SaleStage, alarms: [SaleAlarm] = [], mayAct: Bool = true, words: [Language: String] = [:]
    ) -> CockpitPage.Model {
        let event = PurchaseSamples.event
        let control = SaleControl.Model(
            event: event.id, stage: stage, door: AdminEventPage.Door(rate: "50", cap: "5000", speed: .normal),
            pauseMessages: [:], seen: 5, isLive: true)
        let banner = BannerForm.Model(event: event.id, shown: words, typed: words, seen: 5)
        let log = AuditTable.Model(event: event.id, lines: lines(5), zone: event.zone, older: ID(rawValue: 995))
        return CockpitPage.Model(
            person: "Agnieszka Kowalska", event: event, stage: stage, figures: figures, alarms: alarms,
            control: mayAct ? control : nil, banner: mayAct ? banner : nil, log: log, seen: 5)
    }

    static func all(_ say: any Phrases) -> [(String, HTML)] {
        var overtaken = page(.paused)
        overtaken.overtaken = lines(1)[0]
        overtaken.control?.pauseMessages = [.english: "Back at 10:20."]
        var quiet = page(.scheduled(PurchaseSamples.now), mayAct: false)
        quiet.log.lines = []
        let alarms: [SaleAlarm] = [.halted(highest: 29_103, proposal: 129_103), .drawLate, .failing, .braked(.writer)]
        return [
            ("cockpit", CockpitPage.html(page(.open), say)),
            ("cockpit-announced", CockpitPage.html(page(.open, words: words), say)),
            ("cockpit-alarms", CockpitPage.html(page(.open, alarms: alarms), say)),
            ("cockpit-overtaken", CockpitPage.html(overtaken, say)),
            ("cockpit-reading", CockpitPage.html(quiet, say)),
        ]
    }
}
