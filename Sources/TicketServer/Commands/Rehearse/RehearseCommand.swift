// `rehearse`: a sale before the sale, with a crowd that does not exist.

import Glibc
import TicketCore

enum RehearseCommand {
    static func run(_ context: CommandContext) throws -> ExitCode {
        let options = try RehearseOptions(context.invocation)
        let target = try RehearsalTarget(options.url, isOwned: options.ownsServer)
        signal(SIGPIPE, SIG_IGN)
        StopSignal.block()
        let signals = try StopSignal()
        let stop = SharedFlag()
        let progress = RehearsalProgress(isTerminal: isatty(STDERR_FILENO) == 1, context.console.error)
        let run = RehearsalRun(options: options, target: target, clock: SystemClock(), stop: stop, progress: progress)
        let result = try onLoop { home in
            home.spawn {
                await signals.wait()
                stop.set()
            }
            return try await run.run(on: home)
        }
        progress.end()
        try report(result, options, context.console)
        return code(result)
    }

    /// Runs `work` on a loop of its own and waits for it.
    private static func onLoop(
        _ work: @escaping @Sendable (Loop) async throws -> RehearsalResult
    ) throws -> RehearsalResult {
        let loop = try Loop(name: "rehearsal")
        defer { loop.stop() }
        let outcome = Outcome<RehearsalResult>()
        loop.spawn {
            do { outcome.set(.success(try await work(loop))) } catch { outcome.set(.failure(error)) }
        }
        return try outcome.wait().get()
    }

    private static func report(_ result: RehearsalResult, _ options: RehearseOptions, _ console: Console) throws {
        console.out("\(result)\n")
    }

    static func code(_ result: RehearsalResult) -> ExitCode { result.wasStopped ? .stopped : .success }
}
