// Between the wish to join and the number: a code, a task for the browser, or a wait.

import TicketCore

enum JoinPage {
    struct Model: Sendable {
        var id: ID<Event>
        var title: String
        var date: String
        var hue: Int
        /// Back to the page without a script in the end.
        var isPlain: Bool
        var step: Step
        /// Whether the event is a rehearsal.
        var isRehearsal = false
    }

    enum Step: Sendable {
        case work(JoinTask)
        /// The wait is over, or there is nothing to wait for.
        case ready
        case code(typed: String, isWrong: Bool, until: String?)
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let scripts: [Asset] = if case .work = model.step { [Assets.proof] } else { [] }
        return Layout.page(
            title: "\(heading(model, say)): \(model.title)", say, scripts: scripts, bodyClass: "quiet-room",
            isRehearsal: model.isRehearsal,
            main: """
                \(Components.crumb(say.backToEvent, to: .event(say.language, model.id)))
                <div class="room">\(RoomParts.head(title: model.title, date: model.date, id: model.id, hue: model.hue))
                <div class="card room-card"><h2>\(heading(model, say))</h2>\(panel(model, say))</div></div>
                """)
    }

    private static func heading(_ model: Model, _ say: any Phrases) -> String {
        switch model.step {
        case .work: say.proofTitle
        case .ready: say.goOnTitle
        case .code: say.accessTitle
        }
    }

    private static func panel(_ model: Model, _ say: any Phrases) -> HTML {
        switch model.step {
        case .work(let task): work(task, model, say)
        case .ready: "<p>\(say.goOnLead)</p>\(form(model, say, Components.button(say.goOn, .large)))"
        case .code(let typed, let isWrong, let until):
            "\(until.map { "<p>\(say.accessLead(until: $0))</p>" as HTML })\(code(typed, isWrong, model, say))"
        }
    }

    // MARK: Work, or a wait

    private static func work(_ task: JoinTask, _ model: Model, _ say: any Phrases) -> HTML {
        let field: HTML = "<input type=\"hidden\" name=\"pow\" value=\"\" data-proof-value>"
        return """
            <p>\(say.proofLead)</p>\(if: task.isWrong, Components.notice(.warn, text: say.proofWrong))
            <noscript><p class="strong">\(say.proofNeedsScript)</p></noscript>
            <div hidden data-proof data-challenge="\(task.challenge)" data-bits="\(task.bits)" data-parts="\(task.parts)"\
             data-script="\(Assets.proof.route)" data-done="\(say.proofDone)" data-failed="\(say.proofFailed)">\
            <progress class="way" max="1" value="0" aria-label="\(say.proofWorking)" data-proof-way></progress>\
            <p class="strong" role="status" data-proof-status>\(say.proofWorking)</p>\(form(model, say, field))</div>
            \(waiting(task, model, say))
            """
    }

    private static func waiting(_ task: JoinTask, _ model: Model, _ say: any Phrases) -> HTML {
        let sentence = task.wait.map(say.waitLead) ?? say.waitNotNow
        return """
            <h3>\(say.waitInstead)</h3><p>\(sentence)</p>\
            <p><a class="button secondary" href="\(url: again(model, say))">\(say.lookAgain)</a></p>
            """
    }

    /// Where the browser looks whether the wait is over.
    static func again(_ model: Model, _ say: any Phrases) -> String {
        "\(Route.queueJoin(model.id).path)?language=\(say.language.rawValue)\(model.isPlain ? "&plain=yes" : "")"
    }

    // MARK: Codes

    private static func code(_ typed: String, _ isWrong: Bool, _ model: Model, _ say: any Phrases) -> HTML {
        let field = JoinParts.codeField(say, typed: typed, isWrong: isWrong)
        let errors = isWrong ? [FieldError(field: JoinParts.codeName, message: say.accessWrong)] : []
        return """
            \(ErrorSummary.html(errors, say))\(form(model, say, "\(field)\(Components.button(say.goOn, .large))"))
            """
    }

    private static func form(_ model: Model, _ say: any Phrases, _ content: HTML) -> HTML {
        Components.form(
            to: .queueJoin(model.id),
            hidden: [("language", say.language.rawValue)] + (model.isPlain ? [("plain", "yes")] : []), content)
    }
}
