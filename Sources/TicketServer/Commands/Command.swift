// What a command is: its name, what it takes and what it says about itself.

/// One command of the binary, as the help texts and the parser see it.
struct Command: Sendable {
    /// Every command; the raw value is what people type.
    enum Name: String, Sendable, CaseIterable {
        case serve, demo, rehearse, doctor, healthcheck, codes, version, help
        case importPlan = "import plan"
        case configCheck = "config check"
        case configShow = "config show"
        case configExample = "config example"
    }

    let name: Name
    let summary: String
    /// Names of the positional arguments as the usage line shows them, all required unless in brackets.
    var arguments: [String] = []
    var flags: [Flag] = []
    /// Takes `--config FILE` and every setting as a flag.
    var takesSettings = false
    /// What the summary leaves out: one paragraph, wrapped by hand below 100 columns.
    var details = ""

    /// A flag of one command; settings are flags of their own (`ConfigurationKey.flag`).
    struct Flag: Sendable {
        let name: String
        /// What stands for the value in the usage line; nil for a switch.
        var value: String?
        let summary: String
    }

    static let configFlag = Flag(
        name: "--config", value: "FILE", summary: "settings from FILE instead of \(ConfigurationSources.usualFile)")
    static let helpFlag = Flag(name: "--help", summary: "print this and end")

    var words: [String] { name.rawValue.split(separator: " ").map(String.init) }
    var allFlags: [Flag] { flags + (takesSettings ? [Command.configFlag] : []) + [Command.helpFlag] }
    var argumentRange: ClosedRange<Int> { arguments.count { !$0.hasPrefix("[") }...arguments.count }
}

/// A command line that was understood.
struct Invocation: Sendable {
    let command: Command
    /// Values by flag; a switch has an empty text.
    var flags: [String: String] = [:]
    var arguments: [String] = []
    /// Settings given as flags, in order.
    var settings: [(name: String, value: String)] = []

    func has(_ flag: String) -> Bool { flags[flag] != nil }
}

/// How the process ends. A wrong command line or configuration is 2, so that a service manager does not start it again
/// and again (`RestartPreventExitStatus=2`); what may be gone at the next try is 1.
enum ExitCode: Int32, Sendable {
    case success = 0
    case failure = 1
    case usage = 2
    /// A rehearsal came to its end and a promise was broken.
    case brokenPromise = 3
    /// A rehearsal was stopped before its end; what it saw until then was well.
    case stopped = 4
}

/// A failure whose message is for the person at the terminal.
struct CommandFailure: Error, Sendable, Hashable {
    let message: String
    var code = ExitCode.failure
}
