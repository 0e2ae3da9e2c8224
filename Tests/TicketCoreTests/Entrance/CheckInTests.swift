// The entrance: one ticket lets in once, a scan has one answer, a device has one right.

import XCTest

@testable import TicketCore

final class CheckInTests: ShopTestCase {
    private var checkIns: CheckIns {
        CheckIns(database: shop.database, clock: shop.clock, ticketKeys: shop.ticketKeys)
    }
    private var devices: Devices {
        Devices(database: shop.database, clock: shop.clock, randomness: shop.randomness)
    }

    private func gate(_ name: String, event: ID<Event> = TestShop.event) async throws -> GateDevice {
        let (_, code) = try await devices.invite(name: "Phone \(name)", gate: "Gate \(name)", event: event)
        return try await devices.setUp(code: code).device
    }

    private func ticket(_ place: Int = 2) async throws -> Ticket {
        let order = try await shop.buy(place, buyer: Int64(place))
        return try XCTUnwrap(shop.tickets(order).first)
    }

    /// The same ticket at five gates at once, again and again: one opens, the others show where.
    func testFiveGatesAtOnce() async throws {
        let checkIns = checkIns
        var gates: [GateDevice] = []
        for name in ["A", "B", "C", "D", "E"] { gates.append(try await gate(name)) }
        let all = gates
        for place in 2..<22 {
            let ticket = try await ticket(place)
            let outcomes = await Outcomes.of(5) { index in
                try await checkIns.scan(ticket.code, nonce: "n\(place)", by: all[index])
            }
            XCTAssertEqual(
                outcomes.values.map(\.word).sorted(),
                Array(repeating: "accepted", count: 1) + Array(repeating: "already_used", count: 4))
            let evidence = outcomes.values.compactMap { answer -> CheckIn? in
                if case .alreadyUsed(_, let first) = answer { first } else { nil }
            }
            let first = try XCTUnwrap(shop.database.read { try $0.acceptedCheckIn(of: ticket.id) })
            XCTAssertEqual(Set(evidence), [first])
            XCTAssertEqual(first.at, shop.clock.now())
            XCTAssertTrue(all.contains { $0.gate == first.gate && $0.name == first.device })
        }
        let attendance = try shop.database.read { try $0.attendance(of: TestShop.event) }
        XCTAssertEqual(attendance.tickets, 20)
        XCTAssertEqual(attendance.checkedIn, 20)
    }

    /// A scanner without network sends again what it has sent: the answer is the first one, and the door opens once.
    func testTheSameScanAgain() async throws {
        let (gate, other) = (try await gate("A"), try await gate("B"))
        let ticket = try await ticket()
        for _ in 0..<3 {
            let answer = try await checkIns.scan(ticket.code, nonce: "1", by: gate)
            XCTAssertEqual(answer.word, "accepted")
            XCTAssertEqual(answer.ticket?.holder, "Jan Nowak")
            shop.clock.advance(by: .seconds(60))
        }
        let second = try await checkIns.scan(ticket.code, nonce: "2", by: gate)
        XCTAssertEqual(second.word, "already_used")
        let again = try await checkIns.scan(ticket.code, nonce: "2", by: gate)
        XCTAssertEqual(again.word, "already_used")
        // A nonce is its device's own.
        let elsewhere = try await checkIns.scan(ticket.code, nonce: "1", by: other)
        XCTAssertEqual(elsewhere.word, "already_used")
        // Typed by hand it is the same code.
        let typed = stride(from: 0, to: 36, by: 4).map { start in
            let from = ticket.code.index(ticket.code.startIndex, offsetBy: start)
            return ticket.code[from...].prefix(4).lowercased()
        }
        let byHand = try await checkIns.scan(typed.joined(separator: " "), nonce: "1", by: gate)
        XCTAssertEqual(byHand.word, "accepted")
        try restart()
        let afterRestart = try await checkIns.scan(ticket.code, nonce: "1", by: gate)
        XCTAssertEqual(afterRestart.word, "accepted")
    }

