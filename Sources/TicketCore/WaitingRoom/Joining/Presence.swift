// Who is still there: the share of each stretch of arrival numbers, from the beats of one ticket in 64.

import Glibc

/// Counts the beats of sampled tickets by segment of arrival numbers, each ticket once in a window of time.
///
/// A segment has 2,048 bits a window, wherein each number has its place, and the bits that are set tell how many there were
/// (linear counting, Whang 1990). So memory depends on the length of the line alone, 512 bytes for 20,000 numbers and never
/// above half a megabyte, and not on how many wait or beat. With 312 samples a segment the share is good to 3 %.
struct Presence: Sendable {
    static let segment: Int64 = 20_000
    /// Longer than a beat's interval with its jitter, so that everybody who is there beats in each window.
    static let window: Duration = .seconds(90)
    private static let bits = 2_048
    private static let segments = 1_000
    /// Fewer expected samples than this tell nothing.
    private static let least = 30.0

    private var current: [Int: [UInt64]] = [:]
    private var former: [Int: [UInt64]]?
    private var since: Instant?

    /// A sampled ticket's browser is there.
    mutating func beat(_ number: Int64, at now: Instant) {
        pass(to: now)
        let segment = Int(number / Self.segment)
        guard segment < Self.segments else { return }
        let bit = Int(number % Int64(Self.bits))
        current[segment, default: Array(repeating: 0, count: Self.bits / 64)][bit >> 6] |= 1 << UInt64(bit & 63)
    }

    mutating func pass(to now: Instant) {
        guard let since else { return self.since = now }
        let age = now - since
        guard age >= Self.window else { return }
        former = age < Self.window + Self.window ? current : [:]
        current = [:]
        self.since = now
    }

    /// The share of each segment that is there, of those who were not called yet; nil where too few are to tell. Empty
    /// before a whole window has passed.
    ///
    /// - Parameters:
    ///   - numbers: how many were given.
    ///   - drawn: those below took part in a draw, so the called ones are spread evenly over them.
    func shares(numbers: Int64, called: Int64, drawn: Int64) -> [Double?] {
        guard let former, numbers > 0 else { return [] }
        let count = min(Self.segments, Int((numbers - 1) / Self.segment) + 1)
        return (0..<count).map { segment in
            let first = Int64(segment) * Self.segment
            let waiting = Self.waiting(first..<min(first + Self.segment, numbers), called: called, drawn: drawn)
            let expected = waiting / Double(QueueTicket.sampling)
            guard expected >= Self.least else { return nil }
            return min(1, Self.estimate(former[segment] ?? []) / expected)
        }
    }

    /// How many of a range of numbers were not called yet.
    private static func waiting(_ range: Range<Int64>, called: Int64, drawn: Int64) -> Double {
        let inDraw = max(0, min(range.upperBound, drawn) - range.lowerBound)
        let left = drawn > 0 ? 1 - Double(min(called, drawn)) / Double(drawn) : 0
        let later = max(0, range.upperBound - max(range.lowerBound, drawn, called))
        return Double(inDraw) * left + Double(later)
    }

    /// How many numbers set these bits.
    private static func estimate(_ words: [UInt64]) -> Double {
        let set = words.reduce(0) { $0 + $1.nonzeroBitCount }
        let free = Double(max(1, bits - set)) / Double(bits)
        return Double(bits) * log(1 / free)
    }
}
