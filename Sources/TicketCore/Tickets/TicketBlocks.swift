// The blocks a ticket's page is made of: a column of wrapped text, the cells of the place, lines that flow.

/// Wrapped texts under each other; measured before it is drawn.
struct TextColumn {
    private struct Line {
        let text: String
        let baseline: Double
        let font: Font
        let size: Double
        let colour: Colour
    }

    private let x: Double
    private let width: Double
    private var lines: [Line] = []
    /// The lower end.
    private(set) var y: Double
    private var offset = 0.0

    init(x: Double, y: Double, width: Double) {
        self.x = x
        self.y = y
        self.width = width
    }

    /// The first of `sizes` at which `text` has no more than `lines` lines and no broken word; else the last.
    func size(for text: String, font: Font, sizes: [Double], lines: Int) -> Double {
        let words = text.split(whereSeparator: \.isWhitespace)
        let fits = sizes.first { size in
            words.allSatisfy { font.width(of: $0, size: size) <= width }
                && font.lines(of: text, size: size, width: width).count <= lines
        }
        return fits ?? sizes[sizes.count - 1]
    }

    /// At most `maximum` lines; the last of them then ends in an ellipsis.
    mutating func add(
        _ text: String, font: Font, size: Double, _ colour: Colour, maximum: Int, leading: Double = 1.28
    ) {
        guard !text.isEmpty else { return }
        for line in font.lines(of: text, size: size, width: width, maximum: maximum) {
            lines.append(Line(text: line, baseline: y + size * 0.93, font: font, size: size, colour: colour))
            y += size * leading
        }
    }

    mutating func space(_ height: Double) { y += height }

    mutating func move(to y: Double) { offset = y }

    func draw(on page: inout PDFPage) {
        for line in lines {
            page.text(
                line.text, x: x, baseline: line.baseline + offset, font: line.font, size: line.size, line.colour)
        }
    }
}

/// Fields beside each other, each as wide as it needs, in as many rows as it takes.
struct PlaceCells {
    private struct Cell {
        let label: String
        let lines: [String]
        let size: Double
        let width: Double
        var height: Double { 13 + Double(lines.count) * size * 1.15 }
    }

    private let rows: [[Cell]]
    private let width: Double
    private static let gap = 20.0
    private static let rowGap = 12.0

    init(_ fields: [TicketDocument.Field], width: Double) {
        self.width = width
        rows = Self.rows(fields.map { Self.cell($0, width: width) }, width: width)
    }

    var height: Double {
        rows.reduce(0) { $0 + Self.height($1) } + Double(rows.count - 1) * Self.rowGap
    }

    func draw(on page: inout PDFPage, x: Double, y: Double, colour: Colour) {
        var top = y
        for row in rows {
            let spare = width - row.reduce(0) { $0 + $1.width }
            let gap = row.count > 1 ? min(spare / Double(row.count - 1), 84) : 0
            var left = x
            for cell in row {
                page.text(cell.label, x: left, baseline: top + 7, font: .regular, size: 8.5, colour)
                for (index, line) in cell.lines.enumerated() {
                    let baseline = top + 13 + cell.size * (0.93 + Double(index) * 1.15)
                    page.text(line, x: left, baseline: baseline, font: .bold, size: cell.size, colour)
                }
                left += cell.width + gap
            }
            top += Self.height(row) + Self.rowGap
        }
    }

    private static func height(_ row: [Cell]) -> Double { row.map(\.height).max() ?? 0 }

    /// As large as fits on one line, else wrapped at the smallest size.
    private static func cell(_ field: TicketDocument.Field, width: Double) -> Cell {
        let label = Font.regular.fitted(field.label, size: 8.5, width: width)
        let size = [30.0, 24, 19].first { Font.bold.width(of: field.value, size: $0) <= width * 0.6 } ?? 15
        let lines = Font.bold.lines(of: field.value, size: size, width: width, maximum: 4)
        let widths = lines.map { Font.bold.width(of: $0, size: size) } + [Font.regular.width(of: label, size: 8.5)]
        return Cell(label: label, lines: lines, size: size, width: widths.max() ?? 0)
    }

    private static func rows(_ cells: [Cell], width: Double) -> [[Cell]] {
        var rows: [[Cell]] = [[]]
        var used = 0.0
        for cell in cells {
            if !rows[rows.count - 1].isEmpty, used + gap + cell.width > width {
                rows.append([])
                used = 0
            }
            used += (rows[rows.count - 1].isEmpty ? 0 : gap) + cell.width
            rows[rows.count - 1].append(cell)
        }
        return rows
    }
}

/// One line of running text and the space after it.
struct FlowLine {
    let text: String
    let indent: Double
    let gap: Double

    /// - Parameter hanging: how far lines after the first of a paragraph are moved in.
    static func lines(
        of paragraphs: [String], size: Double, width: Double, gap: Double, hanging: Double
    ) -> [FlowLine] {
        paragraphs.flatMap { paragraph in
            let lines = Font.regular.lines(of: paragraph, size: size, width: width - hanging)
            return lines.enumerated().map { index, text in
                FlowLine(text: text, indent: index == 0 ? 0 : hanging, gap: index == lines.count - 1 ? gap : 0)
            }
        }
    }

    /// The lines that fit in two columns of at most `room`, the columns as even as they can be.
    static func split(
        _ lines: [FlowLine], leading: Double, room: Double
    ) -> (columns: [ArraySlice<FlowLine>], taken: Int, height: Double) {
        let total = lines.reduce(0) { $0 + leading + $1.gap }
        var height = min(room, max(total / 2, leading))
        while true {
            let first = fitting(lines[...], leading: leading, height: height)
            let second = fitting(lines[first...], leading: leading, height: height)
            if first + second == lines.count || height >= room {
                return ([lines[..<first], lines[first..<first + second]], first + second, height)
            }
            height = min(room, height + leading)
        }
    }

    private static func fitting(_ lines: ArraySlice<FlowLine>, leading: Double, height: Double) -> Int {
        var used = 0.0
        return lines.prefix { line in
            let fits = used + leading <= height + 0.01
            used += leading + line.gap
            return fits
        }.count
    }
}
