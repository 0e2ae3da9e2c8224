// How long each step took, against the promise: a bar from the median to the 99th percentile, a mark at the longest.

import TicketCore

struct LatencyChart: Sendable {
    let steps: [(step: RehearsalStep, times: Spread)]

    /// Microseconds.
    struct Spread: Sendable {
        let count: Int
        let p50: Int64
        let p90: Int64
        let p99: Int64
        let most: Int64
    }

    private static let left = 190.0
    private static let right = 700.0
    private static let rowHeight = 30.0

    init(_ result: RehearsalResult) {
        steps = RehearsalStep.allCases.compactMap { step in
            guard let times = result.latencies[step], times.count > 0 else { return nil }
            return (
                step,
                Spread(
                    count: times.count, p50: times.percentile(0.5), p90: times.percentile(0.9),
                    p99: times.percentile(0.99), most: times.maximum)
            )
        }
    }

    private var scale: ChartScale {
        let most = Double(steps.map(\.times.most).max() ?? 0)
        var (low, high) = (100.0, 10_000_000.0)
        while low > 1, steps.contains(where: { Double($0.times.p50) < low }) { low /= 10 }
        while high < most { high *= 10 }
        return ChartScale(low: low, high: high, start: Self.left, end: Self.right, isLogarithmic: true)
    }

    private var height: Double { Double(steps.count) * Self.rowHeight + 52 }

    static let caption =
        "Each bar runs from the median to the 99th percentile of the server's own time; the tick marks the longest answer. "
        + "The dashed line is the promise for buying: less than a second. The axis grows tenfold from mark to mark."

    var html: HTML {
        """
        <figure class="chart" id="times"><h3>Waiting times by step</h3>
        \(ReportParts.plot("Waiting times by step", picture))
        <figcaption>\(Self.caption)</figcaption>\(ReportParts.scroll("Waiting times by step", table))</figure>
        """
    }

    private var picture: HTML {
        """
        <svg viewBox="0 0 720 \(height.svg)" role="img" aria-labelledby="times-title"><title id="times-title">Waiting times by step. \(Self.caption)</title>\(axes)\(each: steps.enumerated(), bar)</svg>
        """
    }

    private func bar(_ row: (offset: Int, element: (step: RehearsalStep, times: Spread))) -> HTML {
        let (scale, times) = (scale, row.element.times)
        let y = 14 + Double(row.offset) * Self.rowHeight
        let (from, to) = (scale.position(Double(times.p50)), scale.position(Double(times.p99)))
        let most = scale.position(Double(times.most))
        let isLate = row.element.step.isPurchase && times.p99 >= RehearsalVerdict.slowest
        return """
            <text class="tick" x="182" y="\((y + 15).svg)" text-anchor="end">\(row.element.step.words)</text>\
            <line class="reach" x1="\(from.svg)" x2="\(most.svg)" y1="\((y + 10).svg)" y2="\((y + 10).svg)"/>\
            <rect class="\(isLate ? "late" : row.element.step.isPurchase ? "bar" : "bar other")" x="\(from.svg)" y="\((y + 3).svg)" width="\(max(2, to - from).svg)" height="14" rx="3"/>\
            <line class="most" x1="\(most.svg)" x2="\(most.svg)" y1="\((y + 4).svg)" y2="\((y + 16).svg)"/>
            """
    }

    private var axes: HTML {
        let (scale, foot) = (scale, height - 34)
        func tick(_ value: Double) -> HTML {
            let x = scale.position(value)
            return """
                <line class="grid" x1="\(x.svg)" x2="\(x.svg)" y1="8" y2="\(foot.svg)"/><text class="tick" x="\(x.svg)" y="\((foot + 18).svg)" text-anchor="middle">\(LatencyChart.mark(value))</text>
                """
        }
        let promise = scale.position(Double(RehearsalVerdict.slowest))
        return """
            \(each: scale.ticks, tick)<line class="promise" x1="\(promise.svg)" x2="\(promise.svg)" y1="4" y2="\(foot.svg)"/>
            """
    }

    /// `100 µs`, `10 ms`, `1 s`
    private static func mark(_ microseconds: Double) -> String {
        switch microseconds {
        case ..<1_000: "\(Int(microseconds)) µs"
        case ..<1_000_000: "\(Int(microseconds / 1000)) ms"
        default: "\(Int(microseconds / 1_000_000)) s"
        }
    }

    private var table: HTML {
        func row(_ row: (step: RehearsalStep, times: Spread)) -> HTML {
            let times = row.times
            func cell(_ time: Int64) -> HTML { "<td>\(Figures.time(microseconds: time))</td>" }
            return """
                <tr><th scope="row">\(row.step.words)</th><td>\(Figures.count(times.count))</td>\(each: [times.p50, times.p90, times.p99, times.most], cell)<td>\(row.step.isPurchase ? "< 1 s" : "")</td></tr>
                """
        }
        return """
            <table><thead><tr><th scope="col">Step</th><th scope="col">Times</th><th scope="col">p50</th><th scope="col">p90</th><th scope="col">p99</th><th scope="col">longest</th><th scope="col">promised p99</th></tr></thead><tbody>\(each: steps, row)</tbody></table>
            """
    }
}
