// The ticket's file as independent tools see it: valid, searchable, with embedded fonts, and its codes scan.

import Foundation
import XCTest

@testable import TicketCore

final class TicketDocumentTests: XCTestCase {
    func testTheFileIsValidAndDeterministic() throws {
        let bytes = TicketDocument.pdf(.sample(count: 6))
        XCTAssertEqual(bytes, TicketDocument.pdf(.sample(count: 6)))
        try withFile(bytes) { path in
            let report = String(decoding: try Tool.run("qpdf", ["--check", path], from: "qpdf"), as: UTF8.self)
            XCTAssertTrue(report.contains("No syntax or stream encoding errors"), report)
            XCTAssertFalse(report.contains("WARNING"), report)
            let information = String(decoding: try Tool.run("pdfinfo", [path], from: "poppler-utils"), as: UTF8.self)
            XCTAssertTrue(information.contains("Title:           Bilety: Zażółć gęślą jaźń"), information)
            XCTAssertTrue(information.contains("Pages:           6"), information)
            XCTAssertTrue(information.contains("(A4)"), information)
        }
    }

    func testTheFontsAreEmbeddedSubsetsThatGiveTheirTextBack() throws {
        try withFile(TicketDocument.pdf(.sample())) { path in
            let fonts = String(decoding: try Tool.run("pdffonts", [path], from: "poppler-utils"), as: UTF8.self)
            let rows = fonts.split(separator: "\n").dropFirst(2).map { $0.split(separator: " ").map(String.init) }
            XCTAssertEqual(rows.map { $0[0] }.sorted(), ["TICKTB+DejaVuSans-Bold", "TICKTR+DejaVuSans"])
            for row in rows { XCTAssertEqual(Array(row[4...6]), ["yes", "yes", "yes"], fonts) }
            let text = try Self.text(path)
            for expected in [
                "Zażółć gęślą jaźń · Příliš žluťoučký kůň", "Łukasz Świętopełk-Czuczeła", "Київ", "1 234,50 Kč",
                "“quotes” – €",
            ] {
                XCTAssertTrue(text.contains(expected), "\(expected) is not in\n\(text)")
            }
        }
    }

    func testEveryCodeIsReadFromTheRenderedPages() throws {
        let model = TicketDocument.Model.sample(count: 6)
        try withFile(TicketDocument.pdf(model)) { path in
            let pages = try Self.render(path, pages: 6)
            XCTAssertEqual(try pages.flatMap { try Barcode.read($0, suffix: "png") }, model.tickets.map(\.code.text))
        }
    }

    func testExtremeContentNeitherOverflowsNorIsLost() throws {
        var model = TicketDocument.Model.sample()
        let words = (1...900).map { "termin\($0)" }
        model.tickets[0].eventTitle = String(repeating: "Konstantynopolitańczykowianeczka", count: 12)
        model.tickets[0].eventSubtitle = String(repeating: "gościnnie ", count: 40)
        model.tickets[0].holder = String(repeating: "Brzęczyszczykiewicz-", count: 30)
        model.tickets[0].venue = String(repeating: "Hala Widowiskowo-Sportowa ", count: 12)
        model.tickets[0].address = String(repeating: "ul. Bardzo Długa 123/456, ", count: 12)
        model.tickets[0].place = ["Wejście", "Sektor", "Rząd", "Miejsce"].map {
            .init($0, String(repeating: "WWWWW ", count: 12))
        }
        model.tickets[0].included = (1...70).map { "Pozycja \($0) " + String(repeating: "pakietu ", count: 6) }
        model.tickets[0].terms = words.joined(separator: " ") + "\n" + String(repeating: "X", count: 4000)
        model.organiser.accent = Colour(0xFFE600)
        model.organiser.details = String(repeating: "organizator ", count: 80)
        try withFile(TicketDocument.pdf(model)) { path in
            let text = try Self.text(path)
            for word in words.map({ $0 + (text.contains($0 + "\n") ? "\n" : "") }) {
                XCTAssertTrue(text.contains(word))
            }
            for item in 1...70 { XCTAssertTrue(text.contains("Pozycja \(item) "), "item \(item)") }
            try Self.expectWordsInsidePages(path)
        }
    }

