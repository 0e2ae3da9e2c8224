// The organiser's side of a rehearsal: what the key opens.

import TicketCore

/// Asks the server about the rehearsal and plans it. On `loop`, over connections of its own.
struct RehearsalLine: Sendable {
    private let loop: Loop
    private let pool: ConnectionPool
    private let host: String
    private let event: ID<Event>
    private let key: String

    init(_ loop: Loop, _ target: RehearsalTarget, _ event: ID<Event>, key: String) {
        self.loop = loop
        host = target.host
        self.event = event
        self.key = key
        let sources = SourceAddresses(fans: 1, target: target.address.ip)
        pool = ConnectionPool(loop, target: target.address, sources: sources, limits: .init(connections: 4))
    }

    /// What the server knows of the rehearsal, its books included.
    func facts() async throws -> RehearsalFacts {
        try read(try await ask(.api(.rehearsal(event), .page, bearer: key)))
    }

    /// Says when it opens, and how its gateway behaves.
    func plan(opensAt: Instant?, lobbyAt: Instant?, _ habits: GatewayHabits) async throws -> RehearsalFacts {
        let request = FanRequest.api(.rehearsal(event), .page, bearer: key) { json in
            if let opensAt { json.member("opensAt", opensAt) }
            if let lobbyAt { json.member("lobbyAt", lobbyAt) }
            json.object("gateway") { json in
                func share(_ value: Int) -> Double { Double(value) / Double(GatewayHabits.whole) }
                json.member("declined", share(habits.declined), decimals: 6)
                json.member("slowP95Ms", habits.slowP95.inMilliseconds)
                json.member("lost", share(habits.lost), decimals: 6)
                json.member("doubled", share(habits.doubled), decimals: 6)
                json.member("reordered", share(habits.reordered), decimals: 6)
                json.member("seed", habits.seed)
            }
        }
        return try read(try await ask(request))
    }

    private func read(_ response: ReceivedResponse) throws(CommandFailure) -> RehearsalFacts {
        guard response.isGood else { throw refusal(response) }
        guard let facts = RehearsalFacts(response.body) else {
            throw CommandFailure(message: "the server at \(host) did not answer as one of this version does")
        }
        return facts
    }

    private func refusal(_ response: ReceivedResponse) -> CommandFailure {
        let problem = response.json
        switch problem?["type"]?.text?.split(separator: "/").last.map(String.init) {
        case "not-a-rehearsal":
            return CommandFailure(
                message: """
                    event \(event) is not a rehearsal: fans would buy real tickets. Make a rehearsal copy on the event's \
                    admin page and use its id and key.
                    """)
        case "wrong-rehearsal-key", "not-signed-in":
            return CommandFailure(message: "the key does not open the rehearsal \(event)")
        case "not-found": return CommandFailure(message: "there is no event \(event) at \(host)")
        case "rehearsal-is-over": return CommandFailure(message: "the rehearsal \(event) is over: make another copy")
        case "rehearsal-has-begun":
            return CommandFailure(message: "the rehearsal \(event) was opened before: make another copy")
        default:
            let said = problem?["detail"]?.text ?? problem?["title"]?.text ?? ""
            return CommandFailure(message: "the server at \(host) answered \(response.status) \(said)")
        }
    }

    private func ask(_ request: FanRequest) async throws(CommandFailure) -> ReceivedResponse {
        let bytes = request.bytes(host: host, language: .english, cookies: nil)
        do throws(ClientFailure) {
            let connection = try await pool.take(from: 0, isFresh: true)
            return try await pool.ask(bytes, on: connection)
        } catch {
            throw CommandFailure(message: "the server at \(host) cannot be asked: \(error)")
        }
    }

    /// Closes its connections. On the loop's thread.
    func close() { pool.stop() }
}
