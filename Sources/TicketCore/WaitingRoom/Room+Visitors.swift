// What a visitor of one waiting room can do: join, enter, leave.

extension Room {
    /// The ticket that a cookie's text is, if it is one of ours and its place was not moved to another device since.
    func ticket(_ text: String?) -> QueueTicket? {
        guard let ticket = text.flatMap({ QueueTicket.verify($0, of: event, ticketKeys) }),
            ask({ $0.joining.isGood(ticket) })
        else { return nil }
        return ticket
    }

    /// A number for a newcomer; for who has a ticket, that one; for who is known, the number they have anywhere.
    ///
    /// - Parameter places: numbers that `who` may have.
    func join(_ ticket: QueueTicket?, who: UInt64, places: Int = 1) async throws -> JoinOutcome {
        let (state, opensAt, isCollecting) = ask { ($0.record.state, $0.joinsFrom, $0.isCollecting) }
        if state == .closed { return .closed }
        if let ticket {
            guard ask({ $0.joining.isGood(ticket) }) else { return .moved }
            guard isKnown(ticket) else { return .unavailable(retryAfter: aWhile) }
            if isCollecting { try await keepInRoster(ticket) }
            return .hasTicket(ticket)
        }
        guard state.admitsJoins else { return .notOpen(opensAt: opensAt) }
        do {
            return .joined(
                try await isCollecting ? joinLobby { try await newTicket(who, places) } : newTicket(who, places))
        } catch Numbers.Refused.halted {
            return .unavailable(retryAfter: aWhile)
        }
    }

    private func newTicket(_ who: UInt64, _ places: Int) async throws -> QueueTicket {
        if who != 0 { return try await number(for: who, places: places) }
        let number = try await numbers.take()
        return .issue(number, of: event, who: who, at: now, surroundings.randomness, ticketKeys)
    }

    /// Lets the holder of `ticket` in if their place was called and there is room.
    ///
    /// - Parameter session: the session's cookie, if the browser has one: it goes on where it is.
    func enter(_ ticket: QueueTicket, session: String?) async throws -> EnterOutcome {
        let number = ticket.number
        let now = now
        if let token = session.flatMap(ShoppingToken.init), let shopper = ask({ $0.present(number, token, at: now) }) {
            return .admitted(shopper, token: token.text)
        }
        guard isKnown(ticket) else { return .unavailable(retryAfter: aWhile) }
        guard ask({ $0.mayTry(number, at: now) }) else { return .tooFast(retryAfter: 1) }
        let spread = 0.75 + Double(surroundings.randomness.below(1_001)) / 2_000
        let first = ask { $0.enter(number, at: now, mayCall: true, spread: spread, new: newSession) }
        guard case .call = first else { return try await answer(first) }
        await callNow(ask { $0.places.place(of: number) })
        return try await answer(
            ask { $0.enter(number, at: self.now, mayCall: false, spread: spread, new: newSession) })
    }

    /// Puts somebody out of the line or the shop by their own wish. False while they pay.
    func leave(_ ticket: QueueTicket) -> Bool {
        let now = now
        return ask { $0.leave(ticket.number, at: now) }
    }

    private func answer(_ step: RoomCore.Step) async throws -> EnterOutcome {
        switch step {
        case .answer(let outcome): outcome
        case .call: preconditionFailure("a call was tried already")
        case .admit(let admission): try await admit(admission)
        }
    }

    /// The session is durable before its cookie is given.
    private func admit(_ admission: RoomCore.Admission) async throws -> EnterOutcome {
        let event = event
        let isWritten: Bool
        do {
            isWritten = try await surroundings.database.write { transaction in
                // The row of the former visit may be behind, and must not refuse the new one for that.
                if let former = admission.former { try transaction.update(former, of: event) }
                return try transaction.admit(admission.visit, of: event)
            }
        } catch {
            ask { $0.failed(admission) }
            throw error
        }
        guard isWritten else {
            ask { $0.failed(admission) }
            return .claimedElsewhere(since: now)
        }
        return ask { core in
            core.admitted(admission)
            return .admitted(core.shopper(admission.visit), token: admission.visit.token.text)
        }
    }

    private func newSession() -> RoomCore.NewSession {
        let key = sessionKeys.current
        let secret = SessionSecret.new(surroundings.randomness)
        return RoomCore.NewSession(
            id: .new(at: now, surroundings.randomness), token: ShoppingToken(secret, under: key.key), kid: key.kid)
    }

    /// Seconds after which it is worth trying again when something is out of order; spread, so that not all come at once.
    var aWhile: Int { 5 + Int(surroundings.randomness.below(11)) }
}
