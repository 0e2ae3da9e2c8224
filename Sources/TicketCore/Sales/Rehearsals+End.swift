// How a rehearsal ends: closed with what its books said, then cleared of everything else.

extension Rehearsals {
    /// Rows of one transaction while clearing: some 10 ms of the writer, for which a buyer elsewhere may have to wait.
    private static let batch = 500

    /// Ends a rehearsal: its key opens nothing, nothing of it can be bought, and what its books said is kept.
    package func close(_ event: ID<Event>, result: LedgerReport, by who: String) async throws {
        guard let listing = catalogue.listing(event) else { throw Failure.notFound }
        let now = clock.now()
        let entry = ID<AuditEntry>.new(at: now, randomness)
        let catalogue = catalogue
        try await database.writeDrawing { transaction in
            guard try transaction.rehearsal(event) != nil else { throw Failure.notARehearsal }
            guard try transaction.closeRehearsal(event, result: result, at: now) else { return }
            _ = try transaction.setSaleStatus(.closed, of: event)
            let details = "\(result.sold) sold, \(result.violations) violations"
            let decision = Decision(who: who, action: "rehearsal.close", details: details)
            try transaction.audit(decision, entry, of: event.description, at: now)
            transaction.afterCommit {
                listing.setSaleStatus(.closed)
                catalogue.touch()
            }
        }
    }

    /// Deletes orders, tickets, payments, places and sessions of a closed rehearsal. Its row stays, with the result, and so
    /// do the audit log and the event's own row, so that a ticket printed from it is still known for what it is.
    ///
    /// In steps, so that no buyer elsewhere waits for it; after a crash half-way it is asked for again.
    package func clear(_ event: ID<Event>, by who: String) async throws {
        guard let rehearsal = try rehearsal(event) else { throw Failure.notARehearsal }
        guard rehearsal.closedAt != nil else { throw Failure.rehearsalGoesOn }
        guard rehearsal.clearedAt == nil else { return }
        let now = clock.now()
        let entry = ID<AuditEntry>.new(at: now, randomness)
        try await database.write { try $0.endHolds(of: event) }
        while try await database.write({ try $0.clearOrders(of: event, limit: Rehearsals.batch / 5) }) > 0 {}
        // From here on neither a restart nor the sweep may look for its places.
        try await database.write { transaction in
            try transaction.setCleared(event, at: now)
            try transaction.audit(Decision(who: who, action: "rehearsal.clear"), entry, of: event.description, at: now)
        }
        catalogue.forget(event)
        while try await database.write({ try $0.clearStock(of: event, limit: Rehearsals.batch) }) > 0 {}
    }
}