    func testAnotherCodeUnderOneNonce() async throws {
        let gate = try await gate("A")
        let (one, two) = (try await ticket(2), try await ticket(3))
        _ = try await checkIns.scan(one.code, nonce: "1", by: gate)
        await assertFailure(.idempotencyConflict) { try await checkIns.scan(two.code, nonce: "1", by: gate) }
        await assertFailure(.idempotencyConflict) { try await checkIns.scan("nonsense", nonce: "1", by: gate) }
        _ = try await checkIns.scan("nonsense", nonce: "2", by: gate)
        await assertFailure(.idempotencyConflict) { try await checkIns.scan(two.code, nonce: "2", by: gate) }
        XCTAssertNil(try shop.database.read { try $0.acceptedCheckIn(of: two.id) })
    }

    func testCodesThatDoNotLetIn() async throws {
        try await shop.open(TestShop.otherEvent)
        let (gate, elsewhere) = (try await gate("A"), try await gate("X", event: TestShop.otherEvent))
        let ticket = try await ticket()
        let unknown = TicketCode.make(SeededRandomness(seed: 5), key: shop.ticketKeys.key(isRehearsal: false)).text
        let mistyped = String(ticket.code.dropLast()) + (ticket.code.hasSuffix("0") ? "1" : "0")
        for (text, device, word) in [
            (unknown, gate, "unknown"), (mistyped, gate, "unreadable"), ("", gate, "unreadable"),
            ("https://example.org", gate, "unreadable"), (ticket.code, elsewhere, "other_event"),
        ] {
            let nonce = "n\(shop.randomness.next() >> 1)"
            for _ in 0..<2 {
                let answer = try await checkIns.scan(text, nonce: nonce, by: device)
                XCTAssertEqual(answer.word, word)
            }
        }
        for state in [TicketState.blocked, .cancelled] {
            try await shop.database.write { transaction in
                try transaction.run("UPDATE tickets SET state = \(state.rawValue) WHERE id = \(ticket.id)")
            }
            let answer = try await checkIns.scan(ticket.code, nonce: state.rawValue, by: gate)
            XCTAssertEqual(answer.word, state.rawValue)
        }
        XCTAssertNil(try shop.database.read { try $0.acceptedCheckIn(of: ticket.id) })
    }

    func testTheFormOfAScan() async throws {
        let gate = try await gate("A")
        let ticket = try await ticket()
        for nonce in ["", " ", "a b", "ą", String(repeating: "a", count: 65)] {
            await assertFailure(.invalid(.nonce)) { try await checkIns.scan(ticket.code, nonce: nonce, by: gate) }
        }
        let long = String(repeating: "0", count: 201)
        await assertFailure(.invalid(.code)) { try await checkIns.scan(long, nonce: "1", by: gate) }
    }

    // MARK: Devices

    func testACodeIsGoodOnce() async throws {
        let devices = devices
        let (invited, code) = try await devices.invite(name: "Phone", gate: "A", event: TestShop.event)
        let outcomes = await Outcomes.of(20) { _ in try await devices.setUp(code: code) }
        XCTAssertEqual(outcomes.values.count, 1)
        XCTAssertTrue(outcomes.failures.allSatisfy { $0 as? Failure == .wrongCredentials })
        let token = outcomes.values[0].token
        XCTAssertEqual(try devices.device(token: token)?.id, invited.id)
        XCTAssertNil(try devices.device(token: String(token.dropLast()) + (token.hasSuffix("A") ? "B" : "A")))
        XCTAssertNil(try devices.device(token: ""))
        try await devices.revoke(invited.id)
        XCTAssertNil(try devices.device(token: token))
    }

    func testACodeAsPeopleTypeIt() async throws {
        let (_, code) = try await devices.invite(name: "Phone", gate: "A", event: TestShop.event)
        let typed = " " + code.prefix(5).lowercased() + "-" + code.suffix(5) + " "
        _ = try await devices.setUp(code: typed)
        for text in ["", "ABC", "!!!!!!!!!!", String(repeating: "A", count: 11)] {
            await assertFailure(.invalid(.code)) { try await devices.setUp(code: text) }
        }
    }

    func testACodeEnds() async throws {
        let (_, late) = try await devices.invite(name: "A", gate: "A", event: TestShop.event, life: .seconds(60))
        shop.clock.advance(by: .seconds(60))
        await assertFailure(.wrongCredentials) { try await devices.setUp(code: late) }
        let (device, revoked) = try await devices.invite(name: "B", gate: "A", event: TestShop.event)
        try await devices.revoke(device.id)
        await assertFailure(.wrongCredentials) { try await devices.setUp(code: revoked) }
    }
}
