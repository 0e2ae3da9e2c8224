// The organiser's page of rehearsals in each of its states.

import TicketCore

@testable import TicketServer

enum RehearsalSamples {
    static func all(_ say: any Phrases) -> [(String, HTML)] {
        [
            ("rehearsals", RehearsalsPage.html(page(), say)),
            ("rehearsals-none", RehearsalsPage.html(page(lines: []), say)),
            ("rehearsals-made", RehearsalsPage.html(page(made: made), say)),
            (
                "rehearsals-books",
                RehearsalsPage.html(
                    page(books: .init(event: Samples.gdansk, title: "Próba: Lato", report: broken)), say)
            ),
            ("rehearsal-event", EventPage.html(rehearsed, say)),
        ]
    }

    private static var rehearsed: EventPage.Model {
        var model = Samples.eventPage()
        model.isRehearsal = true
        return model
    }

    private static let made = RehearsalsPage.Made(
        event: Samples.torwar, key: "mR8d3kQ0b1c2d3e4f5g6hA",
        command:
            "TicketServer rehearse http://10.0.0.4:8080 \\\n  --event K7Q2M9XA \\\n  --key mR8d3kQ0b1c2d3e4f5g6hA"
    )

    private static var good: LedgerReport {
        var report = LedgerReport(at: PurchaseSamples.now)
        (report.capacity, report.sold, report.free, report.held, report.blocked) = (42_000, 41_680, 0, 0, 320)
        (report.orders, report.paid, report.tickets) = (17_330, 16_012, 41_680)
        return report
    }

    private static var broken: LedgerReport {
        var report = good
        for place in 0..<23 { report.add(.places, "place \(place)") }
        report.add(.overLimit, "number 17: 7")
        return report
    }

    private static func page(
        made: RehearsalsPage.Made? = nil, books: RehearsalsPage.Books? = nil, lines: [RehearsalsPage.Line]? = nil
    ) -> RehearsalsPage.Model {
        let states: [RehearsalsPage.State] = [.waiting, .opening, .running, .closed, .cleared]
        let all = states.enumerated().map { index, state in
            RehearsalsPage.Line(
                id: ID(rawValue: Samples.torwar.rawValue + Int64(index)),
                created: PurchaseSamples.now - .minutes(index * 90),
                by: "agnieszka@example.org", state: state, result: index == 3 ? broken : index == 4 ? good : nil)
        }
        return RehearsalsPage.Model(
            person: "Agnieszka Kowalska", event: PurchaseSamples.event, once: "o8d3kQ0b1c2d3e4f5g6hA", mayChange: true,
            made: made, rehearsals: lines ?? all, books: books)
    }
}
