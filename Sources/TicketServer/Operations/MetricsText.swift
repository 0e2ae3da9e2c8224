// The Prometheus text format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats).

/// Writes families one after the other; each has one HELP and one TYPE line in front of its samples.
struct MetricsText {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var bytes: [UInt8] = []

    mutating func append(_ family: any MetricFamily) {
        append("# HELP \(family.name) ")
        escape(family.help, quote: false)
        append("\n# TYPE \(family.name) \(family.kind.rawValue)\n")
        family.write(to: &self)
    }

    mutating func sample(_ name: String, _ labels: [(String, String)], _ value: String) {
        append(name)
        if !labels.isEmpty {
            var separator = "{"
            for (label, text) in labels {
                append("\(separator)\(label)=\"")
                escape(text, quote: true)
                append("\"")
                separator = ","
            }
            append("}")
        }
        append(" \(value)\n")
    }

    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        guard value == value.rounded(), abs(value) < 1e15 else { return value.description }
        return Int64(value).description
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func escape(_ text: String, quote: Bool) {
        for byte in text.utf8 {
            switch byte {
            case 0x0A: append("\\n")
            case 0x5C: append("\\\\")
            case 0x22 where quote: append("\\\"")
            default: bytes.append(byte)
            }
        }
    }
}

struct CounterFamily: MetricFamily {
    let name: String
    let help: String
    let kind = MetricKind.counter
    let series: MetricSeries<Counter>

    func write(to text: inout MetricsText) {
        for (labels, counter) in series.all { text.sample(name, labels, counter.value.description) }
    }
}

struct HistogramFamily: MetricFamily {
    let name: String
    let help: String
    let kind = MetricKind.histogram
    let series: MetricSeries<Histogram>

    func write(to text: inout MetricsText) {
        for (labels, histogram) in series.all { histogram.write(name, labels, to: &text) }
    }
}

extension Histogram {
    /// Its cumulative buckets, sum and count as samples of `name`.
    func write(_ name: String, _ labels: [(String, String)], to text: inout MetricsText) {
        let counts = cumulative
        for (bound, count) in zip(bounds.map(MetricsText.number) + ["+Inf"], counts) {
            text.sample("\(name)_bucket", labels + [("le", bound)], count.description)
        }
        text.sample("\(name)_sum", labels, MetricsText.number(sum))
        text.sample("\(name)_count", labels, counts.last?.description ?? "0")
    }
}

struct SampledFamily: MetricFamily {
    let name: String
    let help: String
    let kind: MetricKind
    let labels: [String]
    let read: @Sendable () -> [GaugeSample]

    func write(to text: inout MetricsText) {
        for sample in read() {
            text.sample(name, Array(zip(labels, sample.labels)), MetricsText.number(sample.value))
        }
    }
}
