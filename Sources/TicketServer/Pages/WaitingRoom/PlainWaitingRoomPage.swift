// The waiting room without a script: one person's place, forms for every step, a refresh that can be stopped.

import TicketCore

/// The answer is private. Its handler sends `Refresh: <seconds>` unless the address says `auto=0`; a refresh under
/// 20 hours needs a way to stop it (WCAG 2.2.1), which is the link below.
enum PlainWaitingRoomPage {
    struct Model: Sendable {
        var id: ID<Event>
        var title: String
        var date: String
        var hue: Int
        var standing: Standing
        /// Seconds until the page refreshes by itself; nil when it does not.
        var refresh: Int?
        /// Whether the event is a rehearsal.
        var isRehearsal = false
    }

    /// Where the person stands.
    enum Standing: Sendable {
        case notOpen(opens: String?)
        case notJoined
        case lobby(number: String)
        case line(Line)
        case turn
        case door
        case elsewhere
        case badTicket
        case closed
    }

    struct Line: Sendable {
        /// Grouped in the language's way.
        var place: String
        var ahead: Int
        var aheadText: String
        /// Whole minutes; nil while nobody knows.
        var minutes: ClosedRange<Int>?
        /// The organiser's words; empty: ours.
        var paused: String?
        var isSoldOut = false
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        Layout.page(
            title: "\(say.waitingRoomTitle): \(model.title)", say, alternate: { .queuePlain($0, model.id) },
            bodyClass: "quiet-room", isRehearsal: model.isRehearsal,
            main: """
                <div class="room">\(RoomParts.head(title: model.title, date: model.date, id: model.id, hue: model.hue))
                <div class="card room-card">\(panel(model, say))</div>
                \(refreshing(model, say))\(RoomParts.promises(say))</div>
                """)
    }

    /// Minutes as a range that promises nothing it cannot keep.
    static func estimate(_ minutes: ClosedRange<Int>?, _ say: any Phrases) -> String {
        guard let minutes else { return say.estimateUnknown }
        if minutes.upperBound < 1 { return say.estimateSoon }
        if minutes.lowerBound >= 120 { return say.estimateLong }
        return say.estimateRange.replacing("{low}", with: String(max(1, minutes.lowerBound)))
            .replacing("{high}", with: String(max(2, minutes.upperBound)))
    }

    private static func panel(_ model: Model, _ say: any Phrases) -> HTML {
        switch model.standing {
        case .notOpen(let opens):
            "<h2>\(opens.map(say.opensAt) ?? say.opensSoon)</h2><p>\(say.notYetOpen)</p>"
        case .notJoined:
            "<h2>\(say.joinLine)</h2><p>\(say.joinLead)</p>\(QueueForms.join(model.id, say.joinLine, say, .large, plain: true))"
        case .lobby(let number):
            "<h2>\(say.lobbyTitle)</h2>\(place(say.yourNumber, number))<p>\(say.lobbyLead)</p>\(leave(model, say))"
        case .line(let line): self.line(line, model, say)
        case .turn: "<h2>\(say.turnTitle)</h2><p>\(say.turnLead)</p>\(QueueForms.enter(model.id, say, plain: true))"
        case .door: "<h2>\(say.doorTitle)</h2><p>\(say.doorLead)</p>\(QueueForms.enter(model.id, say, plain: true))"
        case .elsewhere:
            "<h2>\(say.elsewhereTitle)</h2><p>\(say.elsewhereLead)</p>\(QueueForms.enter(model.id, say, plain: true))"
        case .badTicket:
            "<h2>\(say.joinLine)</h2><p>\(say.badTicketLead)</p>\(QueueForms.join(model.id, say.joinLine, say, .large, plain: true))"
        case .closed: "<h2>\(say.saleClosed)</h2><p>\(say.roomClosedLead)</p>"
        }
    }

    private static func line(_ line: Line, _ model: Model, _ say: any Phrases) -> HTML {
        let ahead =
            line.ahead == 0
            ? say.nobodyAhead : say.aheadForms.sentence(line.ahead, shown: line.aheadText, say.language)
        return """
            <h2>\(say.lineTitle)</h2>\(place(say.yourPlace, line.place))<p class="lead">\(ahead)</p>\
            \(line.paused.map { pause($0, say) })\(if: line.isSoldOut, Components.notice(.warn, text: say.roomSoldOutLead))\
            <p><span class="quiet">\(say.estimateLabel)</span><br><span class="lead strong">\(estimate(line.minutes, say))</span></p>\
            <p class="small quiet">\(say.estimateWhy)</p>\(leave(model, say))
            """
    }

    private static func pause(_ reason: String, _ say: any Phrases) -> HTML {
        Components.notice(.warn, title: say.pausedTitle, "<p>\(reason.isEmpty ? say.pausedLead : reason)</p>")
    }

    private static func place(_ label: String, _ number: String) -> HTML {
        "<p class=\"place\"><span class=\"quiet\">\(label)</span> <b>\(number)</b></p>"
    }

    private static func leave(_ model: Model, _ say: any Phrases) -> HTML {
        "<div class=\"room-foot\">\(QueueForms.leave(model.id, say, plain: true))</div>"
    }

    private static func refreshing(_ model: Model, _ say: any Phrases) -> HTML {
        let page = Route.queuePlain(say.language, model.id)
        if let seconds = model.refresh {
            return """
                <p class="row small refreshing"><span class="quiet">\(say.refreshes(every: seconds))</span> \
                <a class="button subtle" href="\(page)">\(say.refreshNow)</a> <a class="button subtle" href="\(page)?auto=0">\(say.stopRefreshing)</a></p>
                """
        }
        return """
            <p class="row small refreshing"><a class="button subtle" href="\(page)?auto=0">\(say.refreshNow)</a> \
            <a class="button subtle" href="\(page)">\(say.startRefreshing)</a></p>
            """
    }
}
