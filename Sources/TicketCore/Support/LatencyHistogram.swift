// How long things took, in little memory: counts by size, exact to about three per cent.

/// A histogram of durations with buckets that grow with the value: 32 to each doubling, so a percentile is at most 1/32
/// too high and never too low. 4.5 KB whatever it holds.
package struct LatencyHistogram: Sendable, Hashable {
    private static let bits = 5
    private static let perDoubling = 1 << bits
    /// Up to about 18 minutes; what is longer counts as that.
    private static let longest: Int64 = 1 << 30

    private var counts = [UInt32](repeating: 0, count: (31 - bits) * perDoubling + perDoubling)
    package private(set) var count = 0
    /// Microseconds.
    package private(set) var maximum: Int64 = 0

    package init() {}

    package mutating func record(microseconds: Int64) {
        let value = min(max(0, microseconds), Self.longest)
        counts[Self.index(of: value)] &+= 1
        count += 1
        maximum = max(maximum, value)
    }

    package mutating func record(_ duration: Duration) {
        let parts = duration.components
        record(microseconds: parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000)
    }

    package mutating func merge(_ other: LatencyHistogram) {
        for index in counts.indices { counts[index] &+= other.counts[index] }
        count += other.count
        maximum = max(maximum, other.maximum)
    }

    /// Microseconds that the share `part` (0...1) of the values does not exceed; 0 for none at all.
    package func percentile(_ part: Double) -> Int64 {
        guard count > 0 else { return 0 }
        let wanted = max(1, Int((Double(count) * part).rounded(.up)))
        var seen = 0
        for index in counts.indices {
            seen += Int(counts[index])
            if seen >= wanted { return min(maximum, Self.upperBound(of: index)) }
        }
        return maximum
    }

    /// How many took longer than `microseconds`, to the width of a bucket.
    package func above(microseconds: Int64) -> Int {
        let first = Self.index(of: min(max(0, microseconds), Self.longest)) + 1
        return counts[min(first, counts.count)...].reduce(0) { $0 + Int($1) }
    }

    private static func index(of value: Int64) -> Int {
        guard value >= perDoubling else { return Int(value) }
        let exponent = 63 - value.leadingZeroBitCount
        let within = Int(value >> Int64(exponent - bits)) - perDoubling
        return (exponent - bits + 1) * perDoubling + within
    }

    /// The largest value that falls into the bucket.
    private static func upperBound(of index: Int) -> Int64 {
        guard index >= perDoubling else { return Int64(index) }
        let exponent = Int64(index / perDoubling - 1 + bits)
        let within = Int64(index % perDoubling + perDoubling)
        return ((within + 1) << (exponent - Int64(bits))) - 1
    }
}
