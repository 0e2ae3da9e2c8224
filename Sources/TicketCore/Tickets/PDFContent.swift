// The operators of a page, written as bytes: numbers first, then the operator's name.

struct PDFContent: Sendable {
    private(set) var bytes: [UInt8] = []

    /// `1.5 20 m` and a line end.
    mutating func write(_ numbers: Double..., operator name: StaticString) {
        for number in numbers { append(number) }
        name.withUTF8Buffer { bytes += $0 }
        bytes.append(0x0A)
    }

    /// Sets a colour: `rg` to fill, `RG` to draw lines.
    mutating func write(_ colour: Colour, operator name: StaticString) {
        write(Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255, operator: name)
    }

    /// Shows glyphs by number.
    mutating func show(_ glyphs: [UInt16]) {
        bytes.append(0x3C)
        for glyph in glyphs {
            for place in [12, 8, 4, 0] as [UInt16] { bytes.append(Self.hexadecimal[Int(glyph >> place & 15)]) }
        }
        bytes += "> Tj\n".utf8
    }

    /// As PDF wants it, and a space: no exponent, thousandths at most (a third of a micrometre on paper).
    private mutating func append(_ value: Double) {
        let scaled = Int((value * 1000).rounded())
        if scaled < 0 { bytes.append(0x2D) }
        bytes += String(scaled.magnitude / 1000).utf8
        var part = scaled.magnitude % 1000
        if part > 0 {
            bytes.append(0x2E)
            var place: UInt = 100
            while part > 0 {
                bytes.append(UInt8(0x30 + part / place))
                part %= place
                place /= 10
            }
        }
        bytes.append(0x20)
    }

    private static let hexadecimal = Array("0123456789abcdef".utf8)
}
