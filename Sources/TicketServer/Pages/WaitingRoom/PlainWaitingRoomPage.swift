// The waiting room without a script: one person's place, forms for every step, a refresh that can be stopped.

import TicketCore

/// The answer is private. Its handler sends `Refresh: <seconds>` unless the address says `auto=0`; a refresh under
/// 20 hours needs a way to stop it (WCAG 2.2.1, failure F41), which is the link below.
enum PlainWaitingRoomPage {
    struct Model: Sendable {
        var id: ID<Event>
        var title: String
        var date: String
        var hue: Int
        var standing: Standing
        /// Seconds until the page refreshes by itself; nil when it does not.
        var refresh: Int?
        /// The organiser's words to everybody.
        var announcement: String?
        /// Whether places are drawn here.
        var hasDraw: Bool
        var prices: [Price]
        /// Whether the event is a rehearsal.
        var isRehearsal = false
    }

    /// Where the person stands.
    enum Standing: Sendable {
        case announced([Moment])
        case notJoined(Joining)
        case lobby(number: String, [Moment])
        case drawing(Drawing)
        case line(Line)
        case turn
        case door(PlainDoor)
        case badTicket
        case closed
    }

    /// What a number taken now is good for.
    enum Joining: Sendable { case line, draw, behindDraw, returns }

    struct Moment: Sendable {
        var label: String
        var text: String
        /// "in 14 minutes"; nil when it is over.
        var until: String?
    }

    struct Drawing: Sendable {
        /// Grouped in the language's way.
        var number: String
        /// Joined after the list was closed.
        var isBehind: Bool
        /// Numbers that take part; nil until they are counted.
        var count: Int?
        /// The roster's root in hexadecimal digits.
        var root: String?
        /// The beacon's round; nil for a draw without a beacon.
        var round: Int?
        var moments: [Moment]
    }

    struct Line: Sendable {
        var prospect: Prospect
        /// How many were drawn, if there was a draw; and whether this number was among them.
        var drawn: Int?
        var wasDrawn = false
        /// The organiser's words; empty: ours alone.
        var paused: String?
        var isSoldOut = false
    }

    struct Price: Sendable {
        var tier: Int
        var name: String
        var colour: String
        var price: String
        /// 0 none free, 1 few, 2 many; nil if nobody said.
        var left: Int?
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        Layout.page(
            title: "\(say.waitingRoomTitle): \(model.title)", say, alternate: { .queuePlain($0, model.id) },
            bodyClass: "quiet-room", isRehearsal: model.isRehearsal,
            main: """
                <div class="room">\(RoomParts.head(title: model.title, date: model.date, id: model.id, hue: model.hue))
                \(Banner.html(model.announcement, say))
                <div class="card room-card">\(PlainPanels.panel(model, say))\(foot(model, say))</div>
                \(refreshing(model, say))\(prices(model, say))\(RoomParts.ways(model.id, say))\(RoomParts.promises(say))</div>
                """)
    }

    /// For those who have a place.
    private static func foot(_ model: Model, _ say: any Phrases) -> HTML? {
        switch model.standing {
        case .announced, .notJoined, .badTicket, .closed: return nil
        case .lobby, .drawing, .line, .turn, .door: break
        }
        let transfer = QueueForms.transfer(model.id, say, plain: true)
        let move = Components.details(say.takeAlongTitle, "<p>\(say.takeAlongLead)</p>\(transfer)")
        return "<div class=\"room-foot\">\(move)\(QueueForms.leaving(model.id, say, plain: true))</div>"
    }

    private static func prices(_ model: Model, _ say: any Phrases) -> HTML? {
        if model.prices.isEmpty { return nil }
        var isOver: Bool { if case .closed = model.standing { true } else { false } }
        let words: [(String, Components.Tone)] = [
            (say.tierNoneFree, .plain), (say.fewLeft, .warn), (say.manyLeft, .good),
        ]
        let rows = model.prices.map { price in
            let left = isOver ? nil : price.left.flatMap { words.indices.contains($0) ? words[$0] : nil }
            let badge = left.map { Components.badge($0.0, $0.1) } ?? ""
            return RoomParts.price(
                name: price.name, colour: price.colour, price: price.price, tier: price.tier, left: badge)
        }
        return RoomParts.prices(rows, say)
    }

    private static func refreshing(_ model: Model, _ say: any Phrases) -> HTML {
        let page = Route.queuePlain(say.language, model.id)
        if let seconds = model.refresh {
            return """
                <p class="row small refreshing"><span class="quiet">\(say.refreshes(every: seconds))</span> \
                <a class="button subtle" href="\(page)">\(say.refreshNow)</a> <a class="button subtle" href="\(page)?auto=0">\(say.stopRefreshing)</a></p>
                """
        }
        // Where it would not refresh anyway there is nothing to start.
        if model.standing.refresh == nil {
            return """
                <p class="row small refreshing"><a class="button subtle" href="\(page)">\(say.refreshNow)</a></p>
                """
        }
        return """
            <p class="row small refreshing"><a class="button subtle" href="\(page)?auto=0">\(say.refreshNow)</a> \
            <a class="button subtle" href="\(page)">\(say.startRefreshing)</a></p>
            """
    }
}

/// What somebody without a script was told who asked to come in.
enum PlainDoor: Sendable, Hashable {
    case standing(ahead: Int)
    case elsewhere
}

extension PlainWaitingRoomPage.Standing {
    /// Whether a draw, where there is one, is still to come.
    var isBeforeDraw: Bool {
        switch self {
        case .announced, .lobby, .notJoined(.draw): true
        default: false
        }
    }

    /// Seconds until the page should look again: rarer for those who wait long; nil where time alone changes nothing.
    var refresh: Int? {
        switch self {
        case .line(let line):
            if line.isSoldOut { return 120 }
            return line.prospect.waits.map { min(120, max(30, Int($0.lowerBound / 8))) } ?? 30
        case .lobby, .drawing: return 30
        case .announced: return 120
        case .notJoined, .turn, .door, .badTicket, .closed: return nil
        }
    }
}
