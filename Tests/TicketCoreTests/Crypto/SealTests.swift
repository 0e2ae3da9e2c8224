// What was sealed opens, and nothing else does.

import XCTest

@testable import TicketCore

final class SealTests: XCTestCase {
    private let first = MasterKeys(current: (id: 1, bytes: [UInt8](repeating: 7, count: 32)))
    private let payload: [UInt8] = [1, 2, 3, 4, 250]

    func testOpensWhatItSealed() {
        let sealer = first.sealer(purpose: "pass")
        for length in [0, 1, 2, 3, 60, 400] {
            let payload = SeededRandomness(seed: 3).bytes(length)
            XCTAssertEqual(sealer.open(sealer.seal(payload)), payload)
        }
    }

    /// The text is kept: a change of the form would shut out everybody who holds one.
    func testTheFormIsFixed() {
        XCTAssertEqual(first.sealer(purpose: "pass").seal(payload), "AQECAwT6.cEDQuueiEoqyiS6LJ_pmOA")
    }

    func testAnyChangedCharacterIsRefused() {
        let sealer = first.sealer(purpose: "pass")
        let text = Array(sealer.seal(payload))
        for index in text.indices {
            var changed = text
            changed[index] = text[index] == "A" ? "B" : "A"
            XCTAssertNil(sealer.open(String(changed)), "changed at \(index)")
            changed.remove(at: index)
            XCTAssertNil(sealer.open(String(changed)), "removed at \(index)")
        }
        for text in ["", ".", "..", "AQ", "AQ.", ".AQ", String(text) + ".", String(text) + ".AA"] {
            XCTAssertNil(sealer.open(text), text)
        }
    }

    func testOnePurposeDoesNotOpenAnother() {
        let text = first.sealer(purpose: "pass", salt: [1]).seal(payload)
        XCTAssertNil(first.sealer(purpose: "session", salt: [1]).open(text))
        XCTAssertNil(first.sealer(purpose: "pass", salt: [2]).open(text))
        XCTAssertNotNil(first.sealer(purpose: "pass", salt: [1]).open(text))
    }

    func testARotatedKeyOpensUntilItIsTakenAway() {
        let old = first.sealer(purpose: "pass").seal(payload)
        let next: (id: UInt8, bytes: [UInt8]) = (2, [UInt8](repeating: 8, count: 32))
        let both = MasterKeys(current: next, old: [(1, [UInt8](repeating: 7, count: 32))]).sealer(purpose: "pass")
        XCTAssertEqual(both.open(old), payload)
        XCTAssertEqual(Base64URL.decode(both.seal(payload).prefix(8))?.first, 2)
        XCTAssertNil(MasterKeys(current: next).sealer(purpose: "pass").open(old))
    }
}
