// What a room knows of joining: presale, moves, networks, presence. Part of the room's core.

/// The rows that joining keeps of a room.
struct JoinRecord: Sendable, Hashable {
    /// Until then a number is given for a code only.
    var codesUntil: Instant?
    /// Numbers that were moved to another device: only the ticket with this random part is good.
    var moved: [Int64: UInt64] = [:]
}

struct JoinState: Sendable {
    /// Durable.
    var record: JoinRecord
    var transfers = TransferCodes()
    var load = NetworkLoad()
    var presence = Presence()
    var holes = Holes()

    init(_ record: JoinRecord = JoinRecord()) { self.record = record }

    func isGood(_ ticket: QueueTicket) -> Bool {
        guard let random = record.moved[ticket.number] else { return true }
        return random == ticket.random
    }

    func needsCode(at now: Instant) -> Bool { record.codesUntil.map { now < $0 } ?? false }
}

extension RoomCore {
    /// What time and the count of given numbers bring.
    mutating func passJoining(to now: Instant) {
        joining.presence.pass(to: now)
        joining.holes.pass(to: door.called, drawn: places.drawn)
    }

    /// A sampled ticket's browser says that it waits. Who was called does not wait any more.
    mutating func beat(_ number: Int64, at now: Instant) {
        guard record.state != .closed, places.place(of: number) >= door.called else { return }
        joining.presence.beat(number, at: now)
    }

    /// Somebody who waits has left: the line is shorter by one.
    mutating func countHole(_ number: Int64) {
        guard !hasPlace(number) || places.place(of: number) >= door.called else { return }
        joining.holes.add(number, isDrawn: takesPart(number))
    }

    func presence(numbers: Int64) -> [Double?] {
        joining.presence.shares(numbers: numbers, called: door.called, drawn: places.drawn)
    }
}
