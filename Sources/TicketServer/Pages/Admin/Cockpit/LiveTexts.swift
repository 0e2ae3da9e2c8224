// The live figures as words and numbers of a language: the page prints them, the feed sends them.

import TicketCore

/// Every text of the live screen that changes by itself, each under the name of its place in the page (`data-live`).
struct LiveTexts: Sendable {
    let figures: LiveFigures
    let zone: String
    let say: any Phrases

    var all: [(key: String, text: String)] {
        [
            ("at", Show.timeWithSeconds(figures.at, zone, say)),
            ("waiting", number(figures.waiting)), ("called", number(figures.called)),
            ("door", number(figures.atDoor)), ("choosing", number(figures.choosing)),
            ("holding", number(figures.holding)), ("paying", number(figures.paying)),
            ("sold", number(figures.sold)), ("held", number(figures.held)), ("free", number(figures.free)),
            ("blocked", number(figures.blocked)),
            ("letIn", number(figures.letIn.lastMinute)), ("letInHighest", highest(figures.letIn)),
            ("seatsSold", number(figures.seatsSold.lastMinute)), ("seatsSoldHighest", highest(figures.seatsSold)),
            ("showRate", percent(figures.showRate)), ("conversion", percent(figures.conversion)),
            ("tickets", decimal(figures.ticketsPerOrder)), ("purchase", purchase), ("soldOut", soldOut),
            ("limit", limit), ("server", server), ("serverDetails", serverDetails), ("draw", draw),
        ]
    }

    subscript(key: String) -> String { all.first { $0.key == key }?.text ?? "" }

    /// The figures in one sentence, for who listens.
    var sentence: String {
        say.figuresAloud(
            waiting: number(figures.waiting), inShop: number(figures.inShop), sold: number(figures.sold),
            free: number(figures.free))
    }

    private func number(_ value: Int) -> String { Show.number(value, say) }

    private func highest(_ pace: LiveFigures.Pace) -> String { say.highestInAnHour(number(pace.highest)) }

    private func percent(_ share: Double) -> String {
        "\(Int((min(max(share, 0), 1) * 100).rounded()))\u{A0}%"
    }

    /// One digit after the point.
    private func decimal(_ value: Double) -> String {
        let tenths = Int((min(max(value, 0), 1e6) * 10).rounded())
        return "\(tenths / 10)\(say.language == .english ? "." : ",")\(tenths % 10)"
    }

    private func milliseconds(_ time: Duration) -> String {
        number(Int((time / .milliseconds(1)).rounded(.up))) + "\u{A0}ms"
    }

    private var purchase: String { figures.server.purchase.map(milliseconds) ?? say.liveNotKnown }

    private var soldOut: String {
        if figures.free + figures.held == 0 { return say.soldOut }
        return figures.soldOut.map { say.around(Show.time($0, zone, say)) } ?? say.liveNotKnown
    }

    private var limit: String {
        let words = say.liveLimits
        return switch figures.limit {
        case .nobodyWaits: words.nobodyWaits
        case .closed: words.closed
        case .speed: words.speed
        case .shoppers: words.shoppers
        case .stock: words.stock
        case .brake: words.brake
        case .lookAhead: words.lookAhead
        case .slowStart: words.slowStart
        case nil: say.liveNotKnown
        }
    }

    private var server: String {
        switch figures.server.level {
        case .good: say.serverGood
        case .busy: say.serverBusy
        case .overloaded: say.serverOverloaded
        }
    }

    private var serverDetails: String {
        say.serverDetails(lag: milliseconds(figures.server.lag), disk: milliseconds(figures.server.disk))
    }

    private var draw: String {
        let words = say.liveDrawWords
        return switch figures.draw {
        case .none: words.none
        case .announced: words.announced
        case .lobby: words.lobby
        case .drawing: words.drawing
        case .done: words.done
        }
    }
}
