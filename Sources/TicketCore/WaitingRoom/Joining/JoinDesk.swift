// What all rooms need to hand out challenges and to take them back once.

import Synchronization

/// The memory of used challenges, and the key under which networks are counted: ten megabytes, whatever comes.
final class JoinDesk: Sendable {
    private struct Filters {
        var cookies: OnceFilter
        var work: OnceFilter
    }

    let origins: OriginHash
    private let filters: Mutex<Filters>

    /// Every join uses up a cookie: at 20,000 a second for the whole period, one in 400 is taken for used and goes round
    /// once more. In a quarter of the memory it would be two in three, and a rush would shut everybody out.
    private static let cookieBytes = 1 << 22
    private static let workBytes = 1 << 20

    init(_ settings: JoinSettings, _ randomness: any Randomness, at now: Instant) {
        origins = OriginHash(randomness)
        let longest = settings.longestWait + settings.waitGrace
        filters = Mutex(
            Filters(
                cookies: OnceFilter(bytes: Self.cookieBytes, period: settings.challengeLife, at: now),
                work: OnceFilter(bytes: Self.workBytes, period: longest, at: now)))
    }

    /// Uses up a challenge; false if that was done before.
    func use(_ challenge: Challenge, at now: Instant) -> Bool {
        filters.withLock { filters in
            challenge.kind == .cookie
                ? filters.cookies.use(challenge.nonce, at: now) : filters.work.use(challenge.nonce, at: now)
        }
    }
}
