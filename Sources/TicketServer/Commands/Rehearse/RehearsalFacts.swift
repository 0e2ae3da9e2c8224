// What a server says of a rehearsal: `GET /api/v1/events/{event}/rehearsal`, read.

import TicketCore

/// The facts of a rehearsal, as its server tells them to whoever has the key.
struct RehearsalFacts: Sendable {
    let event: String
    /// In English, or in whichever language there is.
    let title: String
    /// Places of the plan.
    let capacity: Int
    /// Places one buyer may have.
    let limit: Int
    /// Of the waiting room; nil without one.
    let state: RoomState?
    /// The server's clock.
    let now: Instant
    let opensAt: Instant
    let lobbyAt: Instant?
    /// What the books say; nil in the answer to a plan.
    let ledger: RehearsalLedger?

    /// Nil for a body that is not such an answer.
    init?(_ body: [UInt8]) {
        guard let json = try? JSON.read(body, JSON.Limits(depth: 8, members: 64)), let event = json["event"]?.text,
            let capacity = json["capacity"]?.wholeNumber, let limit = json["limit"]?.wholeNumber,
            let now = json["now"]?.text.flatMap({ Timestamp.read($0) }),
            let opensAt = json["opensAt"]?.text.flatMap({ Timestamp.read($0) })
        else { return nil }
        self.event = event
        let titles = json["titles"]
        title = Language.allCases.compactMap { titles?[$0.rawValue]?.text }.first ?? ""
        self.capacity = capacity
        self.limit = limit
        state = json["state"]?.text.flatMap(RoomState.init)
        self.now = now
        self.opensAt = opensAt
        lobbyAt = json["lobbyAt"]?.text.flatMap { Timestamp.read($0) }
        ledger = json["ledger"].flatMap { RehearsalLedger($0) }
    }
}
