// What a browser learns from `now`, and where that puts one fan.

import TicketCore

/// One answer of `now`, as far as fans act on it.
struct RoomView: Sendable {
    var state: RoomState
    var generation: Int
    var sequence: Int
    /// Places below it are called.
    var called: Int64
    /// Numbers below it took part in the draw.
    var drawn: Int64
    /// Seconds for a thousand places; nil while nobody knows.
    var wait: Double?
    var polling: (least: Double, most: Double, part: Double)
    /// The key of the draw, once it is open.
    var key: [UInt8]?
    /// When numbers will be given: the lobby's opening or the sale's, from the server's present on.
    var opensIn: Duration?
    /// The lobby's next change: its cut-off, or the doors.
    var changesIn: Duration?
    /// The place near which the house will be sold out.
    var soldOutNear: Int64?

    init?(_ json: JSON) {
        guard let state = json["st"]?.text.flatMap(RoomState.init), let generation = json["gen"]?.wholeNumber,
            let sequence = json["seq"]?.wholeNumber, let called = json["sv"]?.wholeNumber,
            let drawn = json["n0"]?.wholeNumber, let interval = json["iv"]?.items?.compactMap(\.double),
            interval.count == 3
        else { return nil }
        self.state = state
        self.generation = generation
        self.sequence = sequence
        self.called = Int64(called)
        self.drawn = Int64(drawn)
        polling = (interval[0], interval[1], max(1, interval[2]))
        wait = json["eta"]?.items?.first?.double
        key = json["pf"]?.text.flatMap { Base64URL.decode($0) }
        let time = json["t"]?.wholeNumber ?? 0
        func until(_ names: [String]) -> Duration? {
            names.compactMap { json[$0]?.wholeNumber }.min().map { .milliseconds(max(0, $0 - time)) }
        }
        opensIn = until(["lob", "at"])
        changesIn = until(["cut", "doors"])
        soldOutNear = json["so"]?.wholeNumber.map { Int64($0) }
    }

    func isOlder(than other: RoomView) -> Bool {
        (generation, sequence) < (other.generation, other.sequence)
    }

    /// Seconds to the next look, before chance is added, as the waiting room's page counts them.
    func pause(number: Int64?, place: Int64?) -> Double {
        func within(_ seconds: Double) -> Double { min(polling.most, max(polling.least, seconds)) }
        if state == .announced || state == .draft {
            guard let opensIn else { return polling.most }
            return opensIn > .seconds(3_600) ? 300 : within(opensIn / .seconds(1) + polling.least)
        }
        guard let number else { return polling.most }
        if state == .lobby, let changesIn, changesIn > .seconds(polling.most) { return polling.most }
        guard let place, state != .lobby else { return within(Double(number) / 2_000) }
        let ahead = Double(max(0, place - called))
        if ahead == 0 { return within(10) }
        if state == .soldOut { return min(300, max(polling.most / 2, ahead / 10)) }
        let pause = wait.map { ahead * $0 / 1000 / polling.part } ?? ahead / 10
        if let soldOutNear, place > soldOutNear { return min(300, max(polling.least, pause)) }
        return within(pause)
    }
}
