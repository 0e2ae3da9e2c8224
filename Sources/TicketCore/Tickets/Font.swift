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
    struct Letter: Sendable {
        let scalar: Unicode.Scalar
        let glyph: UInt16
        /// In thousandths of the type size.
        let width: Int
    }

    package static let regular = Font(.regular)
    package static let bold = Font(.bold)

    let data: FontData
    var isBold: Bool { data.isBold }
    /// The deflated TrueType file.
    let file: [UInt8]
    /// Every letter the font has, by code point.
    let letters: [Letter]
    /// The place in `letters` of each code point; -1 for one that the font does not have.
    private let places: [Int16]
    private let missing: Int

    private init(_ data: FontData) {
        self.data = data
        file = Self.bytes(of: data.file)
        let records = Self.bytes(of: data.letters)
        letters = stride(from: 0, to: records.count, by: 6).compactMap { start in
            let numbers = (0..<3).map { UInt16(records[start + $0 * 2]) << 8 | UInt16(records[start + $0 * 2 + 1]) }
            return Unicode.Scalar(numbers[0]).map { Letter(scalar: $0, glyph: numbers[1], width: Int(numbers[2])) }
        }
        var places = [Int16](repeating: -1, count: 0x1_0000)
        for (place, letter) in letters.enumerated() { places[Int(letter.scalar.value)] = Int16(place) }
        self.places = places
        missing = Int(places[0xFFFD])
        precondition(missing >= 0, "the font has no replacement character")
    }

    /// A table for `glyphs(of:_:)` with no letter used.
    var noLetters: [Bool] { [Bool](repeating: false, count: letters.count) }

    /// The glyphs of `text`, marking their letters in `used`.
    func glyphs(of text: some StringProtocol, _ used: inout [Bool]) -> [UInt16] {
        text.unicodeScalars.compactMap { scalar in
            guard let place = place(of: scalar) else { return nil }
            used[place] = true
            return letters[place].glyph
        }
    }

    /// The width of `text` in points at `size` points.
    package func width(of text: some StringProtocol, size: Double) -> Double {
        var width = 0
        for scalar in text.unicodeScalars { width += place(of: scalar).map { letters[$0].width } ?? 0 }
        return Double(width) * size / 1000
    }

    /// A letter that the font does not have becomes the replacement character; control characters, and marks that
    /// would stand on the letter before, are left out.
    private func place(of scalar: Unicode.Scalar) -> Int? {
        if scalar.value < places.count, places[Int(scalar.value)] >= 0 { return Int(places[Int(scalar.value)]) }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return nil
        default: return missing
        }
    }

    /// The lines of `text` at most `width` wide: broken at spaces and line ends, inside a word only if it alone is too
    /// wide. Other spaces than the plain one do not break.
    package func lines(of text: String, size: Double, width: Double) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .flatMap { paragraphLines($0, size: size, width: width) }
    }

    /// As above, but at most `maximum` lines: the last then ends in an ellipsis.
    func lines(of text: String, size: Double, width: Double, maximum: Int) -> [String] {
        let lines = lines(of: text, size: size, width: width)
        guard lines.count > maximum else { return lines }
        let rest = lines[(maximum - 1)...].prefix(2).joined(separator: " ") + "…"
        return lines.prefix(maximum - 1) + [fitted(rest, size: size, width: width)]
    }

    /// `text`, or as much of it as fits with an ellipsis.
    func fitted(_ text: String, size: Double, width: Double) -> String {
        guard self.width(of: text, size: size) > width else { return text }
        var short = text
        while !short.isEmpty, self.width(of: short + "…", size: size) > width { short.removeLast() }
        return short + "…"
    }

    private func paragraphLines(_ text: Substring, size: Double, width: Double) -> [String] {
        let space = self.width(of: " ", size: size)
        var lines: [String] = []
        var line = ""
        var used = 0.0
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
            let wordWidth = self.width(of: word, size: size)
            if !line.isEmpty, used + space + wordWidth <= width {
                line += " " + word
                used += space + wordWidth
                continue
            }
            if !line.isEmpty { lines.append(line) }
            var pieces = wordWidth <= width ? [String(word)] : pieces(of: word, size: size, width: width)
            line = pieces.removeLast()
            used = self.width(of: line, size: size)
            lines += pieces
        }
        return lines + [line]
    }

    /// A word in pieces that fit; at least one, each with at least one character.
    private func pieces(of word: Substring, size: Double, width: Double) -> [String] {
        var pieces = [""]
        var used = 0.0
        for character in word {
            let characterWidth = self.width(of: String(character), size: size)
            if !pieces[pieces.count - 1].isEmpty, used + characterWidth > width {
                pieces.append("")
                used = 0
            }
            pieces[pieces.count - 1].append(character)
            used += characterWidth
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
