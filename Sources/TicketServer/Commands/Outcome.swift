// What a loop's work hands to the thread that waits for it.

import CLinux
import Glibc
import Synchronization

/// A result that one thread sets and another waits for.
final class Outcome<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let done: Int32 = eventfd(0, Int32(EFD_CLOEXEC))

    deinit { close(done) }

    func set(_ result: Result<Value, any Error>) {
        self.result.withLock { $0 = result }
        var one: UInt64 = 1
        _ = write(done, &one, 8)
    }

    func wait() -> Result<Value, any Error> {
        var count: UInt64 = 0
        while read(done, &count, 8) != 8 {}
        guard let result = result.withLock({ $0 }) else { preconditionFailure("an outcome was waited for twice") }
        return result
    }

    /// Runs `work` on a loop of its own and blocks until it is done: for commands that do one thing and end.
    static func of(_ work: @escaping @Sendable () async throws -> Value) throws -> Value {
        let loop = try Loop(name: "command")
        defer { loop.stop() }
        let outcome = Outcome()
        _ = loop.spawn {
            do { outcome.set(.success(try await work())) } catch { outcome.set(.failure(error)) }
        }
        return try outcome.wait().get()
    }
}
