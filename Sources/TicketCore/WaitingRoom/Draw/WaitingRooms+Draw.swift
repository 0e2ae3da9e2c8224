// The draw, as the rest of the product uses it.

import Synchronization

/// What became of a thousand places that were next to each other.
package struct PlacesOutcome: Sendable, Hashable {
    /// The first of them, from 0.
    package let first: Int64
    /// Called, so far; of those: came in; of those: bought on their last visit.
    package let called: Int64
    package let came: Int64
    package let bought: Int64
}

/// Everything there is to check about the draws of an event. What is still secret is not in it.
package struct DrawProof: Sendable, Hashable {
    package let event: ID<Event>
    package let state: RoomState
    /// In the order they were announced; the last one counts.
    package let draws: [DrawRecord]
    /// Places called so far.
    package let called: Int64
    /// Numbers in the roster that nobody has.
    package let holes: Int64
    /// What the last draw waits for longer than it should.
    package let lateness: DrawRecord.Lateness?

    /// Whether nothing in it will change any more.
    package var isFinal: Bool { state == .closed && draws.last?.key != nil }
}

extension WaitingRooms {
    /// Announces a draw for a room where nobody has joined yet: publishes the commitment, and for grade A the beacon's
    /// round. A draft becomes announced by it.
    ///
    /// - Parameters:
    ///   - opensAt: the announced start. The lobby closes `DrawSettings.cutOffAfterStart` later.
    ///   - by: who did it.
    /// - Throws: `DrawRefusal`, `RoomRefusal`, `DatabaseFailure`.
    package func announceDraw(
        _ event: ID<Event>, grade: DrawGrade, lobbyAt: Instant, opensAt: Instant, by: String
    ) async throws {
        try await known(event).announceDraw(grade, lobbyAt: lobbyAt, opensAt: opensAt, by: by)
    }

    /// Replaces the draw, as long as no place was called: new seed, new commitment, new round. The old one stays listed.
    ///
    /// - Parameter opensAt: another start, as long as the lobby is open or to come.
    /// - Throws: `DrawRefusal`, `RoomRefusal`, `DatabaseFailure`.
    package func redraw(_ event: ID<Event>, reason: String, opensAt: Instant? = nil, by: String) async throws {
        try await known(event).redraw(reason, opensAt: opensAt, by: by)
    }

    /// Takes the value of the announced round. Again with the same value it changes nothing.
    ///
    /// - Parameters:
    ///   - signature: the beacon's, if it is at hand; the randomness must be its SHA-256.
    ///   - verifiedElsewhere: whether somebody checked the signature against the chain's public key. We do not.
    ///   - by: where it came from: a mirror's address, or a person.
    /// - Throws: `DrawRefusal`, `RoomRefusal`, `DatabaseFailure`.
    package func supplyBeacon(
        _ event: ID<Event>, round: Int64, randomness: [UInt8], signature: [UInt8]?, verifiedElsewhere: Bool, by: String
    ) async throws {
        let value = BeaconValue(
            round: round, randomness: randomness, signature: signature, isVerified: verifiedElsewhere, by: by,
            received: surroundings.clock.now())
        try await known(event).supply(value)
    }

    /// The draw that counts; nil without one.
    package func draw(_ event: ID<Event>) -> DrawRecord? { room(event)?.ask { $0.record.draw } }

    /// Every draw of an event, the first first. Seeds are in it once they are revealed.
    ///
    /// - Throws: `RoomRefusal.unknownEvent`, `DatabaseFailure`.
    package func draws(_ event: ID<Event>) throws -> [DrawRecord] {
        _ = try known(event)
        return try surroundings.database.read { try $0.draws(of: event) }
    }

    /// Rounds that rooms wait for now: their time has come and nobody has brought their value.
    package var awaitedRounds: [(event: ID<Event>, chain: BeaconChain, round: Int64)] {
        let now = surroundings.clock.now()
        return events.compactMap { event in
            guard let draw = draw(event), let chain = draw.chain, draw.size != nil, draw.beacon == nil,
                chain.time(of: draw.round) <= now
            else { return nil }
            return (event, chain, draw.round)
        }
    }

    /// Whether the place of a ticket is known: always without a draw, never in a lobby.
    package func hasPlace(_ ticket: QueueTicket) -> Bool {
        room(ticket.event)?.ask { $0.hasPlace(ticket.number) } ?? false
    }

    /// Everything there is to check.
    ///
    /// - Throws: `RoomRefusal.unknownEvent`, `DatabaseFailure`.
    package func proof(_ event: ID<Event>) throws -> DrawProof {
        let room = try known(event)
        let draws = try draws(event)
        let now = surroundings.clock.now()
        let holes = room.roster.withLock { $0.gaps.reduce(0) { $0 + $1.count } }
        return room.ask { core in
            DrawProof(
                event: event, state: core.record.state, draws: draws, called: core.door.called, holes: holes,
                lateness: core.record.draw?.lateness(at: now, core.settings.draw))
        }
    }

    /// The way from a number's leaf to the published root; nil as long as there is no root, and for a number that took no
    /// part. A question to the database and about 500 hashes.
    ///
    /// - Throws: `RoomRefusal.unknownEvent`, `DatabaseFailure`.
    package func rosterPath(_ event: ID<Event>, _ number: Int64) throws -> RosterPath? {
        try known(event).rosterPath(number)
    }

    /// The ticket without its code that the roster has for the holder of `ticket`: the same one, unless it was moved to
    /// another device since. Nil for who is not in a roster. The leaf is SHA-256(00 ‖ these bytes).
    ///
    /// - Throws: `RoomRefusal.unknownEvent`, `DatabaseFailure`.
    package func listedTicket(_ ticket: QueueTicket) throws -> [UInt8]? {
        try known(ticket.event).window(of: ticket.number).entry(ticket.number).map {
            RosterEntry.signedBytes($0, of: ticket.event, number: ticket.number)
        }
    }

    /// The leaf of a ticket, which its holder looks for in the roster.
    package func rosterLeaf(_ ticket: QueueTicket) -> [UInt8] { RosterEntry.leaf(ticket) }

    /// What became of those who were called, by thousands of places. Reads a row for everybody who was ever let in.
    ///
    /// - Throws: `RoomRefusal.unknownEvent`, `DatabaseFailure`.
    package func outcomes(_ event: ID<Event>) throws -> [PlacesOutcome] {
        let (places, called) = try known(event).ask { ($0.places, $0.door.called) }
        let visitors = try surroundings.database.read { try $0.visitors(of: event) }
        let thousands = Int((called + 999) / 1000)
        var came = Array(repeating: Int64(0), count: thousands)
        var bought = came
        for visitor in visitors {
            let thousand = Int(places.place(of: visitor.number) / 1000)
            guard thousand < thousands else { continue }
            came[thousand] += 1
            if visitor.bought { bought[thousand] += 1 }
        }
        return (0..<thousands).map { index in
            let first = Int64(index) * 1000
            return PlacesOutcome(
                first: first, called: min(1000, called - first), came: came[index], bought: bought[index])
        }
    }
}
