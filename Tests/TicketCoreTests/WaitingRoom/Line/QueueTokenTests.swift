// Tickets and sessions: what is ours opens, everything else does not.

import XCTest

@testable import TicketCore

final class QueueTokenTests: XCTestCase {
    private let event = ID<Event>(rawValue: 0x98_0000_0001)
    private let now = Instant(milliseconds: 1_795_217_054_123)
    private let random = SeededRandomness(seed: 3)
    private let master = MasterKeys(current: (1, Array(repeating: 7, count: 32)))

    private func keys(_ purpose: QueuePurpose = .ticket, _ event: ID<Event>? = nil) -> QueueKeys {
        QueueKeys(master, purpose, event: event ?? self.event)
    }

    private func ticket(_ number: Int64 = 18_233) -> QueueTicket {
        .issue(number, of: event, who: 5, at: now, random, keys())
    }

    func testATicketIsReadAsItWasIssued() throws {
        for number in [0, 1, 18_233, Int64.max] {
            let ticket = ticket(number)
            XCTAssertEqual(ticket.text.utf8.count, 80)
            XCTAssertEqual(QueueTicket.verify(ticket.text, of: event, keys()), ticket)
        }
        XCTAssertNotEqual(ticket().text, ticket().text, "eight bytes are random")
    }

    func testTheBytesOfATicketStandWhereTheFormatSays() throws {
        let bytes = try XCTUnwrap(Base64URL.decode(ticket().text))
        XCTAssertEqual(bytes.count, 60)
        XCTAssertEqual([bytes[0], bytes[2], bytes[3]], [1, 1, 0])
        XCTAssertEqual(Hex.encode(bytes[4..<12]), "0000009800000001")
        XCTAssertEqual(Hex.encode(bytes[12..<20]), "0000000000004739")
        XCTAssertEqual(bytes.bigEndian(at: 20), 1_795_217_054_123)
        XCTAssertEqual(bytes.bigEndian(at: 28), 5)
    }

    func testEveryBitOfATicketCounts() throws {
        let bytes = try XCTUnwrap(Base64URL.decode(ticket().text))
        for bit in 0..<(bytes.count * 8) {
            var changed = bytes
            changed[bit / 8] ^= 1 << (bit % 8)
            XCTAssertNil(QueueTicket.verify(Base64URL.encode(changed), of: event, keys()), "bit \(bit)")
        }
        for length in 0..<60 {
            XCTAssertNil(QueueTicket.verify(Base64URL.encode(bytes.prefix(length)), of: event, keys()))
        }
    }

    func testATicketIsForOneEventAndOnePurpose() {
        let other = ID<Event>(rawValue: 0x98_0000_0002)
        XCTAssertNil(QueueTicket.verify(ticket().text, of: other, keys(.ticket, other)))
        XCTAssertNil(QueueTicket.verify(ticket().text, of: other, keys()), "even under the same key")
        XCTAssertNil(QueueTicket.verify(ticket().text, of: event, keys(.session)))
    }

    func testOldKeysVerifyAndNewOnesIssue() {
        let old = ticket()
        let both = MasterKeys(current: (2, Array(repeating: 8, count: 32)), old: [(1, Array(repeating: 7, count: 32))])
        let keys = QueueKeys(both, .ticket, event: event)
        XCTAssertEqual(QueueTicket.verify(old.text, of: event, keys), old)
        let fresh = QueueTicket.issue(2, of: event, at: now, random, keys)
        XCTAssertEqual(QueueTicket.verify(fresh.text, of: event, keys), fresh)
        XCTAssertNil(QueueTicket.verify(fresh.text, of: event, self.keys()), "made under the new key")
    }

    func testEveryBitOfASessionCounts() throws {
        let key = keys(.session).current
        let token = ShoppingToken(.new(random), under: key.key)
        var visits = Visits()
        visits.put(
            Visit(number: 4, id: ID(rawValue: 1), token: token, kid: key.kid, since: now, entered: now, seen: now))
        XCTAssertEqual(visits.find(try XCTUnwrap(ShoppingToken(token.text)))?.number, 4)
        let bytes = try XCTUnwrap(Base64URL.decode(token.text))
        XCTAssertEqual(bytes.count, 24)
        for bit in 0..<(bytes.count * 8) {
            var changed = bytes
            changed[bit / 8] ^= 1 << (bit % 8)
            XCTAssertNil(visits.find(try XCTUnwrap(ShoppingToken(Base64URL.encode(changed)))), "bit \(bit)")
        }
        for text in ["", "A", String(token.text.dropLast()), token.text + "A", "=" + token.text.dropFirst()] {
            XCTAssertNil(ShoppingToken(text))
        }
    }
}
