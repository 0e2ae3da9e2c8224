// Access codes and the codes of another device: what people type, and what is a code.

import XCTest

@testable import TicketCore

final class CodeTests: XCTestCase {
    private let event = ID<Event>(rawValue: 0x98_0000_0001)
    private let now = Instant(milliseconds: 1_795_217_054_123)
    private let random = SeededRandomness(seed: 3)
    private let master = MasterKeys(current: (1, Array(repeating: 7, count: 32)))
    private var keys: QueueKeys { QueueKeys(master, .code, event: event) }

    func testACodeIsReadHoweverItIsTyped() {
        for places in [1, 4, 20] {
            let code = AccessCode.issue(event, places: places, random, master)
            XCTAssertEqual(code.text.utf8.count, 47)
            XCTAssertEqual(code.printed.split(separator: "-").map(\.count), [6, 6, 6, 6, 6, 6, 6, 5])
            XCTAssertTrue(code.who >> 63 == 1)
            let typed = [
                code.text, code.printed, code.printed.lowercased(), " " + code.printed.replacing("-", with: " ") + "\t",
                code.printed.replacing("0", with: "o").replacing("1", with: "l"),
                code.printed.replacing("0", with: "O").replacing("1", with: "I").replacing("-", with: "\u{2011}"),
            ]
            for text in typed { XCTAssertEqual(AccessCode.verify(text, of: event, keys), code, text) }
        }
    }

    func testEveryBitOfACodeCounts() {
        let text = AccessCode.issue(event, places: 2, random, master).text
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        let letters = Array(text)
        for (index, letter) in letters.enumerated() {
            for bit in 0..<5 {
                var changed = letters
                changed[index] = alphabet[(alphabet.firstIndex(of: letter) ?? 0) ^ 1 << bit]
                XCTAssertNil(AccessCode.verify(String(changed), of: event, keys), "\(index) \(bit)")
            }
        }
        for length in 0..<47 { XCTAssertNil(AccessCode.verify(String(text.prefix(length)), of: event, keys)) }
        for wrong in ["", "U", text + "0", text.replacing("0", with: "U") + "ł", String(repeating: "0", count: 5_000)] {
            XCTAssertNil(AccessCode.verify(wrong, of: event, keys), String(wrong.prefix(60)))
        }
    }

    func testACodeIsForOneEventAndGoodUnderOldKeys() {
        let code = AccessCode.issue(event, places: 1, random, master)
        let other = ID<Event>(rawValue: 0x98_0000_0002)
        XCTAssertNil(AccessCode.verify(code.text, of: other, QueueKeys(master, .code, event: other)))
        XCTAssertNil(AccessCode.verify(code.text, of: other, keys), "even under the same key")
        XCTAssertNil(AccessCode.verify(code.text, of: event, QueueKeys(master, .ticket, event: event)))
        let both = MasterKeys(current: (2, Array(repeating: 8, count: 32)), old: [(1, Array(repeating: 7, count: 32))])
        XCTAssertEqual(AccessCode.verify(code.text, of: event, QueueKeys(both, .code, event: event)), code)
    }

    // MARK: Another device

    private func ticket(_ number: Int64) -> QueueTicket {
        .issue(number, of: event, at: now, random, QueueKeys(master, .ticket, event: event))
    }

    func testANumberHasOneCodeForTwoMinutes() throws {
        var codes = TransferCodes()
        let (first, second) = (ticket(1), ticket(2))
        let old = try XCTUnwrap(codes.make(first, JoinSettings(), at: now, random))
        let code = try XCTUnwrap(codes.make(first, JoinSettings(), at: now, random))
        let other = try XCTUnwrap(codes.make(second, JoinSettings(), at: now, random))
        XCTAssertEqual(code.utf8.count, 10)
        XCTAssertNil(codes.find(old, at: now), "a new one ends the one before")
        XCTAssertEqual(codes.find(code.lowercased(), at: now + .seconds(119)), first)
        XCTAssertEqual(codes.find(CodeText.grouped(other, by: 5), at: now), second)
        XCTAssertNil(codes.find(code, at: now + .seconds(120)))
        for wrong in ["", "0", code + "0", String(code.dropLast()), "UUUUUUUUUU"] {
            XCTAssertNil(codes.find(wrong, at: now), wrong)
        }
        codes.end(1)
        XCTAssertNil(codes.find(code, at: now))
        XCTAssertEqual(codes.find(other, at: now), second)
    }

    func testThereAreOnlySoManyCodes() {
        var codes = TransferCodes()
        var settings = JoinSettings()
        settings.transferCodes = 100
        for number in 0..<100 { XCTAssertNotNil(codes.make(ticket(Int64(number)), settings, at: now, random)) }
        XCTAssertNil(codes.make(ticket(100), settings, at: now + .seconds(119), random))
        XCTAssertNotNil(codes.make(ticket(5), settings, at: now + .seconds(119), random), "in place of its own")
        XCTAssertNotNil(codes.make(ticket(100), settings, at: now + .seconds(120), random))
        XCTAssertEqual(codes.count, 2)
    }
}
