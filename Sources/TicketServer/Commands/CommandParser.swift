// From the arguments of the process to a command with its flags, or to a sentence that says what is wrong.

import TicketCore

enum CommandParser {
    /// Understands `arguments` (without the program's own name).
    static func parse(_ arguments: [String]) throws(CommandFailure) -> Invocation {
        if arguments.isEmpty || arguments == ["--help"] || arguments == ["-h"] {
            return Invocation(command: .named(.help))
        }
        if arguments == ["--version"] { return Invocation(command: .named(.version)) }
        if arguments.first == "help" { return try helpFor(Array(arguments.dropFirst())) }
        let command = try command(in: arguments)
        return try rest(Array(arguments.dropFirst(command.words.count)), of: command)
    }

    /// The words of `help …` name a command or the beginning of some (`help config`).
    private static func helpFor(_ arguments: [String]) throws(CommandFailure) -> Invocation {
        let words = arguments.filter { $0 != "--help" && $0 != "-h" }
        guard words.isEmpty || Command.all.contains(where: { $0.words.starts(with: words) }) else {
            throw unknown(words)
        }
        return Invocation(command: .named(.help), arguments: words)
    }

    private static func command(in arguments: [String]) throws(CommandFailure) -> Command {
        let words = Array(arguments.prefix { !$0.hasPrefix("-") })
        if let command = Command.all.first(where: { words.starts(with: $0.words) }) { return command }
        throw unknown(words.isEmpty ? Array(arguments.prefix(1)) : words)
    }

    private static func unknown(_ words: [String]) -> CommandFailure {
        let typed = words.prefix(2).joined(separator: " ")
        let group = Command.all.filter { $0.words.count > 1 && $0.words.first == words.first }
        if words.count == 1, !group.isEmpty {
            let names = group.map(\.name.rawValue).joined(separator: ", ")
            return CommandFailure(message: "\(typed) needs a second word: \(names)", code: .usage)
        }
        let names = Command.all.map(\.name.rawValue)
        var hint = Nearest.hint(typed, of: names)
        if hint.isEmpty, let first = words.first { hint = Nearest.hint(first, of: names) }
        return CommandFailure(message: "there is no command \(typed)\(hint)", code: .usage)
    }

    private static func rest(_ arguments: [String], of command: Command) throws(CommandFailure) -> Invocation {
        var invocation = Invocation(command: command)
        var left = arguments[...]
        var onlyArguments = false
        while let argument = left.popFirst() {
            if argument == "--", !onlyArguments {
                onlyArguments = true
            } else if onlyArguments || !argument.hasPrefix("-") || argument == "-" {
                invocation.arguments.append(argument)
            } else if argument == "--help" || argument == "-h" {
                return Invocation(command: .named(.help), arguments: command.words)
            } else {
                try flag(argument, &left, &invocation)
            }
        }
        try checkArguments(of: invocation)
        return invocation
    }

    /// `--name value` or `--name=value`.
    private static func flag(
        _ argument: String, _ left: inout ArraySlice<String>, _ invocation: inout Invocation
    ) throws(CommandFailure) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let name = parts[0]
        if let flag = invocation.command.allFlags.first(where: { $0.name == name }) {
            guard invocation.flags[name] == nil else { throw usage("\(name) is given twice") }
            invocation.flags[name] = try value(parts, wanted: flag.value, &left)
        } else if invocation.command.takesSettings, settingFlags.contains(name) {
            invocation.settings.append((name, try value(parts, wanted: "VALUE", &left)))
        } else {
            throw unknownFlag(name, of: invocation.command)
        }
    }

    private static func value(
        _ parts: [String], wanted: String?, _ left: inout ArraySlice<String>
    ) throws(CommandFailure) -> String {
        guard let wanted else {
            guard parts.count == 1 else { throw usage("\(parts[0]) takes no value") }
            return ""
        }
        if parts.count == 2 { return parts[1] }
        guard let value = left.first, !value.hasPrefix("--") else {
            throw usage("\(parts[0]) needs a value: \(wanted)")
        }
        left.removeFirst()
        return value
    }

    private static func unknownFlag(_ name: String, of command: Command) -> CommandFailure {
        let known = command.allFlags.map(\.name) + (command.takesSettings ? settingFlags : [])
        let hint = Nearest.hint(name, of: known)
        return usage("\(command.name.rawValue) has no flag \(name)\(hint)")
    }

    private static func checkArguments(of invocation: Invocation) throws(CommandFailure) {
        let command = invocation.command
        if invocation.arguments.count > command.argumentRange.upperBound {
            let surplus = invocation.arguments[command.argumentRange.upperBound]
            throw usage("\(command.name.rawValue) does not take the argument \(surplus)")
        }
        if invocation.arguments.count < command.argumentRange.lowerBound {
            throw usage("\(command.name.rawValue) needs \(command.arguments[invocation.arguments.count])")
        }
    }

    private static func usage(_ message: String) -> CommandFailure { CommandFailure(message: message, code: .usage) }

    private static let settingFlags = ConfigurationKey.all.flatMap { [$0.flag] + ($0.shortFlag.map { [$0] } ?? []) }
}
