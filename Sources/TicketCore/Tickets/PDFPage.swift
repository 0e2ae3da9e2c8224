// One page of a PDF and what is drawn on it. Points from the upper left corner, y downwards.

import Glibc

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

    /// How light it is, 0 to 1, as WCAG 2.2 counts (relative luminance).
    var luminance: Double {
        let linear = [red, green, blue].map { part in
            let value = Double(part) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// Contrast of two colours, 1 to 21 (WCAG 2.2); text wants 4.5.
    func contrast(with other: Colour) -> Double {
        let (lighter, darker) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)
    }
}

package struct PDFPage: Sendable {
    /// A4 in points.
    package static let width = 595.28
    package static let height = 841.89

    private(set) var content = PDFContent()
    /// The letters of each font that are used: widths and the way back to text are written for these only.
    private(set) var usedRegular = Font.regular.noLetters
    private(set) var usedBold = Font.bold.noLetters

    package init() {}

    /// A filled rectangle, its corners rounded if asked.
    package mutating func fill(
        x: Double, y: Double, width: Double, height: Double, radius: Double = 0, _ colour: Colour
    ) {
        content.write(colour, operator: "rg")
        outline(x: x, y: y, width: width, height: height, radius: radius)
        content.write(operator: "f")
    }

    /// The border of a rectangle.
    package mutating func stroke(
        x: Double, y: Double, width: Double, height: Double, radius: Double = 0, line: Double = 0.75, _ colour: Colour
    ) {
        content.write(colour, operator: "RG")
        content.write(line, operator: "w")
        outline(x: x, y: y, width: width, height: height, radius: radius)
        content.write(operator: "S")
    }

    /// A straight line, dashed three points on and three off if asked.
    package mutating func line(
        from start: (x: Double, y: Double), to end: (x: Double, y: Double), width: Double = 0.75,
        isDashed: Bool = false, _ colour: Colour
    ) {
        content.write(colour, operator: "RG")
        content.write(width, operator: isDashed ? "w [3 3] 0 d" : "w")
        move(start.x, start.y)
        line(end.x, end.y)
        content.write(operator: isDashed ? "S [] 0 d" : "S")
    }

    /// One line of text with its baseline at `y`.
    package mutating func text(
        _ text: String, x: Double, baseline y: Double, font: Font, size: Double, _ colour: Colour = .black
    ) {
        let numbers = font.isBold ? font.glyphs(of: text, &usedBold) : font.glyphs(of: text, &usedRegular)
        guard !numbers.isEmpty else { return }
        content.write(colour, operator: font.isBold ? "rg BT /FB" : "rg BT /FR")
        content.write(size, operator: "Tf")
        content.write(x, Self.height - y, operator: "Td")
        content.show(numbers)
        content.write(operator: "ET")
    }

    /// A QR code as filled rectangles with its quiet zone; `side` is the whole square, and is made white first.
    package mutating func qrCode(_ code: QRCode, x: Double, y: Double, side: Double) {
        fill(x: x, y: y, width: side, height: side, .white)
        let module = side / Double(code.size + 2 * QRCode.quietZone)
        let zone = Double(QRCode.quietZone)
        content.write(.black, operator: "rg")
        // One path, filled once: separate ones would show hairlines between rows.
        for run in code.runs {
            let top = y + (Double(run.row) + zone) * module
            let left = x + (Double(run.column) + zone) * module
            rectangle(x: left, y: top, width: Double(run.length) * module, height: module)
        }
        content.write(operator: "f")
    }

    private mutating func outline(x: Double, y: Double, width: Double, height: Double, radius: Double) {
        guard radius > 0 else {
            rectangle(x: x, y: y, width: width, height: height)
            return
        }
        let (right, bottom) = (x + width, y + height)
        let handle = radius * 0.4477  // 1 - 0.5523: a quarter of a circle as a Bézier curve
        move(x + radius, y)
        line(right - radius, y)
        curve((right - handle, y), (right, y + handle), (right, y + radius))
        line(right, bottom - radius)
        curve((right, bottom - handle), (right - handle, bottom), (right - radius, bottom))
        line(x + radius, bottom)
        curve((x + handle, bottom), (x, bottom - handle), (x, bottom - radius))
        line(x, y + radius)
        curve((x, y + handle), (x + handle, y), (x + radius, y))
        content.write(operator: "h")
    }

    private mutating func rectangle(x: Double, y: Double, width: Double, height: Double) {
        content.write(x, Self.height - y - height, width, height, operator: "re")
    }

    private mutating func move(_ x: Double, _ y: Double) { content.write(x, Self.height - y, operator: "m") }

    private mutating func line(_ x: Double, _ y: Double) { content.write(x, Self.height - y, operator: "l") }

    private mutating func curve(_ one: (Double, Double), _ two: (Double, Double), _ end: (Double, Double)) {
        let height = Self.height
        content.write(one.0, height - one.1, two.0, height - two.1, end.0, height - end.1, operator: "c")
    }
}
