// What the plain waiting room says in each state: in the same words and the same order as the shell's panels.

import TicketCore

enum PlainPanels {
    typealias Page = PlainWaitingRoomPage

    static func panel(_ model: Page.Model, _ say: any Phrases) -> HTML {
        switch model.standing {
        case .announced(let moments):
            "<h2>\(say.announcedTitle)</h2>\(self.moments(moments))<p>\(say.announcedLead)</p>\(draw(model, say))"
        case .notJoined(let joining): join(joining, model, say)
        case .lobby(let number, let moments): lobby(number, moments, model, say)
        case .drawing(let drawing): self.drawing(drawing, model, say)
        case .line(let line): self.line(line, model, say)
        case .turn: turn(model, say)
        case .door(let door): self.door(door, model, say)
        case .badTicket:
            "<h2>\(say.joinLine)</h2><p>\(say.badTicketLead)</p>\(QueueForms.join(model.id, say.joinLine, say, .large, plain: true))"
        case .closed: "<h2>\(say.saleClosed)</h2><p>\(say.roomClosedLead)</p>"
        }
    }

    /// Minutes as a range that promises nothing it cannot keep.
    static func estimate(_ waits: ClosedRange<Double>?, _ say: any Phrases) -> String {
        guard let waits else { return say.estimateUnknown }
        if waits.upperBound < 60 { return say.estimateSoon }
        let minutes = Prospect.minutes(waits)
        if minutes.lowerBound >= 120 { return say.estimateLong }
        return say.estimateRange.replacing("{low}", with: Show.number(minutes.lowerBound, say))
            .replacing("{high}", with: Show.number(minutes.upperBound, say))
    }

    // MARK: Before the line

    private static func join(_ joining: Page.Joining, _ model: Page.Model, _ say: any Phrases) -> HTML {
        let (title, lead, button) =
            switch joining {
            case .line: (say.joinLine, say.joinLead, say.joinLine)
            case .draw: (say.lobbyJoin, say.lobbyJoinLead, say.lobbyButton)
            case .behindDraw: (say.joinLine, say.joinBehindDraw, say.joinLine)
            case .returns: (say.joinLine, say.joinSoldOutLead, say.joinLine)
            }
        return """
            <h2>\(title)</h2><p>\(lead)</p>\(QueueForms.join(model.id, button, say, .large, plain: true))\(RoomParts.codeLink(model.id, say, plain: true))\(draw(model, say))
            """
    }

    private static func lobby(
        _ number: String, _ moments: [Page.Moment], _ model: Page.Model, _ say: any Phrases
    ) -> HTML {
        """
        <h2>\(say.lobbyTitle)</h2>\(RoomParts.number(say.yourNumber, "\(number)"))<p>\(say.lobbyNumberLead)</p>\
        \(self.moments(moments))\(draw(model, say))
        """
    }

    private static func drawing(_ drawing: Page.Drawing, _ model: Page.Model, _ say: any Phrases) -> HTML {
        let list =
            drawing.count.map { say.drawingListForms.sentence($0, shown: Show.number($0, say), say.language) }
            ?? say.drawingListClosed
        let source = drawing.round.map { say.drawingBeacon.replacing("{n}", with: String($0)) } ?? say.drawingSealed
        return """
            <h2>\(say.drawingTitle)</h2>\(RoomParts.number(say.yourNumber, "\(drawing.number)"))<p class="lead">\(say.drawingLead)</p>\
            \(if: drawing.isBehind, "<p>\(say.drawingBehind)</p>")\
            <ol class="room-steps"><li>\(list)</li>\(drawing.root.map { root($0, say) })<li>\(source)</li><li>\(say.drawingCompute)</li></ol>\
            \(moments(drawing.moments))<p>\(RoomParts.drawLink(model.id, say.linkHowDrawn, say))</p>
            """
    }

    private static func root(_ root: String, _ say: any Phrases) -> HTML {
        "<li>\(say.drawingRoot) <code class=\"code room-root\">\(root)</code></li>"
    }

    private static func moments(_ moments: [Page.Moment]) -> HTML? {
        if moments.isEmpty { return nil }
        func row(_ moment: Page.Moment) -> HTML {
            """
            <div><dt>\(moment.label)</dt><dd>\(moment.text) <span class="quiet">\(moment.until ?? "")</span></dd></div>
            """
        }
        return "<dl class=\"facts moments\">\(each: moments, row)</dl>"
    }

    private static func draw(_ model: Page.Model, _ say: any Phrases) -> HTML? {
        guard model.hasDraw else { return nil }
        return
            "\(if: model.standing.isBeforeDraw, RoomParts.drawPoints(say))<p class=\"how-drawn\">\(RoomParts.drawLink(model.id, say.linkHowDrawn, say))</p>"
    }

    // MARK: The line

