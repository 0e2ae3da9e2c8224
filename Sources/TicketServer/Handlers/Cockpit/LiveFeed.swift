// Who watches a sale live, and what they are told: one message an event at a time, shared by all its screens.

import Synchronization
import TicketCore

/// The open screens of organisers. Each stream waits here for the next message; one tick of the server wakes all, so a
/// screen costs no timer. A message is the whole state: who reads slowly misses some and is right again with the next.
final class LiveFeed: Sendable {
    /// What a screen is told: the same bytes for all of its language.
    struct Message: Sendable {
        /// Milliseconds since 1970 of the moment it tells of: grows over a restart, too.
        let id: Int64
        let texts: [Language: [UInt8]]
    }

    /// Open streams, at most: 2 KB/s and a connection each. More are refused, so that screens cannot crowd out fans.
    struct Limits: Sendable {
        var all = 64
        /// Of one account: two machines with a few tabs.
        var perAccount = 8
    }

    /// No room for one more screen, or the server is ending.
    struct Full: Error {}

    /// The right to one stream. Given back when nobody holds it any more, whatever became of the stream.
    final class Seat: Sendable {
        let event: ID<Event>
        let account: ID<Account>
        private let feed: LiveFeed

        fileprivate init(_ event: ID<Event>, _ account: ID<Account>, _ feed: LiveFeed) {
            self.event = event
            self.account = account
            self.feed = feed
        }

        deinit { feed.leave(event, account) }

        /// The first message after the one with the number `last`; nil when there will be none.
        func next(after last: Int64) async -> Message? { await feed.next(event, after: last) }
    }

    private struct State {
        var accounts: [ID<Account>: Int] = [:]
        var events: [ID<Event>: Int] = [:]
        var latest: [ID<Event>: Message] = [:]
        var waiting: [UInt64: (event: ID<Event>, continuation: CheckedContinuation<Void, Never>)] = [:]
        var lastNumber: UInt64 = 0
        var isClosed = false

        /// Takes out those who wait and are meant.
        mutating func take(_ isMeant: (ID<Event>) -> Bool) -> [CheckedContinuation<Void, Never>] {
            let meant = waiting.filter { isMeant($0.value.event) }
            for number in meant.keys { waiting[number] = nil }
            return meant.values.map(\.continuation)
        }
    }
    private let state = Mutex(State())
    private let limits: Limits

    init(limits: Limits = Limits()) { self.limits = limits }

    func open(_ event: ID<Event>, _ account: ID<Account>) throws(Full) -> Seat {
        let isFree = state.withLock { state in
            let all = state.accounts.values.reduce(0, +)
            guard !state.isClosed, all < limits.all, state.accounts[account, default: 0] < limits.perAccount else {
                return false
            }
            state.accounts[account, default: 0] += 1
            state.events[event, default: 0] += 1
            return true
        }
        guard isFree else { throw Full() }
        return Seat(event, account, self)
    }

    /// Events that somebody looks at.
    var watched: [ID<Event>] { state.withLock { $0.events.keys.sorted() } }
    /// Open streams.
    var count: Int { state.withLock { $0.accounts.values.reduce(0, +) } }
    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// The last message of an event, if it is no older than `moment`.
    func has(_ event: ID<Event>, since moment: Instant) -> Bool {
        state.withLock { ($0.latest[event]?.id ?? .min) >= moment.milliseconds }
    }

    func publish(_ event: ID<Event>, _ message: Message) {
        let woken = state.withLock { state in
            // What nobody looks at is not kept.
            guard state.events[event] != nil else { return [CheckedContinuation<Void, Never>]() }
            state.latest[event] = message
            return state.take { $0 == event }
        }
        for continuation in woken { continuation.resume() }
    }

    /// The end: every stream ends after what it is writing, and none begins.
    func close() {
        let woken = state.withLock { state in
            state.isClosed = true
            return state.take { _ in true }
        }
        for continuation in woken { continuation.resume() }
    }

    private func leave(_ event: ID<Event>, _ account: ID<Account>) {
        state.withLock { state in
            state.accounts[account] = state.accounts[account].flatMap { $0 > 1 ? $0 - 1 : nil }
            state.events[event] = state.events[event].flatMap { $0 > 1 ? $0 - 1 : nil }
            if state.events[event] == nil { state.latest[event] = nil }
        }
    }

    private func next(_ event: ID<Event>, after last: Int64) async -> Message? {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mustWait = state.withLock { state in
                    // Asked inside the lock: a cancellation is seen here, or finds the continuation below.
                    guard !state.isClosed, !Task.isCancelled, state.latest[event]?.id ?? .min <= last else {
                        return false
                    }
                    state.waiting[number] = (event, continuation)
                    return true
                }
                if !mustWait { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.continuation.resume()
        }
        guard !Task.isCancelled else { return nil }
        return state.withLock { $0.isClosed ? nil : $0.latest[event] }
    }
}
