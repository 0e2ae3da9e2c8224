// How many requests one client may make: a bucket of tokens for each address, IPv6 by its /64.

import Synchronization
import TicketCore

final class RateLimit: Sendable {
    private let all: TokenBuckets
    /// Where a secret is asked for that people can type, guessing is slow: a person who mistypes does not notice, a
    /// program gets 86,400 tries a day and address. Behind it stand passwords of ten characters and codes of 50 bits.
    private let secrets: TokenBuckets
    private let sparesLoopback: Bool
    private let clock: any Clock

    /// - Parameters:
    ///   - rate: requests a second, over time.
    ///   - burst: requests at once.
    ///   - sparesLoopback: load programs and a balancer of this machine that sends no forwarding fields.
    init(rate: Int, burst: Int, sparesLoopback: Bool, clock: any Clock) {
        all = TokenBuckets(rate: Double(rate), burst: Double(burst))
        secrets = TokenBuckets(rate: 1, burst: 10)
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
        let client = request.client.isIPv4 ? request.client : request.client.masked(to: 64)
        let now = clock.now()
        guard all.take(client, now) else { throw .tooFast(retryAfter: all.pause) }
        guard request.method == .post, route.asksForSecret else { return }
        guard secrets.take(client, now) else { throw .tooFast(retryAfter: secrets.pause) }
    }
}

extension Route {
    /// Whether a password or a code is tried here.
    fileprivate var asksForSecret: Bool {
        switch self {
        case .signIn, .gateSetUp, .api(.devices): true
        default: false
        }
    }
}

/// A bucket of tokens for each address. Full buckets are forgotten when there are many, because a new one is full.
private final class TokenBuckets: Sendable {
    private struct Bucket {
        var tokens: Double
        var filledAt: Instant
    }

    /// Mutexes cannot be moved into arrays; each shard is an object of its own.
    private final class Shard: Sendable {
        let buckets = Mutex<[IPAddress: Bucket]>([:])
    }

    private let rate: Double
    private let burst: Double
    private let shards = (0..<16).map { _ in Shard() }

    /// Buckets kept in one shard; when there are more, those that are full again are forgotten.
    private static let shardLimit = 20_000

    init(rate: Double, burst: Double) {
        self.rate = rate
        self.burst = burst
    }

    /// Seconds until there is a token again.
    var pause: Int { max(1, Int((1 / rate).rounded(.up))) }

    /// Whether there was a token.
    func take(_ address: IPAddress, _ now: Instant) -> Bool {
        let shard = shards[Int(truncatingIfNeeded: UInt(bitPattern: address.hashValue) % 16)]
        return shard.buckets.withLock { buckets in
            if buckets.count > TokenBuckets.shardLimit { forgetFull(&buckets, now) }
            var bucket = buckets[address] ?? Bucket(tokens: burst, filledAt: now)
            let seconds = Double(max(0, (now - bucket.filledAt).inMilliseconds)) / 1000
            bucket.tokens = min(burst, bucket.tokens + seconds * rate)
            bucket.filledAt = now
            defer { buckets[address] = bucket }
            guard bucket.tokens >= 1 else { return false }
            bucket.tokens -= 1
            return true
        }
    }

    private func forgetFull(_ buckets: inout [IPAddress: Bucket], _ now: Instant) {
        let fill = Duration.milliseconds(Int64(burst / rate * 1000))
        buckets = buckets.filter { $0.value.filledAt + fill > now }
    }
}
