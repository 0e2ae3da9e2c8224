// One page of a PDF: what is drawn on it, as PDF operators. Points from the upper left corner, y downwards.

/// A colour of the screen, each part 0 to 255.
package struct Colour: Hashable, Sendable {
    let red, green, blue: UInt8

    /// From `0xRRGGBB`.
    package init(_ value: UInt32) {
        red = UInt8(truncatingIfNeeded: value >> 16)
        green = UInt8(truncatingIfNeeded: value >> 8)
        blue = UInt8(truncatingIfNeeded: value)
    }

    package static let black = Colour(0x000000)
    package static let white = Colour(0xFFFFFF)

    /// How light it looks, 0 to 255 (Rec. 709).
    var luminance: Double { 0.2126 * Double(red) + 0.7152 * Double(green) + 0.0722 * Double(blue) }

    /// This colour thinned with white: `part` of it is left, 0 to 1.
    package func tint(_ part: Double) -> Colour {
        let parts = [red, green, blue].map { UInt32((255 - (255 - Double($0)) * part).rounded()) }
        return Colour(parts[0] << 16 | parts[1] << 8 | parts[2])
    }
}

package struct PDFPage: Sendable {
    /// A4 in points.
    package static let width = 595.28
    package static let height = 841.89

    private(set) var content = ""
    /// What of each font is used: widths and the way back to text are written for these only.
    private(set) var regularGlyphs = Set<Font.Glyph>()
    private(set) var boldGlyphs = Set<Font.Glyph>()

    package init() {}

    /// A filled rectangle, its corners rounded if asked.
    package mutating func fill(
        x: Double, y: Double, width: Double, height: Double, radius: Double = 0, _ colour: Colour
    ) {
        outline(x: x, y: y, width: width, height: height, radius: radius)
        emit("\(Self.colour(colour)) rg", path + "f")
    }

    /// The border of a rectangle.
    package mutating func stroke(
        x: Double, y: Double, width: Double, height: Double, radius: Double = 0, line: Double = 0.75, _ colour: Colour
    ) {
        outline(x: x, y: y, width: width, height: height, radius: radius)
        emit("\(Self.colour(colour)) RG \(Self.number(line)) w", path + "S")
    }

    /// A straight line, dashed if asked: lengths of dash and gap.
    package mutating func line(
        from start: (x: Double, y: Double), to end: (x: Double, y: Double), width: Double = 0.75,
        dash: (Double, Double)? = nil, _ colour: Colour
    ) {
        let pattern = dash.map { "[\(Self.number($0.0)) \(Self.number($0.1))] 0 d" } ?? "[] 0 d"
        emit(
            "\(Self.colour(colour)) RG \(Self.number(width)) w \(pattern)",
            "\(Self.point(start.x, start.y)) m \(Self.point(end.x, end.y)) l S [] 0 d")
    }

    /// One line of text with its baseline at `y`.
    package mutating func text(
        _ text: String, x: Double, baseline y: Double, font: Font, size: Double, _ colour: Colour = .black
    ) {
        let glyphs = font.glyphs(of: text)
        guard !glyphs.isEmpty else { return }
        if font.isBold { boldGlyphs.formUnion(glyphs) } else { regularGlyphs.formUnion(glyphs) }
        let codes = glyphs.map { String(UInt32($0.number) + 0x10000, radix: 16).dropFirst() }.joined()
        emit(
            "BT \(Self.colour(colour)) rg /\(font.isBold ? "FB" : "FR") \(Self.number(size)) Tf",
            "\(Self.point(x, y)) Td <\(codes)> Tj ET")
    }

    /// A QR code as filled rectangles with its quiet zone; `side` is the whole square, and is made white first.
    package mutating func qrCode(_ code: QRCode, x: Double, y: Double, side: Double) {
        fill(x: x, y: y, width: side, height: side, .white)
        let module = side / Double(code.size + 2 * QRCode.quietZone)
        let zone = Double(QRCode.quietZone)
        let rectangles = code.runs.map { run in
            let left = x + (Double(run.column) + zone) * module
            let bottom = y + (Double(run.row) + zone + 1) * module
            return "\(Self.point(left, bottom)) \(Self.number(Double(run.length) * module)) \(Self.number(module)) re"
        }
        // One path, filled once: separate ones would show hairlines between rows.
        emit("0 0 0 rg", rectangles.joined(separator: "\n"), "f")
    }

    private var path = ""

    private mutating func outline(x: Double, y: Double, width: Double, height: Double, radius: Double) {
        guard radius > 0 else {
            path = "\(Self.point(x, y + height)) \(Self.number(width)) \(Self.number(height)) re "
            return
        }
        let (right, bottom) = (x + width, y + height)
        let handle = radius * 0.4477  // 1 - 0.5523: a quarter of a circle as a Bézier curve
        path = "\(Self.point(x + radius, y)) m \(Self.point(right - radius, y)) l "
        path += Self.curve((right - handle, y), (right, y + handle), (right, y + radius))
        path += "\(Self.point(right, bottom - radius)) l "
        path += Self.curve((right, bottom - handle), (right - handle, bottom), (right - radius, bottom))
        path += "\(Self.point(x + radius, bottom)) l "
        path += Self.curve((x + handle, bottom), (x, bottom - handle), (x, bottom - radius))
        path += "\(Self.point(x, y + radius)) l "
        path += Self.curve((x, y + handle), (x + handle, y), (x + radius, y)) + "h "
    }

    private mutating func emit(_ lines: String...) {
        for line in lines { content += line + "\n" }
    }

    private static func curve(_ points: (Double, Double)...) -> String {
        points.map { point($0.0, $0.1) }.joined(separator: " ") + " c "
    }

    private static func point(_ x: Double, _ y: Double) -> String { "\(number(x)) \(number(height - y))" }

    private static func colour(_ colour: Colour) -> String {
        [colour.red, colour.green, colour.blue].map { number(Double($0) / 255, places: 1000) }.joined(separator: " ")
    }

    /// A number as PDF wants it: no exponent, as many digits as are seen on paper.
    static func number(_ value: Double, places: Int = 1000) -> String {
        let scaled = Int((value * Double(places)).rounded())
        let whole = String(abs(scaled) / places)
        let part = String(abs(scaled) % places + places).dropFirst()
        let digits = part.reversed().drop { $0 == "0" }.reversed()
        return (scaled < 0 ? "-" : "") + whole + (digits.isEmpty ? "" : "." + String(digits))
    }
}
