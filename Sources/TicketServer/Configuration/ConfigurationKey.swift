// The table of settings: one row drives the file, the environment, the flags, `config show` and the example.

import TicketCore

/// One setting: where it is kept, how it is written, and why it is as it is.
struct ConfigurationKey: Sendable {
    /// `section.name`, as in the file.
    let path: String
    /// What one step of the value is.
    let unit: String
    /// Why the default is what it is, or what the setting guards against.
    let reason: String
    /// Ends the sentence "… must be".
    let allowed: String
    /// Never printed, and not accepted as a flag: a process's arguments are everybody's to read.
    let isSecret: Bool
    /// A short flag that people know from other servers, for instance `--listen`.
    let shortFlag: String?

    private let store: @Sendable (Written, inout Configuration) -> Bool
    private let load: @Sendable (Configuration) -> Written

    init<Value>(
        _ path: String, _ field: any WritableKeyPath<Configuration, Value> & Sendable, _ form: ValueForm<Value>,
        unit: String, reason: String, secret: Bool = false, shortFlag: String? = nil
    ) {
        self.path = path
        self.unit = unit
        self.reason = reason
        self.allowed = form.allowed
        self.isSecret = secret
        self.shortFlag = shortFlag
        store = { written, configuration in
            guard let value = form.read(written) else { return false }
            configuration[keyPath: field] = value
            return true
        }
        load = { form.write($0[keyPath: field]) }
    }

    var section: String { String(path.prefix { $0 != "." }) }
    var name: String { String(path.drop { $0 != "." }.dropFirst()) }

    /// `TICKETS_HOLD_DURATION` for `hold.duration`.
    var variable: String { "TICKETS_" + words.joined(separator: "_").uppercased() }
    /// `--hold-duration` for `hold.duration`.
    var flag: String { "--" + words.joined(separator: "-").lowercased() }

    /// Puts `written` into `configuration`; false, and nothing changed, if it is not one of the allowed values.
    func set(_ written: Written, in configuration: inout Configuration) -> Bool { store(written, &configuration) }
    func value(in configuration: Configuration) -> Written { load(configuration) }

    /// `waitingRoom.rate` is `waiting`, `room`, `rate`; `publicURL` is `public`, `url`.
    private var words: [String] {
        var words: [String] = [""]
        var previous: Character = "."
        for character in path {
            if character == "." || character.isUppercase && previous.isLowercase { words.append("") }
            if character != "." { words[words.count - 1].append(character) }
            previous = character
        }
        return words
    }
}
