// What organisers decide about an event, each with its line in the audit log.

extension Catalogue {
    /// Opens, pauses or closes a sale.
    package func setSaleStatus(_ status: SaleStatus, of event: ID<Event>, by who: String) async throws {
        try await setSaleStatus(status, of: event, Decision(who: who, action: "sale." + status.rawValue))
    }

    package func setSaleStatus(_ status: SaleStatus, of event: ID<Event>, _ decision: Decision) async throws {
        try await decide(decision, on: event) { transaction in
            guard try transaction.setSaleStatus(status, of: event) else { throw Failure.notFound }
        } effect: { listing in
            listing.setSaleStatus(status)
        }
    }

    /// Moves the moment at which a sale opens.
    package func setOpening(_ opensAt: Instant, of event: ID<Event>, by who: String) async throws {
        let decision = Decision(who: who, action: "sale.opening", details: String(opensAt.milliseconds))
        try await decide(decision, on: event) { transaction in
            guard try transaction.setSaleOpening(opensAt, of: event) else { throw Failure.notFound }
        } effect: { listing in
            listing.setOpening(opensAt)
        }
    }

    /// Puts up an announcement, changes it, or takes it down (no words).
    package func announce(_ words: [Language: String], of event: ID<Event>, _ decision: Decision) async throws {
        try await decide(decision, on: event) { transaction in
            try transaction.announce(words, of: event)
        } effect: { listing in
            listing.announce(words)
        }
    }

    /// Notes what is decided and carried out elsewhere: at the door, in the draw.
    package func note(_ decision: Decision, of event: ID<Event>) async throws { try await decide(decision, on: event) }
}
