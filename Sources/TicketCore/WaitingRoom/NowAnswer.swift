// The one answer for everybody: the bytes of `now`.

/// An answer as it is sent: the same bytes for all who ask until the next one replaces it whole.
package struct NowSnapshot: Sendable, Hashable {
    /// JSON, UTF-8.
    package let body: [UInt8]
    /// With its quotation marks.
    package let etag: String
    /// Counts the process's starts, the rest the answers since then: who has seen a higher pair ignores a lower one.
    package let generation: Int64
    package let sequence: Int64
}

/// What `now` says.
struct NowAnswer: Sendable {
    var event: ID<Event>
    var state: RoomState
    var generation: Int64
    var sequence: Int64
    var time: Instant
    var called: Int64
    /// Numbers that took part in the draw.
    var drawn: Int64
    /// Places called a second.
    var rate: Double
    var showRate: Double
    /// Seconds for a thousand places.
    var wait: (typical: Double, slow: Double)?
    var tiers: [Stock.Tier]
    var polling: PollSettings
    /// When an announced room opens.
    var opensAt: Instant?
    /// The organiser's words while the door stands still.
    var messages: [Language: String]

    /// Compact, in a fixed order, and the same for equal values. `eta` is null while the line stands.
    func snapshot() -> NowSnapshot {
        var json = JSONBytes()
        json.open("{")
        json.member("v", 1)
        json.member("e", event.description)
        json.member("st", state.rawValue)
        json.member("gen", generation)
        json.member("seq", sequence)
        json.member("t", time.milliseconds)
        json.member("sv", called)
        json.member("n0", drawn)
        json.member("rt", rate, decimals: 1)
        json.member("sh", showRate, decimals: 2)
        writeWait(&json)
        writeTiers(&json)
        json.key("iv")
        json.raw("[\(polling.seconds.lowerBound),\(polling.seconds.upperBound),\(polling.partOfWait)]")
        if let opensAt { json.member("at", opensAt.milliseconds) }
        writeMessages(&json)
        json.close("}")
        return NowSnapshot(
            body: json.bytes, etag: "\"\(generation)-\(sequence)\"", generation: generation, sequence: sequence)
    }

    private func writeWait(_ json: inout JSONBytes) {
        json.key("eta")
        guard let wait else { return json.raw("null") }
        json.open("[")
        json.element(wait.typical, decimals: 1)
        json.element(wait.slow, decimals: 1)
        json.close("]")
    }

    private func writeTiers(_ json: inout JSONBytes) {
        json.key("seats")
        json.open("[")
        for tier in tiers {
            json.separate()
            json.open("[")
            json.raw("\(tier.number),")
            json.string(tier.name)
            json.raw(",\(tier.level.rawValue),\(tier.price)")
            json.close("]")
        }
        json.close("]")
    }

    private func writeMessages(_ json: inout JSONBytes) {
        guard !messages.isEmpty else { return }
        json.key("msg")
        json.open("{")
        for (language, text) in messages.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            json.key(language.rawValue)
            json.string(text)
        }
        json.close("}")
    }
}
