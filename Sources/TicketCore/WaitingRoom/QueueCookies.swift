// The cookies of the waiting room, as the text of their `Set-Cookie` fields.

/// Names and values of an event's cookies. With `secure: false` (plain-http development only) the names have no
/// `__Host-` and the cookies no `Secure`, because a browser would refuse them otherwise.
package struct QueueCookies: Sendable, Hashable {
    package let event: ID<Event>
    package let secure: Bool

    package init(event: ID<Event>, secure: Bool = true) {
        self.event = event
        self.secure = secure
    }

    /// The queue ticket: secret.
    package var ticketName: String { prefix + "q_\(event)" }
    /// The bare number, for the page's script to compute its place from: worth nothing to a thief.
    package var displayName: String { "q_\(event)_n" }
    /// The key to the shop: secret.
    package var sessionName: String { prefix + "s_\(event)" }

    /// - Parameter lifetime: until the room is forgotten; tickets are not renewed.
    package func keep(_ ticket: QueueTicket, for lifetime: Duration) -> [String] {
        [
            field(ticketName, ticket.text, lifetime, readable: false),
            field(displayName, String(ticket.number), lifetime, readable: true),
        ]
    }

    package func keep(session token: String, for lifetime: Duration) -> String {
        field(sessionName, token, lifetime, readable: false)
    }

    /// Takes all three away.
    package func clear() -> [String] {
        [
            field(ticketName, "", .zero, readable: false), field(displayName, "", .zero, readable: true),
            field(sessionName, "", .zero, readable: false),
        ]
    }

    private var prefix: String { secure ? "__Host-" : "" }

    private func field(_ name: String, _ value: String, _ lifetime: Duration, readable: Bool) -> String {
        "\(name)=\(value); Path=/\(secure ? "; Secure" : "")\(readable ? "" : "; HttpOnly"); SameSite=Lax"
            + "; Max-Age=\(max(0, lifetime.inMilliseconds / 1000))"
    }
}
