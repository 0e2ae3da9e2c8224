// Place against arrival: each fan a point, many points a darker square, so that eighty thousand can be seen.

import Glibc

struct DensityChart: Sendable {
    let id: String
    let title: String
    let caption: String
    /// Milliseconds of arrival, and the place.
    let points: [(arrival: Int, place: Int64)]
    /// Places below this were drawn by lot.
    let drawn: Int64

    private static let columns = 72
    private static let rows = 44
    private static let left = 64.0
    private static let right = 708.0
    private static let top = 12.0
    private static let bottom = 300.0

    var html: HTML {
        """
        <figure class="chart" id="\(id)"><h3>\(title)</h3>
        \(ReportParts.plot(title, picture))
        <figcaption>\(caption)</figcaption>\(table)</figure>
        """
    }

    private var picture: HTML {
        """
        <svg viewBox="0 0 720 336" role="img" aria-labelledby="\(id)-title"><title id="\(id)-title">\(title). \(caption)</title>\(axes)\(cells)</svg>
        """
    }

    private var across: ChartScale {
        let last = Double(points.map(\.arrival).max() ?? 0) / 1000
        return ChartScale(low: 0, high: max(1, last), start: Self.left, end: Self.right)
    }

    private var up: ChartScale {
        .fromZero(to: Double(points.map(\.place).max() ?? 0), start: Self.bottom, end: Self.top)
    }

    /// Fans by square, from the lower left.
    private var counts: [Int] {
        let (across, up) = (across, up)
        var counts = [Int](repeating: 0, count: Self.columns * Self.rows)
        for point in points {
            let x = (across.position(Double(point.arrival) / 1000) - Self.left) / (Self.right - Self.left)
            let y = (Self.bottom - up.position(Double(point.place))) / (Self.bottom - Self.top)
            let column = min(Self.columns - 1, Int(x * Double(Self.columns)))
            counts[min(Self.rows - 1, Int(y * Double(Self.rows))) * Self.columns + column] += 1
        }
        return counts
    }

    private var cells: HTML {
        let counts = counts
        let most = log(Double(counts.max() ?? 0) + 1)
        let width = (Self.right - Self.left) / Double(Self.columns)
        let height = (Self.bottom - Self.top) / Double(Self.rows)
        func cell(_ index: Int) -> HTML {
            let x = Self.left + Double(index % Self.columns) * width
            let y = Self.bottom - Double(index / Self.columns + 1) * height
            let shade = 0.15 + 0.85 * log(Double(counts[index]) + 1) / most
            return
                "<rect x=\"\(x.svg)\" y=\"\(y.svg)\" width=\"\((width + 0.1).svg)\" height=\"\((height + 0.1).svg)\" opacity=\"\(Figures.decimal(shade, 2))\"/>"
        }
        return "<g class=\"cells\">\(each: counts.indices.filter { counts[$0] > 0 }, cell)</g>"
    }

    private var axes: HTML {
        let (across, up) = (across, up)
        func level(_ value: Double) -> HTML {
            let y = up.position(value)
            return """
                <line class="grid" x1="64" x2="708" y1="\(y.svg)" y2="\(y.svg)"/><text class="tick" x="58" y="\((y + 4).svg)" text-anchor="end">\(Figures.count(Int(value)))</text>
                """
        }
        func moment(_ second: Double) -> HTML {
            "<text class=\"tick\" x=\"\(across.position(second).svg)\" y=\"318\" text-anchor=\"middle\">\(LineChart.clock(Int(second)))</text>"
        }
        let line = up.position(Double(drawn))
        let border: HTML =
            drawn > 0
            ? "<line class=\"border\" x1=\"64\" x2=\"708\" y1=\"\(line.svg)\" y2=\"\(line.svg)\"/>" : ""
        return """
            \(each: up.ticks, level)\(each: across.ticks, moment)\(border)<text class="axis" x="386" y="334" text-anchor="middle">arrival (min:s)</text>\
            <text class="axis" x="14" y="156" text-anchor="middle" transform="rotate(-90 14 156)">place</text>
            """
    }

    /// By tenth of the arrivals: where they stood.
    private var table: HTML {
        let sorted = points.sorted { $0.arrival < $1.arrival }
        let tenth = max(1, (sorted.count + 9) / 10)
        func row(_ start: Int) -> HTML {
            let part = sorted[start..<min(start + tenth, sorted.count)]
            let places = part.map(\.place).sorted()
            let middle = Int(places[places.count / 2]) + 1
            return """
                <tr><th scope="row">\(LineChart.clock(part[start].arrival / 1000))</th><td>\(Figures.count(part.count))</td>\
                <td>\(Figures.count(Int(places[0]) + 1))</td><td>\(Figures.count(middle))</td><td>\(Figures.count(Int(places[places.count - 1]) + 1))</td></tr>
                """
        }
        return ReportParts.behind(
            title,
            """
            <table><thead><tr><th scope="col">Came from (min:s)</th><th scope="col">Fans</th><th scope="col">First place</th><th scope="col">Middle place</th><th scope="col">Last place</th></tr></thead><tbody>\(each: Array(stride(from: 0, to: sorted.count, by: tenth)), row)</tbody></table>
            """, note: "A tenth of the fans in each line, in the order they came.")
    }
}
