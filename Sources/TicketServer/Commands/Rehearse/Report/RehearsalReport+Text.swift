// The report at a terminal: the verdict first, nothing wider than 100 columns.

import TicketCore

extension RehearsalReport {
    func text(_ style: Style) -> String {
        var lines = ["", style.bold("  " + verdict.headline.uppercased()), ""]
        lines += RehearsalReport.wrapped(summary, indent: 2)
        for caution in verdict.cautions { lines += [""] + RehearsalReport.wrapped("Note: " + caution, indent: 2) }
        lines += ["", style.bold("  Promises")] + verdict.promises.map(line)
        lines += ["", style.bold("  Fairness")] + fairness.sentences.flatMap { RehearsalReport.wrapped($0, indent: 2) }
        lines += ["", style.bold("  Waiting times of the server")] + times
        lines += ["", style.bold("  Traffic")] + traffic
        lines += group("How the fans' visits ended", result.outcomes, style)
        lines += group("Said no, with reason", result.refusals, style)
        lines += group("Failures", result.errors, style)
        lines += group("Contradictions", result.contradictions, style)
        lines += books(style) + ["", style.bold("  Again"), "    " + command, ""]
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ promise: RehearsalVerdict.Promise) -> String {
        let mark = promise.isKept ? "kept  " : "BROKEN"
        return "    \(mark)  \(Self.padded(promise.words, 62)) \(Self.right(promise.figure, 10))  (\(promise.limit))"
    }

    private var times: [String] {
        let head =
            "    " + Self.padded("", 28) + ["times", "p50", "p90", "p99", "max"].map { Self.right($0, 11) }.joined()
        let rows = RehearsalStep.allCases.compactMap { step -> String? in
            guard let times = result.latencies[step], times.count > 0 else { return nil }
            let values = [times.percentile(0.5), times.percentile(0.9), times.percentile(0.99), times.maximum]
            return "    " + Self.padded(step.words, 28) + Self.right(Figures.count(times.count), 11)
                + values.map { Self.right(Figures.time(microseconds: $0), 11) }.joined()
        }
        return [head] + rows
    }

    private var traffic: [String] {
        let total = total
        return [
            "    most in one second: \(Figures.count(peak(\.joined))) joins, \(Figures.count(peak(\.polls))) polls, "
                + "\(Figures.count(peak(\.admitted))) admissions, \(Figures.count(peak(\.sold))) tickets",
            "    \(Figures.bytes(total.bytesIn)) came, \(Figures.bytes(total.bytesOut)) went; "
                + "\(Figures.share(result.publicBytes, of: total.bytesIn)) of what came a cache could have served",
        ]
    }

    private func group(_ title: String, _ counts: [String: Int], _ style: Style) -> [String] {
        guard !counts.isEmpty else { return [] }
        return ["", style.bold("  " + title)]
            + Self.ranked(counts).map { "    \(Self.right(Figures.count($0.count), 9))  \($0.words)" }
    }

    private func books(_ style: Style) -> [String] {
        guard let ledger = result.ledger else { return [] }
        var lines = [
            "", style.bold("  Books"),
            "    \(Figures.count(ledger.sold)) sold, \(Figures.count(ledger.held)) held, \(Figures.count(ledger.free)) free, "
                + "\(Figures.count(ledger.blocked)) blocked of \(Figures.count(ledger.capacity)); "
                + "\(Figures.count(ledger.paid)) paid orders, \(Figures.count(ledger.tickets)) tickets",
        ]
        for finding in ledger.findings where finding.count > 0 {
            lines += Self.wrapped(
                "\(finding.rule.rawValue): \(finding.examples.joined(separator: ", "))", indent: 4)
        }
        return lines
    }

    // MARK: Columns

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private static func wrapped(_ text: String, indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + word.count + indent + 1 > 98 {
                lines.append(margin + line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [margin + line]
    }
}
