// Numbers in the order of arrival, none of them twice, whatever crashes.

import Synchronization

/// Gives out the numbers of one room.
///
/// The durable limit goes ahead of the numbers: a block is raised and committed before the first of it is given, so one
/// commit covers a block, and a process that starts again begins at the limit. What a crash leaves unused is a hole in
/// the line; the door sees somebody who does not come.
final class Numbers: Sendable {
    /// Raises the durable limit by so many and returns the new limit once that is durable.
    typealias Raise = @Sendable (Int64) async throws -> Int64

    private typealias Continuation = CheckedContinuation<Int64?, any Error>

    private struct State {
        var next: Int64
        var limit: Int64
        /// Numbers below which the next block is asked for already.
        var lowWater: Int64
        var isRaising = false
        var raisedAt: Instant
        var nextAtRaise: Int64
        var isHalted = false
        var waiting: [Continuation] = []
    }

    private enum Turn {
        case number(Int64)
        case numberAndRaise(Int64, by: Int64)
        case raise(by: Int64)
        case wait
    }

    /// Why no number can be given.
    enum Refused: Error {
        /// A ticket proved that the database is older than what was given out, or the process is stopping.
        case halted
    }

    private let state: Mutex<State>
    private let settings: NumberSettings
    private let clock: any Clock
    private let raise: Raise

    /// - Parameter limit: the durable limit as it is now. Below it anything may have been given.
    init(from limit: Int64, _ settings: NumberSettings, _ clock: any Clock, raise: @escaping Raise) {
        state = Mutex(State(next: limit, limit: limit, lowWater: limit, raisedAt: clock.now(), nextAtRaise: limit))
        self.settings = settings
        self.clock = clock
        self.raise = raise
    }

    /// The first number that was not given yet: the length of the line since its beginning.
    var next: Int64 { state.withLock { $0.next } }

    var isHalted: Bool { state.withLock { $0.isHalted } }

    /// The next number. Waits only while a block is being made durable; those who wait are served in their order.
    func take() async throws -> Int64 {
        while true {
            let now = clock.now()
            switch try state.withLock({ try turn(&$0, now) }) {
            case .number(let number):
                return number
            case .numberAndRaise(let number, let size):
                // This number is covered already. If raising fails now, those who need the block will hear of it.
                _ = try? await raiseLimit(by: size, takingOne: false)
                return number
            case .raise(let size):
                if let number = try await raiseLimit(by: size, takingOne: true) { return number }
            case .wait:
                if let number = try await wait() { return number }
            }
        }
    }

    /// Stops giving numbers; those who wait for one are refused. True the first time.
    func halt() -> Bool {
        let (isFirst, refused) = state.withLock { state in
            defer {
                state.isHalted = true
                state.waiting = []
            }
            return (!state.isHalted, state.waiting)
        }
        for continuation in refused { continuation.resume(throwing: Refused.halted) }
        return isFirst
    }

    /// Goes on at `limit`, which is durable; everything below it stays behind.
    func resume(from limit: Int64) {
        state.withLock { state in
            state.next = max(state.next, limit)
            state.limit = state.next
            state.lowWater = state.next
            state.isHalted = false
        }
    }

    /// For an orderly stop: no more numbers, and the range that was not used.
    func close() -> (next: Int64, limit: Int64) {
        _ = halt()
        return state.withLock { ($0.next, $0.limit) }
    }

    private func turn(_ state: inout State, _ now: Instant) throws -> Turn {
        if state.isHalted { throw Refused.halted }
        guard state.next < state.limit else { return state.isRaising ? .wait : .raise(by: beginRaise(&state, now)) }
        let number = state.next
        state.next += 1
        guard state.next >= state.lowWater, !state.isRaising else { return .number(number) }
        return .numberAndRaise(number, by: beginRaise(&state, now))
    }

    /// The size of the next block: what arrived since the last one, as a rate per second.
    private func beginRaise(_ state: inout State, _ now: Instant) -> Int64 {
        let elapsed = max(1, (now - state.raisedAt).inMilliseconds)
        let arrived = state.next - state.nextAtRaise
        state.isRaising = true
        state.raisedAt = now
        state.nextAtRaise = state.next
        let block = settings.block
        return min(max(arrived * 1000 / elapsed, Int64(state.waiting.count), block.lowerBound), block.upperBound)
    }

    /// Waits for a block that is being raised; nil if it came in the meantime and the caller should look again.
    private func wait() async throws -> Int64? {
        try await withCheckedThrowingContinuation { continuation in
            let mustWait = state.withLock { state in
                guard state.isRaising, state.next == state.limit, !state.isHalted else { return false }
                state.waiting.append(continuation)
                return true
            }
            if !mustWait { continuation.resume(returning: nil) }
        }
    }

    /// Makes a block durable and serves those who waited for it in their order, the caller first. If more came than the
    /// block has, goes on with the next one, so that nobody new can pass them.
    private func raiseLimit(by size: Int64, takingOne: Bool) async throws -> Int64? {
        var size = size
        var mine: Int64?
        while true {
            let limit: Int64
            do { limit = try await raise(size) } catch {
                refuseWaiting(error)
                // A number that is covered by an earlier block is good whatever became of this one.
                if let mine { return mine }
                throw error
            }
            let (first, more) = serve(limit, size, takingOne: takingOne && mine == nil)
            mine = mine ?? first
            guard let more else { return mine }
            size = more
        }
    }

    /// Takes over a durable block. Returns the caller's number and the size of a further block that is needed at once.
    private func serve(_ limit: Int64, _ size: Int64, takingOne: Bool) -> (number: Int64?, more: Int64?) {
        let now = clock.now()
        let (mine, served, more) = state.withLock { state -> (Int64?, [(Continuation, Int64)], Int64?) in
            // A block that does not follow ours: somebody else raised the limit in between. The gap is not ours.
            if limit - size != state.limit { state.next = max(state.next, limit - size) }
            state.limit = limit
            state.lowWater = limit - size / 2
            state.isRaising = false
            guard !state.isHalted else { return (nil, [], nil) }
            var mine: Int64?
            if takingOne {
                mine = state.next
                state.next += 1
            }
            let count = min(state.waiting.count, Int(limit - state.next))
            let served = state.waiting.prefix(count).enumerated().map { ($1, state.next + Int64($0)) }
            state.waiting.removeFirst(count)
            state.next += Int64(count)
            return (mine, served, state.waiting.isEmpty ? nil : beginRaise(&state, now))
        }
        for (continuation, number) in served { continuation.resume(returning: number) }
        return (mine, more)
    }

    private func refuseWaiting(_ error: any Error) {
        let refused = state.withLock { state in
            defer { state.waiting = [] }
            state.isRaising = false
            return state.waiting
        }
        for continuation in refused { continuation.resume(throwing: error) }
    }
}
