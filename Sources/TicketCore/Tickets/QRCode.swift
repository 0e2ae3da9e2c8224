// QR codes, versions 1 to 40 (ISO/IEC 18004, model 2): a text becomes a square of dark and light modules.

/// The symbol without its quiet zone; whoever draws it leaves four light modules on every side.
package struct QRCode: Hashable, Sendable {
    /// How much of the symbol may be damaged: about 7, 15, 25 and 30 percent of its codewords.
    package enum Level: Int, Sendable, CaseIterable {
        case low, medium, quartile, high
    }

    /// Light modules that must surround the symbol.
    package static let quietZone = 4

    package let version: Int
    package let level: Level
    /// Which of the eight masks lies over the data.
    package let mask: Int
    private let modules: [Bool]

    /// Modules along one side.
    package var size: Int { version * 4 + 17 }

    /// The smallest symbol for `text`; nil if it is too long for `versions`.
    /// - Parameter mask: 0 to 7; nil chooses the one with the lowest penalty, as a scanner likes it.
    package init?(_ text: String, level: Level = .medium, versions: ClosedRange<Int> = 1...40, mask: Int? = nil) {
        self.init(QRSegment(text), level: level, versions: versions, mask: mask)
    }

    /// As above, with the mode chosen by the caller.
    init?(_ segment: QRSegment, level: Level, versions: ClosedRange<Int> = 1...40, mask: Int? = nil) {
        precondition(versions.lowerBound >= 1 && versions.upperBound <= 40, "versions are 1 to 40")
        let fits = versions.first { QRCapacity(version: $0, level: level).dataBits >= segment.bitCount(version: $0) }
        guard let version = fits else { return nil }
        let capacity = QRCapacity(version: version, level: level)
        let codewords = capacity.interleaved(segment.codewords(for: capacity))
        var matrix = QRMatrix(version: version, level: level)
        matrix.place(codewords)
        let candidates = (mask.map { $0...$0 } ?? 0...7).map { (mask: $0, matrix: matrix.masked($0)) }
        let scored = candidates.map { ($0, candidates.count == 1 ? 0 : $0.matrix.penalty) }
        guard let best = scored.min(by: { $0.1 < $1.1 })?.0 else { return nil }
        self.version = version
        self.level = level
        self.mask = best.mask
        modules = best.matrix.modules
    }

    /// Whether the module is dark; column and row count from the upper left corner.
    package subscript(column: Int, row: Int) -> Bool { modules[row * size + column] }

    /// Dark modules side by side.
    package struct Run: Hashable, Sendable {
        package let column, row, length: Int
    }

    /// All dark modules as horizontal runs, row by row.
    package var runs: [Run] {
        var runs: [Run] = []
        for row in 0..<size {
            var column = 0
            while column < size {
                let start = column
                while column < size, self[column, row] { column += 1 }
                if column > start { runs.append(Run(column: start, row: row, length: column - start)) }
                column += 1
            }
        }
        return runs
    }

    /// The `d` of one SVG path, in modules, the quiet zone included.
    package var svgPath: String {
        runs.map { "M\($0.column + Self.quietZone) \($0.row + Self.quietZone)h\($0.length)v1h-\($0.length)z" }.joined()
    }

    /// A whole SVG element: dark on light whatever the page's colours are. It scales to the box it is put in, and says
    /// nothing to a screen reader: the page around it does.
    package var svg: String {
        let side = size + 2 * Self.quietZone
        return
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(side) \(side)\" shape-rendering=\"crispEdges\" "
            + "aria-hidden=\"true\" focusable=\"false\"><path fill=\"#fff\" d=\"M0 0h\(side)v\(side)H0z\"/>"
            + "<path fill=\"#000\" d=\"\(svgPath)\"/></svg>"
    }
}
