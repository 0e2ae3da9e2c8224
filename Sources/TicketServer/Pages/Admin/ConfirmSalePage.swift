// The question before a sale is opened, paused, resumed or closed for everybody.

import TicketCore

enum ConfirmSalePage {
    struct Model: Sendable {
        var person: String
        var event: EventBrief
        var action: AdminEventPage.Action
        /// The fields of the form that led here, sent again with the answer.
        var fields: [(name: String, value: String)]
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let words = words(model, say)
        let hidden =
            model.fields + [
                (name: AdminEventPage.FieldName.action, value: model.action.rawValue),
                (name: AdminEventPage.FieldName.confirm, value: "yes"),
            ]
        let kind: Components.ButtonKind = model.action == .close ? .danger : .primary
        return Layout.page(
            title: say.areYouSure, say, head: Assets.staffLink, isRehearsal: model.event.isRehearsal,
            main: """
                \(AdminPage.person(model.person, say))<div class="narrow"><h1>\(say.areYouSure)</h1><p class="lead">\(words.effect)</p>
                <div class="row">\(Components.form(to: .adminSale(say.language, model.event.id), hidden: hidden, Components.button(words.label, kind)))\
                \(Components.buttonLink(say.keepAsIs, to: .adminEvent(say.language, model.event.id), .secondary))</div></div>
                """)
    }

    private static func words(_ model: Model, _ say: any Phrases) -> (label: String, effect: String) {
        let event = model.event.title
        return switch model.action {
        case .open: (say.openSale, say.confirmOpen(event))
        case .pause: (say.pauseSale, say.confirmPause(event))
        case .resume: (say.resumeSale, say.confirmResume(event))
        case .close: (say.closeSale, say.confirmClose(event))
        case .door, .speed: (say.save, say.confirmDoor(event))
        }
    }
}
