// Why somebody who wants to join, or to move a place, has to do something else first.

import TicketCore

enum JoinRefusal: Error, Sendable, Hashable {
    /// The challenge's cookie did not come back.
    case cookiesNeeded
    case work(JoinTask)
    case codeNeeded(until: Instant)
    case badCode
    /// The ticket's place is on another device.
    case moved
    /// The code of another device is not live.
    case badMove
    /// No number at the moment; seconds until it is worth trying again, at random.
    case unavailable(retryAfter: Int)
}
