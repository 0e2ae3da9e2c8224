// The form of the announcement that everybody reads.

import TicketCore

enum BannerForm {
    struct Model: Sendable {
        var event: ID<Event>
        /// As it is shown now.
        var shown: [Language: String]
        /// As typed, when it was refused; else what is shown.
        var typed: [Language: String]
        var seen: Int
        var errors: [FieldError] = []
    }

    enum FieldName {
        static let action = "action"
        static let set = "set"
        static let remove = "remove"
        static func text(_ language: Language) -> String { "banner-\(language.rawValue)" }
        static let why = "banner-why"
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        func text(_ language: Language) -> HTML {
            let name = FieldName.text(language)
            return """
                <div class="field"><label for="\(name)">\(say.bannerText(in: language.ownName))</label>\
                <textarea class="input" id="\(name)" name="\(name)" rows="3" maxlength="280" lang="\(language.rawValue)" aria-describedby="banner-hint">\(model.typed[language] ?? "")</textarea></div>
                """
        }
        let isShown = !model.shown.isEmpty
        let isOpen = isShown || !model.errors.isEmpty
        let remove = Components.button(say.bannerRemove, name: FieldName.action, value: FieldName.remove, .secondary)
        return Components.card(
            """
            <details\(if: isOpen, " open")><summary>\(say.bannerTitle)</summary><p class="small quiet">\(say.bannerExplained)</p>\(if: isShown, shown(model.shown, say))\
            \(Components.form(to: .adminBanner(say.language, model.event), hidden: [(AdminEventPage.FieldName.seen, String(model.seen))], "\(each: Language.allCases, text)<p class=\"hint\" id=\"banner-hint\">\(say.bannerHint)</p>\(SaleControl.why(id: FieldName.why, say))<div class=\"row\">\(Components.button(isShown ? say.bannerChange : say.bannerShow, name: FieldName.action, value: FieldName.set))\(if: isShown, remove)</div>"))</details>
            """)
    }

    private static func shown(_ words: [Language: String], _ say: any Phrases) -> HTML {
        func line(_ language: Language) -> HTML {
            "<div lang=\"\(language.rawValue)\">\(Banner.html(words.words(language), language.phrases))</div>"
        }
        return "<p class=\"small strong\">\(say.bannerPreview)</p>\(each: Language.allCases, line)"
    }
}
