// The verbs of joining that the rest of the product uses.

extension WaitingRooms {
    /// Says what is to be done before a number is given, and gives it when all was done.
    ///
    /// - Throws: `DatabaseFailure`, if a number could not be made durable.
    package func join(_ event: ID<Event>, _ wish: JoinWish) async throws -> JoinAnswer {
        guard let room = room(event), room.ask({ $0.record.state }) != .draft else { return .outcome(.unknownEvent) }
        return try await room.join(wish)
    }

    /// What the holder of a challenge has still to do; nil for nothing, and for what is no challenge.
    package func task(_ event: ID<Event>, challenge: String?) -> JoinTask? {
        room(event)?.task(challenge)
    }

    /// Notes that the holder of a sampled ticket is still there. False for a ticket that is not good.
    package func beat(_ event: ID<Event>, ticket: String?) -> Bool {
        guard let room = room(event), let ticket = room.ticket(ticket) else { return false }
        guard ticket.isSampled else { return true }
        let now = room.now
        room.ask { $0.beat(ticket.number, at: now) }
        return true
    }

    /// A code with which another device takes over the place of `ticket`.
    package func transferCode(_ event: ID<Event>, ticket: String?) -> TransferOutcome {
        guard let room = room(event) else { return .unknownEvent }
        guard let ticket = room.ticket(ticket) else { return .badTicket }
        return room.transferCode(ticket)
    }

    /// Takes over the place behind a code.
    ///
    /// - Parameter origin: who did not hear the answer gets it once more where they asked; nil: nobody does.
    /// - Throws: `DatabaseFailure`, if that could not be made durable; the place stays where it is then.
    package func move(_ event: ID<Event>, code: String, from origin: JoinOrigin? = nil) async throws -> MoveOutcome {
        guard let room = room(event) else { return .unknownEvent }
        return try await room.move(code, from: origin)
    }

    /// Until when a number needs a code; nil if it does not.
    package func codesUntil(_ event: ID<Event>) -> Instant? {
        guard let room = room(event) else { return nil }
        let now = room.now
        return room.ask { $0.joining.needsCode(at: now) ? $0.joining.record.codesUntil : nil }
    }

    /// Wants a code for each number until `instant`; nil: no longer.
    package func setCodes(_ event: ID<Event>, until instant: Instant?) async throws {
        try await known(event).setCodes(until: instant)
    }
}
