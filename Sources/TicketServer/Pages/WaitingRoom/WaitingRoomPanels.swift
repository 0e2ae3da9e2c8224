// The panels of the waiting room's shell, one for each state of one person; the script shows one and fills it in.

import TicketCore

/// Without a script the first stays: joining is a form. A heading can take the focus, for the case that the button that had
/// it goes away with its panel.
enum WaitingRoomPanels {
    static func all(_ id: ID<Event>, _ say: any Phrases) -> HTML {
        """
        <section data-panel="join"><h2 tabindex="-1" data-join-title>\(say.joinLine)</h2><p data-join-lead>\(say.joinLead)</p><p class="strong" data-invited hidden>\(say.codeInHand)</p>\
        <p class="error" role="alert" data-refusal hidden></p>\(QueueForms.join(id, say.joinLine, say, .large))\(RoomParts.codeLink(id, say))\(draw(id, say))</section>
        \(panel("checking", say.checking, ""))\(before(id, say))\(line(id, say))\(turn(id, say))
        \(panel("elsewhere", say.elsewhereTitle, "<p>\(say.elsewhereLead)</p>\(QueueForms.enter(id, say.tryHere, say))"))
        \(panel("moved", say.movedTitle, "<p>\(say.movedLead)</p>\(QueueForms.forget(id, say))"))
        \(panel("refused", say.cannotEnter, "<p data-refused></p>"))
        \(panel("closed", say.saleClosed, closed(say)))
        """
    }

    /// What may be said above any panel.
    static func notes(_ say: any Phrases) -> HTML {
        """
        <div data-note="paused" hidden>\(Components.notice(.warn, title: say.pausedTitle, "<p class=\"lead\" data-reason></p><p>\(say.pausedMeaning)</p>"))</div>\
        <div data-note="soldOut" hidden>\(Components.notice(.warn, title: say.roomSoldOutTitle, "<p>\(say.roomSoldOutLead)</p>"))</div>\
        <div data-note="offline" hidden>\(Components.notice(.warn, "<p>\(say.connectionLost) <span data-heard></span></p>"))</div>
        """
    }

    private static func panel(_ name: StaticString, _ title: String, _ content: HTML) -> HTML {
        "<section data-panel=\"\(name.description)\" hidden><h2 tabindex=\"-1\">\(title)</h2>\(content)</section>"
    }

    // MARK: Before the line

    private static func before(_ id: ID<Event>, _ say: any Phrases) -> HTML {
        """
        \(panel("announced", say.announcedTitle, "\(moments([("lob", say.lobbyOpens), ("at", say.saleBegins)]))<p>\(say.announcedLead)</p>\(draw(id, say))"))
        \(panel("lobby", say.lobbyTitle, lobby(id, say)))
        \(panel("drawing", say.drawingTitle, drawing(id, say)))
        """
    }

    private static func lobby(_ id: ID<Event>, _ say: any Phrases) -> HTML {
        """
        \(RoomParts.number(say.yourNumber, "<span data-number></span>"))<p>\(say.lobbyNumberLead)</p>\
        \(moments([("at", say.saleBegins), ("cut", say.joiningEnds), ("doors", say.doorsOpen)]))\(draw(id, say))
        """
    }

    private static func drawing(_ id: ID<Event>, _ say: any Phrases) -> HTML {
        """
        \(RoomParts.number(say.yourNumber, "<span data-number></span>"))<p class="lead">\(say.drawingLead)</p>\
        <p data-behind hidden>\(say.drawingBehind)</p>\
        <ol class="room-steps"><li data-drawn-count></li><li data-root-step hidden>\(say.drawingRoot) <code class="code room-root" data-root></code></li>\
        <li data-source></li><li>\(say.drawingCompute)</li></ol>\
        \(moments([("doors", say.doorsOpen)]))<p>\(RoomParts.drawLink(id, say.linkHowDrawn, say))</p>
        """
    }

    /// What matters of a draw, shown where there is one; its points while it is to come.
    private static func draw(_ id: ID<Event>, _ say: any Phrases) -> HTML {
        "<div data-draw hidden>\(RoomParts.drawPoints(say))<p class=\"how-drawn\">\(RoomParts.drawLink(id, say.linkHowDrawn, say))</p></div>"
    }

    /// Moments of `now`, each shown once it is known.
    private static func moments(_ rows: [(member: String, label: String)]) -> HTML {
        func row(_ row: (member: String, label: String)) -> HTML {
            """
            <div data-moment="\(row.member)" hidden><dt>\(row.label)</dt><dd><time></time> <span class="quiet" data-until></span></dd></div>
            """
        }
        return "<dl class=\"facts moments\">\(each: rows, row)</dl>"
    }

    // MARK: The line

    private static func line(_ id: ID<Event>, _ say: any Phrases) -> HTML {
        panel(
            "line", say.lineTitle,
            """
            \(RoomParts.number(say.yourPlace, "<span data-place></span>"))\
            <p class="drawn" data-drawn-line hidden><span data-drawn></span> \(RoomParts.drawLink(id, say.linkCheckDraw, say))</p>\
            <progress class="way" max="100" value="0" aria-label="\(say.progressLabel)" data-way></progress>\
            <p class="lead strong ahead" data-ahead></p>\
            <p data-about-line hidden><span class="strong" data-about></span><br><span class="small quiet" data-share></span></p>\
            <p class="estimate"><span class="quiet">\(say.estimateLabel)</span><br><span class="lead strong" data-estimate></span></p>\
            <p class="small quiet"><span data-speed></span> <span data-range hidden>\(say.estimateWhy)</span></p>\
            <div data-verdict hidden><p class="strong" data-verdict-title></p><p data-last></p><p data-verdict-lead></p></div>
            """)
    }

    // MARK: The turn

    private static func turn(_ id: ID<Event>, _ say: any Phrases) -> HTML {
        """
        <section data-panel="turn" hidden><h2 class="turn-title" tabindex="-1" data-turn-title>\(say.turnTitle)</h2><p class="lead" data-turn-lead>\(say.turnLead)</p>\
        \(QueueForms.enter(id, say.enterNow, say))<p class="small quiet">\(say.turnNoHurry)</p></section>
        \(panel("door", say.doorTitle, "<p class=\"lead strong\" data-door-ahead></p><p>\(say.doorLead)</p><p class=\"small quiet\">\(say.lateIsFine)</p>"))
        """
    }

    private static func closed(_ say: any Phrases) -> HTML {
        "<p>\(say.roomClosedLead)</p><p>\(Components.buttonLink(say.allEvents, to: .events(say.language), .secondary))</p>"
    }
}
