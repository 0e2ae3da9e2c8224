// Every version and level bit by bit against qrencode, and read back by zbarimg.

import Foundation
import XCTest

@testable import TicketCore

final class QRCodeTests: XCTestCase {
    func testEqualsQrencodeInEveryVersionAndLevel() throws {
        let randomness = SeededRandomness(seed: 18_004)
        var cases: [Case] = []
        for version in 1...40 {
            for level in QRCode.Level.allCases {
                let room = QRCapacity(version: version, level: level).dataBits / 8 - 3
                let length = room - Int(randomness.below(UInt64(max(1, room / 3))))
                let text = String(decoding: (0..<length).map { UInt8(0x61 + ($0 * 7 + version) % 26) }, as: UTF8.self)
                cases.append(Case(text: text, level: level, version: version))
            }
        }
        try expectEqualToQrencode(cases)
    }

    func testEqualsQrencodeInEveryMode() throws {
        let letters = Array("ABCDEFGHJKLMNPQRSTUVWX $%*+-./:")
        var cases: [Case] = []
        for length in [1, 2, 3, 8, 20, 36, 61, 118, 250, 395] {
            let text = String((0..<length).map { letters[($0 * 11 + length) % letters.count] })
            let digits = String((0..<length).map { Character("\(($0 * 3 + length) % 10)") })
            for level in QRCode.Level.allCases {
                cases += [Case(text: text, level: level), Case(text: digits, level: level)]
            }
        }
        try expectEqualToQrencode(cases)
    }

    private struct Case {
        let text: String
        let level: QRCode.Level
        /// With a version the text is written in byte mode.
        var version: Int?
    }

    /// The mask is read from qrencode's own picture, then forced on ours.
    private func expectEqualToQrencode(_ cases: [Case]) throws {
        let pictures = try qrencode(cases)
        XCTAssertEqual(pictures.count, cases.count)
        for (item, theirs) in zip(cases, pictures) {
            let formatBits = [theirs[8][2], theirs[8][3], theirs[8][4]].reduce(0) { $0 * 2 + ($1 ? 1 : 0) }
            let versions = item.version.map { $0...$0 } ?? 1...40
            let code = try XCTUnwrap(
                QRCode(item.text, level: item.level, versions: versions, mask: formatBits ^ 0b101))
            let ours = (0..<code.size).map { row in (0..<code.size).map { code[$0, row] } }
            XCTAssertEqual(ours, theirs, "\(item.text.prefix(20))… level \(item.level), version \(code.version)")
        }
    }

    /// What qrencode draws, row by row. One shell runs it for all cases: a process for each would take most of the time.
    private func qrencode(_ cases: [Case]) throws -> [[[Bool]]] {
        let script = """
            command -v qrencode >/dev/null || { echo "is missing: apt-get install qrencode" >&2; exit 1; }
            while IFS="$(printf '\\t')" read -r level options text; do
                qrencode -t ASCII -m 0 -l "$level" $options -- "$text" || exit 1
                echo end
            done
            """
        let lines = cases.map { item in
            "\("LMQH".dropFirst(item.level.rawValue).prefix(1))\t\(item.version.map { "-8 -v \($0)" } ?? "-v 1")\t\(item.text)\n"
        }
        let output = try Tool.run("sh", ["-c", script], input: Data(lines.joined().utf8), from: "dash")
        return String(decoding: output, as: UTF8.self).components(separatedBy: "end\n").dropLast().map { picture in
            picture.split(separator: "\n").map { line in
                line.utf8.enumerated().filter { $0.offset % 2 == 0 }.map { $0.element == 0x23 }
            }
        }
    }

    func testEveryMaskIsReadByZbar() throws {
        for mask in 0..<8 {
            let text = "MASK \(mask): ZAŻÓŁĆ"
            let code = try XCTUnwrap(QRCode(text, level: .quartile, mask: mask))
            XCTAssertEqual(code.mask, mask)
            XCTAssertEqual(try read(code), text)
        }
    }

    func testTheChosenMaskHasTheLowestPenalty() throws {
        let text = "THE QUICK BROWN FOX 0123456789"
        let chosen = try XCTUnwrap(QRCode(text))
        let penalties = (0..<8).map { mask in
            let capacity = QRCapacity(version: chosen.version, level: .medium)
            var matrix = QRMatrix(version: chosen.version, level: .medium)
            matrix.place(capacity.interleaved(QRSegment(text).codewords(for: capacity)))
            return matrix.masked(mask).penalty
        }
        XCTAssertEqual(penalties[chosen.mask], penalties.min())
        XCTAssertGreaterThan(Set(penalties).count, 1)
    }

    /// The figure is by a separate program (regular expressions over the rows) from qrencode's picture of this text.
    func testThePenaltyIsTheStandards() throws {
        let text = "PENALTY OF THIS"
        let capacity = QRCapacity(version: 1, level: .medium)
        var matrix = QRMatrix(version: 1, level: .medium)
        matrix.place(capacity.interleaved(QRSegment(text).codewords(for: capacity)))
        XCTAssertEqual(matrix.masked(0).penalty, 347)
    }

    func testATicketCodeIsASmallSymbol() throws {
        let code = TicketCode.make(SeededRandomness(seed: 4), key: HMAC.Key([1]))
        let symbol = try XCTUnwrap(QRCode(code.text, level: .medium))
        XCTAssertEqual(symbol.version, 2)
        XCTAssertEqual(try XCTUnwrap(QRCode(code.text, level: .quartile)).version, 3)
        XCTAssertEqual(try read(symbol), code.text)
    }

    func testWhatIsTooLongIsRefused() {
        let longest = String(repeating: "A", count: 1852)
        XCTAssertEqual(QRCode(longest, level: .high, mask: 0)?.version, 40)
        XCTAssertNil(QRCode(longest + "A", level: .high, mask: 0))
        XCTAssertNil(QRCode("TOO LONG FOR VERSION ONE", level: .high, versions: 1...1))
        XCTAssertEqual(QRCode("", mask: 0)?.version, 1)
    }

    func testTheSVGPathPaintsExactlyTheDarkModules() throws {
        let code = try XCTUnwrap(QRCode("SVG"))
        XCTAssertTrue(code.svg.contains("viewBox=\"0 0 29 29\""))
        var painted = Set<[Int]>()
        for run in code.runs { for step in 0..<run.length { painted.insert([run.column + step, run.row]) } }
        for row in 0..<code.size {
            for column in 0..<code.size { XCTAssertEqual(code[column, row], painted.contains([column, row])) }
        }
        XCTAssertEqual(code.svgPath.prefix(14), "M4 4h7v1h-7zM1")
    }

    /// The text zbarimg finds in a PBM picture of the code, four pixels a module.
    private func read(_ code: QRCode) throws -> String {
        let side = (code.size + 2 * QRCode.quietZone) * 4
        var picture = "P1\n\(side) \(side)\n"
        for y in 0..<side {
            for x in 0..<side {
                let (column, row) = (x / 4 - QRCode.quietZone, y / 4 - QRCode.quietZone)
                let isInside = (0..<code.size).contains(column) && (0..<code.size).contains(row)
                picture += isInside && code[column, row] ? "1 " : "0 "
            }
            picture += "\n"
        }
        return try Barcode.read(Data(picture.utf8), suffix: "pbm").joined(separator: "|")
    }
}

enum Barcode {
    /// The texts of all codes in a picture, as zbarimg reads them.
    static func read(_ picture: Data, suffix: String) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).\(suffix)")
        try picture.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let output = try Tool.run("zbarimg", ["-q", "--raw", file.path], from: "zbar-tools")
        return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
