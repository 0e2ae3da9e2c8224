// A font inside a PDF: Type0 with Identity-H (text is written as glyph numbers), and the way back from glyph to text.

struct PDFFont {
    private let font: Font
    private let used: [Font.Letter]

    /// - Parameter used: which letters of `font`, for each page.
    init(_ font: Font, used pages: [[Bool]]) {
        self.font = font
        let letters = font.letters.enumerated().filter { letter in pages.contains { $0[letter.offset] } }
        used = letters.map(\.element).sorted { ($0.glyph, $0.scalar) < ($1.glyph, $1.scalar) }
    }

    /// Writes the five objects of the font; the number of the one that pages name.
    func write(to file: inout PDFFile) -> Int {
        let program = file.reserve()
        file.write(
            program, "<< /Filter /FlateDecode /Length1 \(font.data.unpackedLength)", stream: font.file)
        let descriptor = file.reserve()
        file.write(descriptor, descriptorBody(program: program))
        let descendant = file.reserve()
        file.write(descendant, descendantBody(descriptor: descriptor))
        let unicode = file.reserve()
        file.write(unicode, "<<", stream: Array(unicodeMap.utf8))
        let number = file.reserve()
        file.write(
            number,
            "<< /Type /Font /Subtype /Type0 /BaseFont /\(name) /Encoding /Identity-H "
                + "/DescendantFonts [\(descendant) 0 R] /ToUnicode \(unicode) 0 R >>")
        return number
    }

    /// Six letters before the name say that this is a subset.
    private var name: String { (font.isBold ? "TICKTB+" : "TICKTR+") + font.data.name }

    private func descriptorBody(program: Int) -> String {
        let data = font.data
        let box = "\(data.box.0) \(data.box.1) \(data.box.2) \(data.box.3)"
        return "<< /Type /FontDescriptor /FontName /\(name) /Flags 32 /ItalicAngle 0 /Ascent \(data.ascent) "
            + "/Descent \(data.descent) /CapHeight \(data.capHeight) /StemV \(font.isBold ? 140 : 80) "
            + "/FontBBox [\(box)] /FontFile2 \(program) 0 R >>"
    }

    private func descendantBody(descriptor: Int) -> String {
        let widths = used.map { "\($0.glyph) [\($0.width)]" }.joined(separator: " ")
        return "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /\(name) /CIDToGIDMap /Identity /DW 600 /W [\(widths)] "
            + "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            + "/FontDescriptor \(descriptor) 0 R >>"
    }

    /// A CMap from glyph to letter, in groups of at most a hundred (ISO 32000-1, 9.10.3). Where two letters share a
    /// glyph, the lower code point is the one given back.
    private var unicodeMap: String {
        var seen = Set<UInt16>()
        let first = used.filter { seen.insert($0.glyph).inserted }
        let groups = stride(from: 0, to: first.count, by: 100).map { first[$0..<min($0 + 100, first.count)] }
        let entries = groups.map { group in
            let lines = group.map {
                "<\(Self.hexadecimal($0.glyph))> <\(Self.hexadecimal(UInt16($0.scalar.value)))>\n"
            }
            return "\(group.count) beginbfchar\n\(lines.joined())endbfchar\n"
        }
        return """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <ffff>
            endcodespacerange
            \(entries.joined())endcmap
            CMapName currentdict /CMap defineresource pop
            end
            end

            """
    }

    private static func hexadecimal(_ number: UInt16) -> String {
        String(String(UInt32(number) + 0x10000, radix: 16).dropFirst())
    }
}
