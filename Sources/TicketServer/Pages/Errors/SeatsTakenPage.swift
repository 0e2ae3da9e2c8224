// "Somebody was faster": which of the chosen seats were gone, why, and the way back to the seats.

import TicketCore

enum SeatsTakenPage {
    struct Model: Sendable {
        var event: ID<Event>
        /// HTTP status, shown small.
        var status: Int
        var taken: [Taken]
        /// Whether the event is a rehearsal.
        var isRehearsal = false
    }

    struct Taken: Sendable {
        var place: Place
        var reason: Reason
    }

    enum Reason: Sendable { case held, sold, blocked, unknown }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        ErrorPage.html(
            ErrorPage.Model(
                status: model.status, text: say.seatsTaken, details: model.taken.map { line($0, say) },
                actions: [ErrorPage.Action(label: say.chooseAgain, route: .seats(say.language, model.event))],
                isRehearsal: model.isRehearsal),
            say)
    }

    private static func line(_ taken: Taken, _ say: any Phrases) -> String {
        let reason =
            switch taken.reason {
            case .held: say.seatHeld
            case .sold: say.seatSold
            case .blocked: say.seatBlocked
            case .unknown: say.seatUnknown
            }
        return "\(taken.place.line(say)): \(reason)"
    }
}
