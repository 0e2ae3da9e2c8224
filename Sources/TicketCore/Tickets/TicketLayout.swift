// Where everything stands on the pages of one ticket. Lists and terms are never cut: they go on to further pages.

struct TicketLayout {
    private let model: TicketDocument.Model
    private let ticket: TicketDocument.Ticket
    private let number: Int
    private var finished: [PDFPage] = []
    var page = PDFPage()
    /// How far the page is filled.
    var y = 0.0

    init(_ model: TicketDocument.Model, _ ticket: TicketDocument.Ticket, number: Int) {
        self.model = model
        self.ticket = ticket
        self.number = number
    }

    /// Paper of an office printer loses up to 5 mm at the edges; these are 15 mm and more.
    static let margin = 44.0
    static let width = PDFPage.width - 2 * margin
    static let bottom = PDFPage.height - 64
    /// The QR code with its quiet zone: 61 mm, of which the symbol of a ticket's code has 46.
    static let codeSide = 172.0
    static let ink = Colour(0x15181E)
    static let muted = Colour(0x5B6472)
    static let stampColour = Colour(0xFFD400)
    static let hairline = Colour(0xD5DAE1)
    var accent: Colour { model.organiser.accent }

    mutating func pages() -> [PDFPage] {
        beginPage()
        card()
        placeBand()
        details()
        included()
        terms()
        endPage()
        return finished
    }

    // MARK: Pages

    private mutating func beginPage() {
        page = PDFPage()
        page.fill(x: 0, y: 0, width: PDFPage.width, height: 8, accent)
        let count = model.tickets.count
        let right = count > 1 ? "\(model.labels.ticket) \(number) / \(count)" : model.labels.ticket
        let rightWidth = Font.bold.width(of: right, size: 9.5)
        page.text(
            right, x: Self.margin + Self.width - rightWidth, baseline: 43, font: .bold, size: 9.5, Self.muted)
        let name = Font.bold.fitted(model.organiser.name, size: 11, width: Self.width - rightWidth - 24)
        page.text(name, x: Self.margin, baseline: 43, font: .bold, size: 11, accent.readableOnWhite)
        y = 62
        stamp()
    }

    /// What no real ticket has: black on yellow over the whole width, above everything.
    private mutating func stamp() {
        guard !model.stamp.isEmpty else { return }
        page.fill(x: 0, y: y, width: PDFPage.width, height: 40, Self.stampColour)
        let text = Font.bold.fitted(model.stamp, size: 17, width: Self.width)
        centre(text, x: Self.margin, width: Self.width, baseline: y + 26, font: .bold, size: 17, Self.ink)
        y += 56
    }

    private mutating func endPage() {
        let top = PDFPage.height - 46
        page.line(from: (Self.margin, top), to: (Self.margin + Self.width, top), width: 0.5, Self.hairline)
        let lines = Font.regular.lines(of: model.organiser.details, size: 7.5, width: Self.width, maximum: 2)
        for (index, line) in lines.enumerated() {
            let baseline = top + 14 + Double(index) * 10
            page.text(line, x: Self.margin, baseline: baseline, font: .regular, size: 7.5, Self.muted)
        }
        finished.append(page)
    }

    /// Goes on to a new page unless `height` more fits on this one.
    mutating func need(_ height: Double) {
        guard y + height > Self.bottom else { return }
        endPage()
        beginPage()
    }

    // MARK: Card

    /// The event on the left, the code on a stub on the right.
    private mutating func card() {
        let stub = Self.codeSide + 24
        let padding = 22.0
        let textWidth = Self.width - stub - 2 * padding
        var left = TextColumn(x: Self.margin + padding, y: y + padding, width: textWidth)
        addEvent(to: &left)
        let side = Self.codeSide
        let code = ticket.code.grouped.split(separator: " ").map(String.init)
        let hint = Font.regular.lines(of: model.labels.scan, size: 7.5, width: side - 8, maximum: 4)
        let stubHeight = 14 + side + 50 + Double(hint.count) * 10 + 8
        let height = max(left.y - y + padding - 4, stubHeight)
        let stubX = Self.margin + Self.width - stub
        page.stroke(x: Self.margin, y: y, width: Self.width, height: height, radius: 12, line: 0.9, Self.hairline)
        page.fill(x: Self.margin, y: y + 22, width: 4, height: height - 44, radius: 2, accent)
        page.line(from: (stubX, y + 14), to: (stubX, y + height - 14), width: 0.9, isDashed: true, Self.hairline)
        left.draw(on: &page)
        drawStub(x: stubX + 12, side: side, code: code, hint: hint, spare: height - stubHeight)
        y += height + 16
    }

    private func addEvent(to column: inout TextColumn) {
        let size = column.size(for: ticket.eventTitle, font: .bold, sizes: [27, 24, 21, 18, 15], lines: 3)
        column.add(ticket.eventTitle, font: .bold, size: size, Self.ink, maximum: 7, leading: 1.16)
        column.space(5)
        column.add(ticket.eventSubtitle, font: .regular, size: 11.5, Self.muted, maximum: 3)
        column.space(14)
        column.add(model.labels.date, font: .regular, size: 8, Self.muted, maximum: 1)
        column.space(3)
        column.add(ticket.date, font: .bold, size: 13.5, Self.ink, maximum: 3)
        column.space(2)
        let times = [ticket.time, ticket.doors].filter { !$0.isEmpty }.joined(separator: "  ·  ")
        column.add(times, font: .bold, size: 13.5, accent.readableOnWhite, maximum: 3)
        column.space(14)
        column.add(model.labels.venue, font: .regular, size: 8, Self.muted, maximum: 1)
        column.space(3)
        column.add(ticket.venue, font: .bold, size: 12.5, Self.ink, maximum: 4)
        column.space(2)
        column.add(ticket.address, font: .regular, size: 10, Self.muted, maximum: 4)
    }

