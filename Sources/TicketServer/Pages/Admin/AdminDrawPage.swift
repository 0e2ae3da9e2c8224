// The organiser's page of a draw: announce it, publish its fingerprint, bring the beacon's value, draw again with a reason.

import TicketCore

enum AdminDrawPage {
    struct Model: Sendable {
        var person: String
        var event: EventBrief
        /// In the order they were announced; the last one counts.
        var draws: [DrawView]
        var stage: CheckDrawPage.Stage
        /// Nobody has a number yet.
        var mayAnnounce: Bool
        /// No place was called yet.
        var mayRedraw: Bool
        var beacon: BeaconState
        /// Whether the server asks the mirrors itself.
        var isAutomatic: Bool
        var typed = Typed()
        var errors: [FieldError] = []
        /// A change was just kept.
        var isSaved = false
    }

    enum BeaconState: Sendable { case none, notYet, wanted, here }

    /// What the forms hold: proposals, or as typed when it was refused.
    struct Typed: Sendable {
        var grade = ""
        var lobby = ""
        var start = ""
        var beacon = ""
        var isVerified = false
        var reason = ""
    }

    /// What the forms post to `Route.adminDraw`.
    enum Action: String, Sendable { case announce, beacon, redraw }

    enum FieldName {
        static let action = "action"
        static let confirm = "confirm"
        static let grade = "grade"
        static let lobby = "lobby"
        static let start = "start"
        static let beacon = "beacon"
        static let verified = "verified"
        static let reason = "reason"
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        Layout.page(
            title: "\(say.drawAdminTitle): \(model.event.title)", say, alternate: { .adminDraw($0, model.event.id) },
            head: Assets.staffLink + Assets.drawLink, isRehearsal: model.event.isRehearsal,
            main: """
                \(AdminPage.person(model.person, say))<div class="narrow check">\(Components.crumb(model.event.title, to: .adminEvent(say.language, model.event.id)))
                <h1>\(say.drawAdminTitle)</h1><p class="lead">\(say.drawAdminLead)</p>
                \(if: model.isSaved, "<div role=\"status\">\(Components.notice(.good, text: say.saved))</div>")\(ErrorSummary.html(model.errors, say))
                \(content(model, say))</div>
                """)
    }

    private static func content(_ model: Model, _ say: any Phrases) -> HTML {
        guard let draw = model.draws.last else {
            return model.mayAnnounce ? announce(model, say) : Components.notice(.plain, text: say.drawNotPossible)
        }
        return """
            \(beacon(model, draw, say))\(if: draw.key == nil, publish(model, draw, say))
            <p class="section">\(Components.buttonLink(say.asFansSeeIt, to: .checkDraw(say.language, model.event.id), .secondary))</p>
            <section class="section"><h2>\(say.allDrawsTitle)</h2>\(each: model.draws.reversed(), { DrawValues.card($0, model.event.zone, say) })</section>
            <div class="section">\(redraw(model, say))</div>
            """
    }

    // MARK: Forms

    private static func announce(_ model: Model, _ say: any Phrases) -> HTML {
        func choice(_ grade: DrawView.Grade) -> HTML {
            let isA = grade == .beacon
            return Tick(
                label: isA ? say.gradeA : say.gradeB, name: FieldName.grade, value: grade.rawValue,
                hint: isA ? say.gradeAOffer : say.gradeBOffer, isTicked: model.typed.grade == grade.rawValue,
                isRequired: true, type: "radio"
            ).html
        }
        func time(_ name: String, _ label: String, _ hint: String, _ value: String) -> HTML {
            Field(
                label: label, name: name, type: "datetime-local", value: value, hint: hint,
                error: model.errors.message(for: name), longest: 19
            ).html
        }
        let lobby = time(FieldName.lobby, say.lobbyTimeLabel, say.lobbyTimeHint, model.typed.lobby)
        let start = time(FieldName.start, say.startTimeLabel, say.startTimeHint, model.typed.start)
        let fields: HTML = """
            <fieldset id="\(FieldName.grade)"><legend>\(say.gradeQuestion)</legend>\(error(model, FieldName.grade))\(each: DrawView.Grade.allCases, choice)</fieldset>\
            \(lobby)\(start)<p class="small quiet">\(say.timesAreIn(model.event.zone))</p>
            """
        return Components.card(
            "<h2>\(say.announceTitle)</h2>\(form(model, .announce, say.announceAction, .primary, fields, say))")
    }

