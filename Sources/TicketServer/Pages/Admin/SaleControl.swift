// What the organiser can do with a sale: open, pause with words for those who wait, resume, close; and how fast the door is.

import TicketCore

enum SaleControl {
    private typealias Action = AdminEventPage.Action
    private typealias Name = AdminEventPage.FieldName

    static func html(_ model: AdminEventPage.Model, _ say: any Phrases) -> HTML {
        "\(Components.card("<h2>\(say.saleTitle)</h2>\(stage(model, say))"))\(speed(model, say))\(door(model, say))"
    }

    private static func stage(_ model: AdminEventPage.Model, _ say: any Phrases) -> HTML {
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

    private static func pause(_ model: AdminEventPage.Model, _ say: any Phrases) -> HTML {
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
            <p class="small quiet">\(say.pauseExplained)</p>\(each: Language.allCases, message)<p class="hint" id="pause-hint">\(say.pauseMessageHint)</p>\
            \(Components.button(isPaused ? say.save : say.pauseSale, name: Name.action, value: Action.pause.rawValue, .secondary))
            """)
    }

    private static func close(_ model: AdminEventPage.Model, _ say: any Phrases) -> HTML {
        form(model, say, Components.button(say.closeSale, name: Name.action, value: Action.close.rawValue, .danger))
    }

    private static func speed(_ model: AdminEventPage.Model, _ say: any Phrases) -> HTML {
        func choice(_ speed: AdminEventPage.Speed) -> HTML {
            let label =
                switch speed {
                case .slow: say.speedSlow
                case .normal: say.speedNormal
                case .fast: say.speedFast
                }
            return Tick(
                label: label, name: Name.speed, value: speed.rawValue, isTicked: speed == model.door.speed,
                type: "radio"
            ).html
        }
        return Components.card(
            form(
                model, say,
                """
                <fieldset><legend>\(say.speed)</legend><div class="row">\(each: AdminEventPage.Speed.allCases, choice)</div></fieldset>\
                \(Components.button(say.save, name: Name.action, value: Action.speed.rawValue, .secondary))
                """))
    }

    private static func door(_ model: AdminEventPage.Model, _ say: any Phrases) -> HTML {
        let rate = Field(
            label: say.doorRate, name: Name.rate, value: model.door.rate, hint: say.doorRateHint,
            error: model.errors.message(for: Name.rate), longest: 5, keyboard: "numeric")
        let cap = Field(
            label: say.doorCap, name: Name.cap, value: model.door.cap, hint: say.doorCapHint,
            error: model.errors.message(for: Name.cap), longest: 6, keyboard: "numeric")
        return Components.card(
            """
            <h2>\(say.doorSettings)</h2>\(form(model, say, "\(rate.html)\(cap.html)\(Components.button(say.save, name: Name.action, value: Action.door.rawValue, .secondary))"))
            """)
    }

    private static func form(_ model: AdminEventPage.Model, _ say: any Phrases, _ content: HTML) -> HTML {
        Components.form(to: .adminSale(say.language, model.event.id), content)
    }
}
