// The question before a sale is opened, paused, resumed or closed for everybody; asked with what people will read, and why.

import TicketCore

enum ConfirmSalePage {
    struct Model: Sendable {
        var person: String
        var event: EventBrief
        var action: AdminEventPage.Action
        /// The fields of the form that led here, sent again with the answer.
        var fields: [(name: String, value: String)]
        var isLive = false
    }

    private typealias Name = AdminEventPage.FieldName

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let words = words(model, say)
        let hidden =
            model.fields.filter { $0.name != Name.why } + [
                (name: Name.action, value: model.action.rawValue), (name: Name.confirm, value: "yes"),
            ]
        let kind: Components.ButtonKind = model.action == .close ? .danger : .primary
        let back: Route =
            model.isLive ? .adminLive(say.language, model.event.id) : .adminEvent(say.language, model.event.id)
        return Layout.page(
            title: say.areYouSure, say, head: Assets.staffLink, isRehearsal: model.event.isRehearsal,
            main: """
                \(AdminPage.person(model.person, say))<div class="narrow"><h1>\(say.areYouSure)</h1><p class="lead">\(words.effect)</p>\(preview(model, say))
                \(Components.form(to: .adminSale(say.language, model.event.id), hidden: hidden, "\(why(model, say))<div class=\"row\">\(Components.button(words.label, kind))\(Components.buttonLink(say.keepAsIs, to: back, .secondary))</div>"))</div>
                """)
    }

    private static func why(_ model: Model, _ say: any Phrases) -> HTML {
        var field = Field(
            label: say.whyLabel, name: Name.why, value: model.fields.first { $0.name == Name.why }?.value ?? "",
            hint: say.whyHint, longest: Decision.longestReason)
        field.isRequired = false
        return field.html
    }

    /// A pause as those who wait will read it, in each language.
    private static func preview(_ model: Model, _ say: any Phrases) -> HTML? {
        guard model.action == .pause else { return nil }
        var messages: [Language: String] = [:]
        for language in Language.allCases {
            let text = (model.fields.first { $0.name == Name.message(language) }?.value ?? "").trimmed
            if !text.isEmpty { messages[language] = text }
        }
        func notice(_ language: Language) -> HTML {
            let say = language.phrases
            let text = messages.words(language) ?? say.pausedLead
            return """
                <div lang="\(language.rawValue)">\(Components.notice(.warn, title: say.pausedTitle, "<p>\(text)</p>"))</div>
                """
        }
        return "<h2>\(say.bannerPreview)</h2>\(each: Language.allCases, notice)"
    }

    private static func words(_ model: Model, _ say: any Phrases) -> (label: String, effect: String) {
        let event = model.event.title
        return switch model.action {
        case .open: (say.openSale, say.confirmOpen(event))
        case .pause: (say.pauseSale, say.confirmPause(event))
        case .resume: (say.resumeSale, say.confirmResume(event))
        case .close: (say.closeSale, say.confirmClose(event))
        case .numbers: (say.resumeNumbersAction, say.confirmNumbers(event))
        case .door, .speed: (say.save, say.confirmDoor(event))
        }
    }
}
