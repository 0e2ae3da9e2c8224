// Joining a lobby: who is told a number takes part in the draw.

extension Room {
    /// Who joins a lobby takes part in the draw: that is durable before they hear of it. What makes the ticket takes its
    /// number inside, so that the roster is not closed before it is there.
    func joinLobby(_ ticket: () async throws -> QueueTicket) async throws -> QueueTicket {
        try await rosterLog.join {
            let ticket = try await ticket()
            try await rosterLog.append(RosterEntry(ticket))
            return ticket
        }
    }

    /// Puts a ticket back into the roster that lost it: an old copy of the database was restored while the lobby was open.
    func keepInRoster(_ ticket: QueueTicket) async throws {
        try await rosterLog.join {
            guard ask({ $0.isCollecting }), try !window(of: ticket.number).has(ticket.number) else { return }
            try await rosterLog.append(RosterEntry(ticket))
            rosterLog.mended(ticket.number)
        }
    }

    /// The window of the roster that has `number`, as it is written down.
    func window(of number: Int64) throws -> RosterWindow {
        let (event, base) = (event, RosterWindow.base(of: number))
        return try surroundings.database.read { try $0.rosterWindow(base, of: event) }
    }
}
