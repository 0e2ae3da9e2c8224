// What `now` says of the draw.

/// The draw's part of the answer for everybody.
struct DrawNow: Sendable, Hashable {
    let number: Int
    let grade: DrawGrade
    let commitment: [UInt8]
    let round: Int64
    /// While it is announced: when the lobby opens.
    var lobbyAt: Instant?
    /// While the lobby is open: when it closes.
    var cutOff: Instant?
    /// Until they do: when the doors open.
    var doors: Instant?
    /// While everybody waits for the result.
    var root: [UInt8]?
    /// From the opening on: with it everybody computes their own place.
    var key: [UInt8]?

    func write(_ json: inout JSONWriter) {
        if let key { json.member("pf", Base64URL.encode(key)) }
        if let root { json.member("root", Hex.encode(root)) }
        if let lobbyAt { json.member("lob", lobbyAt.milliseconds) }
        if let cutOff { json.member("cut", cutOff.milliseconds) }
        if let doors { json.member("doors", doors.milliseconds) }
        json.object("dr") { json in
            json.member("g", grade.rawValue)
            json.member("c", Hex.encode(commitment))
            json.key("r")
            if grade == .beacon { json.value(round) } else { json.null() }
            json.member("no", number)
        }
    }
}

extension RoomCore {
    /// Whether who joins now takes part in a draw.
    var isCollecting: Bool { record.state == .lobby && record.draw != nil }

    /// Whether a number takes part in the draw.
    func takesPart(_ number: Int64) -> Bool { isCollecting || number < record.draw?.size ?? 0 }

    /// Whether a number has a place: before the draw only those have one who came after the lobby was closed.
    func hasPlace(_ number: Int64) -> Bool {
        guard let draw = record.draw, record.state != .draft, record.state != .announced else {
            return record.draw == nil
        }
        if record.state == .lobby { return false }
        guard let size = draw.size else { return false }
        return number >= size || (draw.key != nil && record.state != .drawing)
    }

    /// What everybody may know of the draw in the present state.
    var drawNow: DrawNow? {
        guard let draw = record.draw, record.state != .draft else { return nil }
        var now = DrawNow(
            number: draw.number, grade: draw.grade, commitment: draw.commitment, round: draw.round)
        switch record.state {
        case .draft: return nil
        case .announced: now.lobbyAt = draw.lobbyAt
        case .lobby:
            now.cutOff = draw.cutOff
            now.doors = draw.doors
        case .drawing:
            now.doors = draw.doors
            now.root = draw.root
        case .open, .paused, .soldOut, .closed: now.key = draw.key
        }
        return now
    }
}

extension DrawRecord {
    /// Whether an organiser may change the state by hand. What comes before the opening is the clock's and the draw's
    /// alone: nobody opens a lobby early, or doors without a result.
    func allows(_ from: RoomState, to state: RoomState) -> Bool {
        switch state {
        case .draft, .announced, .closed: true
        case .lobby, .drawing: false
        case .open, .paused, .soldOut: key != nil && from != .drawing
        }
    }
}
