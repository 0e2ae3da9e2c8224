// One try a second for each number, in a fixed amount of memory whatever the number of those who wait.

/// Remembers the last try of the numbers that tried lately. Two numbers that share a slot push each other out, which only
/// ever lets one more try pass; nobody is refused for somebody else.
struct EnterLimiter: Sendable {
    private struct Try {
        var number: Int64
        var at: Instant
    }

    private static let slots = 4_096
    private var tries = Array(repeating: Try(number: -1, at: Instant(milliseconds: 0)), count: slots)

    /// Whether `number` may try now; if so that is its last try.
    mutating func allow(_ number: Int64, every interval: Duration, at now: Instant) -> Bool {
        let slot = Int(truncatingIfNeeded: number) & (Self.slots - 1)
        if tries[slot].number == number, now - tries[slot].at < interval { return false }
        tries[slot] = Try(number: number, at: now)
        return true
    }
}