    private static func publish(_ model: Model, _ draw: DrawView, _ say: any Phrases) -> HTML {
        let lines = DrawValues.announcement(draw, model.event.zone, say)
        let text = say.publishText(event: model.event.title, lines: lines)
        return Components.card(
            "<h2>\(say.publishTitle)</h2><p>\(say.publishLead)</p><pre class=\"publish code small\" tabindex=\"0\">\(text)</pre>"
        )
    }

    private static func beacon(_ model: Model, _ draw: DrawView, _ say: any Phrases) -> HTML? {
        guard let chain = draw.chain else { return nil }
        let round = String(chain.round)
        let automatic: HTML = model.isAutomatic ? "<p>\(say.beaconAutomatic)</p>" : ""
        switch model.beacon {
        case .none, .here: return nil
        case .notYet:
            let time = DrawValues.time(chain.roundAt, model.event.zone, say)
            return Components.card(
                "<h2>\(say.beaconTitle)</h2><p>\(say.beaconNotYet(round: round, time: time))</p>\(automatic)")
        case .wanted:
            let fields: HTML = """
                <div class="field"><label for="\(FieldName.beacon)">\(say.beaconFieldLabel)</label><p class="hint" id="beacon-hint">\(say.beaconFieldHint)</p>\
                <textarea class="input code" id="\(FieldName.beacon)" name="\(FieldName.beacon)" rows="5" maxlength="2000" spellcheck="false" autocomplete="off" aria-describedby="beacon-hint">\(model.typed.beacon)</textarea>\
                \(error(model, FieldName.beacon))</div>\
                \(Tick(label: say.beaconVerifiedLabel, name: FieldName.verified, hint: say.beaconVerifiedHint, isTicked: model.typed.isVerified).html)
                """
            return Components.card(
                """
                <h2>\(say.beaconTitle)</h2>\(Components.notice(.warn, text: say.beaconWanted(round: round)))\(automatic)\
                \(DrawValues.mirrors(draw, say))\(form(model, .beacon, say.beaconAction, .primary, fields, say))
                """)
        }
    }

    private static func redraw(_ model: Model, _ say: any Phrases) -> HTML {
        guard model.mayRedraw else { return "<p class=\"quiet\">\(say.redrawTooLate)</p>" }
        let fields: HTML = """
            <div class="field"><label for="\(FieldName.reason)">\(say.redrawReasonLabel)</label><p class="hint" id="reason-hint">\(say.redrawReasonHint)</p>\
            <textarea class="input" id="\(FieldName.reason)" name="\(FieldName.reason)" rows="3" maxlength="280" required aria-describedby="reason-hint">\(model.typed.reason)</textarea>\
            \(error(model, FieldName.reason))</div>
            """
        return Components.card(
            """
            <h2>\(say.redrawTitle)</h2><p>\(say.redrawLead)</p>\(form(model, .redraw, say.redrawAction, .danger, fields, say))
            """)
    }

    private static func error(_ model: Model, _ field: String) -> HTML? {
        model.errors.message(for: field).map { "<p class=\"error\">\($0)</p>" }
    }

    private static func form(
        _ model: Model, _ action: Action, _ label: String, _ kind: Components.ButtonKind, _ fields: HTML,
        _ say: any Phrases
    ) -> HTML {
        Components.form(
            to: .adminDraw(say.language, model.event.id),
            "\(fields)\(Components.button(label, name: FieldName.action, value: action.rawValue, kind))")
    }
}

/// The question before a draw is announced or replaced.
enum ConfirmDrawPage {
    struct Model: Sendable {
        var person: String
        var event: EventBrief
        var action: AdminDrawPage.Action
        /// What follows from yes.
        var effect: String
        /// The fields of the form that led here, sent again with the answer.
        var fields: [(name: String, value: String)]
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let isAgain = model.action == .redraw
        let hidden =
            model.fields + [
                (name: AdminDrawPage.FieldName.action, value: model.action.rawValue),
                (name: AdminDrawPage.FieldName.confirm, value: "yes"),
            ]
        let button = Components.button(
            isAgain ? say.redrawAction : say.announceAction, isAgain ? .danger : .primary)
        return Layout.page(
            title: say.areYouSure, say, head: Assets.staffLink, isRehearsal: model.event.isRehearsal,
            main: """
                \(AdminPage.person(model.person, say))<div class="narrow"><h1>\(say.areYouSure)</h1><p class="lead">\(model.effect)</p>
                <div class="row">\(Components.form(to: .adminDraw(say.language, model.event.id), hidden: hidden, button))\
                \(Components.buttonLink(say.keepAsIs, to: .adminDraw(say.language, model.event.id), .secondary))</div></div>
                """)
    }
}
