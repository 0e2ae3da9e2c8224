// The rehearsals of an event: make a copy, run it, read what its books say, end it.

import TicketCore

enum RehearsalsPage {
    struct Model: Sendable {
        var person: String
        /// The event that is rehearsed.
        var event: EventBrief
        /// Marks one sending of the form that makes a copy, so that two presses make one.
        var once: String
        var mayChange: Bool
        /// A copy that was made or got a new key this moment.
        var made: Made?
        var rehearsals: [Line]
        /// The books that were asked for.
        var books: Books?
        var isSaved = false
    }

    struct Made: Sendable {
        var event: ID<Event>
        var key: String
        /// The command line that rehearses it.
        var command: String
    }

    struct Line: Sendable {
        var id: ID<Event>
        var created: Instant
        var by: String
        var state: State
        /// What its books said when it was closed.
        var result: LedgerReport?
    }

    enum State: Sendable { case waiting, opening, running, closed, cleared }

    struct Books: Sendable {
        var event: ID<Event>
        var title: String
        var report: LedgerReport
    }

    /// What the forms post to `Route.adminRehearsal`.
    enum Action: String, Sendable, CaseIterable { case make, key, close, clear }

    enum FieldName {
        static let action = "action"
        static let once = "once"
        /// A rehearsal, by its event's id.
        static let rehearsal = "rehearsal"
        /// In the query: whose books are wanted.
        static let books = "books"
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let event = model.event
        return Layout.page(
            title: "\(say.rehearsals): \(event.title)", say, alternate: { .adminRehearsal($0, event.id) },
            head: Assets.staffLink,
            main: """
                \(AdminPage.person(model.person, say))\(Components.crumb(event.title, to: .adminEvent(say.language, event.id)))
                <h1>\(say.rehearsals)</h1><p class="lead">\(event.title)</p><p class="measure">\(say.rehearsalIntroduction)</p>
                \(if: model.isSaved, "<div role=\"status\">\(Components.notice(.good, text: say.saved))</div>")\(model.made.map { made($0, say) })
                \(if: model.mayChange, make(model, say))\(model.books.map { books($0, event.zone, say) })
                <div class="rehearsals">\(each: model.rehearsals, { line($0, model, say) })</div>
                \(if: model.rehearsals.isEmpty, "<p class=\"quiet\">\(say.noRehearsals)</p>")
                \(booksLink(event.id, event.id, say.booksOfSale, say))
                """)
    }

    private static func make(_ model: Model, _ say: any Phrases) -> HTML {
        Components.card(
            """
            <p>\(say.makeRehearsalExplained)</p>\(form(model.event.id, [(FieldName.once, model.once)], Components.button(say.makeRehearsal(model.event.title), name: FieldName.action, value: Action.make.rawValue), say))
            """)
    }

    /// The one time the key is shown.
    private static func made(_ made: Made, _ say: any Phrases) -> HTML {
        Components.notice(
            .good, title: say.rehearsalMade,
            """
            <h2>\(say.rehearsalKeyTitle)</h2><p><code class="key">\(made.key)</code></p><p class="small">\(say.rehearsalKeyExplained)</p>
            <h2>\(say.rehearsalCommandTitle)</h2><pre class="command" tabindex="0"><code>\(made.command)</code></pre><p class="small">\(say.rehearsalCommandExplained)</p>
            """)
    }

    // MARK: One rehearsal

    private static func line(_ line: Line, _ model: Model, _ say: any Phrases) -> HTML {
        Components.card(
            """
            <div class="spread"><h2>\(say.rehearsalNumber(line.id.description))</h2>\(badge(line.state, say))</div>
            <p class="small quiet">\(say.rehearsalMadeAt(Show.dayAndTime(line.created, model.event.zone, say), by: line.by))</p>
            \(ways(line, model.event.id, say))\(line.result.map { report($0, id: line.id.description, model.event.zone, say) })\
            \(if: model.mayChange, buttons(line, model.event.id, say))
            """)
    }

