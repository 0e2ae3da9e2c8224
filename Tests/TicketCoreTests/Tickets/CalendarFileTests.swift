// Calendar files: byte for byte as RFC 5545 asks, with nothing a title could break out of.

import Foundation
import XCTest

@testable import TicketCore

final class CalendarFileTests: XCTestCase {
    private let start = Instant(milliseconds: 1_795_287_600_000)

    func testTheWholeFile() {
        let file = CalendarFile(
            id: "7G3K9QXM@tickets.example.org", title: "Koncert; finał, \\o/", start: start,
            end: start + .seconds(10_800),
            location: "Stadion Gdańsk, ul. Pokoleń Lechii 1", url: "https://tickets.example.org/pl/e/7G3K9QXM",
            details: "Bramy 18:00\nBilety na stronie", published: Instant(milliseconds: 1_790_000_000_000), sequence: 2)
        XCTAssertEqual(
            file.text,
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//TicketServer//EN
            CALSCALE:GREGORIAN
            BEGIN:VEVENT
            UID:7G3K9QXM@tickets.example.org
            DTSTAMP:20260921T141320Z
            DTSTART:20261121T190000Z
            DTEND:20261121T220000Z
            SEQUENCE:2
            STATUS:CONFIRMED
            SUMMARY:Koncert\\; finał\\, \\\\o/
            LOCATION:Stadion Gdańsk\\, ul. Pokoleń Lechii 1
            DESCRIPTION:Bramy 18:00\\nBilety na stronie
            URL:https://tickets.example.org/pl/e/7G3K9QXM
            END:VEVENT
            END:VCALENDAR

            """.replacing("\n", with: "\r\n"))
    }

    func testFoldsAtSeventyFiveBytesAndNeverInsideACharacter() {
        for length in [0, 74, 75, 76, 149, 150, 500] {
            for letter in ["x", "ż", "€", "🎸"] {
                let line = "SUMMARY:a" + String(repeating: letter, count: length)
                let folded = CalendarFile.folded(line)
                let pieces = folded.components(separatedBy: "\r\n")
                XCTAssertTrue(pieces.allSatisfy { $0.utf8.count <= 75 }, "\(letter) \(length)")
                XCTAssertTrue(pieces.dropFirst().allSatisfy { $0.hasPrefix(" ") })
                XCTAssertEqual(folded.replacingOccurrences(of: "\r\n ", with: ""), line)
            }
        }
        XCTAssertEqual(CalendarFile.folded(String(repeating: "x", count: 75)).utf8.count, 75)
    }

    func testNoValueCanBeginALine() {
        let hostile = "a\r\nATTENDEE:mailto:x@example.org\nEND:VEVENT\u{85}\u{2028}\u{0}b"
        let file = CalendarFile(
            id: hostile, title: hostile, start: start, end: start, location: hostile, url: hostile, details: hostile,
            published: start, isCancelled: true)
        let lines = file.text.components(separatedBy: "\r\n")
        let names = lines.filter { !$0.hasPrefix(" ") }.map { String($0.prefix { $0 != ":" }) }
        XCTAssertEqual(names.filter { $0 == "END" }.count, 2)
        XCTAssertFalse(names.contains("ATTENDEE"))
        XCTAssertFalse(file.text.replacing("\r\n", with: "").unicodeScalars.contains { $0.value < 0x20 })
        XCTAssertTrue(lines.contains("STATUS:CANCELLED"))
    }

    func testCivilTimeAgreesWithFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try XCTUnwrap(TimeZone(identifier: "UTC"))
        let randomness = SeededRandomness(seed: 5545)
        let leap = [951_782_400, 951_868_799, 1_709_164_800, 4_107_542_399, 4_107_542_400, 0, -1, -86_400, -86_401]
        for seconds in leap + (0..<2000).map({ _ in Int(randomness.below(8_000_000_000)) - 2_000_000_000 }) {
            let time = CivilTime(Instant(milliseconds: Int64(seconds) * 1000))
            let parts = calendar.dateComponents(
                [.year, .month, .day, .hour, .minute, .second], from: Date(timeIntervalSince1970: Double(seconds)))
            XCTAssertEqual(
                [time.year, time.month, time.day, time.hour, time.minute, time.second],
                [parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second])
        }
    }
}
