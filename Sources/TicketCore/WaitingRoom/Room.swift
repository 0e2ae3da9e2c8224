// One event's waiting room: the state machine, its rows, and what everybody sees of it.

import Synchronization

/// Puts what `RoomCore` decides into the database, and then into effect.
///
/// Three locks, never one inside another: the core's and the numbers' for an instant, and the turnstile for a change that
/// is committed before anybody sees it.
final class Room: Sendable {
    /// What all rooms of a server share.
    struct Surroundings: Sendable {
        let database: any Database
        let clock: any Clock
        let randomness: any Randomness
        let settings: WaitingRoomSettings
        let stock: @Sendable (ID<Event>) -> Stock?
        let pressure: @Sendable () -> ShopPressure
        let announcement: @Sendable (ID<Event>) -> [Language: String]
        let isPaused: @Sendable (ID<Event>) -> Bool
        let onPublish: @Sendable (ID<Event>, NowSnapshot) -> Void
        let onAlarm: @Sendable (RoomAlarm) -> Void
        let joins: JoinDesk
    }

    private struct Published: Sendable {
        var snapshot: NowSnapshot
        var at: Instant
        var facts: RoomCore.Facts
    }

    let event: ID<Event>
    let numbers: Numbers
    let ticketKeys: QueueKeys
    let sessionKeys: QueueKeys
    let drawKeys: QueueKeys
    let challengeKeys: QueueKeys
    let codeKeys: QueueKeys
    let surroundings: Surroundings
    /// Who is in the lobby, on the way into the database.
    let rosterLog: RosterLog
    /// The roster as a tree, as far as it is hashed. Only who is in the turnstile changes it.
    let roster: Mutex<Roster>
    private let core: Mutex<RoomCore>
    private let published: Mutex<Published>
    let lost = Mutex(LostNumbers())
    let turnstile = Turnstile()

    init(
        _ record: RoomRecord, _ visits: [Visit], _ roster: Roster, _ keys: MasterKeys,
        _ surroundings: Surroundings, joining: JoinRecord = JoinRecord()
    ) {
        let event = record.event
        let now = surroundings.clock.now()
        let places = record.draw.flatMap { Places($0, gaps: roster.gaps) } ?? .inOrderOfArrival
        var core = RoomCore(
            record, visits, surroundings.settings, places: places, joining: JoinState(joining), at: now)
        core.set(announcement: surroundings.announcement(event))
        self.event = event
        self.core = Mutex(core)
        self.surroundings = surroundings
        ticketKeys = QueueKeys(keys, .ticket, event: event)
        sessionKeys = QueueKeys(keys, .session, event: event)
        drawKeys = QueueKeys(keys, .draw, event: event)
        challengeKeys = QueueKeys(keys, .challenge, event: event)
        codeKeys = QueueKeys(keys, .code, event: event)
        let database = surroundings.database
        self.roster = Mutex(roster)
        rosterLog = RosterLog { entries in try await database.write { try $0.add(entries, to: event) } }
        numbers = Numbers(from: record.highWater, surroundings.settings.numbers, surroundings.clock) { count in
            try await database.write { try $0.raiseNumbers(of: event, by: count) }
        }
        let snapshot = core.answer(1, at: now).snapshot()
        published = Mutex(Published(snapshot: snapshot, at: now, facts: core.facts))
        surroundings.onPublish(event, snapshot)
    }

    /// Asks the core, for an instant.
    func ask<Value: Sendable>(_ question: (inout RoomCore) -> Value) -> Value {
        core.withLock { question(&$0) }
    }

    var snapshot: NowSnapshot { published.withLock { $0.snapshot } }

    var now: Instant { surroundings.clock.now() }

    // MARK: Time

    /// Lets time pass. To be called every `DoorSettings.tick`.
    func tick() async {
        await turnstile.pass {
            let now = now
            let stock = surroundings.stock(event)
            let pressure = surroundings.pressure()
            let given = numbers.next
            var plan = ask { $0.plan(stock, numbers: given, pressure, at: now) }
            // While numbers are lost nobody knows how many take part: the lobby stays open until the operator's word.
            if numbers.isHalted { plan.keepLobbyOpen() }
            if surroundings.isPaused(event) { plan.keepDoorsShut(ask { $0.record.state }) }
            await carryOut(plan, at: now)
            await skipLostNumbers()
            await goOnWithDraw()
        }
    }

    /// Calls more places at once if there is room, instead of at the next tick: who comes to a quiet sale walks through.
    func callNow(_ place: Int64) async {
        let given = numbers.next
        guard ask({ $0.plan(numbers: given, at: now) }) != nil else { return }
        await turnstile.pass {
            // Somebody before us in the turnstile may have called this place too.
            let now = now
            let given = numbers.next
            guard ask({ $0.door.called }) <= place, let plan = ask({ $0.plan(numbers: given, at: now) }) else { return }
            await carryOut(plan, at: now)
        }
    }

    /// Makes a plan durable, then true, then public, in this order.
    private func carryOut(_ plan: RoomCore.Plan, at now: Instant) async {
        do {
            if !plan.isEmpty { try await write(plan) }
            ask { $0.carriedOut(plan, at: now) }
        } catch {
            guard ask({ $0.notCarriedOut(plan) }) else { return }
            surroundings.onAlarm(.notWritten(event: event, reason: String(describing: error)))
        }
        publish(at: now)
    }

