// Curves over the time of a rehearsal, as SVG with its figures in a table behind it.

/// Something counted every second, with one or more curves.
struct LineChart: Sendable {
    struct Curve: Sendable {
        let name: String
        /// By second.
        let values: [Int]
    }

    /// For the ids of its parts.
    let id: String
    let title: String
    /// What the chart says in one sentence: for who does not see it, and for who is in a hurry.
    let caption: String
    let curves: [Curve]

    private static let width = 720.0
    private static let height = 250.0
    private static let left = 56.0
    private static let right = 12.0
    private static let top = 14.0
    private static let bottom = 30.0
    /// Points of a curve: more would be closer than pixels.
    private static let points = 240
    /// Rows of the table.
    private static let rows = 20

    var html: HTML {
        """
        <figure class="chart" id="\(id)"><h3>\(title)</h3><p class="legend">\(each: curves.enumerated(), legend)</p>
        \(ReportParts.plot(title, picture))
        <figcaption>\(caption)</figcaption>\(table)</figure>
        """
    }

    private var picture: HTML {
        """
        <svg viewBox="0 0 720 250" role="img" aria-labelledby="\(id)-title"><title id="\(id)-title">\(title). \(caption)</title>\(axes)\(each: curves.enumerated(), curve)</svg>
        """
    }

    private var length: Int { max(1, curves.map(\.values.count).max() ?? 1) }

    /// Seconds that share one point.
    private var bin: Int { (length + LineChart.points - 1) / LineChart.points }

    /// Mean per second, by point.
    private func means(_ values: [Int], bin: Int) -> [Double] {
        stride(from: 0, to: values.count, by: bin).map { start in
            let part = values[start..<min(start + bin, values.count)]
            return Double(part.reduce(0, +)) / Double(part.count)
        }
    }

    private var across: ChartScale {
        ChartScale(
            low: 0, high: Double(max(1, length - 1)), start: LineChart.left, end: LineChart.width - LineChart.right)
    }

    private var up: ChartScale {
        let most = curves.flatMap { means($0.values, bin: bin) }.max() ?? 0
        return .fromZero(to: most, start: LineChart.height - LineChart.bottom, end: LineChart.top)
    }

    private func legend(_ curve: (offset: Int, element: Curve)) -> HTML {
        "<span class=\"key c\(curve.offset + 1)\"><i aria-hidden=\"true\"></i>\(curve.element.name)</span> "
    }

    private func curve(_ curve: (offset: Int, element: Curve)) -> HTML {
        let (across, up, bin) = (across, up, bin)
        let points = means(curve.element.values, bin: bin).enumerated().map { index, value in
            "\(across.position(Double(index * bin)).svg),\(up.position(value).svg)"
        }
        return "<polyline class=\"curve c\(curve.offset + 1)\" points=\"\(points.joined(separator: " "))\"/>"
    }

    private var axes: HTML {
        let (across, up) = (across, up)
        func level(_ value: Double) -> HTML {
            let y = up.position(value)
            return """
                <line class="grid" x1="56" x2="708" y1="\(y.svg)" y2="\(y.svg)"/><text class="tick" x="50" y="\((y + 4).svg)" text-anchor="end">\(Figures.count(Int(value)))</text>
                """
        }
        func moment(_ second: Int) -> HTML {
            let x = across.position(Double(second))
            return """
                <text class="tick" x="\(x.svg)" y="242" text-anchor="middle">\(LineChart.clock(second))</text>
                """
        }
        return "\(each: up.ticks, level)\(each: moments, moment)"
    }

    private var moments: [Int] {
        let step = max(
            1, Int(ChartScale.roundStep(Double(length) / 6 / (length > 240 ? 60 : 1))) * (length > 240 ? 60 : 1))
        return Array(stride(from: 0, to: length, by: step))
    }

    /// `2:05`
    static func clock(_ second: Int) -> String { "\(second / 60):\(second % 60 < 10 ? "0" : "")\(second % 60)" }

    private var table: HTML {
        let bin = max(1, (length + LineChart.rows - 1) / LineChart.rows)
        let columns = curves.map { means($0.values, bin: bin) }
        func head(_ curve: Curve) -> HTML { "<th scope=\"col\">\(curve.name)</th>" }
        func row(_ index: Int) -> HTML {
            func cell(_ column: [Double]) -> HTML {
                "<td>\(index < column.count ? Figures.decimal(column[index], 1) : "-")</td>"
            }
            return "<tr><th scope=\"row\">\(LineChart.clock(index * bin))</th>\(each: columns, cell)</tr>"
        }
        let count = columns.map(\.count).max() ?? 0
        return ReportParts.behind(
            title,
            """
            <table><thead><tr><th scope="col">From (min:s)</th>\(each: curves, head)</tr></thead><tbody>\(each: 0..<count, row)</tbody></table>
            """, note: "Per second, on average over \(Figures.span(seconds: bin)).")
    }
}
