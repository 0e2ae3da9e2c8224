// Figures as the report prints them.

import TicketCore

enum Figures {
    /// `42,000`
    static func count(_ value: Int) -> String {
        var digits = Array(String(abs(value)))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return (value < 0 ? "-" : "") + String(digits)
    }

    /// With so many digits after the point: `-0.0042`.
    static func decimal(_ value: Double, _ digits: Int) -> String {
        guard value.isFinite else { return "-" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = (abs(value) * scale).rounded()
        guard scaled < 9e15 else { return "-" }
        let (whole, rest) = Int64(scaled).quotientAndRemainder(dividingBy: Int64(scale))
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard digits > 0 else { return sign + String(whole) }
        let fraction = String(rest)
        return sign + String(whole) + "." + String(repeating: "0", count: digits - fraction.count) + fraction
    }

    /// `0.4 ms`, `38 ms`, `1.24 s`
    static func time(microseconds: Int64) -> String {
        switch microseconds {
        case ..<10_000: decimal(Double(microseconds) / 1000, 1) + " ms"
        case ..<1_000_000: decimal(Double(microseconds) / 1000, 0) + " ms"
        default: decimal(Double(microseconds) / 1_000_000, 2) + " s"
        }
    }

    /// `8 min 12 s`, `42 s`
    static func span(seconds: Int) -> String {
        seconds < 60
            ? "\(seconds) s" : seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds / 60) min \(seconds % 60) s"
    }

    /// `1.4 GB`, powers of ten.
    static func bytes(_ value: Int) -> String {
        switch value {
        case ..<1_000: "\(value) B"
        case ..<1_000_000: decimal(Double(value) / 1e3, 1) + " kB"
        case ..<1_000_000_000: decimal(Double(value) / 1e6, 1) + " MB"
        default: decimal(Double(value) / 1e9, 2) + " GB"
        }
    }

    /// `94.2 %`; nothing of nothing is `0 %`.
    static func share(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "0 %" : decimal(Double(part) / Double(whole) * 100, 1) + " %"
    }

    /// `2026-11-21 02:21:50 UTC`
    static func moment(_ moment: Instant) -> String {
        var bytes: [UInt8] = []
        Timestamp.appendSecond(moment.milliseconds / 1000, to: &bytes)
        return String(decoding: bytes, as: UTF8.self).replacing("T", with: " ") + " UTC"
    }

    /// One or many: `1 promise`, `3 promises`.
    static func number(_ value: Int, _ noun: String) -> String { count(value) + " " + noun + (value == 1 ? "" : "s") }
}
