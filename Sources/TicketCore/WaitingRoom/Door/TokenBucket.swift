// A rate with a little memory: tokens that come in steadily and are saved up to a limit.

struct TokenBucket: Sendable, Hashable {
    private(set) var tokens: Double
    private var filledAt: Instant

    /// Starts with what one `burst` brings.
    init(_ rate: Double, burst: Duration, at now: Instant) {
        tokens = Self.most(rate, burst)
        filledAt = now
    }

    /// Adds what came in at `rate` (a second) since the last time.
    mutating func fill(_ rate: Double, burst: Duration, at now: Instant) {
        let seconds = Double(max(0, (now - filledAt).inMilliseconds)) / 1000
        tokens = min(Self.most(rate, burst), tokens + rate * seconds)
        filledAt = now
    }

    mutating func take() { tokens -= 1 }
    mutating func giveBack() { tokens += 1 }

    /// Never less than one, or a slow rate would never admit anybody.
    private static func most(_ rate: Double, _ burst: Duration) -> Double {
        max(1, rate * Double(burst.inMilliseconds) / 1000)
    }
}
