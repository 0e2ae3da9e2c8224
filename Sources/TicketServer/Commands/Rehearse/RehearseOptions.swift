// What a rehearsal is started with: the flags of the command, read and bounded.

import TicketCore

/// What is rehearsed.
enum RehearsalScenario: String, Sendable, CaseIterable {
    /// A whole sale, from the lobby to the tickets.
    case sale
    /// New fans come evenly, take a number, wait, come in and leave: how fast the waiting room takes a crowd.
    case rush
    /// Fans who only look at `now`, all from the first second on.
    case polls
}

struct RehearseOptions: Sendable {
    var url: String
    var event: ID<Event>
    var key: String
    var scenario = RehearsalScenario.sale
    var fans = 2_000
    var minutes = 10
    var seed: UInt64 = 1
    /// Factor on the time people take to think.
    var thinking = 1.0
    var hasLobby = false
    /// Answers of `now` a second, of all fans together.
    var polls = 20_000
    var loops = 2
    var connections = 8_000
    var gateway = GatewayHabits()
    var ownsServer = false
    var jsonFile: String?
    var htmlFile: String?

    /// Bounds: a mistyped number must not become an attack.
    static let fansRange = 1...1_000_000
    static let minutesRange = 1...180
    static let pollsRange = 1...200_000
    static let loopsRange = 1...64
    static let connectionsRange = 1...60_000
    /// The factor of `--as-fast-as-the-door-lets`.
    static let hurry = 0.02

    static let flags: [Command.Flag] = [
        Command.Flag(name: "--event", value: "ID", summary: "the rehearsal copy's id"),
        Command.Flag(name: "--key", value: "KEY", summary: "its key; in a file is safer: others see the command line"),
        Command.Flag(name: "--key-file", value: "FILE", summary: "a file with its key"),
        Command.Flag(name: "--fans", value: "N", summary: "how many fans come (2000)"),
        Command.Flag(name: "--minutes", value: "N", summary: "how long at most (10)"),
        Command.Flag(name: "--seed", value: "N", summary: "the same seed, the same fans (1)"),
        Command.Flag(name: "--lobby", summary: "opens a lobby first; who comes to it takes part in the draw"),
        Command.Flag(
            name: "--as-fast-as-the-door-lets", summary: "fans think a fiftieth of their time and all come at the start"
        ),
        Command.Flag(
            name: "--scenario", value: "WORD", summary: "sale (usual), rush (only join and enter), polls (only now)"),
        Command.Flag(name: "--polls-per-second", value: "N", summary: "for the scenario polls (20000)"),
        Command.Flag(name: "--loops", value: "N", summary: "threads of the load (2)"),
        Command.Flag(name: "--connections", value: "N", summary: "most open connections (8000)"),
        Command.Flag(name: "--gateway", value: "WORD", summary: "bad (usual: declines, slow, loses, doubles) or good"),
        Command.Flag(name: "--json", value: "FILE", summary: "the report for programs"),
        Command.Flag(name: "--html", value: "FILE", summary: "the report for people, with charts"),
        Command.Flag(
            name: "--i-own-this-server", summary: "the target is neither this machine nor a private network, and mine"),
    ]

    init(_ invocation: Invocation) throws(CommandFailure) {
        let flags = invocation.flags
        url = invocation.arguments.first ?? ""
        guard let text = flags["--event"] else { throw Self.usage("rehearse needs --event ID: a rehearsal copy") }
        guard let event = ID<Event>(text) else { throw Self.usage("--event \(text): that is no event's id") }
        self.event = event
        key = try Self.key(flags)
        if let word = flags["--scenario"] {
            guard let known = RehearsalScenario(rawValue: word) else {
                throw Self.usage("--scenario is one of sale, rush, polls")
            }
            scenario = known
        }
        fans = try Self.number("--fans", flags, Self.fansRange) ?? fans
        minutes = try Self.number("--minutes", flags, Self.minutesRange) ?? minutes
        seed = UInt64(try Self.number("--seed", flags, 0...Int.max) ?? 1)
        polls = try Self.number("--polls-per-second", flags, Self.pollsRange) ?? polls
        loops = try Self.number("--loops", flags, Self.loopsRange) ?? loops
        connections = try Self.number("--connections", flags, Self.connectionsRange) ?? connections
        if flags["--as-fast-as-the-door-lets"] != nil { thinking = Self.hurry }
        hasLobby = flags["--lobby"] != nil
        ownsServer = flags["--i-own-this-server"] != nil
        jsonFile = flags["--json"]
        htmlFile = flags["--html"]
        gateway = try Self.gateway(flags["--gateway"] ?? "bad", seed: seed)
    }

    /// The other flags as they are typed, for who wants to repeat the rehearsal; never the key.
    var typed: [String] {
        var words: [String] = []
        if hasLobby { words.append("--lobby") }
        if thinking < 1 { words.append("--as-fast-as-the-door-lets") }
        if scenario != .sale { words += ["--scenario", scenario.rawValue] }
        if scenario == .polls { words += ["--polls-per-second", String(polls)] }
        if gateway.slowP95 == .zero { words += ["--gateway", "good"] }
        return words
    }

    private static func key(_ flags: [String: String]) throws(CommandFailure) -> String {
        switch (flags["--key"], flags["--key-file"]) {
        case (let key?, nil): return key
        case (nil, let file?): return try TextFile.read(file).trimmed
        case (nil, nil): throw usage("rehearse needs --key or --key-file: the key of the rehearsal copy")
        case (_?, _?): throw usage("--key and --key-file are one too many")
        }
    }

    private static func number(
        _ name: String, _ flags: [String: String], _ range: ClosedRange<Int>
    ) throws(CommandFailure) -> Int? {
        guard let text = flags[name] else { return nil }
        guard let number = Int(digits: text), range.contains(number) else {
            throw usage("\(name) is a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// A bad day of a payment service: what agencies ask about.
    private static func gateway(_ word: String, seed: UInt64) throws(CommandFailure) -> GatewayHabits {
        var habits = GatewayHabits()
        habits.seed = seed
        switch word {
        case "good": return habits
        case "bad":
            habits.declined = 50_000
            habits.slowP95 = .milliseconds(2_400)
            habits.lost = 20_000
            habits.doubled = 50_000
            habits.reordered = 20_000
            return habits
        default: throw usage("--gateway is bad or good")
        }
    }

    static func usage(_ message: String) -> CommandFailure { CommandFailure(message: message, code: .usage) }
}
