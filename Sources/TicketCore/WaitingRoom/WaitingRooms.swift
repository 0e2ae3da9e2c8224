// The waiting rooms of a server: one for each event, and the verbs that the rest of the product uses.

import Synchronization

/// All waiting rooms. Safe to use from any thread; what waits, waits for the database only.
///
/// The rooms have no thread of their own: call `tick` every `settings.door.tick`, and `close` at an orderly stop. A
/// process that dies without it loses nobody's place.
package final class WaitingRooms: Sendable {
    package let settings: WaitingRoomSettings
    private let rooms: Mutex<[ID<Event>: Room]>
    private let keys: MasterKeys
    let surroundings: Room.Surroundings

    /// Opens the rooms that the database has, as they were.
    ///
    /// - Parameters:
    ///   - stock: what is left of an event, from memory: it is asked several times a second. Nil if it is not known.
    ///   - pressure: how the server bears its load, from memory; asked at every tick.
    ///   - announcement: the organiser's words for everybody, from memory: it is asked several times a second.
    ///   - isPaused: whether the organiser has paused or closed the sale, from memory: no doors are open then.
    ///   - onPublish: receives each new `now`, on the thread that made it, in order.
    ///   - onAlarm: receives what an operator has to look at.
    package init(
        database: any Database, keys: MasterKeys, clock: any Clock = SystemClock(),
        randomness: any Randomness = SystemRandomness(), settings: WaitingRoomSettings = WaitingRoomSettings(),
        stock: @escaping @Sendable (ID<Event>) -> Stock?, pressure: @escaping @Sendable () -> ShopPressure = { .calm },
        announcement: @escaping @Sendable (ID<Event>) -> [Language: String] = { _ in [:] },
        isPaused: @escaping @Sendable (ID<Event>) -> Bool = { _ in false },
        onPublish: @escaping @Sendable (ID<Event>, NowSnapshot) -> Void = { _, _ in },
        onAlarm: @escaping @Sendable (RoomAlarm) -> Void = { _ in }
    ) async throws {
        self.settings = settings
        self.keys = keys
        let surroundings = Room.Surroundings(
            database: database, clock: clock, randomness: randomness, settings: settings, stock: stock,
            pressure: pressure, announcement: announcement, isPaused: isPaused, onPublish: onPublish, onAlarm: onAlarm,
            joins: JoinDesk(settings.joining, randomness, at: clock.now()))
        self.surroundings = surroundings
        let records = try await database.write { try $0.openRooms() }
        var opened: [ID<Event>: Room] = [:]
        for record in records {
            let sessionKeys = QueueKeys(keys, .session, event: record.event)
            // Of a room that is over only those matter who have not left yet.
            let isOver = record.state == .closed
            let visits = try database.read { try $0.visits(of: record.event, onlyInside: isOver, sessionKeys) }
            let roster = try database.read { try $0.closedRoster(of: record.event) } ?? Roster()
            let joining = try database.read { try $0.joinRecord(of: record.event) }
            opened[record.event] = Room(record, visits, roster, keys, surroundings, joining: joining)
        }
        rooms = Mutex(opened)
    }

    /// Events that have a waiting room.
    package var events: [ID<Event>] { rooms.withLock { $0.keys.sorted() } }

    /// Lets time pass in every room.
    package func tick() async {
        let all = rooms.withLock { Array($0.values) }
        await withTaskGroup(of: Void.self) { group in
            for room in all { group.addTask { await room.tick() } }
        }
    }

    /// An orderly stop, after the last request: no number is given any more, and none is left unused.
    package func close() async throws {
        for room in rooms.withLock({ Array($0.values) }) { try await room.close() }
    }

    func room(_ event: ID<Event>) -> Room? { rooms.withLock { $0[event] } }

    func known(_ event: ID<Event>) throws -> Room {
        guard let room = room(event) else { throw RoomRefusal.unknownEvent }
        return room
    }

    // MARK: Everybody

    /// The present answer for everybody; nil for an unknown event and for a draft.
    package func now(_ event: ID<Event>) -> NowSnapshot? {
        guard let room = room(event), room.ask({ $0.record.state }) != .draft else { return nil }
        return room.snapshot
    }

    package func state(_ event: ID<Event>) -> RoomState? { room(event)?.ask { $0.record.state } }

    // MARK: Visitors. Tickets and sessions are the texts of cookies, genuine or not.

    /// How long a ticket given now is to be kept by the browser.
    package func ticketLifetime(_ event: ID<Event>) -> Duration {
        guard let room = room(event) else { return .zero }
        return max(.zero, room.ask { $0.record.endsAt } + settings.ticketsOutliveEvent - surroundings.clock.now())
    }

    /// The genuine ticket that `text` is; nil for any other text.
    package func ticket(_ text: String?, of event: ID<Event>) -> QueueTicket? { room(event)?.ticket(text) }

    /// The place of a ticket, from 0, and how many have been called. Before the draw is done its number stands in for the
    /// place: show it only if `hasPlace`.
    package func place(of ticket: QueueTicket) -> (place: Int64, called: Int64)? {
        room(ticket.event)?.ask { ($0.places.place(of: ticket.number), $0.door.called) }
    }

    /// Gives a number to who has none. A ticket that is not genuine counts as none: it is not continued.
    ///
    /// - Parameter who: a keyed hash of the account, 0 for nobody known.
    /// - Throws: `DatabaseFailure`, if no more numbers could be made durable.
    package func join(_ event: ID<Event>, ticket: String?, who: UInt64 = 0) async throws -> JoinOutcome {
        guard let room = room(event), room.ask({ $0.record.state }) != .draft else { return .unknownEvent }
        return try await room.join(room.ticket(ticket), who: who)
    }

    /// Asks to come in.
    ///
    /// - Throws: `DatabaseFailure`, if the session could not be made durable; nobody is in then.
    package func enter(_ event: ID<Event>, ticket: String?, session: String? = nil) async throws -> EnterOutcome {
        guard let room = room(event), room.ask({ $0.record.state }) != .draft else { return .unknownEvent }
        if room.ask({ $0.record.state }) == .closed { return .closed }
        guard let ticket = room.ticket(ticket) else { return .badTicket }
        return try await room.enter(ticket, session: session)
    }

    /// Leaves the line or the shop. False for a ticket that is not genuine, and while a payment is in progress.
    package func leave(_ event: ID<Event>, ticket: String?) -> Bool {
        guard let room = room(event), let ticket = room.ticket(ticket) else { return false }
        return room.leave(ticket)
    }

    // MARK: Shoppers

    /// The shopper whose session's cookie is `token`; nil for anything that does not open the shop now.
    ///
    /// - Parameter isActive: whether the person did something; a page that asks by itself does not keep a session awake.
    package func shopper(_ token: String?, of event: ID<Event>, isActive: Bool = true) -> Shopper? {
        guard let token = token.flatMap(ShoppingToken.init), let room = room(event) else { return nil }
        let now = surroundings.clock.now()
        return room.ask { core in
            guard let shopper = core.find(token) else { return nil }
            core.asked(shopper.key.number, at: now)
            if isActive { core.seen(shopper.key.number, at: now) }
            return shopper
        }
    }

    /// Seats are in hand. What shoppers do is written down at the next tick.
    @discardableResult
    package func setHolding(_ shopper: ShopperKey) -> Bool { move(shopper, to: .holding) }

    /// The last seat was let go.
    @discardableResult
    package func setShopping(_ shopper: ShopperKey) -> Bool { move(shopper, to: .shopping) }

    /// A payment began. Nothing of the waiting room touches the session until it ends, or its time is over.
    @discardableResult
    package func setPaying(_ shopper: ShopperKey) -> Bool { move(shopper, to: .paying) }

    /// Bought; the visit is over.
    @discardableResult
    package func setDone(_ shopper: ShopperKey, tickets: Int) -> Bool { move(shopper, to: .done, tickets: tickets) }

    private func move(_ shopper: ShopperKey, to state: ShopperState, tickets: Int = 0) -> Bool {
        guard let room = room(shopper.event) else { return false }
        let now = surroundings.clock.now()
        return room.ask { $0.move(shopper.number, to: state, tickets: tickets, at: now) }
    }

    // MARK: Organisers

    /// Makes a room for an event.
    ///
    /// - Parameters:
    ///   - opensAt: when an announced room opens by itself.
    ///   - endsAt: when the event is over; tickets are kept a day longer.
    package func create(
        _ event: ID<Event>, state: RoomState = .announced, opensAt: Instant, endsAt: Instant,
        pace: DoorPace = DoorPace()
    ) async throws {
        guard room(event) == nil else { throw RoomRefusal.exists }
        let record = RoomRecord(
            event: event, state: state, opensAt: opensAt, endsAt: endsAt, highWater: 0, called: 0, generation: 1,
            pace: pace)
        do { try await surroundings.database.write { try $0.insert(record) } } catch DatabaseFailure.constraint {
            throw RoomRefusal.exists
        }
        rooms.withLock { $0[event] = Room(record, [], Roster(), keys, surroundings) }
    }

    /// Announces, opens, closes: any change the states allow.
    package func change(_ event: ID<Event>, to state: RoomState) async throws {
        try await known(event).change(to: state)
    }

    /// The door stands still; who waits reads why. Shoppers shop on. Of a room whose doors are to come the words are kept:
    /// whether they open is up to `isPaused` then.
    package func pause(_ event: ID<Event>, saying messages: [Language: String]) async throws {
        try await known(event).change(to: .paused, messages: messages)
    }

    /// The organiser's words of the present or the last pause.
    package func messages(_ event: ID<Event>) -> [Language: String] { room(event)?.ask { $0.record.messages } ?? [:] }

    package func resume(_ event: ID<Event>) async throws { try await known(event).change(to: .open) }

    package func set(_ event: ID<Event>, pace: DoorPace) async throws { try await known(event).set { _ in pace } }

    package func reschedule(_ event: ID<Event>, opensAt: Instant, endsAt: Instant) async throws {
        try await known(event).reschedule(opensAt: opensAt, endsAt: endsAt)
    }

    /// After `RoomAlarm.numbersLost`: goes on at `number`, which must be above every number that was ever given.
    package func resumeNumbers(_ event: ID<Event>, from number: Int64) async throws {
        try await known(event).resumeNumbers(from: number)
    }

    package func figures(_ event: ID<Event>) -> RoomFigures? {
        guard let room = room(event) else { return nil }
        let numbers = room.numbers
        let now = surroundings.clock.now()
        return room.ask { $0.figures(numbers: numbers.next, isHalted: numbers.isHalted, at: now) }
    }
}