    func testAnEmptyModelStillIsATicket() throws {
        var model = TicketDocument.Model.sample()
        model.tickets[0] = TicketDocument.Ticket(
            eventTitle: "", date: "", time: "", venue: "", address: "", place: [], type: "", price: "", order: "",
            code: model.tickets[0].code)
        try withFile(TicketDocument.pdf(model)) { path in
            _ = try Tool.run("qpdf", ["--check", path], from: "qpdf")
            XCTAssertEqual(
                try Self.render(path, pages: 1).flatMap { try Barcode.read($0, suffix: "png") },
                [model.tickets[0].code.text])
        }
    }

    func testTextIsReadableOnEveryAccent() {
        for accent in [0x1F3A8A, 0xFFE600, 0xE11D48, 0x777777, 0x00B140, 0x000000, 0xFFFFFF] as [UInt32] {
            let colour = Colour(accent)
            XCTAssertGreaterThanOrEqual(colour.contrast(with: colour.textColour), 4.5, String(accent, radix: 16))
            XCTAssertGreaterThanOrEqual(Colour.white.contrast(with: colour.readableOnWhite), 4.5)
        }
        XCTAssertEqual(Colour.white.contrast(with: .black), 21, accuracy: 0.001)
        XCTAssertEqual(Colour(0x777777).contrast(with: .white), 4.48, accuracy: 0.005)
    }

    func testTextWrapsAtSpacesAndBreaksWordsOnlyWhenItMust() {
        let width = Font.regular.width(of: "mmmm", size: 10)
        XCTAssertEqual(Font.regular.lines(of: "mm m mm\nm", size: 10, width: width), ["mm m", "mm", "m"])
        XCTAssertEqual(Font.regular.lines(of: "m mmmmmmmmm m", size: 10, width: width), ["m", "mmmm", "mmmm", "m m"])
        XCTAssertEqual(Font.regular.lines(of: "mm\u{A0}mm", size: 10, width: width), ["mm\u{A0}m", "m"])
        XCTAssertEqual(Font.regular.lines(of: "", size: 10, width: width), [""])
        XCTAssertEqual(Font.regular.lines(of: "mm", size: 10, width: 1), ["m", "m"])
        let lines = Font.regular.lines(of: "mmmm mmmm mmmm", size: 10, width: width, maximum: 2)
        XCTAssertEqual(lines, ["mmmm", "mm…"])
    }

    /// A letter the font lacks is shown as missing, not dropped without a trace; a mark or a control character is.
    func testLettersTheFontLacks() {
        let known = Font.regular.width(of: "a\u{FFFD}b", size: 10)
        XCTAssertEqual(Font.regular.width(of: "a漢b", size: 10), known)
        XCTAssertEqual(Font.regular.width(of: "a🎸b", size: 10), known)
        XCTAssertEqual(Font.regular.width(of: "a\u{200B}\u{7}b", size: 10), Font.regular.width(of: "ab", size: 10))
    }

    /// The symbol must be at least 45 mm wide without its quiet zone.
    func testTheCodeIsLargeEnough() throws {
        let symbol = try XCTUnwrap(QRCode(TicketDocument.Model.sample().tickets[0].code.text))
        let module = TicketLayout.codeSide / Double(symbol.size + 2 * QRCode.quietZone)
        XCTAssertGreaterThanOrEqual(module * Double(symbol.size) / 72 * 25.4, 45)
    }

    // MARK: Tools

