// A room with a draw from its announcement to its doors.

import XCTest

@testable import TicketCore

final class DrawLifeCycleTests: DrawTestCase {
    private func join(_ count: Int) async throws -> [QueueTicket] {
        var tickets: [QueueTicket] = []
        for _ in 0..<count { tickets.append(try await join()) }
        return tickets
    }

    func testFromTheAnnouncementToTheDoors() async throws {
        try await announce()
        XCTAssertEqual(rooms.state(event), .announced, "an announcement ends the draft")
        let early = try await rooms.join(event, ticket: nil)
        XCTAssertEqual(early, .notOpen(opensAt: lobbyAt))
        await pass(to: lobbyAt)
        XCTAssertEqual(rooms.state(event), .lobby)

        let fans = try await join(300)
        let asked = try await rooms.enter(event, ticket: fans[0].text)
        guard case .lobby = asked else { return XCTFail("\(asked)") }
        await pass(to: opensAt)
        XCTAssertEqual(rooms.state(event), .lobby, "the lobby is still open at the announced start")
        let late = try await join(3)
        await pass(to: cutOff)
        XCTAssertEqual(rooms.state(event), .drawing)
        let after = try await join(2)
        await pass(.seconds(1))
        let closed = try draw()
        XCTAssertEqual(closed.size, 303)
        XCTAssertNotNil(closed.root)
        XCTAssertFalse(rooms.hasPlace(fans[0]))
        XCTAssertTrue(rooms.hasPlace(after[0]))
        let still = try await rooms.enter(event, ticket: fans[0].text)
        guard case .drawing = still else { return XCTFail("\(still)") }

        await pass(to: doors)
        XCTAssertEqual(rooms.state(event), .open)
        let drawn = try draw()
        let verifier = DrawVerifier()
        try verifier.check(drawn, leaves: try (fans + late).map { try verifier.leaf($0.text) })
        let key = try XCTUnwrap(drawn.key)
        for ticket in fans + late {
            XCTAssertTrue(rooms.hasPlace(ticket))
            XCTAssertEqual(rooms.place(of: ticket)?.place, verifier.place(ticket.number, 303, key))
        }
        for ticket in after + (try await join(2)) {
            XCTAssertEqual(rooms.place(of: ticket)?.place, ticket.number, "who came later stands behind, in order")
        }
    }

    func testTheDoorsGoByPlaceAndNotByNumber() async throws {
        try await announce()
        await pass(to: lobbyAt)
        let fans = try await join(100)
        await pass(to: doors)
        try await rooms.set(event, pace: DoorPace(shoppers: 5, admissionsPerSecond: 100))
        await pass(.milliseconds(500))
        let called = figures.called
        XCTAssertTrue((1..<100).contains(called))
        for ticket in fans {
            let place = try XCTUnwrap(rooms.place(of: ticket)).place
            let outcome = try await rooms.enter(event, ticket: ticket.text)
            if case .waiting(let told, _, _) = outcome {
                XCTAssertEqual(told, place)
                XCTAssertGreaterThanOrEqual(place, called)
            } else {
                XCTAssertLessThan(place, figures.called, "I4: \(outcome)")
            }
        }
    }

    func testABeaconDrawWaitsForItsRoundAndForNoOther() async throws {
        try await announce(.beacon)
        let announced = try draw()
        let chain = BeaconChain.quicknet
        XCTAssertEqual(announced.round, chain.firstRound(from: cutOff + .seconds(5)))
        XCTAssertGreaterThanOrEqual(chain.time(of: announced.round), cutOff + .seconds(5))
        XCTAssertLessThan(chain.time(of: announced.round - 1), cutOff + .seconds(5))
        await pass(to: lobbyAt)
        let fans = try await join(10)
        await assertRefused(.tooEarly) { try await self.supplyBeacon() }
        await pass(to: cutOff)
        await pass(.seconds(1))
        await assertRefused(.tooEarly) { try await self.supplyBeacon() }
        await pass(to: doors + .seconds(30))
        XCTAssertEqual(rooms.state(event), .drawing, "without the value the doors stay shut")
        XCTAssertEqual(rooms.awaitedRounds.map(\.round), [announced.round])
        XCTAssertEqual(try rooms.proof(event).lateness, .beacon)

        await assertRefused(.otherRound(expected: announced.round)) { try await self.supplyBeacon { $0.round += 1 } }
        await assertRefused(.malformed) { try await self.supplyBeacon { $0.randomness[0] ^= 1 } }
        await assertRefused(.malformed) { try await self.supplyBeacon { $0.randomness.removeLast() } }
        await assertRefused(.malformed) { try await self.supplyBeacon { $0.signature = [1] } }
        try await supplyBeacon()
        try await supplyBeacon()
        await assertRefused(.contradicts) {
            try await self.supplyBeacon {
                $0.randomness[0] ^= 1
                $0.signature = nil
            }
        }
        XCTAssertEqual(rooms.awaitedRounds.count, 0)
        await pass(.seconds(1))
        XCTAssertEqual(rooms.state(event), .open)
        let verifier = DrawVerifier()
        let drawn = try draw()
        try verifier.check(drawn, leaves: try fans.map { try verifier.leaf($0.text) })
        XCTAssertEqual(drawn.wasRootInTime, true)
        XCTAssertEqual(drawn.beacon?.isVerified, true)
        XCTAssertEqual(drawn.beacon?.by, "api.drand.sh")
    }

