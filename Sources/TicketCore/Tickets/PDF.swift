// A PDF file (ISO 32000-1, version 1.7) of pages with embedded fonts. The same pages give the same bytes.

package struct PDF: Sendable {
    package var pages: [PDFPage] = []
    private let title: String
    private let author: String
    private let language: Language
    private let created: Instant

    /// - Parameters:
    ///   - title: what a viewer shows above the pages.
    ///   - created: when the file says it was made.
    package init(title: String, author: String, language: Language, created: Instant) {
        self.title = title
        self.author = author
        self.language = language
        self.created = created
    }

    /// The file.
    package var bytes: [UInt8] {
        var file = PDFFile()
        let catalog = file.reserve()
        let tree = file.reserve()
        let resources = file.reserve()
        let regular = PDFFont(.regular, used: pages.map(\.usedRegular)).write(to: &file)
        let bold = PDFFont(.bold, used: pages.map(\.usedBold)).write(to: &file)
        file.write(resources, "<< /Font << /FR \(regular) 0 R /FB \(bold) 0 R >> >>")
        let numbers = pages.map { page in
            let content = file.reserve()
            file.write(content, "<<", stream: page.content.bytes)
            let number = file.reserve()
            let box = "0 0 \(PDFPage.width) \(PDFPage.height)"
            file.write(
                number,
                "<< /Type /Page /Parent \(tree) 0 R /MediaBox [\(box)] /Resources \(resources) 0 R /Contents \(content) 0 R >>"
            )
            return number
        }
        let kids = numbers.map { "\($0) 0 R" }.joined(separator: " ")
        file.write(tree, "<< /Type /Pages /Count \(numbers.count) /Kids [\(kids)] >>")
        file.write(
            catalog,
            "<< /Type /Catalog /Pages \(tree) 0 R /Lang (\(language.rawValue)) /ViewerPreferences << /DisplayDocTitle true >> >>"
        )
        let info = file.reserve()
        file.write(info, information)
        return file.finish(catalog: catalog, information: info)
    }

    private var information: String {
        let date = Self.date(created)
        return "<< /Title \(Self.string(title)) /Author \(Self.string(author)) /Producer (TicketServer) "
            + "/CreationDate \(date) /ModDate \(date) >>"
    }

    /// UTF-16 with a byte order mark, in hexadecimal: any letter, nothing to escape.
    private static func string(_ text: String) -> String {
        let units = text.utf16.map { String(UInt32($0) + 0x10000, radix: 16).dropFirst() }
        return "<feff\(units.joined())>"
    }

    private static func date(_ instant: Instant) -> String {
        let date = CivilTime(instant)
        let parts = [date.month, date.day, date.hour, date.minute, date.second].map { String($0 + 100).dropFirst() }
        return "(D:\(date.year)\(parts.joined())Z)"
    }
}

/// The bytes of the file, and where each object begins.
struct PDFFile {
    private var bytes: [UInt8] = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
    private var offsets: [Int] = []

    /// The number of an object that will be written.
    mutating func reserve() -> Int {
        offsets.append(0)
        return offsets.count
    }

    mutating func write(_ number: Int, _ body: String) {
        begin(number)
        append(body + "\nendobj\n")
    }

    /// `dictionary` without its closing brackets and length.
    mutating func write(_ number: Int, _ dictionary: String, stream: [UInt8]) {
        begin(number)
        append("\(dictionary) /Length \(stream.count) >>\nstream\n")
        bytes += stream
        append("\nendstream\nendobj\n")
    }

    /// The table of offsets and the trailer. The identity is the digest of everything before it.
    mutating func finish(catalog: Int, information: Int) -> [UInt8] {
        let start = bytes.count
        let identity = Hex.encode(SHA256.hash(bytes).prefix(16))
        append("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n")
        for offset in offsets { append("\(String(offset + 10_000_000_000).dropFirst()) 00000 n \n") }
        append("trailer\n<< /Size \(offsets.count + 1) /Root \(catalog) 0 R /Info \(information) 0 R ")
        append("/ID [<\(identity)> <\(identity)>] >>\nstartxref\n\(start)\n%%EOF\n")
        return bytes
    }

    private mutating func begin(_ number: Int) {
        offsets[number - 1] = bytes.count
        append("\(number) 0 obj\n")
    }

    private mutating func append(_ text: String) { bytes += text.utf8 }
}
