// The organiser's screen on the day of the sale: what happens, what is wrong, what can be done, who did what.

import TicketCore

/// It works without a script, by loading it again. With one the figures follow the feed, and the parts that stand in
/// `data-part` are fetched anew when their `data-key` is not the present one any more.
enum CockpitPage {
    struct Model: Sendable {
        var person: String
        var event: EventBrief
        var stage: SaleStage
        var figures: LiveFigures
        var alarms: [SaleAlarm]
        /// Nil for who may look and not act.
        var control: SaleControl.Model?
        var banner: BannerForm.Model?
        var log: AuditTable.Model
        /// The version of what the page shows: how many lines the log has.
        var seen: Int
        var isSaved = false
        /// Somebody was faster: what they did.
        var overtaken: AuditLine?
        var errors: [FieldError] = []
        /// Seconds until a browser without a script loads it again; nil: it does not.
        var refresh: Int?
    }

    /// In the address: load it again and again.
    static let refreshing = "refresh"

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let texts = LiveTexts(figures: model.figures, zone: model.event.zone, say: say)
        let event = model.event.id
        let language = say.language
        return Layout.page(
            title: "\(say.cockpitTitle): \(model.event.title)", say, alternate: { .adminLive($0, event) },
            scripts: [Assets.cockpit], head: Assets.staffLink, bodyClass: "cockpit",
            main: """
                \(AdminPage.person(model.person, say))\(Components.crumb(model.event.title, to: .adminEvent(language, event)))
                <div data-cockpit data-feed="\(Route.adminFeed(language, event))">
                \(head(model, texts))\(messages(model, say))
                \(part("alarms", CockpitPage.key(alarms: model.alarms), "<div role=\"alert\">\(AlarmList.html(model.alarms, model.control, say))</div>"))
                <p class="visually-hidden" role="status" data-status></p>
                <div class="cockpit-grid"><div class="cockpit-first">\(LiveBoard.people(texts))\(LiveBoard.seats(texts))</div>
                <div class="cockpit-hand">\(part("hand", model.handKey, "\(model.control.map { SaleControl.html($0, say) })\(model.banner.map { BannerForm.html($0, say) })"))</div>
                <div class="cockpit-rest">\(LiveBoard.pace(texts))\(LiveBoard.measures(texts, draw: drawLink(event, say)))\(part("log", model.log.isNewest ? String(model.seen) : "", AuditTable.html(model.log, say)))</div></div></div>
                """)
    }

    /// What the alarms shown are known by.
    static func key(alarms: [SaleAlarm]) -> String { alarms.map(\.key).joined(separator: " ") }

    /// What the forms depend on: the log's length, and the stage, which the clock changes too.
    static func key(stage: SaleStage, seen: Int) -> String {
        let word =
            switch stage {
            case .scheduled: "scheduled"
            case .open: "open"
            case .paused: "paused"
            case .closed: "closed"
            }
        return "\(word)-\(seen)"
    }

    private static func head(_ model: Model, _ texts: LiveTexts) -> HTML {
        let say = texts.say
        let badge = model.stage.badge(zone: model.event.zone, say)
        return """
            <div class="spread cockpit-head"><h1>\(model.event.title)</h1>\(part("stage", model.handKey, badge))</div>
            <p class="cockpit-state"><span class="live-dot" data-live-state data-on="\(say.liveNow)" data-off="\(say.liveLost("{time}"))">\(say.asOf(texts["at"]))</span>\
            <time class="quiet" data-live="at" data-clock hidden>\(texts["at"])</time><button class="button subtle" type="button" data-say="\(texts.sentence)" hidden>\(say.readFiguresAloud)</button></p>
            <noscript><p class="row">\(without(model, say))</p></noscript>
            """
    }

    private static func without(_ model: Model, _ say: any Phrases) -> HTML {
        let route = Route.adminLive(say.language, model.event.id)
        let again = "<a class=\"button secondary\" href=\"\(route)\">\(say.refreshNow)</a>" as HTML
        if model.refresh != nil { return "\(again) <a href=\"\(route)\">\(say.refreshStop)</a>" }
        return "\(again) <a href=\"\(route)?\(refreshing)=yes\">\(say.refreshByItself)</a>"
    }

    private static func messages(_ model: Model, _ say: any Phrases) -> HTML {
        let overtaken = model.overtaken.map { line -> HTML in
            let what = say.overtaken(
                by: line.who, say.auditAction(line.action), at: Show.timeWithSeconds(line.at, model.event.zone, say))
            return
                "<div role=\"alert\" id=\"overtaken\" tabindex=\"-1\" autofocus>\(Components.notice(.warn, title: what, "<p>\(say.overtakenAdvice)</p>"))</div>"
        }
        return """
            \(if: model.isSaved, "<div role=\"status\">\(Components.notice(.good, text: say.saved))</div>")\(overtaken)\(ErrorSummary.html(model.errors, say))\
            <div data-news hidden>\(Components.notice(.warn, text: say.newsWhileTyping))</div>
            """
    }

    private static func part(_ name: String, _ key: String, _ content: HTML) -> HTML {
        "<div data-part=\"\(name)\" data-key=\"\(key)\">\(content)</div>"
    }

    private static func drawLink(_ event: ID<Event>, _ say: any Phrases) -> HTML {
        " · \(Components.link(say.liveDraw, to: .adminDraw(say.language, event)))"
    }
}

extension CockpitPage.Model {
    var handKey: String { CockpitPage.key(stage: stage, seen: seen) }
}
