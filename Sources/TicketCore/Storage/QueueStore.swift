// SQL of the waiting room's rows.

/// A room as its row keeps it.
struct RoomRecord: Sendable, Hashable {
    let event: ID<Event>
    var state: RoomState
    /// When an announced room opens by itself.
    var opensAt: Instant
    /// When the event itself is over.
    var endsAt: Instant
    var highWater: Int64
    var called: Int64
    var generation: Int64
    var pace: DoorPace
    /// The organiser's words for a pause.
    var messages: [Language: String] = [:]
    /// The draw that counts: the last one that was announced.
    var draw: DrawRecord?
    /// Whom the process before called at last.
    var lastCalls: LastCalls?
}

extension Transaction {
    func insert(_ room: RoomRecord) throws {
        try run(
            """
            INSERT INTO queue_rooms (event_id, state, opens_at, ends_at, high_water, called, generation,
                door_shoppers, door_rate_milli)
            VALUES (\(room.event), \(room.state.rawValue), \(room.opensAt), \(room.endsAt), \(room.highWater),
                \(room.called), \(room.generation), \(room.pace.shoppers), \(milli(room.pace)))
            """)
    }

    /// Every room, each in a generation of its own: what a former process published is older than what this one will.
    func openRooms() throws -> [RoomRecord] {
        try run("UPDATE queue_rooms SET generation = generation + 1")
        var rooms = try rows(
            """
            SELECT event_id, state, opens_at, ends_at, high_water, called, generation, door_shoppers, door_rate_milli
            FROM queue_rooms ORDER BY event_id
            """
        ) { row in
            guard let state = RoomState(rawValue: row.text(1)) else {
                throw DatabaseFailure.corrupt("queue_rooms.state is \(row.text(1))")
            }
            return RoomRecord(
                event: row.id(0), state: state, opensAt: row.instant(2), endsAt: row.instant(3),
                highWater: row.integer(4), called: row.integer(5), generation: row.integer(6),
                pace: DoorPace(shoppers: row.int(7), admissionsPerSecond: Double(row.integer(8)) / 1000))
        }
        for index in rooms.indices {
            rooms[index].messages = try messages(of: rooms[index].event)
            rooms[index].draw = try draws(of: rooms[index].event).last
            rooms[index].lastCalls = try lastCalls(of: rooms[index].event)
        }
        return rooms
    }

    /// Raises the limit below which numbers may be given, by `count`. Nothing at or above the old limit may be given
    /// before this is durable, and the new limit is the old one plus `count` whoever asks.
    func raiseNumbers(of event: ID<Event>, by count: Int64) throws -> Int64 {
        let limit = try row(
            """
            UPDATE queue_rooms SET high_water = high_water + \(count) WHERE event_id = \(event) RETURNING high_water
            """
        ) { $0.integer(0) }
        guard let limit else { throw DatabaseFailure.corrupt("the room \(event) has no row") }
        return limit
    }

    /// Gives back what an orderly stop did not use: only if nobody raised the limit since.
    func returnNumbers(of event: ID<Event>, from next: Int64, to limit: Int64) throws {
        try run(
            """
            UPDATE queue_rooms SET high_water = \(next) WHERE event_id = \(event) AND high_water = \(limit)
            """)
    }

    /// Leaves every number below `limit` behind and returns the limit there is now; never goes back.
    func skipNumbers(of event: ID<Event>, to limit: Int64) throws -> Int64 {
        try run("UPDATE queue_rooms SET high_water = \(limit) WHERE event_id = \(event) AND high_water < \(limit)")
        return try raiseNumbers(of: event, by: 0)
    }

    /// Calls every place below `called`; never goes back.
    func call(upTo called: Int64, of event: ID<Event>) throws {
        try run("UPDATE queue_rooms SET called = \(called) WHERE event_id = \(event) AND called < \(called)")
    }

    /// Changes the state, if it still is what the caller thinks it is.
    func change(_ event: ID<Event>, from state: RoomState, to next: RoomState) throws -> Bool {
        try run(
            """
            UPDATE queue_rooms SET state = \(next.rawValue) WHERE event_id = \(event) AND state = \(state.rawValue)
            """) == 1
    }

    func reschedule(_ event: ID<Event>, opensAt: Instant, endsAt: Instant) throws {
        try run(
            "UPDATE queue_rooms SET opens_at = \(opensAt), ends_at = \(endsAt) WHERE event_id = \(event)")
    }

    func set(_ pace: DoorPace, of event: ID<Event>) throws {
        try run(
            """
            UPDATE queue_rooms SET door_shoppers = \(pace.shoppers), door_rate_milli = \(milli(pace))
            WHERE event_id = \(event)
            """)
    }

    func set(messages: [Language: String], of event: ID<Event>) throws {
        try run("DELETE FROM queue_messages WHERE event_id = \(event)")
        for (language, body) in messages {
            try run(
                """
                INSERT INTO queue_messages (event_id, language, body) VALUES (\(event), \(language.rawValue), \(body))
                """)
        }
    }

    private func messages(of event: ID<Event>) throws -> [Language: String] {
        let pairs = try rows("SELECT language, body FROM queue_messages WHERE event_id = \(event)") { row in
            (Language(rawValue: row.text(0)), row.text(1))
        }
        return pairs.reduce(into: [:]) { messages, pair in
            if let language = pair.0 { messages[language] = pair.1 }
        }
    }

    private func milli(_ pace: DoorPace) -> Int64 { Int64((pace.admissionsPerSecond * 1000).rounded()) }
}
