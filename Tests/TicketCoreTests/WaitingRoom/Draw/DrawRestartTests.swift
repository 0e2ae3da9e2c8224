// A draw and kill -9: what is left of it at every step, and that it goes on to the same end.

import XCTest

@testable import TicketCore

final class DrawRestartTests: DrawTestCase {
    private let verifier = DrawVerifier()

    private func join(_ count: Int) async throws -> [QueueTicket] {
        var tickets: [QueueTicket] = []
        for _ in 0..<count { tickets.append(try await join()) }
        return tickets
    }

    private func crashAndStart(keys: MasterKeys = MasterKeys(current: oldKey)) async throws {
        try crash()
        try await start(keys: keys)
    }

    /// The leaves as those hold them who were answered.
    private func leaves(_ tickets: [QueueTicket], _ size: Int64) throws -> [[UInt8]] {
        var leaves = Array(repeating: [UInt8](repeating: 0, count: 32), count: Int(size))
        for ticket in tickets { leaves[Int(ticket.number)] = try verifier.leaf(ticket.text) }
        return leaves
    }

    func testEverybodyWhoWasAnsweredIsInTheRoster() async throws {
        try await announce()
        await pass(to: lobbyAt)
        var fans = try await join(300)
        try await crashAndStart()
        fans += try await join(100)
        try await crashAndStart()
        fans += try await join(1)
        await pass(to: doors)
        let drawn = try draw()
        let size = try XCTUnwrap(drawn.size)
        XCTAssertGreaterThan(size, 401, "the crashes left numbers that nobody has")
        try verifier.check(drawn, leaves: try leaves(fans, size))
        XCTAssertEqual(try rooms.proof(event).holes, size - 401)
        for fan in fans {
            let path = try XCTUnwrap(rooms.rosterPath(event, fan.number))
            XCTAssertEqual(path.leaf, try verifier.leaf(fan.text))
            XCTAssertTrue(path.isProven)
            XCTAssertFalse(path.isHole)
            XCTAssertEqual(try rooms.listedTicket(fan), fan.signedBytes)
        }
        let path = try XCTUnwrap(rooms.rosterPath(event, 300))
        XCTAssertTrue(path.isProven && path.isHole, "an empty number is proven empty")
        XCTAssertNil(try rooms.rosterPath(event, size))
        XCTAssertNil(try rooms.rosterPath(event, -1))
    }

    func testAtEveryStepTheSameKeyComesOut() async throws {
        try await announce(.beacon)
        let announced = try draw()
        try await crashAndStart()
        XCTAssertEqual(try draw(), announced)
        await pass(to: lobbyAt)
        let fans = try await join(10)
        await pass(to: cutOff)
        XCTAssertEqual(rooms.state(event), .drawing)
        let size = try XCTUnwrap(draw().size)
        try await crashAndStart()
        XCTAssertEqual(try draw().size, size, "the count is what it was")
        let after = try await join()
        XCTAssertGreaterThanOrEqual(after.number, size)
        await pass(.milliseconds(500))
        let root = try XCTUnwrap(draw().root)
        try await crashAndStart()
        XCTAssertEqual(try draw().root, root)
        await pass(.seconds(10))
        try await supplyBeacon()
        try await crashAndStart()
        XCTAssertNotNil(try draw().beacon)
        await pass(.milliseconds(250))
        let key = try XCTUnwrap(draw().key)
        try await crashAndStart()
        XCTAssertEqual(rooms.state(event), .drawing, "not before the doors")
        await pass(to: doors)
        XCTAssertEqual(try draw().key, key)
        let places = fans.map { rooms.place(of: $0)?.place }
        try await crashAndStart()
        XCTAssertEqual(fans.map { rooms.place(of: $0)?.place }, places, "I3")
        XCTAssertEqual(rooms.state(event), .open)
        try verifier.check(try draw(), leaves: try leaves(fans, size))
        XCTAssertTrue(try XCTUnwrap(rooms.rosterPath(event, fans[3].number)).isProven)
        XCTAssertEqual(try now()["pf"] as? String, Base64URL.encode(key))
    }

    func testTheCutOffThatPassedDuringAnOutageIsMadeUpFor() async throws {
        try await announce()
        await pass(to: lobbyAt)
        let fans = try await join(5)
        try crash()
        clock.advance(by: .seconds(600))
        try await start()
        XCTAssertEqual(rooms.state(event), .lobby)
        await pass(.seconds(2))
        XCTAssertEqual(rooms.state(event), .open)
        let drawn = try draw()
        try verifier.check(drawn, leaves: try leaves(fans, try XCTUnwrap(drawn.size)))
    }

    func testALobbyThatClosedAfterTheBeaconSpokeIsDrawnAnew() async throws {
        try await announce(.beacon)
        await pass(to: lobbyAt)
        let fans = try await join(5)
        let first = try draw()
        try crash()
        clock.advance(by: cutOff + .seconds(30) - clock.now())
        try await start()
        await pass(.seconds(1))
        let second = try draw()
        XCTAssertEqual(second.number, 2)
        XCTAssertEqual(second.reason, DrawRecord.rosterWasLate)
        XCTAssertGreaterThan(try XCTUnwrap(second.roundAt), clock.now())
        XCTAssertEqual(second.wasRootInTime, true)
        XCTAssertNotEqual(second.commitment, first.commitment)
        XCTAssertEqual(try rooms.draws(event).first?.wasRootInTime, false)
        await pass(.seconds(20))
        try await supplyBeacon()
        await pass(.seconds(1))
        XCTAssertEqual(rooms.state(event), .open)
        try verifier.check(try draw(), leaves: try leaves(fans, try XCTUnwrap(draw().size)))
    }

