// The curve of the last hour: an SVG drawn by the server, whose paths the feed replaces.

import TicketCore

enum SaleCurve {
    private static let width = 600
    private static let height = 120

    /// The line through `values`, the greatest at the top; all zero: along the bottom.
    static func line(_ values: [Int]) -> String {
        let top = max(1, values.max() ?? 0)
        let steps = max(1, values.count - 1)
        let points = values.enumerated().map { index, value in
            "\(index * width / steps) \(height - 4 - value * (height - 10) / top)"
        }
        return "M" + points.joined(separator: "L")
    }

    /// The same, closed along the bottom.
    static func area(_ values: [Int]) -> String { line(values) + "V\(height)H0Z" }

    /// A figure with its number now, its curve, and in words what the curve shows.
    static func html(
        _ title: String, key: String, _ pace: LiveFigures.Pace, _ texts: LiveTexts
    ) -> HTML {
        let say = texts.say
        return """
            <figure class="curve"><figcaption><span class="quiet small">\(title)</span><b data-live="\(key)">\(texts[key])</b></figcaption>\
            <svg viewBox="0 0 \(width) \(height)" preserveAspectRatio="none" aria-hidden="true">\
            <path class="area" data-area="\(key)" d="\(area(pace.minutes))"/><path class="line" data-curve="\(key)" d="\(line(pace.minutes))"/></svg>\
            <p class="curve-foot small quiet" aria-hidden="true"><span>\(say.anHourAgo)</span><span>\(say.liveNowWord)</span></p><p class="small quiet" data-live="\(key)Highest">\(texts[key + "Highest"])</p></figure>
            """
    }
}
