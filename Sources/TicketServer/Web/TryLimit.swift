// So many tries in so much time for each key: a bucket of tokens that fills again, and gives back what was no wrong try.

import Synchronization
import TicketCore

final class TryLimit<Key: Hashable & Sendable>: Sendable {
    private struct Bucket {
        var left: Double
        var at: Instant
    }

    private let tries: Double
    /// Tokens a millisecond.
    private let rate: Double
    private let clock: any Clock
    private let buckets = Mutex<[Key: Bucket]>([:])

    /// Keys kept at once, some megabytes. When there are more, those that are full again are forgotten.
    private static var most: Int { 100_000 }

    init(_ tries: Int, per time: Duration, clock: any Clock) {
        self.tries = Double(tries)
        rate = Double(tries) / Double(time.inMilliseconds)
        self.clock = clock
    }

    /// Uses up one try.
    func take(_ key: Key) throws(Failure) {
        let isLeft = change(key) { left in
            guard left >= 1 else { return false }
            left -= 1
            return true
        }
        guard isLeft else { throw .tooFast(retryAfter: max(1, Int((1 / rate / 1000).rounded(.up)))) }
    }

    /// The last try was a right one.
    func giveBack(_ key: Key) {
        _ = change(key) { left in
            left = min(tries, left + 1)
            return true
        }
    }

    private func change(_ key: Key, _ step: (inout Double) -> Bool) -> Bool {
        let now = clock.now()
        return buckets.withLock { buckets in
            if buckets.count >= TryLimit.most { forget(&buckets, now) }
            var bucket = buckets[key] ?? Bucket(left: tries, at: now)
            bucket.left = filled(bucket, now)
            bucket.at = now
            defer { buckets[key] = bucket }
            return step(&bucket.left)
        }
    }

    private func filled(_ bucket: Bucket, _ now: Instant) -> Double {
        min(tries, bucket.left + Double(max(0, (now - bucket.at).inMilliseconds)) * rate)
    }

    /// If nobody can be forgotten everybody is: memory is bounded whatever comes, and there are other limits in front.
    private func forget(_ buckets: inout [Key: Bucket], _ now: Instant) {
        buckets = buckets.filter { filled($0.value, now) < tries }
        if buckets.count >= TryLimit.most { buckets = [:] }
    }
}
