// The way of a command: understand the arguments, do it, give the exit code.

/// What a command is done with.
struct CommandContext: Sendable {
    let invocation: Invocation
    let environment: [String: String]
    let console: Console

    /// The settings for this command line; every mistake in them at once.
    func settings() throws(ConfigurationFailure) -> ResolvedConfiguration {
        try ResolvedConfiguration(
            .process(flags: invocation.settings, file: invocation.flags["--config"], environment: environment))
    }
}

enum CommandLineTool {
    /// Runs the command of `arguments` to its end and returns the process's exit code.
    static func run(_ arguments: [String]) -> Int32 {
        let environment = ConfigurationSources.processEnvironment
        return run(arguments, environment: environment, console: .process(environment: environment)).rawValue
    }

    static func run(_ arguments: [String], environment: [String: String], console: Console) -> ExitCode {
        do {
            let invocation = try CommandParser.parse(arguments)
            let context = CommandContext(invocation: invocation, environment: environment, console: console)
            return try perform(context)
        } catch let failure as CommandFailure {
            console.error("ticketserver: \(failure.message)\n")
            if failure.code == .usage { console.error("\"ticketserver help\" lists the commands.\n") }
            return failure.code
        } catch let failure as ConfigurationFailure {
            for problem in failure.problems { console.error("ticketserver: \(problem)\n") }
            return .usage
        } catch {
            console.error("ticketserver: \(error)\n")
            return .failure
        }
    }

    private static func perform(_ context: CommandContext) throws -> ExitCode {
        try action(for: context.invocation.command.name)(context)
    }

    /// What a command does.
    static func action(for name: Command.Name) -> (CommandContext) throws -> ExitCode {
        switch name {
        case .help: help
        case .version: VersionCommand.run
        case .configCheck: ConfigCommand.check
        case .configShow: ConfigCommand.show
        case .configExample: ConfigCommand.example
        case .healthcheck: HealthcheckCommand.run
        case .serve: ServeCommand.run
        case .demo: DemoCommand.run
        case .rehearse: RehearseCommand.run
        case .importPlan: ImportPlanCommand.run
        case .doctor: DoctorCommand.run
        case .codes: CodesCommand.run
        }
    }

    private static func help(_ context: CommandContext) -> ExitCode {
        context.console.out(HelpText.text(for: context.invocation.arguments, context.console.style))
        return .success
    }
}
