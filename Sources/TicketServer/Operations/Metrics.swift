// Measurements for Prometheus: counters, gauges and histograms, registered once and read by `/metrics`.

import Synchronization
import TicketCore

/// A count that only grows, until the process ends.
final class Counter: Sendable {
    private let cells = MetricCells(count: 1)
    func add(_ amount: Int = 1) { cells.add(UInt64(amount), to: 0) }
    var value: UInt64 { cells.sum(of: 0) }
}

/// How often values fell below fixed bounds.
final class Histogram: Sendable {
    /// For the time of an answer or a commit, in seconds.
    static let seconds: [Double] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    /// For how many fit into one go.
    static let sizes: [Double] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]

    /// Ascending; a value equal to a bound counts as below it. `+Inf` is not among them.
    let bounds: [Double]
    private let cells: MetricCells
    private let scaled: [UInt64]
    /// What the sum is kept in: billionths, so that seconds lose nothing and adding stays one instruction.
    private static let scale = 1_000_000_000.0

    init(bounds: [Double]) {
        self.bounds = bounds
        scaled = bounds.map { UInt64($0 * Histogram.scale) }
        cells = MetricCells(count: bounds.count + 2)
    }

    func record(_ time: Duration) {
        let (seconds, attoseconds) = time.components
        record(billionths: UInt64(max(0, seconds)) &* 1_000_000_000 &+ UInt64(max(0, attoseconds) / 1_000_000_000))
    }

    func record(count: Int) { record(billionths: UInt64(max(0, count)) &* 1_000_000_000) }

    private func record(billionths: UInt64) {
        let bucket = scaled.firstIndex { billionths <= $0 } ?? scaled.count
        cells.add(1, to: bucket)
        cells.add(billionths, to: scaled.count + 1)
    }

    /// The number of values below each bound and, last, of all.
    var cumulative: [UInt64] {
        var total: UInt64 = 0
        return (0...bounds.count).map { bucket in
            total += cells.sum(of: bucket)
            return total
        }
    }

    var sum: Double { Double(cells.sum(of: bounds.count + 1)) / Histogram.scale }
}

/// What a family of series has in common, and how it writes them.
protocol MetricFamily: Sendable {
    var name: String { get }
    var help: String { get }
    var kind: MetricKind { get }
    func write(to text: inout MetricsText)
}

enum MetricKind: String, Sendable { case counter, gauge, histogram }

/// Counters or histograms that differ in the values of some labels. A label's values must come from a set that visitors
/// cannot extend: a route's pattern, never an address; or a scanner fills the memory.
final class MetricSeries<Metric: AnyObject & Sendable>: Sendable {
    let labels: [String]
    private let make: @Sendable () -> Metric
    private let series = Mutex<[[String]: Metric]>([:])

    init(labels: [String], make: @escaping @Sendable () -> Metric) {
        self.labels = labels
        self.make = make
    }

    /// The series of these values, in the order of `labels`; made at the first call. Costs a look-up: what is recorded
    /// often keeps the result.
    func with(_ values: [String]) -> Metric {
        precondition(values.count == labels.count, "a series needs a value for each of \(labels)")
        return series.withLock { series in
            if let metric = series[values] { return metric }
            let metric = make()
            series[values] = metric
            return metric
        }
    }

    func with(_ values: String...) -> Metric { with(values) }

    /// All series, ordered by their values.
    var all: [(labels: [(String, String)], metric: Metric)] {
        let found = series.withLock { Array($0) }
        return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { (Array(zip(labels, $0.key)), $0.value) }
    }
}

/// One value of a gauge, with the values of its labels.
struct GaugeSample: Sendable {
    var labels: [String] = []
    let value: Double
}

/// All families of the process, in the order of their registration.
final class MetricsRegistry: Sendable {
    private let families = Mutex<[any MetricFamily]>([])

    func counters(_ name: String, _ help: String, labels: [String]) -> MetricSeries<Counter> {
        let series = MetricSeries(labels: labels) { Counter() }
        add(CounterFamily(name: name, help: help, series: series))
        return series
    }

    func counter(_ name: String, _ help: String) -> Counter { counters(name, help, labels: []).with([]) }

    func histograms(
        _ name: String, _ help: String, labels: [String], bounds: [Double] = Histogram.seconds
    ) -> MetricSeries<Histogram> {
        let series = MetricSeries(labels: labels) { Histogram(bounds: bounds) }
        add(HistogramFamily(name: name, help: help, series: series))
        return series
    }

    func histogram(_ name: String, _ help: String, bounds: [Double] = Histogram.seconds) -> Histogram {
        histograms(name, help, labels: [], bounds: bounds).with([])
    }

    /// A gauge that is asked when `/metrics` is read, so it must answer at once.
    func gauges(
        _ name: String, _ help: String, labels: [String], _ read: @escaping @Sendable () -> [GaugeSample]
    ) {
        add(SampledFamily(name: name, help: help, kind: .gauge, labels: labels, read: read))
    }

    func gauge(_ name: String, _ help: String, _ read: @escaping @Sendable () -> Double) {
        gauges(name, help, labels: []) { [GaugeSample(value: read())] }
    }

    /// A counter that somebody else keeps.
    func counted(_ name: String, _ help: String, _ read: @escaping @Sendable () -> Double) {
        counted(name, help, labels: []) { [GaugeSample(value: read())] }
    }

    func counted(
        _ name: String, _ help: String, labels: [String], _ read: @escaping @Sendable () -> [GaugeSample]
    ) {
        add(SampledFamily(name: name, help: help, kind: .counter, labels: labels, read: read))
    }

    /// The answer of `/metrics`: Prometheus text format 0.0.4.
    func text() -> [UInt8] {
        var text = MetricsText()
        for family in families.withLock({ $0 }) { text.append(family) }
        return text.bytes
    }

    func add(_ family: any MetricFamily) {
        families.withLock { families in
            precondition(!families.contains { $0.name == family.name }, "\(family.name) is registered twice")
            families.append(family)
        }
    }
}
