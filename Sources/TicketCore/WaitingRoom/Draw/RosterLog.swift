// Joins of a lobby on their way into the database: many in one write, each answered after it.

import Synchronization

/// Writes down who joined a lobby before anybody is told that they have joined, and knows below which number nobody is on
/// the way any more.
///
/// One write is under way at a time; whoever comes meanwhile goes into the next one together, and the first of them
/// carries it out.
final class RosterLog: Sendable {
    /// Makes entries durable.
    typealias Write = @Sendable ([RosterEntry]) async throws -> Void

    private typealias Continuation = CheckedContinuation<Turn, any Error>

    private enum Turn: Sendable {
        case written
        /// This one writes, for all of these.
        case lead([RosterEntry])
    }

    private struct Waiting: Sendable {
        let entry: RosterEntry
        let continuation: Continuation
    }

    private struct State {
        var isWriting = false
        var waiting: [Waiting] = []
        /// Those who wait for the write that is under way, but for the one who carries it out.
        var following: [Continuation] = []
        /// Joins under way, by the era in which they began.
        var joining: [Int: Int] = [:]
        var era = 0
        /// The mark that is waited for: numbers below it were taken in an era before `era`.
        var mark: Int64 = 0
        var settled: Int64 = 0
        /// The era that began when the lobby was closed.
        var closing: Int?
        /// The lowest number whose entry came later than its turn.
        var mended: Int64?
    }

    private let state = Mutex(State())
    private let write: Write

    init(write: @escaping Write) { self.write = write }

    /// Runs a join from before it takes a number until it is answered.
    func join<Value>(_ body: () async throws -> Value) async rethrows -> Value {
        let era = state.withLock { state in
            state.joining[state.era, default: 0] += 1
            return state.era
        }
        defer {
            state.withLock { state in
                let left = (state.joining[era] ?? 1) - 1
                state.joining[era] = left == 0 ? nil : left
            }
        }
        return try await body()
    }

    /// Returns when `entry` is durable; throws if it is not.
    func append(_ entry: RosterEntry) async throws {
        switch try await turn(entry) {
        case .written: return
        case .lead(let entries):
            do { try await write(entries) } catch {
                finish(.failure(error))
                throw error
            }
            finish(.success(.written))
        }
    }

    /// The number below which every join has ended, durable or refused. Ask again to hear of progress.
    ///
    /// - Parameter next: the first number that was not given when this was called.
    func settled(_ next: Int64) -> Int64 {
        state.withLock { state in
            if state.joining.keys.allSatisfy({ $0 >= state.era }) {
                state.settled = max(state.settled, state.mark)
                state.mark = next
                state.era += 1
                // With nobody on the way there is nothing to wait for.
                if state.joining.isEmpty { state.settled = max(state.settled, next) }
            }
            return state.settled
        }
    }

    /// Whether every join has ended that may have begun before this was called for the first time: nothing is added to a
    /// lobby any more that was closed before that call.
    func isClosed() -> Bool {
        state.withLock { state in
            let closing = state.closing ?? state.era + 1
            state.closing = closing
            state.era = max(state.era, closing)
            return state.joining.keys.allSatisfy { $0 >= closing }
        }
    }

    /// An entry came to a number that may be hashed as empty already. To be called inside its `join`.
    func mended(_ number: Int64) {
        state.withLock { $0.mended = min($0.mended ?? number, number) }
    }

    /// The lowest number that was mended since this was asked.
    func takeMended() -> Int64? {
        state.withLock { state in
            defer { state.mended = nil }
            return state.mended
        }
    }

    private func turn(_ entry: RosterEntry) async throws -> Turn {
        try await withCheckedThrowingContinuation { continuation in
            let leads = state.withLock { state in
                guard state.isWriting else {
                    state.isWriting = true
                    return true
                }
                state.waiting.append(Waiting(entry: entry, continuation: continuation))
                return false
            }
            if leads { continuation.resume(returning: .lead([entry])) }
        }
    }

    /// The write under way has ended: tells those who waited for it, and lets the next one begin.
    private func finish(_ result: Result<Turn, any Error>) {
        let (done, next) = state.withLock { state -> ([Continuation], [Waiting]) in
            let done = state.following
            let next = state.waiting
            state.waiting = []
            state.following = next.dropFirst().map(\.continuation)
            state.isWriting = !next.isEmpty
            return (done, next)
        }
        next.first?.continuation.resume(returning: .lead(next.map(\.entry)))
        for continuation in done { continuation.resume(with: result) }
    }
}
