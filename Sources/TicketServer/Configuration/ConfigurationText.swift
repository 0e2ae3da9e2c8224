// The configuration as text: what `config show` and `config example` print.

import TicketCore

/// Prints settings for people and programs.
enum ConfigurationText {
    static let mask = "********"

    /// One line a key: path, value, origin; secrets masked.
    static func show(_ resolved: ResolvedConfiguration) -> String {
        let rows = ConfigurationKey.all.map { key in
            (key.path, shown(key, resolved), resolved.origin(of: key).text)
        }
        let pathWidth = rows.map(\.0.count).max() ?? 0
        let valueWidth = min(40, rows.map(\.1.count).max() ?? 0)
        return rows.map { path, value, origin in
            "\(padded(path, pathWidth))  \(padded(value, valueWidth))  \(origin)\n"
        }.joined()
    }

    /// An object by path of `{"value": …, "origin": "…"}`.
    static func showJSON(_ resolved: ResolvedConfiguration) -> String {
        let rows = ConfigurationKey.all.map { key in
            let value = key.isSecret ? quoted(shown(key, resolved)) : json(key.value(in: resolved.configuration))
            return "  \(quoted(key.path)): {\"value\": \(value), \"origin\": \(quoted(resolved.origin(of: key).text))}"
        }
        return "{\n\(rows.joined(separator: ",\n"))\n}\n"
    }

    /// A file of all defaults, each with its unit, what is allowed and its reason.
    static func example() -> String {
        var text = """
            // Every setting of ticketserver with its default. Printed by "ticketserver config example".
            // A file needs only the keys it changes; "ticketserver config check" reads it without starting anything.
            // Stronger than this file: environment (TICKETS_HOLD_DURATION), stronger still: flags (--hold-duration 10m).
            // Times have their unit: ms, s, m, h. Comments and a last comma are allowed.
            {

            """
        var section = ""
        for key in ConfigurationKey.all {
            if key.section != section {
                if !section.isEmpty { text += "  },\n\n" }
                text += "  \(quoted(key.section)): {\n"
                section = key.section
            }
            text += commented(key)
        }
        return text + "  },\n}\n"
    }

    private static func commented(_ key: ConfigurationKey) -> String {
        let line = "    \(quoted(key.name)): \(json(key.value(in: Configuration()))),\n"
        let secret = key.isSecret ? " Better in \(key.variable)_FILE." : ""
        return """
                // [\(key.unit)] \(key.reason)\(secret)
                // Allowed: \(key.allowed).

            """ + line
    }

    private static func shown(_ key: ConfigurationKey, _ resolved: ResolvedConfiguration) -> String {
        let plain = key.value(in: resolved.configuration).plain
        return key.isSecret && !plain.isEmpty ? mask : plain
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func json(_ value: Written) -> String {
        switch value {
        case .word(let text), .text(let text): quoted(text)
        case .integer(let number): String(number)
        case .flag(let on): on ? "true" : "false"
        case .list(let items): "[\(items.map(quoted).joined(separator: ", "))]"
        }
    }

    private static func quoted(_ text: String) -> String { JSONText.quoted(text) }
}
