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
    /// The place near which everything is sold at the present speed; nil while that cannot be said.
    var sellsOutNear: Int64?
    /// When an announced room opens.
    var opensAt: Instant?
    /// Whether a number needs a code now.
    var needsCode = false
    /// The share of each segment of arrival numbers that is still there; empty while unknown.
    var presence: [Double?] = []
    /// The organiser's words while the door stands still.
    var messages: [Language: String]
    /// The organiser's words at any time.
    var announcement: [Language: String] = [:]
    var draw: DrawNow?
    /// Places not called yet that nobody has, or whose owners have left.
    var holes: Int64 = 0

    /// Compact, in a fixed order, and the same for equal values. `eta` is null while the line stands.
    func snapshot() -> NowSnapshot {
        let body = JSONWriter.object { json in
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
            json.array("seats", tiers, writeTier)
            json.array("iv", [polling.seconds.lowerBound, polling.seconds.upperBound, polling.partOfWait]) {
                $0.value($1)
            }
            if let sellsOutNear { json.member("so", sellsOutNear) }
            if let opensAt { json.member("at", opensAt.milliseconds) }
            if needsCode { json.member("code", true) }
            if holes > 0 { json.member("hl", holes) }
            writePresence(&json)
            write("msg", messages, &json)
            write("ann", announcement, &json)
            draw?.write(&json)
        }
        return NowSnapshot(
            body: body, etag: "\"\(generation)-\(sequence)\"", generation: generation, sequence: sequence)
    }

    private func writeWait(_ json: inout JSONWriter) {
        json.key("eta")
        guard let wait else { return json.null() }
        json.array { json in
            json.value(wait.typical, decimals: 1)
            json.value(wait.slow, decimals: 1)
        }
    }

    /// `[numbers a segment, [share, …]]`
    private func writePresence(_ json: inout JSONWriter) {
        guard presence.contains(where: { $0 != nil }) else { return }
        json.key("seg")
        json.array { json in
            json.value(Presence.segment)
            json.array(presence) { json, share in
                if let share { json.value(share, decimals: 2) } else { json.null() }
            }
        }
    }

    /// `[number, name, level, price]`
    private func writeTier(_ json: inout JSONWriter, _ tier: Stock.Tier) {
        json.array { json in
            json.value(tier.number)
            json.value(tier.name)
            json.value(tier.level.rawValue)
            json.value(tier.price)
        }
    }

    private func write(_ name: StaticString, _ words: [Language: String], _ json: inout JSONWriter) {
        guard !words.isEmpty else { return }
        json.object(name) { json in
            for (language, text) in words.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                json.key(text: language.rawValue)
                json.value(text)
            }
        }
    }
}
