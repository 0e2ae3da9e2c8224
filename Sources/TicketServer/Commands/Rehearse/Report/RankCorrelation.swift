// How two orders of the same people agree: Kendall's tau and Spearman's rho, in n log n.

/// Two values of each of n people, compared by rank. Both measures are 1 for the same order, -1 for the opposite one and
/// about 0 for two orders that have nothing to do with each other.
struct RankCorrelation: Sendable, Hashable {
    let count: Int
    /// Kendall's tau-b: how much likelier two people stand in the same order in both than not, ties taken out. Nil if one
    /// of the orders has one rank only.
    let kendall: Double?
    /// Spearman's rho: the correlation of the ranks, ties at their mean rank. Nil as above.
    let spearman: Double?

    init(_ pairs: [(first: Int64, second: Int64)]) {
        count = pairs.count
        kendall = RankCorrelation.tau(pairs)
        spearman = RankCorrelation.rho(pairs)
    }

    /// By how many of its standard deviations tau differs from 0 if the orders have nothing to do with each other (Kendall
    /// 1938, without ties): beyond 4 is one chance in 16,000.
    var deviations: Double? {
        guard let kendall, count > 2 else { return nil }
        let people = Double(count)
        return kendall / (2 * (2 * people + 5) / (9 * people * (people - 1))).squareRoot()
    }

    // MARK: Kendall

    /// Knight's method (1966): sorted by the first value, the swaps that sort the second are the discordant pairs.
    private static func tau(_ pairs: [(first: Int64, second: Int64)]) -> Double? {
        let sorted = pairs.sorted { $0.first == $1.first ? $0.second < $1.second : $0.first < $1.first }
        let firstTies = ties(sorted) { $0.first == $1.first }
        let bothTies = ties(sorted) { $0.first == $1.first && $0.second == $1.second }
        var seconds = sorted.map(\.second)
        let swaps = sortCounting(&seconds)
        let secondTies = ties(seconds, ==)
        let all = pairsOf(pairs.count)
        let (left, right) = (all - firstTies, all - secondTies)
        guard left > 0, right > 0 else { return nil }
        let agreeing = all - firstTies - secondTies + bothTies - 2 * swaps
        return Double(agreeing) / (Double(left).squareRoot() * Double(right).squareRoot())
    }

    private static func pairsOf(_ count: Int) -> Int { count * (count - 1) / 2 }

    /// Pairs of equal neighbours in a sorted list.
    private static func ties<Value>(_ sorted: [Value], _ isSame: (Value, Value) -> Bool) -> Int {
        var pairs = 0
        var run = 1
        for index in sorted.indices.dropFirst() {
            if isSame(sorted[index - 1], sorted[index]) {
                run += 1
            } else {
                pairs += pairsOf(run)
                run = 1
            }
        }
        return sorted.isEmpty ? 0 : pairs + pairsOf(run)
    }

    /// Sorts by merging, and counts the pairs that stood the wrong way round.
    private static func sortCounting(_ values: inout [Int64]) -> Int {
        var swaps = 0
        var other = values
        var width = 1
        while width < values.count {
            for start in stride(from: 0, to: values.count, by: 2 * width) {
                let middle = min(start + width, values.count)
                let end = min(start + 2 * width, values.count)
                var (left, right) = (start, middle)
                for target in start..<end {
                    if left < middle, right >= end || values[left] <= values[right] {
                        other[target] = values[left]
                        left += 1
                    } else {
                        other[target] = values[right]
                        right += 1
                        swaps += middle - left
                    }
                }
            }
            swap(&values, &other)
            width *= 2
        }
        return swaps
    }

    // MARK: Spearman

    private static func rho(_ pairs: [(first: Int64, second: Int64)]) -> Double? {
        let (first, second) = (ranks(pairs.map(\.first)), ranks(pairs.map(\.second)))
        let mean = (Double(pairs.count) - 1) / 2
        var (both, left, right) = (0.0, 0.0, 0.0)
        for index in pairs.indices {
            let (a, b) = (first[index] - mean, second[index] - mean)
            both += a * b
            left += a * a
            right += b * b
        }
        guard left > 0, right > 0 else { return nil }
        return both / (left.squareRoot() * right.squareRoot())
    }

    /// The rank of each value, from 0; equal values have the mean of their ranks.
    static func ranks(_ values: [Int64]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            for index in order[start..<end] { ranks[index] = Double(start + end - 1) / 2 }
            start = end
        }
        return ranks
    }
}
