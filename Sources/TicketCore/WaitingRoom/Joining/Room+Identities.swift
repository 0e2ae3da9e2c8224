// One place for each identity: numbers that belong to somebody, and numbers that change their device.

extension Room {
    /// A number for an identity, or the first one it has: the same on every device. The earliest ticket counts.
    func number(for who: UInt64, places: Int) async throws -> QueueTicket {
        let event = event
        // Looked up first: nobody's coming again may use up a number.
        let known = try surroundings.database.read { try $0.places(of: who, event: event) }
        if known.count >= places, let first = known.first { return ticket(first, who: who) }
        let place = IdentityPlace(number: try await numbers.take(), issued: now, random: surroundings.randomness.next())
        let kept = try await surroundings.database.write { transaction in
            try transaction.keep(place, of: who, places: places, event: event)
        }
        // Two devices at the same moment: one number is nobody's then. Of a draw's the roster knows.
        if kept != place { ask { if !$0.takesPart(place.number) { $0.countHole(place.number) } } }
        return ticket(kept, who: who)
    }

    private func ticket(_ place: IdentityPlace, who: UInt64) -> QueueTicket {
        let random = ask { $0.joining.record.moved[place.number] } ?? place.random
        return .issue(place.number, of: event, who: who, at: place.issued, random: random, ticketKeys)
    }

    // MARK: Another device

    func transferCode(_ ticket: QueueTicket) -> TransferOutcome {
        let settings = surroundings.settings.joining
        let now = now
        let code = ask { $0.joining.transfers.make(ticket, settings, at: now, surroundings.randomness) }
        return code.map { .code($0, life: settings.transferLife) } ?? .unavailable(retryAfter: aWhile)
    }

    /// Gives the place behind a code to the device that brings it. Durable before the new ticket is told, so that no
    /// restart makes the old one good again.
    ///
    /// - Parameter origin: where it comes from: there the answer is given again if it did not arrive.
    func move(_ code: String, from origin: JoinOrigin? = nil) async throws -> MoveOutcome {
        // One after the other, so that of two moves of a number the memory keeps the one that the row has.
        try await turnstile.pass { try await moveInside(code, from: origin) }
    }

    private func moveInside(_ code: String, from origin: JoinOrigin?) async throws -> MoveOutcome {
        let (event, now) = (event, now)
        let taker = origin.map { surroundings.joins.origins.number($0.customer, at: now) }
        if let taker, let told = ask({ $0.joining.transfers.told(code, taker: taker, at: now) }),
            ask({ $0.joining.isGood(told) })
        {
            return .moved(told)
        }
        let found = ask { core -> (ticket: QueueTicket, isBusy: Bool)? in
            guard let ticket = core.joining.transfers.find(code, at: now), core.joining.isGood(ticket) else {
                return nil
            }
            let state = core.visits[ticket.number]?.state
            return (ticket, state == .holding || state == .paying)
        }
        guard let found else { return .badCode }
        // A cart and a payment stay with their browser; the code waits as long as it lives.
        if found.isBusy { return .claimedElsewhere }
        let number = found.ticket.number
        guard ask({ $0.joining.take(number, found.ticket) }) else { return .badCode }
        let moved = QueueTicket.issue(
            number, of: event, who: found.ticket.who, at: found.ticket.issued,
            random: surroundings.randomness.next(), ticketKeys)
        try await surroundings.database.write { try $0.move(number, of: event, to: moved.random, at: now) }
        let settings = surroundings.settings.joining
        ask { core in
            core.joining.record.moved[number] = moved.random
            if let taker { core.joining.transfers.keep(moved, for: code, taker: taker, settings, at: now) }
        }
        return .moved(moved)
    }
}

extension JoinState {
    /// Ends the code of a number; false if somebody else was faster.
    fileprivate mutating func take(_ number: Int64, _ ticket: QueueTicket) -> Bool {
        guard transfers.ticket(of: number) == ticket else { return false }
        transfers.end(number)
        return true
    }
}
