// A code of ours is known without a database; a foreign or mistyped one too.

import XCTest

@testable import TicketCore

final class TicketCodeTests: XCTestCase {
    private let key = HMAC.Key([UInt8](repeating: 5, count: 32))

    func testReadsWhatItMade() throws {
        let randomness = SeededRandomness(seed: 20)
        for _ in 0..<200 {
            let code = TicketCode.make(randomness, key: key)
            XCTAssertEqual(code.text.count, TicketCode.length)
            XCTAssertEqual(try TicketCode(parsing: code.text, key: key), code)
        }
    }

    /// Printed tickets live for months: the form must not change.
    func testTheFormIsFixed() {
        let code = TicketCode.make(SeededRandomness(seed: 1), key: key)
        XCTAssertEqual(code.text, "Q5E052FC5L592RXCHRJS33FBPRF5ACPTDVE7")
        XCTAssertEqual(code.grouped, "Q5E0 52FC 5L59 2RXC HRJS 33FB PRF5 ACPT DVE7")
    }

    func testReadsWhatPeopleAndScannersType() throws {
        let code = TicketCode.make(SeededRandomness(seed: 1), key: key)
        let dashed = code.grouped.replacing(" ", with: "-").lowercased()
        for typed in [
            code.grouped, dashed, " \(code.text)\r\n", code.text.replacing("1", with: "I").replacing("0", with: "o"),
        ] {
            XCTAssertEqual(try TicketCode(parsing: typed, key: key), code, typed)
        }
    }

    func testTellsForeignFromMistyped() {
        let code = TicketCode.make(SeededRandomness(seed: 1), key: key).text
        let foreign = [
            "", "5901234123457", "https://example.org/t/1", String(code.dropLast()), code + "0", code + code,
            "Y" + code.dropFirst(), "Ż" + code.dropFirst(), "\0" + code.dropFirst(),
        ]
        for text in foreign { XCTAssertEqual(failure(text), .foreign, text) }
        XCTAssertEqual(failure(code, key: HMAC.Key([1])), .mistyped)
    }

    func testEverySingleSlipAndSwapIsFound() {
        let code = Array(TicketCode.make(SeededRandomness(seed: 7), key: key).text)
        for index in code.indices {
            var changed = code
            changed[index] = code[index] == "7" ? "3" : "7"
            XCTAssertEqual(failure(String(changed)), .mistyped)
            guard index > 0, code[index] != code[index - 1] else { continue }
            changed = code
            changed.swapAt(index, index - 1)
            XCTAssertEqual(failure(String(changed)), .mistyped)
        }
    }

    func testCodesOfAnOlderKeyAreRead() throws {
        let old = TicketCode.make(SeededRandomness(seed: 2), key: HMAC.Key([9]))
        XCTAssertEqual(try TicketCode(parsing: old.text, keys: [key, HMAC.Key([9])]), old)
    }

    func testTheAlphabetIsSafeForScanners() {
        XCTAssertEqual(Set(TicketCode.alphabet).count, 32)
        for letter in "IOYZ".utf8 { XCTAssertFalse(TicketCode.alphabet.contains(letter)) }
        XCTAssertEqual(QRSegment(String(decoding: TicketCode.alphabet, as: UTF8.self)).mode, .alphanumeric)
    }

    private func failure(_ text: String, key: HMAC.Key? = nil) -> TicketCode.Failure? {
        do throws(TicketCode.Failure) {
            _ = try TicketCode(parsing: text, key: key ?? self.key)
            return nil
        } catch {
            return error
        }
    }
}