    private static func line(_ line: Page.Line, _ model: Page.Model, _ say: any Phrases) -> HTML {
        let prospect = line.prospect
        return """
            \(line.paused.map { pause($0, say) })\(if: line.isSoldOut, Components.notice(.warn, title: say.roomSoldOutTitle, "<p>\(say.roomSoldOutLead)</p>"))\
            <h2>\(say.lineTitle)</h2>\(RoomParts.number(say.yourPlace, "\(Show.number(prospect.place + 1, say))"))\
            \(line.drawn.map { drawn($0, line, model, say) })\(way(prospect, say))\
            <p class="lead strong ahead">\(ahead(prospect.ahead, say))</p>\(about(prospect, say))\
            <p class="estimate"><span class="quiet">\(say.estimateLabel)</span><br><span class="lead strong">\(estimate(prospect.waits, say))</span></p>\
            <p class="small quiet">\(speed(prospect, say))</p>\(verdict(prospect, say))
            """
    }

    private static func ahead(_ ahead: Int, _ say: any Phrases) -> String {
        ahead == 0
            ? say.nobodyAhead : say.aheadForms.sentence(ahead, shown: Show.number(ahead, say), say.language)
    }

    /// Of those before this place, the called.
    private static func way(_ prospect: Prospect, _ say: any Phrases) -> HTML {
        let share = prospect.place == 0 ? 100 : 100 * (prospect.place - prospect.ahead) / prospect.place
        return "<progress class=\"way\" max=\"100\" value=\"\(share)\" aria-label=\"\(say.progressLabel)\"></progress>"
    }

    private static func drawn(_ count: Int, _ line: Page.Line, _ model: Page.Model, _ say: any Phrases) -> HTML {
        let words =
            line.wasDrawn
            ? say.drawnPlace.replacing("{place}", with: Show.number(line.prospect.place + 1, say))
                .replacing("{n}", with: Show.number(count, say)) : say.joinedAfterDraw
        return "<p class=\"drawn\"><span>\(words)</span> \(RoomParts.drawLink(model.id, say.linkCheckDraw, say))</p>"
    }

    private static func about(_ prospect: Prospect, _ say: any Phrases) -> HTML? {
        guard let share = prospect.share, prospect.about < prospect.ahead else { return nil }
        let about = Show.number(Prospect.roughly(prospect.about), say)
        return """
            <p><span class="strong">\(say.probably.replacing("{n}", with: about))</span><br>\
            <span class="small quiet">\(say.showShare.replacing("{n}", with: String(share)))</span></p>
            """
    }

    private static func speed(_ prospect: Prospect, _ say: any Phrases) -> String {
        guard let waits = prospect.waits, let rate = prospect.perMinute else { return say.estimateStands }
        let speed = say.estimateSpeed.replacing("{n}", with: Show.number(Prospect.roughly(rate), say))
        return waits.upperBound < 60 ? speed : "\(speed) \(say.estimateWhy)"
    }

    private static func verdict(_ prospect: Prospect, _ say: any Phrases) -> HTML? {
        guard let verdict = prospect.verdict, let last = prospect.last else { return nil }
        let (tone, title, lead): (Components.Tone, String, String) =
            switch verdict {
            case .inside: (.good, say.wellInsideTitle, say.wellInsideLead)
            case .close: (.warn, say.closeTitle, say.closeLead)
            case .unlikely: (.bad, say.unlikelyTitle, say.unlikelyLead)
            }
        let lasts = say.lastsUntil.replacing("{n}", with: Show.number(Prospect.roughly(last), say))
        return Components.notice(tone, title: title, "<p>\(lasts)</p><p>\(lead)</p>")
    }

    private static func pause(_ words: String, _ say: any Phrases) -> HTML {
        Components.notice(
            .warn, title: say.pausedTitle,
            "\(if: !words.isEmpty, "<p class=\"lead\">\(words)</p>")<p>\(say.pausedMeaning)</p>")
    }

    // MARK: The turn

    private static func turn(_ model: Page.Model, _ say: any Phrases) -> HTML {
        """
        <h2 class="turn-title">\(say.turnTitle)</h2><p class="lead">\(say.turnLead)</p>\(QueueForms.enter(model.id, say.enterNow, say, plain: true))\
        <p class="small quiet">\(say.turnNoHurry)</p>
        """
    }

    private static func door(_ door: PlainDoor, _ model: Page.Model, _ say: any Phrases) -> HTML {
        switch door {
        case .standing(let ahead):
            let before =
                ahead > 0
                ? say.doorForms.sentence(ahead, shown: Show.number(ahead, say), say.language) : say.doorNext
            return """
                <h2>\(say.doorTitle)</h2><p class="lead strong">\(before)</p><p>\(say.doorLead)</p><p>\(say.doorAskAgain)</p>\
                \(QueueForms.enter(model.id, say.enterNow, say, plain: true))<p class="small quiet">\(say.lateIsFine)</p>
                """
        case .elsewhere:
            return """
                <h2>\(say.elsewhereTitle)</h2><p>\(say.elsewhereLead)</p>\(QueueForms.enter(model.id, say.tryHere, say, plain: true))
                """
        }
    }
}
