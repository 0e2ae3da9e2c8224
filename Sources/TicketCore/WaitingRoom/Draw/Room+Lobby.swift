// Joining a lobby: who is told a number takes part in the draw.

extension Room {
    /// Who joins a lobby takes part in the draw: that is durable before they hear of it.
    ///
    /// Whether the lobby is open is asked inside, and before a number is taken: what began in an open lobby is waited for
    /// when it closes, and what began later has a number that takes no part.
    ///
    /// - Parameter ticket: takes a number, or finds the one that somebody who is known has from another device.
    func joinLobby(_ ticket: () async throws -> QueueTicket) async throws -> QueueTicket {
        try await rosterLog.join {
            let isCollecting = ask { $0.isCollecting }
            let ticket = try await ticket()
            if isCollecting { try await list(ticket, isNew: ticket.who == 0) }
            return ticket
        }
    }

    /// Puts a ticket back into the roster that lost it: an old copy of the database was restored while the lobby was open.
    func keepInRoster(_ ticket: QueueTicket) async throws {
        try await rosterLog.join {
            if ask({ $0.isCollecting }) { try await list(ticket, isNew: false) }
        }
    }

    private func list(_ ticket: QueueTicket, isNew: Bool) async throws {
        guard try isNew || !window(of: ticket.number).has(ticket.number) else { return }
        try await rosterLog.append(RosterEntry(ticket))
        if !isNew { rosterLog.mended(ticket.number) }
    }

    /// The window of the roster that has `number`, as it is written down.
    func window(of number: Int64) throws -> RosterWindow {
        let (event, base) = (event, RosterWindow.base(of: number))
        return try surroundings.database.read { try $0.rosterWindow(base, of: event) }
    }
}
