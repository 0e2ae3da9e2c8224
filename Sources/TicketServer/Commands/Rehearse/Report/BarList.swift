// Counts by words as bars, each with its figure: for how visits ended, for refusals and failures.

struct BarList: Sendable {
    let id: String
    let title: String
    let counts: [(words: String, count: Int)]

    /// What is beyond is added up in a last row.
    private static let rows = 14

    var html: HTML? {
        guard !counts.isEmpty else { return nil }
        let most = max(1, counts.map(\.count).max() ?? 1)
        func row(_ row: (words: String, count: Int)) -> HTML {
            let width = Double(row.count) / Double(most) * 100
            return """
                <tr><th scope="row">\(row.words)</th><td class="figure">\(Figures.count(row.count))</td>\
                <td class="share"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="bar" width="\(width.svg)" height="10" rx="1.5"/></svg></td></tr>
                """
        }
        var shown = Array(counts.prefix(BarList.rows))
        let rest = counts.dropFirst(BarList.rows)
        if !rest.isEmpty { shown.append(("\(rest.count) more kinds", rest.reduce(0) { $0 + $1.count })) }
        return """
            <section class="bars" aria-labelledby="\(id)"><h3 id="\(id)">\(title)</h3>
            <table><thead class="hidden"><tr><th scope="col">What</th><th scope="col">How often</th><td></td></tr></thead><tbody>\(each: shown, row)</tbody></table></section>
            """
    }
}
