// A QR code in a terminal: two modules a character, dark on light whatever the terminal's colours are.

import TicketCore

enum TerminalQR {
    /// Lines of half blocks with the quiet zone; empty if the text is too long for a code.
    static func text(_ content: String, indent: Int) -> String {
        guard let code = QRCode(content, level: .low) else { return "" }
        let edge = -QRCode.quietZone / 2..<code.size + QRCode.quietZone / 2
        func isLight(_ column: Int, _ row: Int) -> Bool {
            let inside = 0..<code.size
            return !(inside.contains(column) && inside.contains(row) && code[column, row])
        }
        let margin = String(repeating: " ", count: indent)
        let lines = stride(from: edge.lowerBound, to: edge.upperBound, by: 2).map { row in
            margin + edge.map { column in half(isLight(column, row), isLight(column, row + 1)) }.joined()
        }
        return lines.joined(separator: "\n")
    }

    private static func half(_ upper: Bool, _ lower: Bool) -> String {
        switch (upper, lower) {
        case (true, true): "\u{2588}"
        case (true, false): "\u{2580}"
        case (false, true): "\u{2584}"
        case (false, false): " "
        }
    }
}