    private mutating func drawStub(
        x: Double, side: Double, code: [String], hint: [String], spare: Double
    ) {
        let top = y + 14 + spare / 2
        if let symbol = QRCode(ticket.code.text, level: .medium) {
            page.qrCode(symbol, x: x, y: top, side: side)
        }
        var baseline = top + side + 10
        for row in [code.prefix(5), code.dropFirst(5)] {
            centre(row.joined(separator: " "), x: x, width: side, baseline: baseline, font: .bold, size: 9.5, Self.ink)
            baseline += 14
        }
        baseline += 6
        for line in hint {
            centre(line, x: x, width: side, baseline: baseline, font: .regular, size: 7.5, Self.muted)
            baseline += 10
        }
    }

    private mutating func centre(
        _ text: String, x: Double, width: Double, baseline: Double, font: Font, size: Double, _ colour: Colour
    ) {
        let start = x + (width - font.width(of: text, size: size)) / 2
        page.text(text, x: start, baseline: baseline, font: font, size: size, colour)
    }

    // MARK: Place

    /// Entrance, sector, row and seat: what a person looks for in the dark, on the accent colour.
    private mutating func placeBand() {
        let fields = ticket.place.filter { !$0.value.isEmpty }
        guard !fields.isEmpty else { return }
        let cells = PlaceCells(fields, width: Self.width - 44)
        let height = cells.height + 32
        need(height)
        page.fill(x: Self.margin, y: y, width: Self.width, height: height, radius: 12, accent)
        cells.draw(on: &page, x: Self.margin + 22, y: y + 16, colour: accent.textColour)
        y += height + 20
    }

    // MARK: Details

    /// Type, price, holder and order, two beside each other.
    private mutating func details() {
        let all = [
            TicketDocument.Field(model.labels.type, ticket.type), .init(model.labels.price, ticket.price),
            .init(model.labels.holder, ticket.holder), .init(model.labels.order, ticket.order),
        ].filter { !$0.value.isEmpty }
        let width = (Self.width - 24) / 2
        for start in stride(from: 0, to: all.count, by: 2) {
            var columns = all[start..<min(start + 2, all.count)].enumerated().map { index, field in
                var column = TextColumn(x: Self.margin + Double(index) * (width + 24), y: 0, width: width)
                column.add(field.label, font: .regular, size: 8, Self.muted, maximum: 1)
                column.space(3)
                column.add(field.value, font: .bold, size: 11.5, Self.ink, maximum: 4)
                return column
            }
            let height = columns.map(\.y).max() ?? 0
            need(height + 14)
            for index in columns.indices {
                columns[index].move(to: y)
                columns[index].draw(on: &page)
            }
            y += height + 8
            page.line(from: (Self.margin, y), to: (Self.margin + Self.width, y), width: 0.5, Self.hairline)
            y += 11
        }
    }

    // MARK: What is included, terms

    private mutating func included() {
        let items = ticket.included.filter { !$0.isEmpty }
        guard !items.isEmpty else { return }
        heading(model.labels.included)
        let bullet = "•\u{A0}"
        let hanging = Font.regular.width(of: bullet, size: 9.5)
        flow(items.map { bullet + $0 }, size: 9.5, gap: 3, hanging: hanging, Self.ink)
        y += 10
    }

    private mutating func terms() {
        guard !ticket.terms.isEmpty else { return }
        heading(model.labels.terms)
        let paragraphs = ticket.terms.split(whereSeparator: \.isNewline).map(String.init)
        flow(paragraphs, size: 7.5, gap: 4, hanging: 0, Self.muted)
    }

    private mutating func heading(_ text: String) {
        need(44)
        y += 6
        let title = Font.bold.fitted(text, size: 10, width: Self.width)
        page.text(title, x: Self.margin, baseline: y + 8, font: .bold, size: 10, Self.ink)
        y += 18
    }

    /// Paragraphs in two columns of equal height, over as many pages as they take.
    private mutating func flow(_ paragraphs: [String], size: Double, gap: Double, hanging: Double, _ colour: Colour) {
        let width = (Self.width - 24) / 2
        var lines = FlowLine.lines(of: paragraphs, size: size, width: width, gap: gap, hanging: hanging)
        while !lines.isEmpty {
            let split = FlowLine.split(lines, leading: size * 1.4, room: Self.bottom - y)
            guard split.taken > 0 else {
                need(PDFPage.height)
                continue
            }
            for (index, column) in split.columns.enumerated() {
                var baseline = y + size
                for line in column {
                    let x = Self.margin + Double(index) * (width + 24) + line.indent
                    page.text(line.text, x: x, baseline: baseline, font: .regular, size: size, colour)
                    baseline += size * 1.4 + line.gap
                }
            }
            lines.removeFirst(split.taken)
            y += split.height
        }
    }
}

extension Colour {
    /// White or black, whichever stands out more on this colour.
    var textColour: Colour { contrast(with: .white) >= contrast(with: .black) ? .white : .black }

    /// This colour as text on white; one that would be too pale to read becomes the ink.
    var readableOnWhite: Colour { contrast(with: .white) >= 4.5 ? self : TicketLayout.ink }
}