    private static func badge(_ state: State, _ say: any Phrases) -> HTML {
        switch state {
        case .waiting: Components.badge(say.rehearsalWaits)
        case .opening: Components.badge(say.rehearsalOpens, .accent)
        case .running: Components.badge(say.rehearsalRuns, .good)
        case .closed: Components.badge(say.rehearsalClosed)
        case .cleared: Components.badge(say.rehearsalCleared)
        }
    }

    private static func ways(_ line: Line, _ original: ID<Event>, _ say: any Phrases) -> HTML {
        if case .cleared = line.state { return "" }
        let language = say.language
        return """
            <p class="row">\(Components.link(say.openRehearsalAsBuyer, to: .event(language, line.id)))\
            \(Components.link(say.followRehearsal, to: .adminLive(language, line.id)))\(booksLink(original, line.id, say.checkBooks, say))</p>
            """
    }

    private static func booksLink(_ page: ID<Event>, _ event: ID<Event>, _ label: String, _ say: any Phrases) -> HTML {
        """
        <a href="\(Route.adminRehearsal(say.language, page))?\(FieldName.books)=\(event.description)#books">\(label)</a>
        """
    }

    private static func buttons(_ line: Line, _ original: ID<Event>, _ say: any Phrases) -> HTML {
        func button(_ action: Action, _ label: String, _ words: String, _ kind: Components.ButtonKind) -> HTML {
            let press = Components.button(label, name: FieldName.action, value: action.rawValue, kind)
            return Components.details(
                label,
                "<p class=\"small quiet\">\(words)</p>\(form(original, [(FieldName.rehearsal, line.id.description)], press, say))"
            )
        }
        switch line.state {
        case .cleared: return ""
        case .closed: return button(.clear, say.clearRehearsal, say.clearRehearsalExplained, .danger)
        case .waiting, .opening, .running:
            let key = button(.key, say.newRehearsalKey, say.newRehearsalKeyExplained, .secondary)
            return "\(key)\(button(.close, say.closeRehearsal, say.closeRehearsalExplained, .danger))"
        }
    }

    private static func form(
        _ event: ID<Event>, _ hidden: [(name: String, value: String)], _ content: HTML, _ say: any Phrases
    ) -> HTML {
        Components.form(to: .adminRehearsal(say.language, event), hidden: hidden, content)
    }

    // MARK: Books

    private static func books(_ books: Books, _ zone: String, _ say: any Phrases) -> HTML {
        Components.card(
            """
            <h2 id="books">\(say.booksTitle)</h2><p class="quiet">\(books.title)</p>\(report(books.report, id: "asked", zone, say))
            """)
    }

    /// The verdict first, then how the house is filled, then each promise.
    private static func report(_ report: LedgerReport, id: String, _ zone: String, _ say: any Phrases) -> HTML {
        let count = report.violations
        let verdict = Components.notice(
            count == 0 ? .good : .bad, title: count == 0 ? say.booksInOrder : say.booksBroken(count),
            "<p>\(say.asOf(Show.timeWithSeconds(report.at, zone, say)))</p>")
        func number(_ word: String, _ value: Int) -> (name: String, value: HTML) {
            (word, "\(Show.number(value, say))")
        }
        let facts = Components.facts([
            number(say.sold, report.sold), number(say.held, report.held), number(say.free, report.free),
            number(say.blocked, report.blocked), number(say.places, report.capacity),
            number(say.ticketsWord, report.tickets),
        ])
        return """
            \(verdict)<div class="figures">\(facts)</div>\
            <div class="scroll" role="region" aria-label="\(say.booksTitle)" tabindex="0"><table><thead><tr><th scope="col">\(say.booksPromise)</th>\
            <th scope="col" class="number">\(say.booksViolations)</th></tr></thead><tbody>\(each: report.findings, { finding($0, say) })</tbody></table></div>
            """
    }

    private static func finding(_ finding: LedgerReport.Finding, _ say: any Phrases) -> HTML {
        let examples = finding.examples.joined(separator: ", ")
        return """
            <tr><th scope="row">\(say.booksRule(finding.rule))\(if: !examples.isEmpty, "<br><span class=\"small quiet\">\(say.booksExamples): \(examples)</span>")</th>\
            <td class="number">\(Show.number(finding.count, say))</td></tr>
            """
    }
}
