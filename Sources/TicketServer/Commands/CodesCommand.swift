// `codes`: makes access codes for a presale, as CSV on standard output.

import TicketCore

/// Needs the key of the data directory and nothing else: no code is written down anywhere, each is its own proof. So it
/// runs beside a serving server, or on another machine that has the key.
enum CodesCommand {
    static let counts = 1...1_000_000
    /// Lines written at a time.
    private static let piece = 1_000

    static func run(_ context: CommandContext) throws -> ExitCode {
        let flags = context.invocation.flags
        guard let event = flags["--event"].flatMap({ ID<Event>($0) }) else {
            throw usage("--event wants the event's id, as in its address: eight letters and digits")
        }
        let count = try number(flags["--count"], "--count", counts)
        let places = try number(flags["--max"] ?? "1", "--max", AccessCode.placesAllowed)
        guard let language = Language(rawValue: flags["--language"] ?? "en") else {
            throw usage("--language is one of \(Language.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let configuration = try context.settings().configuration
        guard let keys = try KeyFile(in: configuration.data.directory).read() else {
            throw CommandFailure(
                message: "\(configuration.data.directory) has no master.key: codes are made with the key of the "
                    + "server that will check them")
        }
        let address = configuration.publicURL + Route.queue(language, event).path
        let randomness = SystemRandomness()
        context.console.out("code,places,link\n")
        for start in stride(from: 0, to: count, by: piece) {
            let lines = (start..<min(count, start + piece)).map { _ in
                let code = AccessCode.issue(event, places: places, randomness, keys)
                return "\(code.printed),\(places),\(address)#code=\(code.printed)\n"
            }
            context.console.out(lines.joined())
        }
        return .success
    }

    private static func number(
        _ text: String?, _ flag: String, _ range: ClosedRange<Int>
    ) throws(CommandFailure) -> Int {
        guard let number = text.flatMap({ Int(digits: $0) }), range.contains(number) else {
            throw usage("\(flag) wants a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private static func usage(_ message: String) -> CommandFailure { CommandFailure(message: message, code: .usage) }
}
