// What the organiser can do with a sale: open, pause with words for those who wait, resume, close; and how fast the door is.

import TicketCore

enum SaleControl {
    /// What the forms need to know; the same on the event's page and on its live screen.
    struct Model: Sendable {
        var event: ID<Event>
        var stage: SaleStage
        var door: AdminEventPage.Door
        /// What those who wait read during a pause.
        var pauseMessages: [Language: String]
        /// How many lines the log had when this was made: who presses decides upon that.
        var seen: Int
        /// Whether the answer leads back to the live screen.
        var isLive = false
        var errors: [FieldError] = []
    }

    private typealias Action = AdminEventPage.Action
    private typealias Name = AdminEventPage.FieldName

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        "\(speed(model, say))\(Components.card("<h2>\(say.saleTitle)</h2>\(stage(model, say))"))\(door(model, say))"
    }

    private static func stage(_ model: Model, _ say: any Phrases) -> HTML {
        switch model.stage {
        case .scheduled:
            form(model, say, Components.button(say.openSale, name: Name.action, value: Action.open.rawValue, .large))
        case .open: "\(pause(model, say))\(close(model, say))"
        case .paused:
            """
            \(form(model, say, Components.button(say.resumeSale, name: Name.action, value: Action.resume.rawValue, .large)))\
            \(pause(model, say))\(close(model, say))
            """
        case .closed:
            form(
                model, say, Components.button(say.openSale, name: Name.action, value: Action.open.rawValue, .secondary))
        }
    }

    private static func pause(_ model: Model, _ say: any Phrases) -> HTML {
        func message(_ language: Language) -> HTML {
            let name = Name.message(language)
            return """
                <div class="field"><label for="\(name)">\(say.pauseMessage(in: language.ownName))</label>\
                <textarea class="input" id="\(name)" name="\(name)" rows="3" maxlength="280" lang="\(language.rawValue)" aria-describedby="pause-hint">\(model.pauseMessages[language] ?? "")</textarea></div>
                """
        }
        let isPaused = model.stage == .paused
        return form(
            model, say,
            """
            <p class="small quiet">\(say.pauseExplained)</p>\(folded(say.pauseWords, isOpen: !model.isLive || isPaused, "\(each: Language.allCases, message)<p class=\"hint\" id=\"pause-hint\">\(say.pauseMessageHint)</p>"))\
            \(Components.button(isPaused ? say.save : say.pauseSale, name: Name.action, value: Action.pause.rawValue, .secondary))
            """)
    }

    private static func close(_ model: Model, _ say: any Phrases) -> HTML {
        form(model, say, Components.button(say.closeSale, name: Name.action, value: Action.close.rawValue, .danger))
    }

    /// One press each: in a rush nobody wants to choose first and save afterwards.
    private static func speed(_ model: Model, _ say: any Phrases) -> HTML {
        func choice(_ speed: AdminEventPage.Speed) -> HTML {
            let label =
                switch speed {
                case .slow: say.speedSlow
                case .normal: say.speedNormal
                case .fast: say.speedFast
                }
            let isPressed = speed == model.door.speed
            return """
                <button class="button \(isPressed ? "" : "secondary")" name="\(Name.speed)" value="\(speed.rawValue)" aria-pressed="\(isPressed ? "true" : "false")">\(label)</button>
                """
        }
        return Components.card(
            form(
                model, say,
                """
                <h2 id="speed">\(say.speed)</h2>\(speedAction)<div class="speeds" role="group" aria-labelledby="speed">\(each: AdminEventPage.Speed.allCases, choice)</div>\
                \(why(id: "speed-why", say))
                """))
    }

    /// Says of a form that its button is a speed.
    static let speedAction: HTML =
        "<input type=\"hidden\" name=\"\(AdminEventPage.FieldName.action)\" value=\"\(AdminEventPage.Action.speed.rawValue)\">"

    private static func door(_ model: Model, _ say: any Phrases) -> HTML {
        let rate = Field(
            label: say.doorRate, name: Name.rate, value: model.door.rate, hint: say.doorRateHint,
            error: model.errors.message(for: Name.rate), longest: 5, keyboard: "numeric")
        let cap = Field(
            label: say.doorCap, name: Name.cap, value: model.door.cap, hint: say.doorCapHint,
            error: model.errors.message(for: Name.cap), longest: 6, keyboard: "numeric")
        let numbers = model.isLive ? say.doorNow(rate: model.door.rate, cap: model.door.cap) : say.doorSettings
        let isOpen = !model.isLive || !model.errors.isEmpty
        return Components.card(
            """
            \(folded(numbers, isOpen: isOpen, form(model, say, "\(rate.html)\(cap.html)\(why(id: "door-why", say))\(Components.button(say.save, name: Name.action, value: Action.door.rawValue, .secondary))")))
            """)
    }

    /// What is seldom needed, behind its title.
    static func folded(_ title: String, isOpen: Bool, _ content: HTML) -> HTML {
        "<details\(if: isOpen, " open")><summary>\(title)</summary>\(content)</details>"
    }

    /// The reason, folded away until somebody has one: it is for the log and must not slow anybody down.
    static func why(id: String, _ say: any Phrases) -> HTML {
        Components.details(
            say.whyLabel,
            """
            <div class="field"><label class="visually-hidden" for="\(id)">\(say.whyLabel)</label><input class="input" id="\(id)" name="\(Name.why)" maxlength="\(Decision.longestReason)" autocomplete="off" aria-describedby="\(id)-hint">\
            <p class="hint" id="\(id)-hint">\(say.whyHint)</p></div>
            """)
    }

    /// A form of this sale, with what it decides upon.
    static func form(_ model: Model, _ say: any Phrases, _ content: HTML) -> HTML {
        let hidden = [(Name.seen, String(model.seen))] + (model.isLive ? [(Name.from, Name.live)] : [])
        return Components.form(to: .adminSale(say.language, model.event), hidden: hidden, content)
    }
}
