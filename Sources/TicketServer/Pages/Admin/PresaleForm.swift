// The organiser's switch of a presale: until when a number needs an access code.

import TicketCore

enum PresaleForm {
    struct Model: Sendable {
        var event: ID<Event>
        /// `2026-11-21T10:00` by the venue's clock; empty when no code is needed.
        var until: String
        /// For people; nil when no code is needed.
        var shown: String?
    }

    static let name = "codes-until"

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let field = Field(
            label: say.presaleLabel, name: name, type: "datetime-local", value: model.until, hint: say.presaleHint,
            isRequired: false)
        return Components.card(
            """
            <h2 id="presale">\(say.presaleTitle)</h2><p>\(model.shown.map(say.presaleOn) ?? say.presaleOff)</p>\
            \(Components.form(to: .adminSale(say.language, model.event), "\(field.html)\(Components.button(say.presaleSave, .secondary))"))
            """)
    }
}