    func testHolesAreSaidUntilTheyAreCalled() async throws {
        try await announce()
        await pass(to: lobbyAt)
        _ = try await join(10)
        try await crashAndStart()
        _ = try await join(10)
        await pass(to: doors)
        let holes = try rooms.proof(event).holes
        XCTAssertGreaterThan(holes, 0)
        try await rooms.set(event, pace: DoorPace(shoppers: 0, admissionsPerSecond: 0.001))
        await pass(.seconds(2))
        let said = try XCTUnwrap(now()["hl"] as? Int64)
        XCTAssertLessThanOrEqual(said, holes)
        try await rooms.set(event, pace: DoorPace(shoppers: 5_000, admissionsPerSecond: 1_000))
        await pass(.seconds(20))
        XCTAssertEqual(figures.waiting, 0)
        XCTAssertNil(try now()["hl"], "all of them are called")
    }

    func testTheSeedNeedsItsMasterKey() async throws {
        try await announce()
        await pass(to: lobbyAt)
        let fans = try await join(5)
        try await crashAndStart(keys: MasterKeys(current: Self.newKey, old: [Self.oldKey]))
        await pass(.seconds(1))
        try await crashAndStart(keys: MasterKeys(current: Self.newKey))
        await pass(to: doors + .seconds(5))
        XCTAssertEqual(rooms.state(event), .drawing, "without the key there is no draw")
        XCTAssertEqual(alarms.withLock { $0 }, [.seedLost(event: event)], "said once")
        XCTAssertEqual(try rooms.proof(event).lateness, .key)
        try await crashAndStart(keys: MasterKeys(current: Self.newKey, old: [Self.oldKey]))
        await pass(.seconds(1))
        XCTAssertEqual(rooms.state(event), .open)
        try verifier.check(try draw(), leaves: try leaves(fans, try XCTUnwrap(draw().size)))
    }

    /// Joins `count` after a copy of the database was made, and goes on with the copy.
    private func joinAndRestore(_ count: Int) async throws -> [QueueTicket] {
        let event = event
        let (limit, window) = try database.read { transaction in
            (
                try transaction.row("SELECT high_water FROM queue_rooms") { $0.integer(0) } ?? 0,
                try transaction.rosterWindow(0, of: event).bytes
            )
        }
        let fans = try await join(count)
        try await database.write { transaction in
            try transaction.run("UPDATE queue_rooms SET high_water = \(limit)")
            try transaction.run("DELETE FROM queue_roster")
            try transaction.run("INSERT INTO queue_roster VALUES (\(event), \(0), \(window))")
        }
        try await crashAndStart()
        return fans
    }

    private func assertHalted(by ticket: QueueTicket) async throws {
        let refused = try await rooms.join(event, ticket: ticket.text)
        guard case .unavailable = refused else { return XCTFail("\(refused)") }
        XCTAssertTrue(figures.isHalted)
    }

    func testAnOldCopyInTheLobbyLosesNobodyWhoComesBack() async throws {
        try await announce()
        await pass(to: lobbyAt)
        let early = try await join(10)
        let lost = try await joinAndRestore(600)
        try await assertHalted(by: lost[500])
        await assertRefused(.tooManyNumbers(most: 1 << 24)) {
            try await self.rooms.resumeNumbers(self.event, from: 1 << 40)
        }
        try await rooms.resumeNumbers(event, from: 1_000)
        await pass(.seconds(1))
        for fan in early + lost.dropLast(20) {
            let again = try await rooms.join(event, ticket: fan.text)
            XCTAssertEqual(again, .hasTicket(fan))
        }
        let new = try await join()
        XCTAssertEqual(new.number, 1_000)
        await pass(to: doors)
        let drawn = try draw()
        try verifier.check(
            drawn, leaves: try leaves(early + lost.dropLast(20) + [new], try XCTUnwrap(drawn.size)))
        XCTAssertTrue(try XCTUnwrap(rooms.rosterPath(event, lost[500].number)).isProven)
    }

    func testWhileNumbersAreLostTheLobbyStaysOpen() async throws {
        try await announce()
        await pass(to: lobbyAt)
        _ = try await join(10)
        let lost = try await joinAndRestore(600)
        try await assertHalted(by: lost[500])
        await pass(to: cutOff + .seconds(10))
        XCTAssertEqual(rooms.state(event), .lobby, "nobody knows how many take part")
        XCTAssertEqual(try rooms.proof(event).lateness, .closing)
        try await rooms.resumeNumbers(event, from: 1_000)
        await pass(to: doors)
        XCTAssertEqual(rooms.state(event), .open)
        XCTAssertEqual(try draw().size, 1_000)
    }
}