    private func write(_ plan: RoomCore.Plan) async throws {
        let event = event
        try await surroundings.database.write { transaction in
            for visit in plan.visits { try transaction.update(visit, of: event) }
            if let called = plan.called { try transaction.call(upTo: called, of: event) }
            if let calls = plan.lastCalls { try transaction.keep(calls, of: event) }
            guard let change = plan.change else { return }
            guard try transaction.change(event, from: change.from, to: change.to) else {
                throw RoomRefusal.notPossible(from: change.from, to: change.to)
            }
            if let closing = plan.closing { try transaction.closeLobby(of: event, closing.size, at: closing.at) }
        }
    }

    /// Replaces `now` if something is new in it, or if it has become old. Only inside the turnstile.
    func publish(at now: Instant) {
        let former = published.withLock { $0 }
        let announcement = surroundings.announcement(event)
        let given = numbers.next
        let next = ask { core -> Published? in
            core.set(announcement: announcement)
            let facts = core.facts
            guard facts != former.facts || now - former.at >= core.settings.polling.republish else { return nil }
            let snapshot = core.answer(former.snapshot.sequence + 1, numbers: given, at: now).snapshot()
            return Published(snapshot: snapshot, at: now, facts: facts)
        }
        guard let next else { return }
        published.withLock { $0 = next }
        surroundings.onPublish(event, next.snapshot)
    }

    // MARK: The organiser's word

    /// Goes over to `state`; with `messages`, these are the organiser's words from now on.
    func change(to state: RoomState, messages: [Language: String]? = nil) async throws {
        try await turnstile.pass {
            let now = now
            let next = try ask { core in Result { try core.record.state(ordered: state, at: now) } }.get()
            try await decreeInside { room, transaction in
                if let messages { try transaction.set(messages: messages, of: room.event) }
                guard room.state != next else { return }
                guard try transaction.change(room.event, from: room.state, to: next) else {
                    throw RoomRefusal.notPossible(from: room.state, to: next)
                }
            } effect: { core, now in
                if let messages { core.set(messages: messages) }
                if core.record.state != next { core.enter(next, now) }
            }
        }
    }

    func set(_ pace: @escaping @Sendable (DoorPace) -> DoorPace) async throws {
        try await decree { record, transaction in
            try transaction.set(pace(record.pace), of: record.event)
        } effect: { core, _ in
            core.set(pace(core.record.pace))
        }
    }

    func reschedule(opensAt: Instant, endsAt: Instant) async throws {
        try await decree { record, transaction in
            // The beacon's round follows from the start: moving it takes a new draw.
            guard record.draw == nil || record.opensAt == opensAt else { throw DrawRefusal.announcedAlready }
            try transaction.reschedule(record.event, opensAt: opensAt, endsAt: endsAt)
        } effect: { core, _ in
            core.reschedule(opensAt: opensAt, endsAt: endsAt)
        }
    }

    func setCodes(until instant: Instant?) async throws {
        try await decree { record, transaction in
            try transaction.setCodes(of: record.event, until: instant)
        } effect: { core, _ in
            core.joining.record.codesUntil = instant
        }
    }

    /// Goes on giving numbers, from `number` on or from later.
    func resumeNumbers(from number: Int64) async throws {
        try await turnstile.pass {
            let event = event
            let from = max(number, numbers.next)
            let most = surroundings.settings.draw.mostNumbers
            guard ask({ $0.record.draw == nil || $0.record.draw?.size != nil }) || from <= most else {
                throw DrawRefusal.tooManyNumbers(most: most)
            }
            numbers.resume(from: try await surroundings.database.write { try $0.skipNumbers(of: event, to: from) })
        }
    }

    /// An orderly stop: gives back the numbers that were not used, and writes down what is behind.
    func close() async throws {
        try await turnstile.pass {
            let event = event
            await skipLostNumbers()
            let (next, limit) = numbers.close()
            let isLost = lost.withLock { $0.highest >= next }
            let visits = ask { $0.unwritten() }
            try await surroundings.database.write { transaction in
                // Of an old copy nobody knows which were used.
                if !isLost { try transaction.returnNumbers(of: event, from: next, to: limit) }
                for visit in visits { try transaction.update(visit, of: event) }
            }
        }
    }

    /// A change that is durable before it has an effect.
    func decree(
        _ change: @escaping @Sendable (RoomRecord, Transaction) throws -> Void,
        effect: (inout RoomCore, Instant) -> Void
    ) async throws {
        try await turnstile.pass { try await decreeInside(change, effect: effect) }
    }

    /// As `decree`, for who is in the turnstile.
    func decreeInside(
        _ change: @escaping @Sendable (RoomRecord, Transaction) throws -> Void,
        effect: (inout RoomCore, Instant) -> Void
    ) async throws {
        let record = ask { $0.record }
        try await surroundings.database.write { try change(record, $0) }
        let now = now
        ask { effect(&$0, now) }
        publish(at: now)
    }
}
