// The codes of rehearsals, without a database: what a gate knows when its network is down.

import XCTest

@testable import TicketCore

final class TicketKeysTests: XCTestCase {
    private let keys = TicketKeys(TestShop.keys)
    private let lot = SeededRandomness(seed: 8)

    func testAGateWithoutNetworkTellsARehearsalsCodeFromATicket() throws {
        for _ in 0..<50 {
            let ticket = TicketCode.make(lot, key: keys.key(isRehearsal: false))
            let copy = TicketCode.make(lot, key: keys.key(isRehearsal: true))
            XCTAssertEqual(try keys.read(ticket.text), .ticket(ticket))
            XCTAssertEqual(try keys.read(copy.grouped.lowercased()), .rehearsal(copy))
            XCTAssertThrowsError(try TicketCode(parsing: copy.text, key: keys.key(isRehearsal: false)))
        }
    }

    func testWhatNeitherKeySignedIsMistyped() {
        let elsewhere = TicketKeys(MasterKeys(current: (1, Array(repeating: 9, count: 32))))
        let foreign = TicketCode.make(lot, key: elsewhere.key(isRehearsal: true))
        XCTAssertThrowsError(try keys.read(foreign.text)) { XCTAssertEqual($0 as? TicketCode.Failure, .mistyped) }
        XCTAssertThrowsError(try keys.read("hello")) { XCTAssertEqual($0 as? TicketCode.Failure, .foreign) }
    }

    /// One code of a rehearsal in a million has the tag that a ticket would have. Then it is read as one, and it is the
    /// database that knows better; a ticket must never be read as a rehearsal's.
    func testATicketIsNeverTakenForARehearsals() throws {
        var rehearsals = 0
        for _ in 0..<2_000 {
            let ticket = TicketCode.make(lot, key: keys.key(isRehearsal: false))
            if case .rehearsal = try keys.read(ticket.text) { rehearsals += 1 }
        }
        XCTAssertEqual(rehearsals, 0)
    }
}
