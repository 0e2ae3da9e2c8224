// Flags over environment over file over defaults: one configuration, and where each of its values came from.

import TicketCore

/// Who set a value.
enum SettingOrigin: Sendable, Hashable {
    case builtIn
    case service
    case file(String, line: Int)
    case variable(String)
    case secretFile(String)
    case flag(String)

    /// As `config show` and complaints name it.
    var text: String {
        switch self {
        case .builtIn: "default"
        case .service: "systemd"
        case .file(let path, let line): "\(path):\(line)"
        case .variable(let name): name
        case .secretFile(let path): path
        case .flag(let name): name
        }
    }
}

/// Every mistake that was found, each as one sentence that names its place. Nothing is half-applied.
struct ConfigurationFailure: Error, Sendable, Hashable {
    let problems: [String]
}

/// The outside world that settings come from; handed in so that a test can be one.
struct ConfigurationSources: Sendable {
    /// Flags in the order given, each with its `--name`.
    var flags: [(name: String, value: String)] = []
    var environment: [String: String] = [:]
    /// The file named with `--config`; nil: `TICKETS_CONFIG`, else the usual place if something is there.
    var file: String?
    /// The text of a file; nil if there is none.
    var read: @Sendable (String) throws -> String?

    static let usualFile = "/etc/ticketserver/ticketserver.json"
    static let fileVariable = "TICKETS_CONFIG"
}

/// A configuration with the origin of each value.
struct ResolvedConfiguration: Sendable {
    fileprivate(set) var configuration = Configuration()
    /// By path; a key that nobody set is not in it.
    fileprivate(set) var origins: [String: SettingOrigin] = [:]

    func origin(of key: ConfigurationKey) -> SettingOrigin { origins[key.path] ?? .builtIn }

    init(_ sources: ConfigurationSources) throws(ConfigurationFailure) {
        var resolver = Resolver(sources: sources)
        resolver.run()
        guard resolver.problems.isEmpty else { throw ConfigurationFailure(problems: resolver.problems) }
        self = resolver.resolved
    }

    fileprivate init() {}
}

private struct Resolver {
    let sources: ConfigurationSources
    var resolved = ResolvedConfiguration()
    var problems: [String] = []

    mutating func run() {
        applyService()
        applyFile()
        applyEnvironment()
        applyFlags()
        if problems.isEmpty { problems = resolved.configuration.contradictions }
    }

    private mutating func apply(_ written: Written, to key: ConfigurationKey, from origin: SettingOrigin) {
        if key.set(written, in: &resolved.configuration) {
            resolved.origins[key.path] = origin
        } else {
            let shown = key.isSecret ? "" : ", not \"\(written.plain)\""
            problems.append("\(origin.text): \(key.path) must be \(key.allowed)\(shown)")
        }
    }

    /// What systemd hands to a service: its state directory, and credentials (LoadCredential=metrics.token:…).
    private mutating func applyService() {
        if let directories = sources.environment["STATE_DIRECTORY"], let first = directories.split(separator: ":").first
        {
            resolved.configuration.data.directory = String(first)
            resolved.origins["data.directory"] = .service
        }
        guard let directory = sources.environment["CREDENTIALS_DIRECTORY"] else { return }
        for key in ConfigurationKey.all where key.isSecret {
            applySecret(key, path: "\(directory)/\(key.path)", mustExist: false)
        }
    }

    private mutating func applyFile() {
        let named = sources.file ?? sources.environment[ConfigurationSources.fileVariable]
        let path = named ?? ConfigurationSources.usualFile
        guard let text = text(of: path, mustExist: named != nil) else { return }
        do throws(FileFailure) {
            for entry in try ConfigurationFile.read(text) { apply(entry, path: path) }
        } catch {
            problems.append("\(path):\(error.line): \(error.message)")
        }
    }

    private mutating func apply(_ entry: FileEntry, path: String) {
        guard let key = ConfigurationKey.all.first(where: { $0.path == entry.path }) else {
            let hint = Nearest.hint(entry.path, of: ConfigurationKey.all.map(\.path))
            problems.append("\(path):\(entry.line): there is no key \(entry.path)\(hint)")
            return
        }
        apply(entry.value, to: key, from: .file(path, line: entry.line))
    }

    private mutating func applyEnvironment() {
        let keys = Dictionary(uniqueKeysWithValues: ConfigurationKey.all.map { ($0.variable, $0) })
        for (name, value) in sources.environment.sorted(by: { $0.key < $1.key }) where name.hasPrefix("TICKETS_") {
            if name == ConfigurationSources.fileVariable { continue }
            if let key = keys[name] {
                apply(.word(value), to: key, from: .variable(name))
            } else if name.hasSuffix("_FILE"), let key = keys[String(name.dropLast(5))], key.isSecret {
                applySecretVariable(key, name: name, path: value)
            } else {
                problems.append("\(name): there is no such variable\(Nearest.hint(name, of: keys.keys.sorted()))")
            }
        }
    }

    private mutating func applySecretVariable(_ key: ConfigurationKey, name: String, path: String) {
        guard sources.environment[key.variable] == nil else {
            problems.append("\(name) and \(key.variable) are both set: which one is meant?")
            return
        }
        applySecret(key, path: path, mustExist: true)
    }

    private mutating func applyFlags() {
        for (name, value) in sources.flags {
            guard let key = ConfigurationKey.all.first(where: { $0.flag == name || $0.shortFlag == name }) else {
                problems.append("\(name): there is no such flag")
                continue
            }
            if key.isSecret {
                problems.append("\(name): a secret in the arguments can be read by everybody; set \(key.variable)_FILE")
            } else {
                apply(.word(value), to: key, from: .flag(name))
            }
        }
    }

    /// A secret alone in its file; one line end after it is not part of it.
    private mutating func applySecret(_ key: ConfigurationKey, path: String, mustExist: Bool) {
        guard var secret = text(of: path, mustExist: mustExist) else { return }
        if secret.hasSuffix("\n") { secret.removeLast() }
        apply(.word(secret), to: key, from: .secretFile(path))
    }

    private mutating func text(of path: String, mustExist: Bool) -> String? {
        do {
            let text = try sources.read(path)
            if text == nil, mustExist { problems.append("\(path): there is no such file") }
            return text
        } catch {
            problems.append("\(path): cannot be read (\(error))")
            return nil
        }
    }
}
