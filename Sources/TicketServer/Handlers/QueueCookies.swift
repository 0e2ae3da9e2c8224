// The cookies of the waiting room.

import TicketCore

/// Names and values of an event's cookies.
struct QueueCookies: Sendable {
    let event: ID<Event>
    /// False for plain-http development only.
    let secure: Bool

    /// The queue ticket: secret.
    var ticketName: String { Cookie.name("q_\(event)", secure: secure) }
    /// The key to the shop: secret.
    var sessionName: String { Cookie.name("s_\(event)", secure: secure) }
    /// The challenge of the join's first step, which the browser gives back in the second.
    var challengeName: String { Cookie.name("c_\(event)", secure: secure) }
    /// The bare number, for the page's script to compute its place from: worth nothing to a thief, and the only cookie of
    /// ours that a script can read.
    private var displayName: String { "q_\(event)_n" }

    /// - Parameter lifetime: until the room is forgotten; tickets are not renewed.
    func keep(_ ticket: QueueTicket, for lifetime: Duration) -> [Cookie] {
        let life = seconds(lifetime)
        return [
            Cookie(name: ticketName, value: ticket.text, life: life),
            Cookie(name: displayName, value: display(ticket), life: life, isHidden: false),
        ]
    }

    /// The number; `.b` after it tells the page to say now and then that it is still open.
    private func display(_ ticket: QueueTicket) -> String { "\(ticket.number)\(ticket.isSampled ? ".b" : "")" }

    func keep(challenge: String, for lifetime: Duration) -> Cookie {
        Cookie(name: challengeName, value: challenge, life: seconds(lifetime))
    }

    func keep(session token: String, for lifetime: Duration) -> Cookie {
        Cookie(name: sessionName, value: token, life: seconds(lifetime))
    }

    /// Takes all three away.
    func clear() -> [Cookie] {
        [
            Cookie(name: ticketName, value: "", life: 0),
            Cookie(name: displayName, value: "", life: 0, isHidden: false),
            Cookie(name: sessionName, value: "", life: 0),
        ]
    }

    private func seconds(_ lifetime: Duration) -> Int { max(0, Int(lifetime.components.seconds)) }
}

extension Shop {
    func queueCookies(_ event: ID<Event>) -> QueueCookies { QueueCookies(event: event, secure: secureCookies) }
}
