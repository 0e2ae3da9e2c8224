// Parts of joining for pages that have a form for it.

import TicketCore

enum JoinParts {
    static let codeName = "code"

    /// The field for an access code, inside a form to `.queueJoin`.
    static func codeField(_ say: any Phrases, typed: String = "", isWrong: Bool = false) -> HTML {
        Field(
            label: say.accessLabel, name: codeName, value: typed, autocomplete: "one-time-code", hint: say.accessHint,
            error: isWrong ? say.accessWrong : nil, longest: 100, keyboard: "text"
        ).html
    }
}
