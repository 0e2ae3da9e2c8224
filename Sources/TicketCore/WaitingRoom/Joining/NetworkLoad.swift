// How many join from where: a bucket for each network, a lane for each address, and neither network nor address is kept.

import Glibc

/// Where a request comes from, as joining counts it.
package struct JoinOrigin: Sendable, Hashable {
    /// The neighbourhood: IPv4 /24, IPv6 /48.
    package let network: [UInt8]
    /// One customer of a provider: IPv4 address, IPv6 /64.
    package let customer: [UInt8]

    package init(network: [UInt8], customer: [UInt8]) {
        self.network = network
        self.customer = customer
    }
}

/// Turns networks into numbers that mean nothing outside this process and this day.
struct OriginHash: Sendable {
    private let secret: [UInt8]

    init(_ randomness: any Randomness) { secret = randomness.bytes(32) }

    func number(_ part: [UInt8], at now: Instant) -> UInt64 {
        let day = UInt64(bitPattern: now.milliseconds / 86_400_000)
        var message: [UInt8] = []
        message.append(bigEndian: day)
        return HMAC.sha256(key: secret, message: message + part).bigEndian(at: 0)
    }
}

/// The joins of one room, by network.
struct NetworkLoad: Sendable {
    private struct Bucket {
        /// Joins that are free still; below zero, how many too many there were.
        var left: Double
        var at: Instant
    }

    /// Networks remembered at once: some megabytes. With more, those that are full again are forgotten; if that is not
    /// enough, all are.
    private static let most = 100_000

    private var buckets: [UInt64: Bucket] = [:]
    /// When the next who waits at an address may go on.
    private var lanes: [UInt64: Instant] = [:]
    /// Joins of the room in about the last minute.
    private var recent = 0.0
    private var recentAt: Instant?

    /// Whether one more may join from `network` without more ado.
    func isFree(_ network: UInt64, _ settings: JoinSettings, at now: Instant) -> Bool {
        left(network, settings, at: now) >= 1
    }

    /// Counts a join, free or worked for.
    mutating func count(_ network: UInt64, _ settings: JoinSettings, at now: Instant) {
        let least = -Double(settings.networkBurst << settings.workBitsMore)
        let left = max(least, left(network, settings, at: now) - 1)
        recent = recentJoins(at: now) + 1
        recentAt = now
        if buckets.count >= Self.most { forget(settings, at: now) }
        buckets[network] = Bucket(left: left, at: now)
    }

    /// Zero bits of each part of the proof that is asked for now: one more for each doubling of the excess.
    func bits(_ network: UInt64, _ settings: JoinSettings, at now: Instant) -> UInt8 {
        let excess = max(0, -left(network, settings, at: now)) / Double(settings.networkBurst)
        let more = (0..<settings.workBitsMore).last { excess >= Double((2 << $0) - 1) }.map { $0 + 1 } ?? 0
        return UInt8(clamping: settings.workBits + more)
    }

    /// When somebody at an address may go on without work; nil if too many wait there.
    mutating func wait(_ customer: UInt64, _ settings: JoinSettings, at now: Instant) -> Instant? {
        let next = max(now + settings.wait, (lanes[customer] ?? now) + settings.waitStep)
        guard next - now <= settings.longestWait else { return nil }
        if lanes.count >= Self.most { lanes = lanes.filter { $0.value > now } }
        if lanes.count >= Self.most { lanes = [:] }
        lanes[customer] = next
        return next
    }

    private func left(_ network: UInt64, _ settings: JoinSettings, at now: Instant) -> Double {
        let burst = Double(settings.networkBurst)
        guard let bucket = buckets[network] else { return burst }
        return min(burst, bucket.left + minutes(from: bucket.at, to: now) * rate(settings, at: now))
    }

    /// Joins a minute that come back to each network.
    private func rate(_ settings: JoinSettings, at now: Instant) -> Double {
        max(Double(settings.networkPerMinute), settings.networkShare * recentJoins(at: now))
    }

    /// Fades to a half in 42 seconds, so that a steady rate gives the joins of a minute.
    private func recentJoins(at now: Instant) -> Double {
        guard let recentAt else { return 0 }
        return recent * exp(-minutes(from: recentAt, to: now))
    }

    private func minutes(from start: Instant, to end: Instant) -> Double {
        Double(max(0, (end - start).inMilliseconds)) / 60_000
    }

    private mutating func forget(_ settings: JoinSettings, at now: Instant) {
        let full = buckets.keys.filter { left($0, settings, at: now) >= Double(settings.networkBurst) }
        for network in full { buckets[network] = nil }
        if buckets.count >= Self.most { buckets = [:] }
    }
}
