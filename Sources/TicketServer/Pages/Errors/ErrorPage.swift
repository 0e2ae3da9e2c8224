// What somebody reads when something was refused or went wrong: what happened, and what to do now.

import TicketCore

enum ErrorPage {
    struct Model: Sendable {
        /// HTTP status, shown small: for those who report it.
        var status: Int
        var text: FailureText
        /// More of what happened, a line each: the seats that were gone, the fields.
        var details: [String] = []
        /// Ways on; the first is the one most people want.
        var actions: [Action] = []
        /// The id in our log; nil when there is nothing to look up.
        var request: String?
        /// Whether the event is a rehearsal.
        var isRehearsal = false
    }

    struct Action: Sendable {
        var label: String
        var route: Route
    }

    /// - Parameter alternate: the same address in another language; nil for answers to a POST, which have no address.
    static func html(_ model: Model, _ say: any Phrases, alternate: ((Language) -> Route)? = nil) -> HTML {
        let ways = model.actions.isEmpty ? [Action(label: say.allEvents, route: .events(say.language))] : model.actions
        return Layout.page(
            title: model.text.title, say, alternate: alternate, isRehearsal: model.isRehearsal,
            main: """
                <div class="narrow failure"><p class="failure-status code" aria-hidden="true">\(model.status)</p>
                <h1>\(model.text.title)</h1><p class="lead">\(model.text.happened)</p>
                \(if: !model.details.isEmpty, "<ul>\(each: model.details, line)</ul>")
                <h2 class="visually-hidden">\(say.whatToDo)</h2><p>\(model.text.advice)</p>
                <p class="row">\(each: ways.prefix(1), first)\(each: ways.dropFirst(), other)</p>
                \(model.request.map { "<p class=\"small quiet code\">\(say.requestNumber($0))</p>" as HTML })</div>
                """)
    }

    private static func line(_ text: String) -> HTML { "<li>\(text)</li>" }
    private static func first(_ action: Action) -> HTML { Components.buttonLink(action.label, to: action.route) }
    private static func other(_ action: Action) -> HTML {
        Components.buttonLink(action.label, to: action.route, .secondary)
    }
}
