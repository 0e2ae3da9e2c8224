// Taking one's place to another device: the code on the old one, the field for it on the new one.

import TicketCore

enum MovePage {
    struct Model: Sendable {
        var id: ID<Event>
        var title: String
        var date: String
        var hue: Int
        var isPlain = false
        /// As typed; kept when it was refused.
        var typed = ""
        var refusal: Refusal?
        /// Whether the event is a rehearsal.
        var isRehearsal = false

        /// The waiting room that one came from.
        func room(_ language: Language) -> Route { isPlain ? .queuePlain(language, id) : .queue(language, id) }
    }

    enum Refusal: Sendable { case wrong, busy }

    static let codeName = "code"

    /// The new device.
    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let error = model.refusal.map { $0 == .wrong ? say.moveWrong : say.moveBusy }
        let field = Field(
            label: say.moveLabel, name: codeName, value: model.typed, autocomplete: "one-time-code",
            hint: say.moveHint, error: error, longest: 40, keyboard: "text")
        let errors = error.map { [FieldError(field: codeName, message: $0)] } ?? []
        let content: HTML = "\(field.html)\(Components.button(say.moveHere, .large))"
        return Layout.page(
            title: (error == nil ? "" : "\(say.errorSummaryTitle): ") + say.moveTitle, say,
            alternate: { .queueMove($0, model.id) }, bodyClass: "quiet-room",
            isRehearsal: model.isRehearsal,
            main: """
                \(Components.crumb(say.waitingRoomTitle, to: model.room(say.language)))
                <div class="room">\(RoomParts.head(title: model.title, date: model.date, id: model.id, hue: model.hue))
                <div class="card room-card"><h2>\(say.moveTitle)</h2><p>\(say.moveLead)</p>\(ErrorSummary.html(errors, say))\
                \(Components.form(to: .queueMove(say.language, model.id), hidden: model.isPlain ? [("plain", "yes")] : [], content))\
                </div></div>
                """)
    }

    /// The old device, without a script. The code stands on the page, in no address.
    static func code(_ code: String, seconds: Int, address: String, _ model: Model, _ say: any Phrases) -> HTML {
        Layout.page(
            title: "\(say.moveCodeTitle): \(model.title)", say, bodyClass: "quiet-room",
            isRehearsal: model.isRehearsal,
            main: """
                <div class="room">\(RoomParts.head(title: model.title, date: model.date, id: model.id, hue: model.hue))
                <div class="card room-card"><h2>\(say.moveCodeTitle)</h2><p>\(say.moveCodeOpen)<br><span class="strong code">\(address)</span></p>\
                <p class="move-code"><b class="code">\(code)</b></p><p>\(say.moveCodeLead(seconds: seconds)) \(say.moveCodeAfter)</p>\
                <p>\(Components.buttonLink(say.backToRoom, to: model.room(say.language), .secondary))</p></div></div>
                """)
    }
}
