// The state of one sale in figures, as the overview and the event's page show it.

import TicketCore

struct SaleFigures: Sendable {
    var places: Int
    var held: Int
    var sold: Int
    var blocked: Int
    var revenue: Money
    var waiting: Int
    var shopping: Int

    var free: Int { max(0, places - held - sold - blocked) }

    /// Figures under their words.
    /// - Parameter withPeople: also how many wait and shop; false where the waiting room has figures of its own.
    func facts(_ say: any Phrases, withPeople: Bool = true) -> HTML {
        func number(_ word: String, _ value: Int) -> (name: String, value: HTML) {
            (word, "\(Show.number(value, say))")
        }
        let people = [number(say.waitingColumn, waiting), number(say.shoppingColumn, shopping)]
        let house = [
            number(say.sold, sold), number(say.held, held), number(say.free, free), number(say.blocked, blocked),
            number(say.places, places),
        ]
        let money: (name: String, value: HTML) = (say.revenue, "\(Show.money(revenue, say))")
        return "<div class=\"figures\">\(Components.facts(house + (withPeople ? people : []) + [money]))</div>"
    }

    /// How the house is filled: a picture of the figures beside it, hence silent.
    var bar: HTML {
        let whole = max(1, places)
        let soldWidth = sold * 1000 / whole
        let heldWidth = held * 1000 / whole
        let blockedWidth = blocked * 1000 / whole
        return """
            <svg class="house" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">\
            <rect class="free" width="1000" height="20"/><rect class="sold" width="\(soldWidth)" height="20"/>\
            <rect class="held" x="\(soldWidth)" width="\(heldWidth)" height="20"/>\
            <rect class="blocked" x="\(1000 - blockedWidth)" width="\(blockedWidth)" height="20"/></svg>
            """
    }
}

/// Whether buyers are let in.
enum SaleStage: Sendable, Equatable {
    case scheduled(Instant)
    case open, paused, closed

    func badge(zone: String, _ say: any Phrases) -> HTML {
        switch self {
        case .scheduled(let opens): Components.badge("\(say.stateScheduled): \(Show.dayAndTime(opens, zone, say))")
        case .open: Components.badge(say.stateOpen, .good)
        case .paused: Components.badge(say.statePaused, .warn)
        case .closed: Components.badge(say.stateClosed, .bad)
        }
    }
}
