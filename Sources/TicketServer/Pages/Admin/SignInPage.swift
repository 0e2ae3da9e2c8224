// Sign-in for those who work here.

import TicketCore

enum SignInPage {
    struct Model: Sendable {
        /// As typed; the password never comes back.
        var email = ""
        /// One message for every reason, so that nobody learns which addresses have an account.
        var isRefused = false
        /// Where to go afterwards: a path of ours, checked again when it is used.
        var next: String?
    }

    enum FieldName {
        static let email = "email"
        static let password = "password"
        static let next = "next"
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let error = model.isRefused ? say.signInFailed : nil
        let email = Field(
            label: say.emailLabel, name: FieldName.email, type: "email", value: model.email, autocomplete: "username",
            error: error, longest: 254, keyboard: "email")
        let password = Field(
            label: say.passwordLabel, name: FieldName.password, type: "password", autocomplete: "current-password",
            longest: 1024)
        let errors = error.map { [FieldError(field: FieldName.email, message: $0)] } ?? []
        return Layout.page(
            title: (error == nil ? "" : "\(say.errorSummaryTitle): ") + say.signInTitle, say,
            alternate: { .signIn($0) },
            main: """
                <div class="narrow"><h1>\(say.signInTitle)</h1>
                \(ErrorSummary.html(errors, say))
                \(Components.form(to: .signIn(say.language), hidden: model.next.map { [(FieldName.next, $0)] } ?? [], "\(email.html)\(password.html)\(Components.button(say.signInAction, .large))"))</div>
                """)
    }
}
