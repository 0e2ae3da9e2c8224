// How many requests one client may make: a bucket of tokens for each address, IPv6 by its /64.

import Synchronization
import TicketCore

/// Mutexes cannot be moved into arrays; each shard is an object of its own.
private final class Shard: Sendable {
    struct Bucket {
        var tokens: Double
        var filledAt: Instant
    }
    let buckets = Mutex<[IPAddress: Bucket]>([:])
}

final class RateLimit: Sendable {
    private let rate: Double
    private let burst: Double
    private let sparesLoopback: Bool
    private let clock: any Clock
    private let shards = (0..<16).map { _ in Shard() }

    /// Buckets kept in one shard; when there are more, those that are full again are forgotten.
    private static let shardLimit = 20_000

    /// - Parameters:
    ///   - rate: requests a second, over time.
    ///   - burst: requests at once.
    ///   - sparesLoopback: load programs and a balancer of this machine that sends no forwarding fields.
    init(rate: Int, burst: Int, sparesLoopback: Bool, clock: any Clock) {
        self.rate = Double(rate)
        self.burst = Double(burst)
        self.sparesLoopback = sparesLoopback
        self.clock = clock
    }

    /// Takes one token for a request that changes something or costs a query; what everybody sees alike is free.
    func check(_ request: Request, _ route: Route) throws(Failure) {
        switch route {
        case .live, .ready, .metrics, .asset, .paymentNotification, .paymentReturn: return
        default: break
        }
        if sparesLoopback, request.client.isLoopback { return }
        guard take(request.client.isIPv4 ? request.client : request.client.masked(to: 64)) else {
            throw .tooFast(retryAfter: max(1, Int((1 / rate).rounded(.up))))
        }
    }

    private func take(_ address: IPAddress) -> Bool {
        let now = clock.now()
        let shard = shards[Int(truncatingIfNeeded: UInt(bitPattern: address.hashValue) % 16)]
        return shard.buckets.withLock { buckets in
            if buckets.count > RateLimit.shardLimit { forgetFull(&buckets, now) }
            var bucket = buckets[address] ?? Shard.Bucket(tokens: burst, filledAt: now)
            let seconds = Double(max(0, (now - bucket.filledAt).inMilliseconds)) / 1000
            bucket.tokens = min(burst, bucket.tokens + seconds * rate)
            bucket.filledAt = now
            defer { buckets[address] = bucket }
            guard bucket.tokens >= 1 else { return false }
            bucket.tokens -= 1
            return true
        }
    }

    private func forgetFull(_ buckets: inout [IPAddress: Shard.Bucket], _ now: Instant) {
        let fill = Duration.milliseconds(Int64(burst / rate * 1000))
        buckets = buckets.filter { $0.value.filledAt + fill > now }
    }
}