    func testNobodyInTheLobby() async throws {
        try await announce()
        await pass(to: doors)
        XCTAssertEqual(rooms.state(event), .open)
        XCTAssertEqual(try draw().size, 0)
        try DrawVerifier().check(try draw(), leaves: [])
        let first = try await join()
        XCTAssertEqual(rooms.place(of: first)?.place, 0)
    }

    func testARoomWithoutADrawIsAsBefore() async throws {
        try await start()
        try await rooms.create(event, opensAt: clock.now() + .seconds(2), endsAt: clock.now() + .seconds(86_400))
        XCTAssertNil(try now()["dr"])
        XCTAssertEqual(try rooms.draws(event), [])
        await pass(.seconds(3))
        XCTAssertEqual(rooms.state(event), .open)
        let ticket = try await join()
        XCTAssertTrue(rooms.hasPlace(ticket))
        XCTAssertNil(try rooms.rosterPath(event, ticket.number))
        XCTAssertEqual(try now()["n0"] as? Int, 0)
    }

    func testWhatNowSaysInEachState() async throws {
        try await announce(.beacon)
        let draw = try draw()
        await pass(.milliseconds(250))
        XCTAssertEqual(try now()["lob"] as? Int64, lobbyAt.milliseconds)
        XCTAssertEqual(try now()["at"] as? Int64, opensAt.milliseconds)
        let short = try XCTUnwrap(try now()["dr"] as? [String: Any])
        XCTAssertEqual(short["g"] as? String, "A")
        XCTAssertEqual(short["c"] as? String, Hex.encode(draw.commitment))
        XCTAssertEqual(short["r"] as? Int64, draw.round)
        XCTAssertEqual(short["no"] as? Int, 1)

        await pass(to: lobbyAt)
        _ = try await join(3)
        XCTAssertNil(try now()["lob"])
        XCTAssertEqual(try now()["cut"] as? Int64, cutOff.milliseconds)
        XCTAssertEqual(try now()["doors"] as? Int64, doors.milliseconds)
        XCTAssertEqual(try now()["n0"] as? Int, 0)

        await pass(to: cutOff)
        XCTAssertEqual(try now()["n0"] as? Int, 3, "fixed and said in the same tick")
        await pass(.milliseconds(500))
        XCTAssertEqual(try now()["root"] as? String, Hex.encode(try XCTUnwrap(self.draw().root)))
        XCTAssertEqual(try now()["doors"] as? Int64, doors.milliseconds)
        await pass(.seconds(9))
        try await supplyBeacon()
        await pass(.milliseconds(250))
        XCTAssertNotNil(try self.draw().key)
        XCTAssertNil(try now()["pf"], "the doors are not open yet")
        await pass(to: doors)
        XCTAssertEqual(try now()["pf"] as? String, Base64URL.encode(try XCTUnwrap(self.draw().key)))
        XCTAssertNil(try now()["root"])
        XCTAssertNil(try now()["doors"])
        XCTAssertNil(try now()["hl"])
    }

    func testBeforeTheDrawNothingOfItCanBeTold() async throws {
        try await announce()
        await pass(to: lobbyAt)
        _ = try await join(5)
        await pass(to: cutOff + .seconds(1))
        let kept = try XCTUnwrap(rooms.draws(event).first)
        XCTAssertNotNil(kept.key, "drawn as soon as the root was there")
        // What a copy of the database shows before that moment: the nonce, which is not the seed.
        let nonce = try database.read { try $0.seedNonce(of: kept) }
        XCTAssertNotEqual(DrawFormula.commitment(to: nonce), kept.commitment)
        XCTAssertNil(
            DrawSeed.find(
                nonce, committed: kept.commitment,
                QueueKeys(
                    MasterKeys(current: Self.newKey), .draw, event: event)), "another master key finds nothing")
    }
}

extension DrawTestCase {
    func assertRefused(_ expected: DrawRefusal, line: UInt = #line, _ body: () async throws -> Void) async {
        do {
            try await body()
            XCTFail("not refused", line: line)
        } catch { XCTAssertEqual(error as? DrawRefusal, expected, "\(error)", line: line) }
    }
}
