// Rehearsals: a copy of an event with its venue, plan, prices and words, at which nothing is sold.
//
// What makes it safe stands in three places, each of which is enough: its orders are paid at the rehearsals' gateway
// (`Gateways`), its tickets are signed with a key that no gate takes (`TicketKeys`), and its row can never say that it is
// no rehearsal (`RehearsalTables`).

package struct Rehearsals: Sendable {
    let database: any Database
    let clock: any Clock
    let randomness: any Randomness
    let catalogue: Catalogue

    package init(database: any Database, clock: any Clock, randomness: any Randomness, catalogue: Catalogue) {
        self.database = database
        self.clock = clock
        self.randomness = randomness
        self.catalogue = catalogue
    }

    /// How long a copy waits at most for somebody to say when it opens, and may then be bought.
    private static let unscheduled = Duration.seconds(30 * 86_400)
    /// Rehearsals of one event that are not cleared. Each keeps a row for every place.
    package static let copiesLimit = 10

    /// Copies an event; the key to it is told this once.
    ///
    /// - Parameters:
    ///   - mark: turns a title into that of a rehearsal, by language.
    ///   - once: makes a form that is sent twice one copy; the second time there is no key to tell.
    /// - Throws: `Failure.notFound` for a rehearsal: copies are made of originals only.
    package func copy(
        _ original: Listing, by who: String, mark: @Sendable (Language, String) -> String, once: IdempotencyKey? = nil
    ) async throws -> (event: ID<Event>, key: String?) {
        guard !original.event.sale.isRehearsal else { throw Failure.notFound }
        let now = clock.now()
        let event = copied(original.event, mark, now)
        let key = Secret.draw(randomness)
        let entry = ID<AuditEntry>.new(at: now, randomness)
        let kept = try await database.write { transaction -> String? in
            if let kept = try transaction.answer(to: once) { return kept }
            let others = try transaction.rehearsals(of: original.id).count { $0.clearedAt == nil }
            guard others < Rehearsals.copiesLimit else { throw Failure.tooManyRehearsals }
            try transaction.insert(event)
            try transaction.copyPlaces(from: original.id, to: event.id)
            try transaction.insertRehearsal(event.id, of: original.id, keyHash: Secret.hash(key), by: who, at: now)
            let decision = Decision(who: who, action: "rehearsal.copy", details: event.id.description)
            try transaction.audit(decision, entry, of: original.id.description, at: now)
            try transaction.keep(event.id.description, as: once, at: now)
            return nil
        }
        if let kept, let before = ID<Event>(kept) { return (before, nil) }
        try catalogue.reload()
        return (event.id, key)
    }

    private func copied(_ event: Event, _ mark: (Language, String) -> String, _ now: Instant) -> Event {
        var texts: [Language: Event.Text] = [:]
        for (language, text) in event.texts {
            texts[language] = Event.Text(
                title: mark(language, text.title), subtitle: text.subtitle, description: text.description,
                terms: text.terms)
        }
        let opensAt = now + Rehearsals.unscheduled
        let sale = Sale(
            status: .open, opensAt: opensAt, closesAt: max(event.sale.closesAt, opensAt + Rehearsals.unscheduled),
            isRehearsal: true)
        return Event(
            id: .short(randomness), organiser: event.organiser, venue: event.venue, plan: event.plan,
            startsAt: event.startsAt, doorsAt: event.doorsAt, currency: event.currency, sale: sale,
            limitPerBuyer: event.limitPerBuyer, hue: event.hue, texts: texts, prices: event.prices)
    }

    /// A new key; the old one opens nothing any more.
    package func renewKey(of event: ID<Event>, by who: String) async throws -> String {
        let now = clock.now()
        let key = Secret.draw(randomness)
        let entry = ID<AuditEntry>.new(at: now, randomness)
        try await database.write { transaction in
            guard try transaction.setRehearsalKey(Secret.hash(key), of: event) else { throw Failure.rehearsalIsOver }
            try transaction.audit(Decision(who: who, action: "rehearsal.key"), entry, of: event.description, at: now)
        }
        return key
    }

    /// The rehearsal that a key opens.
    ///
    /// - Throws: `Failure.notARehearsal`, `.rehearsalIsOver`, `.wrongRehearsalKey`.
    package func rehearsal(_ event: ID<Event>, key: String) throws -> Rehearsal {
        let hash = Secret.hash(key)
        return try database.read { transaction in
            guard let known = try transaction.rehearsalKey(event), let rehearsal = try transaction.rehearsal(event)
            else {
                throw Failure.notARehearsal
            }
            guard !known.isClosed else { throw Failure.rehearsalIsOver }
            guard equalInConstantTime(Array(known.hash.utf8), Array(hash.utf8)) else { throw Failure.wrongRehearsalKey }
            return rehearsal
        }
    }

    package func rehearsal(_ event: ID<Event>) throws -> Rehearsal? { try database.read { try $0.rehearsal(event) } }

    /// The rehearsals of an event, the newest first.
    package func all(of original: ID<Event>) throws -> [Rehearsal] {
        try database.read { try $0.rehearsals(of: original) }
    }

    /// Sets when a rehearsal opens; its waiting room is the caller's.
    package func schedule(_ event: ID<Event>, opensAt: Instant, lobbyAt: Instant?) async throws {
        guard let listing = catalogue.listing(event) else { throw Failure.notFound }
        let catalogue = catalogue
        try await database.writeDrawing { transaction in
            guard try transaction.setOpening(opensAt, lobbyAt: lobbyAt, of: event) else { throw Failure.notARehearsal }
            transaction.afterCommit {
                listing.setOpening(opensAt)
                catalogue.touch()
            }
        }
    }

    package func set(_ habits: GatewayHabits, of event: ID<Event>) async throws {
        try await database.write { try $0.set(habits, of: event) }
    }
}
