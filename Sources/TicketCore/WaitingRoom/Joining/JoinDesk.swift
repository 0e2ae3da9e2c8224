// What all rooms need to hand out challenges and to take them back once.

import Synchronization

/// The memory of used challenges, and the key under which networks are counted: four megabytes, whatever comes.
final class JoinDesk: Sendable {
    private struct Filters {
        var cookies: OnceFilter
        var work: OnceFilter
    }

    let origins: OriginHash
    private let filters: Mutex<Filters>

    private static let filterBytes = 1 << 20

    init(_ settings: JoinSettings, _ randomness: any Randomness, at now: Instant) {
        origins = OriginHash(randomness)
        let longest = settings.longestWait + settings.waitGrace
        filters = Mutex(
            Filters(
                cookies: OnceFilter(bytes: Self.filterBytes, period: settings.challengeLife, at: now),
                work: OnceFilter(bytes: Self.filterBytes, period: longest, at: now)))
    }

    /// Uses up a challenge; false if that was done before.
    func use(_ challenge: Challenge, at now: Instant) -> Bool {
        filters.withLock { filters in
            challenge.kind == .cookie
                ? filters.cookies.use(challenge.nonce, at: now) : filters.work.use(challenge.nonce, at: now)
        }
    }
}