    private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).pdf")
        try Data(bytes).write(to: file)
        if let kept = ProcessInfo.processInfo.environment["KEEP_TICKET_PDF"] {
            try Data(bytes).write(to: URL(fileURLWithPath: "\(kept)/\(name.filter(\.isLetter)).pdf"))
        }
        defer { try? FileManager.default.removeItem(at: file) }
        try body(file.path)
    }

    /// All words, one space between any two.
    private static func text(_ path: String) throws -> String {
        let output = try Tool.run("pdftotext", [path, "-"], from: "poppler-utils")
        return String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            + " "
    }

    private static func render(_ path: String, pages: Int) throws -> [Data] {
        try (1...pages).map { page in
            let options = ["-r", "150", "-png", "-f", "\(page)", "-l", "\(page)", path]
            return try Tool.run("pdftoppm", options, from: "poppler-utils")
        }
    }

    /// Every word's box, as pdftotext measures it, lies within the margins.
    private static func expectWordsInsidePages(_ path: String) throws {
        let output = try Tool.run("pdftotext", ["-bbox", path, "-"], from: "poppler-utils")
        let boxes = String(decoding: output, as: UTF8.self).matches(
            of: /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"/)
        XCTAssertGreaterThan(boxes.count, 1000)
        for box in boxes {
            let edges = [box.1, box.2, box.3, box.4].map { Double($0) ?? -1 }
            XCTAssertTrue(
                edges[0] >= TicketLayout.margin - 1 && edges[1] >= 20
                    && edges[2] <= PDFPage.width - TicketLayout.margin + 1 && edges[3] <= PDFPage.height - 15,
                "outside: \(box.0)")
        }
    }
}

extension TicketDocument.Model {
    static func sample(count: Int = 1) -> TicketDocument.Model {
        let randomness = SeededRandomness(seed: 2026)
        return TicketDocument.Model(
            language: .polish, title: "Bilety: Zażółć gęślą jaźń", created: Instant(milliseconds: 1_795_000_000_000),
            organiser: .init(
                name: "Agencja Koncertowa Północ",
                details: "Agencja Koncertowa Północ sp. z o.o., ul. Długa 1, 80-827 Gdańsk · NIP 583-000-00-00 · "
                    + "bilety@example.org · +48 58 000 00 00"),
            labels: .init(
                ticket: "Bilet", date: "Kiedy", venue: "Gdzie", type: "Rodzaj biletu", price: "Cena",
                holder: "Imię i nazwisko",
                order: "Zamówienie", included: "Pakiet zawiera", terms: "Warunki",
                scan: "Jedno wejście. Pokaż kod na papierze lub na ekranie. Nie publikuj jego zdjęcia."),
            tickets: (1...count).map { ticket($0, randomness) })
    }

    private static func ticket(_ number: Int, _ randomness: any Randomness) -> TicketDocument.Ticket {
        TicketDocument.Ticket(
            eventTitle: "Zażółć gęślą jaźń · Příliš žluťoučký kůň", eventSubtitle: "Gość specjalny: Київ “quotes” – €",
            date: "sobota, 21 listopada 2026", time: "20:00", doors: "Bramy 18:00", venue: "Stadion Gdańsk",
            address: "ul. Pokoleń Lechii Gdańsk 1, 80-560 Gdańsk",
            place: [
                .init("Wejście", "G4"), .init("Sektor", "B12"), .init("Rząd", "27"),
                .init("Miejsce", "\(number + 113)"),
            ],
            type: "Pakiet VIP", price: "1 234,50 Kč", holder: "Łukasz Świętopełk-Czuczeła", order: "K7QF-2M9X",
            included: [
                "Miejsce siedzące w pierwszych rzędach", "Wejście osobną bramą od 17:00",
                "Kolacja i napoje w strefie VIP",
                "Plakat z autografem", "Miejsce parkingowe P3",
            ],
            code: .make(randomness, key: HMAC.Key([3])),
            terms: String(
                repeating:
                    "Bilet upoważnia do jednorazowego wejścia. Organizator może odmówić wstępu osobie, która zagraża "
                    + "bezpieczeństwu. Zabronione jest wnoszenie przedmiotów niebezpiecznych, napojów w butelkach i kamer. "
                    + "W razie odwołania wydarzenia pieniądze są zwracane na rachunek, z którego przyszły.\n", count: 3)
        )
    }
}
