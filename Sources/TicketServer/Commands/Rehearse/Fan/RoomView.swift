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
        soldOutNear = json["so"]?.wholeNumber.map { Int64($0) }
    }

    func isOlder(than other: RoomView) -> Bool {
        (generation, sequence) < (other.generation, other.sequence)
    }

    /// Seconds to the next look, before chance is added, as the waiting room's page counts them.
    func pause(place: Int64?) -> Double {
        guard let place else { return polling.most }
        let ahead = Double(max(0, place - called))
        if state == .soldOut, ahead > 0 { return 300 }
        if let soldOutNear, place > soldOutNear { return 300 }
        guard let wait else { return min(polling.most, max(polling.least, ahead / 10)) }
        return min(polling.most, max(polling.least, ahead * wait / 1000 / polling.part))
    }
}
