// How long the purchase path takes: our own time of every request between the door and the ticket.

import Synchronization
import TicketCore

/// Times by step over the last minute. What waits for a gateway is not at work meanwhile, and its time is not ours.
final class PurchasePath: Sendable {
    private struct State {
        var all = SlidingTimes()
        var steps = [SlidingTimes](repeating: SlidingTimes(), count: PurchaseStep.allCases.count)
        var turnedAway = SlidingCount()
        /// When each request that is at work began; later than it did by as long as it was at a gateway.
        var atWork: [UInt64: Moment] = [:]
        /// Those that wait for a gateway.
        var away: [UInt64: Moment] = [:]
        var next: UInt64 = 0
    }

    private let state = Mutex(State())
    let turnedAwayBrowsing = Counter()
    let turnedAwayHolding = Counter()
    private let slow: Duration

    init(slow: Duration = FlowSettings().slow) { self.slow = slow }

    // MARK: Measuring

    /// One request on its way.
    private struct Errand: Sendable {
        let number: UInt64
        let path: PurchasePath
    }

    @TaskLocal private static var errand: Errand?

    /// Answers a request of the purchase path, and notes how long that took.
    ///
    /// - Parameter start: when it was read. One with a body is measured from when the body is there: how long somebody
    ///   takes to send theirs must not stop the door.
    func measure(
        _ step: PurchaseStep, from start: Moment, _ answer: () async throws -> Response
    ) async throws -> Response {
        let number = state.withLock { state in
            state.next += 1
            state.atWork[state.next] = start
            return state.next
        }
        do {
            let response = try await PurchasePath.$errand.withValue(Errand(number: number, path: self)) {
                try await answer()
            }
            // 202 is "not yet" from memory: thousands of them would hide what those who are let in go through.
            finish(number, step, didWork: response.status != .accepted)
            return response
        } catch {
            finish(number, step, didWork: false)
            throw error
        }
    }

    /// Runs what waits for somebody else's server: that time is not counted.
    static func elsewhere<Value>(_ body: () async throws -> Value) async rethrows -> Value {
        guard let errand else { return try await body() }
        errand.path.leave(errand.number)
        let left = Moment.now()
        defer { errand.path.comeBack(errand.number, after: Moment.now().since(left)) }
        return try await body()
    }

    private func leave(_ number: UInt64) {
        state.withLock { state in
            if let start = state.atWork.removeValue(forKey: number) { state.away[number] = start }
        }
    }

    private func comeBack(_ number: UInt64, after time: Duration) {
        state.withLock { state in
            if let start = state.away.removeValue(forKey: number) { state.atWork[number] = start + time }
        }
    }

    private func finish(_ number: UInt64, _ step: PurchaseStep, didWork: Bool) {
        let now = Moment.now()
        state.withLock { state in
            guard let start = state.atWork.removeValue(forKey: number) else { return }
            let time = now.since(start)
            // A refusal says nothing of how fast a purchase is, unless it took long.
            guard didWork || time > slow else { return }
            state.all.record(time, at: now)
            if let index = PurchaseStep.allCases.firstIndex(of: step) { state.steps[index].record(time, at: now) }
        }
    }

    /// A request was turned away because the server is behind.
    func turnAway(_ weight: PurchaseWeight) {
        (weight == .browse ? turnedAwayBrowsing : turnedAwayHolding).add()
        state.withLock { $0.turnedAway.note(at: .now()) }
    }

    // MARK: Reading

    /// The last `seconds`, of all steps or of one.
    func times(last seconds: Int, of step: PurchaseStep? = nil, at now: Moment = .now()) -> ShopPressure.Times {
        let (parts, atWork) = state.withLock { state in
            let index = step.flatMap { PurchaseStep.allCases.firstIndex(of: $0) }
            let parts = index.map { state.steps[$0].last(seconds, at: now) } ?? state.all.last(seconds, at: now)
            return (parts, step == nil ? state.atWork.values.count { now.since($0) > slow } : 0)
        }
        let present = Double(now.nanoseconds % 1_000_000_000) / 1e9
        return ShopPressure.Times(parts, over: Double(seconds) + present, slow: slow, atWork: atWork)
    }

    /// Requests turned away in the last 10 seconds.
    func turnedAway(at now: Moment = .now()) -> Int { state.withLock { $0.turnedAway.sum(at: now) } }
}
