// The organiser's overview: every event with its figures.

import TicketCore

enum AdminPage {
    struct Model: Sendable {
        var person: String
        var now: Instant
        var zone: String
        var events: [EventLine]
    }

    struct EventLine: Sendable {
        var event: EventBrief
        var stage: SaleStage
        var figures: SaleFigures
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        Layout.page(
            title: say.adminTitle, say, alternate: { .admin($0) }, head: Assets.staffLink,
            main: """
                \(person(model.person, say))<h1>\(say.adminTitle)</h1>
                <p class="quiet">\(say.asOf(Show.timeWithSeconds(model.now, model.zone, say)))</p>
                \(if: model.events.isEmpty, "<p>\(say.adminNoEvents)</p>")\(each: model.events, { line($0, say) })
                """)
    }

    /// Who is signed in, and the way out: on top of every page of the staff.
    static func person(_ name: String, _ say: any Phrases) -> HTML {
        """
        <div class="staff-bar"><span class="small quiet">\(say.signedInAs(name))</span>\
        \(Components.form(to: .signOut(say.language), Components.button(say.signOut, .subtle)))</div>
        """
    }

    private static func line(_ line: EventLine, _ say: any Phrases) -> HTML {
        Components.card(
            """
            <div class="spread"><h2><a href="\(Route.adminEvent(say.language, line.event.id))">\(line.event.title)</a></h2>\
            \(line.stage.badge(zone: line.event.zone, say))</div>
            <p class="quiet">\(line.event.when(say)) · \(line.event.venue), \(line.event.city)</p>\(line.figures.bar)\(line.figures.facts(say))
            """)
    }
}
