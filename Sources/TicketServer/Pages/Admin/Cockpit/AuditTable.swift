// The log of an event: who did what, when, why, and what it was before.

import TicketCore

enum AuditTable {
    struct Model: Sendable {
        var event: ID<Event>
        /// The newest first.
        var lines: [AuditLine]
        var zone: String
        /// The last line's identity, if there are older ones.
        var older: ID<AuditEntry>?
        var isNewest = true
    }

    static let pageSize = 20
    /// In the address: lines older than this one.
    static let before = "before"

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        guard !model.lines.isEmpty else {
            return Components.card("<h2 id=\"log\">\(say.logTitle)</h2><p class=\"quiet\">\(say.logEmpty)</p>")
        }
        func line(_ line: AuditLine) -> HTML { row(line, model.zone, say) }
        let columns = [say.logWhen, say.logWho, say.logWhat, say.logChange, say.logWhy]
        return Components.card(
            """
            <h2 id="log">\(say.logTitle)</h2><div class="scroll" role="region" aria-labelledby="log" tabindex="0"><table class="log">\
            <thead><tr>\(each: columns, { "<th scope=\"col\">\($0)</th>" })</tr></thead><tbody>\(each: model.lines, line)</tbody></table></div>\(pages(model, say))
            """)
    }

    private static func row(_ line: AuditLine, _ zone: String, _ say: any Phrases) -> HTML {
        """
        <tr><td class="nowrap">\(Show.timeWithSeconds(line.at, zone, say))<br><span class="small quiet">\(Show.shortDate(line.at, zone, say))</span></td><td>\(line.who)</td><th scope="row">\(say.auditAction(line.action))</th><td>\(change(line, say))</td><td>\(line.why)</td></tr>
        """
    }

    private static func change(_ line: AuditLine, _ say: any Phrases) -> HTML {
        if line.was.isEmpty, line.became.isEmpty { return "\(line.details)" }
        if line.was.isEmpty { return "\(say.auditValue(line.became))" }
        return "\(say.auditValue(line.was)) <span aria-hidden=\"true\">→</span> \(say.auditValue(line.became))"
    }

    private static func pages(_ model: Model, _ say: any Phrases) -> HTML? {
        let route = Route.adminLive(say.language, model.event)
        let older = model.older.map { id -> HTML in
            "<a class=\"button secondary\" href=\"\(route)?\(before)=\(id.description)#log\">\(say.logOlder)</a>"
        }
        if older == nil, model.isNewest { return nil }
        return """
            <p class="row card-foot">\(if: !model.isNewest, "<a class=\"button secondary\" href=\"\(route)#log\">\(say.logNewest)</a>")\(older)</p>
            """
    }
}
