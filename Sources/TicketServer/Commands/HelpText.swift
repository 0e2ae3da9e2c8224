// The help texts, made from the table of commands and the table of settings.

enum HelpText {
    /// For `help WORDS`: everything, one command, or the commands that begin with these words.
    static func text(for words: [String], _ style: Style) -> String {
        let commands = Command.all.filter { $0.words.starts(with: words) }
        if words.isEmpty { return overview(style) }
        return commands.count == 1 ? about(commands[0], style) : list(commands, style)
    }

    private static func overview(_ style: Style) -> String {
        """
        ticketserver sells concert tickets on the day a whole country presses "buy".

        \(style.bold("Usage:")) ticketserver COMMAND [FLAGS]

        \(list(Command.all, style))
        "ticketserver help COMMAND" or "ticketserver COMMAND --help" says all about one.
        Settings: flags over environment (TICKETS_…) over \(ConfigurationSources.usualFile) over defaults.

        """
    }

    private static func list(_ commands: [Command], _ style: Style) -> String {
        "\(style.bold("Commands:"))\n" + columns(commands.map { ($0.name.rawValue, $0.summary) })
    }

    private static func about(_ command: Command, _ style: Style) -> String {
        let usage = (["ticketserver", command.name.rawValue] + command.arguments + ["[FLAGS]"]).joined(separator: " ")
        var text = "\(style.bold("Usage:")) \(usage)\n\n\(sentence(command.summary))\n"
        if !command.details.isEmpty { text += "\(command.details)\n" }
        let flags = command.allFlags.map {
            (([$0.name] + ($0.value.map { [$0] } ?? [])).joined(separator: " "), $0.summary)
        }
        text += "\n\(style.bold("Flags:"))\n\(columns(flags))"
        if command.takesSettings { text += "\n\(style.bold("Settings as flags:"))\n\(columns(settings))" }
        return text
    }

    private static var settings: [(String, String)] {
        ConfigurationKey.all.filter { !$0.isSecret }.map { key in
            let value = key.value(in: Configuration()).plain
            return (
                key.shortFlag.map { "\($0), \(key.flag)" } ?? key.flag,
                value.isEmpty ? "no default" : "default \(value)"
            )
        }
    }

    private static func columns(_ rows: [(String, String)]) -> String {
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { name, text in
            "  \(name)\(String(repeating: " ", count: width - name.count))  \(text)\n"
        }.joined()
    }

    private static func sentence(_ summary: String) -> String {
        summary.prefix(1).uppercased() + summary.dropFirst() + "."
    }
}
