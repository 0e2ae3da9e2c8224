// The life of a process around its loops.

import Glibc

/// How a process that serves begins and ends.
enum Program {
    /// Runs `body` as a task on a loop of its own and exits with its value.
    ///
    /// For a `main()` that is not async. An async one ends in `dispatch_main`, whose thread unblocks every signal and takes
    /// SIGTERM with its default action: the process is gone before anybody could drain it. Here SIGTERM and SIGINT
    /// are blocked before any other thread exists, so that `Signals.deliver` gets them.
    static func run(_ body: @escaping @Sendable (Loop) async -> Int32) -> Never {
        Signals.block([SIGTERM, SIGINT])
        do {
            let loop = try Loop(name: "main")
            loop.spawn { exit(await body(loop)) }
        } catch {
            preconditionFailure("no loop can be started: \(error)")
        }
        while true { pause() }
    }
}
