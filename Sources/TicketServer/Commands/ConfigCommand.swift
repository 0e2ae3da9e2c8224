// `config check`, `config show`, `config example`.

enum ConfigCommand {
    static func check(_ context: CommandContext) throws -> ExitCode {
        let settings = try context.settings()
        let changed = ConfigurationKey.all.count { settings.origin(of: $0) != .builtIn }
        context.console.out(
            "The settings are right: \(changed) set, \(ConfigurationKey.all.count - changed) defaults.\n")
        return .success
    }

    static func show(_ context: CommandContext) throws -> ExitCode {
        let settings = try context.settings()
        let json = context.invocation.has("--json")
        context.console.out(json ? ConfigurationText.showJSON(settings) : ConfigurationText.show(settings))
        return .success
    }

    static func example(_ context: CommandContext) -> ExitCode {
        context.console.out(ConfigurationText.example())
        return .success
    }
}
