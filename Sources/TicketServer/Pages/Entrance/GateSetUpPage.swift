// The page where a browser becomes a scanner: one field for the one-time code.

import TicketCore

enum GateSetUpPage {
    struct Model: Sendable {
        /// As typed; kept when it was refused.
        var code = ""
        var isRefused = false
    }

    static let codeField = "code"

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let error = model.isRefused ? say.gateCodeWrong : nil
        let field = Field(
            label: say.gateCodeLabel, name: codeField, value: model.code, autocomplete: "one-time-code",
            hint: say.gateCodeHint, error: error, longest: 64, keyboard: "text")
        let errors = error.map { [FieldError(field: codeField, message: $0)] } ?? []
        return Layout.page(
            title: (error == nil ? "" : "\(say.errorSummaryTitle): ") + say.gateSetUpTitle, say,
            alternate: { .gateSetUp($0) },
            main: """
                <div class="narrow"><h1>\(say.gateSetUpTitle)</h1><p class="lead">\(say.gateSetUpText)</p>
                \(ErrorSummary.html(errors, say))
                \(Components.form(to: .gateSetUp(say.language), "\(field.html)\(Components.button(say.connectDevice, .large))"))</div>
                """)
    }
}
