// What a waiting room looks like in numbers, for the organiser's screen and for monitoring.

/// Counts and rates of one room at one moment.
package struct RoomFigures: Sendable, Hashable {
    package let state: RoomState
    package let generation: Int64
    /// Numbers given since the beginning, and those a crash left unused.
    package let numbers: Int64
    /// Places called since the beginning.
    package let called: Int64
    /// Numbers given and not called yet.
    package let waiting: Int64
    /// Called in the last ten minutes and not come.
    package let missing: Int64
    package let atDoor: Int
    package let shopping: Int
    package let holding: Int
    package let paying: Int
    /// Visits that ended without and with a purchase, and by silence.
    package let left: Int
    package let idle: Int
    package let done: Int
    /// Those who said that they will not wait.
    package let gaveUp: Int
    /// Those of them who were not called yet.
    package let holes: Int
    /// The share of each 20,000 arrival numbers that is still there, of those not called; nil where nobody knows.
    package let presence: [Double?]
    package let showRate: Double
    package let conversion: Double
    package let ticketsPerOrder: Double
    /// Places called a second over the last minute.
    package let callsPerSecond: Double
    package let pace: DoorPace
    /// Seats, if somebody said.
    package let free: Int?
    package let held: Int?
    /// No numbers are given until an operator decides.
    package let isHalted: Bool
    /// What was decided last could not be written down; the door stands still until it can.
    package let isFailing: Bool
    /// Why the door is as fast as it is.
    package let door: DoorFigures

    /// Everybody in the shop.
    package var inside: Int { shopping + holding + paying }
    /// Everybody who was ever let in, each once.
    package var letIn: Int { inside + left + idle + done }
}

extension RoomCore {
    func figures(numbers: Int64, isHalted: Bool, at now: Instant) -> RoomFigures {
        RoomFigures(
            state: record.state, generation: record.generation, numbers: numbers, called: door.called,
            waiting: max(0, numbers - door.called), missing: door.calls.missing, atDoor: door.standing,
            shopping: visits.count(.shopping), holding: visits.count(.holding), paying: visits.count(.paying),
            left: visits.count(.left), idle: visits.count(.idle), done: visits.count(.done), gaveUp: gaveUp,
            holes: joining.holes.count, presence: presence(numbers: numbers),
            showRate: door.calls.showRate, conversion: door.demand.conversion,
            ticketsPerOrder: door.demand.ticketsPerOrder, callsPerSecond: pulse.rate(over: .seconds(60)) ?? 0,
            pace: record.pace, free: stock?.free, held: stock?.held, isHalted: isHalted, isFailing: isFailing,
            door: door.figures(load, waiting: numbers - door.called, at: now))
    }

    /// What in `now` does not change by time alone.
    struct Facts: Sendable, Hashable {
        let state: RoomState
        let called: Int64
        let tiers: [Stock.Tier]
        let messages: [Language: String]
        let opensAt: Instant?
        let codesUntil: Instant?
        let announcement: [Language: String]
        let draw: DrawNow?
    }

    var facts: Facts {
        Facts(
            state: record.state, called: door.called, tiers: stock?.tiers ?? [],
            messages: record.state == .paused ? record.messages : [:],
            opensAt: record.state == .announced || record.state == .lobby ? record.opensAt : nil,
            codesUntil: joining.record.codesUntil, announcement: announcement, draw: drawNow)
    }

    /// What `now` says at this moment.
    ///
    /// - Parameter numbers: how many were given.
    func answer(_ sequence: Int64, numbers: Int64 = 0, at now: Instant) -> NowAnswer {
        let facts = facts
        return NowAnswer(
            event: record.event, state: record.state, generation: record.generation, sequence: sequence, time: now,
            called: door.called, drawn: record.draw?.size ?? 0, rate: pulse.rate(over: .seconds(60)) ?? 0,
            showRate: door.calls.showRate, wait: pulse.secondsPerThousand, tiers: facts.tiers,
            polling: settings.polling, sellsOutNear: record.state == .open ? door.sellsOutNear(load, at: now) : nil,
            opensAt: facts.opensAt, needsCode: joining.needsCode(at: now), presence: presence(numbers: numbers),
            messages: facts.messages, announcement: facts.announcement, draw: facts.draw,
            holes: places.holes(from: door.called) + Int64(joining.holes.count))
    }
}
