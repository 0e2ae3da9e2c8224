// What a room hands out to be written down, and is told of when it is.

extension RoomCore {
    /// What is to be done for somebody who asks to come in.
    enum Step: Sendable {
        case answer(EnterOutcome)
        /// Nobody is called at this place yet, but perhaps could be: call first, then ask again.
        case call
        /// Write this down, then `admitted` or `failed`.
        case admit(Admission)
    }

    /// What a new session is known by.
    struct NewSession: Sendable {
        let id: ID<ShoppingSession>
        let token: ShoppingToken
        let kid: UInt8
    }

    /// A session that is let in as soon as it is written down.
    struct Admission: Sendable {
        let visit: Visit
        /// The number's former visit, as it is to be written before.
        let former: Visit?
        /// The same visit with a new token: nobody more in the shop.
        let isExchange: Bool
    }

    /// What is to be written down before it is so.
    struct Plan: Sendable {
        var change: (from: RoomState, to: RoomState)?
        /// When the lobby is closed: the count of those who take part, and the moment.
        var closing: (size: Int64, at: Instant)?
        /// The new count of called places.
        var called: Int64?
        /// To be written with it.
        var lastCalls: LastCalls?
        var visits: [Visit] = []

        mutating func keepLobbyOpen() {
            guard closing != nil else { return }
            closing = nil
            change = nil
        }

        /// Nothing is sold at present: doors that would open stay shut, and open ones shut. Sale and room change one after
        /// the other; this makes up for a process that died in between.
        mutating func keepDoorsShut(_ state: RoomState) {
            if change?.to == .open { change?.to = .paused }
            guard change == nil, state == .open else { return }
            change = (.open, .paused)
            called = nil
            lastCalls = nil
        }

        var isEmpty: Bool { change == nil && called == nil && visits.isEmpty }
    }
}
