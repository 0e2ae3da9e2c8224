// What needs an organiser at once, each with the action that mends it.

import TicketCore

enum SaleAlarm: Sendable, Equatable {
    /// No numbers are given until somebody names one to go on at. The highest one seen, and one that is far enough.
    case halted(highest: Int?, proposal: Int)
    /// The draw waits for something longer than it should.
    case drawLate
    /// The waiting room's rows cannot be written.
    case failing
    /// The server is too slow to call more people.
    case braked(Reason?)

    enum Reason: String, Sendable { case loop, writer, purchases, shedding }

    /// A stable word: the feed tells by it whether the page shows what is.
    var key: String {
        switch self {
        case .halted(let highest, _): "halted\(highest ?? 0)"
        case .drawLate: "draw-late"
        case .failing: "failing"
        case .braked(let reason): "braked-\(reason?.rawValue ?? "")"
        }
    }
}

enum AlarmList {
    /// The forms that mend are shown to those who may use them.
    static func html(_ alarms: [SaleAlarm], _ control: SaleControl.Model?, _ say: any Phrases) -> HTML {
        func alarm(_ alarm: SaleAlarm) -> HTML { html(alarm, control, say) }
        return "\(each: alarms, alarm)"
    }

    private static func html(_ alarm: SaleAlarm, _ control: SaleControl.Model?, _ say: any Phrases) -> HTML {
        typealias Name = AdminEventPage.FieldName
        switch alarm {
        case .halted(let highest, let proposal):
            let shown = highest.map { Show.number($0, say) }
            let field = Field(
                label: say.resumeNumbersLabel, name: Name.number, value: String(proposal),
                hint: say.resumeNumbersHint, longest: 12, keyboard: "numeric")
            let mend = control.map { control in
                SaleControl.form(
                    control, say,
                    "\(field.html)\(Components.button(say.resumeNumbersAction, name: Name.action, value: AdminEventPage.Action.numbers.rawValue))"
                )
            }
            return notice(.bad, say.haltedTitle, say.haltedText(shown), mend)
        case .drawLate:
            let way = control.map { Components.buttonLink(say.drawLateAction, to: .adminDraw(say.language, $0.event)) }
            return notice(.bad, say.drawAlarmTitle, say.drawLateText, way)
        case .failing: return notice(.bad, say.failingTitle, say.failingText, nil)
        case .braked(let reason):
            let mend = control.map { control in
                SaleControl.form(
                    control, say,
                    "\(SaleControl.speedAction)\(Components.button(say.brakedAction, name: Name.speed, value: AdminEventPage.Speed.slow.rawValue, .secondary))"
                )
            }
            return notice(.warn, say.brakedTitle, "\(words(reason, say)) \(say.brakedText)".trimmed, mend)
        }
    }

    private static func words(_ reason: SaleAlarm.Reason?, _ say: any Phrases) -> String {
        let words = say.brakeReasons
        return switch reason {
        case .loop: words.loop
        case .writer: words.writer
        case .purchases: words.purchases
        case .shedding: words.shedding
        case nil: ""
        }
    }

    private static func notice(_ tone: Components.Tone, _ title: String, _ text: String, _ mend: HTML?) -> HTML {
        Components.notice(tone, title: title, "<p>\(text)</p>\(mend)")
    }
}
