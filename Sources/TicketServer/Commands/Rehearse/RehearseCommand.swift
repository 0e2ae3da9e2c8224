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
        let report = RehearsalReport(result)
        try self.report(report, options, context.console)
        return code(report)
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

    /// The report: always at the terminal, and in the files that were asked for.
    private static func report(
        _ report: RehearsalReport, _ options: RehearseOptions, _ console: Console
    ) throws(CommandFailure) {
        console.out(report.text(console.style))
        if let file = options.jsonFile { try TextFile.write(Array(report.json.utf8), to: file) }
    }

    /// A broken promise is one, stopped or not.
    static func code(_ report: RehearsalReport) -> ExitCode {
        guard report.verdict.isKept else { return .brokenPromise }
        return report.result.wasStopped ? .stopped : .success
    }
}
