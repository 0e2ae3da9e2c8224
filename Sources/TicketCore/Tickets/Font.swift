// The two fonts of a ticket: their letters, their widths, and the bytes that a PDF embeds.

/// What the generated tables give. Lengths are thousandths of the type size, as PDF wants them.
struct FontData: Sendable {
    let name: String
    let isBold: Bool
    let ascent, descent, capHeight: Int
    let box: (Int, Int, Int, Int)
    /// Bytes of the TrueType file before it was deflated.
    let unpackedLength: Int
    /// Base64 of records of three big-endian 16-bit numbers: code point, glyph, width; by code point.
    let letters: StaticString
    /// Base64 of the deflated TrueType file.
    let file: StaticString
}

/// A font with its tables unpacked. There are two for the life of the process.
package struct Font: Sendable {
    struct Glyph: Hashable, Sendable {
        let number: UInt16
        /// In thousandths of the type size.
        let width: Int
        let letter: Unicode.Scalar
    }

    package static let regular = Font(.regular)
    package static let bold = Font(.bold)

    let data: FontData
    var isBold: Bool { data.isBold }
    /// The deflated TrueType file.
    let file: [UInt8]
    private let glyphs: [Unicode.Scalar: Glyph]
    private let missing: Glyph

    private init(_ data: FontData) {
        self.data = data
        file = Self.bytes(of: data.file)
        var glyphs: [Unicode.Scalar: Glyph] = [:]
        let records = Self.bytes(of: data.letters)
        for start in stride(from: 0, to: records.count, by: 6) {
            let numbers = (0..<3).map { UInt16(records[start + $0 * 2]) << 8 | UInt16(records[start + $0 * 2 + 1]) }
            guard let letter = Unicode.Scalar(numbers[0]) else { continue }
            glyphs[letter] = Glyph(number: numbers[1], width: Int(numbers[2]), letter: letter)
        }
        self.glyphs = glyphs
        missing = glyphs["\u{FFFD}"] ?? Glyph(number: 0, width: 600, letter: "\u{FFFD}")
    }

    /// The glyphs of `text`. A letter the font does not have becomes the replacement character; marks that stand alone
    /// and control characters are left out.
    func glyphs(of text: some StringProtocol) -> [Glyph] {
        text.flatMap { character in
            character.unicodeScalars.compactMap { scalar in
                if let glyph = glyphs[scalar] { return glyph }
                let kind = scalar.properties.generalCategory
                return [.nonspacingMark, .enclosingMark, .format, .control].contains(kind) ? nil : missing
            }
        }
    }

    /// The width of `text` in points at `size` points.
    package func width(of text: some StringProtocol, size: Double) -> Double {
        Double(glyphs(of: text).reduce(0) { $0 + $1.width }) * size / 1000
    }

    /// The lines of `text` at most `width` wide: broken at spaces and line ends, inside a word only if it alone is too
    /// wide.
    package func lines(of text: String, size: Double, width: Double) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .flatMap { paragraphLines($0, size: size, width: width) }
    }

    private func paragraphLines(_ text: Substring, size: Double, width: Double) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
            let longer = line.isEmpty ? String(word) : line + " " + word
            if self.width(of: longer, size: size) <= width {
                line = longer
                continue
            }
            if !line.isEmpty { lines.append(line) }
            var pieces = pieces(of: word, size: size, width: width)
            line = pieces.removeLast()
            lines += pieces
        }
        return lines + [line]
    }

    /// A word in pieces that fit; at least one, each with at least one character.
    private func pieces(of word: Substring, size: Double, width: Double) -> [String] {
        var pieces = [""]
        for character in word {
            let longer = pieces[pieces.count - 1] + String(character)
            if pieces[pieces.count - 1].isEmpty || self.width(of: longer, size: size) <= width {
                pieces[pieces.count - 1] = longer
            } else {
                pieces.append(String(character))
            }
        }
        return pieces
    }

    private static func bytes(of base64: StaticString) -> [UInt8] {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var held: UInt32 = 0
        base64.withUTF8Buffer { text in
            bytes.reserveCapacity(text.count * 3 / 4)
            for character in text {
                guard let value = base64Value(character) else { break }
                bits = bits << 6 | value
                held += 6
                guard held >= 8 else { continue }
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> held))
            }
        }
        return bytes
    }

    private static func base64Value(_ character: UInt8) -> UInt32? {
        switch character {
        case 0x41...0x5A: UInt32(character) - 0x41
        case 0x61...0x7A: UInt32(character) - 0x61 + 26
        case 0x30...0x39: UInt32(character) - 0x30 + 52
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }
}
