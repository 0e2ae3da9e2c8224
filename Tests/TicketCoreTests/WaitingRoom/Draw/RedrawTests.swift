// What may be said of a draw, by whom and when; and a draw that replaces another.

import XCTest

@testable import TicketCore

final class RedrawTests: DrawTestCase {
    private let verifier = DrawVerifier()

    private func fans(_ count: Int) async throws -> [QueueTicket] {
        await pass(to: lobbyAt)
        var tickets: [QueueTicket] = []
        for _ in 0..<count { tickets.append(try await join()) }
        return tickets
    }

    private func redraw(_ reason: String = "the projector failed", opensAt: Instant? = nil) async throws {
        try await rooms.redraw(event, reason: reason, opensAt: opensAt, by: "Bo")
    }

    func testBeforeAnybodyIsCalledADrawCanBeReplacedAndStaysListed() async throws {
        try await announce(.beacon)
        let fans = try await fans(20)
        await pass(to: cutOff + .seconds(10))
        try await supplyBeacon()
        await pass(.seconds(1))
        let first = try draw()
        XCTAssertNotNil(first.key)
        try await redraw()
        XCTAssertEqual(rooms.state(event), .drawing)
        let second = try draw()
        XCTAssertEqual(second.number, 2)
        XCTAssertEqual(second.reason, "the projector failed")
        XCTAssertEqual(second.announcedBy, "Bo")
        XCTAssertNotEqual(second.commitment, first.commitment)
        XCTAssertGreaterThanOrEqual(try XCTUnwrap(second.roundAt), clock.now() + .seconds(5), "a round to come")
        XCTAssertEqual(second.root, first.root)
        XCTAssertEqual(second.size, 20)
        XCTAssertNil(second.key)
        await pass(to: second.doors)
        XCTAssertEqual(rooms.state(event), .drawing)
        await assertRefused(.otherRound(expected: second.round)) {
            try await self.supplyBeacon { $0.round = first.round }
        }
        try await supplyBeacon()
        await pass(.seconds(1))
        XCTAssertEqual(rooms.state(event), .open)
        try verifier.check(try draw(), leaves: try fans.map { try verifier.leaf($0.text) })
        XCTAssertNotEqual(try draw().key, first.key)
        let listed = try rooms.draws(event)
        XCTAssertEqual(listed.map(\.number), [1, 2])
        XCTAssertEqual(listed[0].key, first.key)
        XCTAssertEqual(listed[0].replaced, second.announced)
        XCTAssertNil(listed[1].replaced)
        let short = try XCTUnwrap(try now()["dr"] as? [String: Any])
        XCTAssertEqual(short["no"] as? Int, 2)
    }

    func testOpenDoorsShutAgainIfNobodyWasCalled() async throws {
        try await announce()
        _ = try await fans(5)
        stock.withLock { $0 = Stock(free: 0, held: 0) }
        await pass(to: doors)
        let first = try XCTUnwrap(draw().key)
        XCTAssertEqual(figures.called, 0)
        try await redraw()
        XCTAssertEqual(rooms.state(event), .drawing)
        XCTAssertNil(try now()["pf"])
        try crash()
        try await start()
        let second = try draw()
        await pass(to: second.doors)
        XCTAssertNotEqual(try draw().key, first)
        XCTAssertEqual(try draw().number, 2)
    }

    func testCalledPlacesArePromises() async throws {
        try await announce()
        _ = try await fans(5)
        await pass(to: doors + .seconds(2))
        XCTAssertGreaterThan(figures.called, 0)
        await assertRefused(.placesCalled) { try await self.redraw() }
        XCTAssertEqual(rooms.state(event), .open)
        XCTAssertEqual(try rooms.draws(event).count, 1, "nothing of it remains")
    }

    func testAnotherStartIsAnotherDraw() async throws {
        try await announce(.beacon)
        let former = try draw()
        do {
            try await rooms.reschedule(event, opensAt: opensAt + .seconds(60), endsAt: opensAt + .seconds(9_000))
            XCTFail("not refused")
        } catch { XCTAssertEqual(error as? DrawRefusal, .announcedAlready) }
        try await rooms.reschedule(event, opensAt: opensAt, endsAt: opensAt + .seconds(9_000))
        try await redraw("the band is late", opensAt: opensAt + .seconds(600))
        let moved = try draw()
        XCTAssertEqual(moved.cutOff, former.cutOff + .seconds(600))
        XCTAssertEqual(moved.round, former.round + 200)
        await pass(to: cutOff)
        XCTAssertEqual(rooms.state(event), .lobby)
        await pass(to: moved.cutOff)
        XCTAssertEqual(rooms.state(event), .drawing)
        await assertRefused(.timesOutOfOrder) { try await self.redraw(opensAt: self.clock.now() + .seconds(60)) }
    }

    func testWhatIsRefused() async throws {
        try await start()
        let opensAt = clock.now() + .seconds(600)
        func announce(_ lobbyAt: Duration, _ opens: Duration) async throws {
            try await rooms.announceDraw(
                event, grade: .seedOnly, lobbyAt: clock.now() + lobbyAt, opensAt: clock.now() + opens, by: "Ada")
        }
        do {
            try await announce(.zero, .seconds(60))
            XCTFail("not refused")
        } catch { XCTAssertEqual(error as? RoomRefusal, .unknownEvent) }
        try await rooms.create(event, opensAt: opensAt, endsAt: opensAt + .seconds(9_000))
        await assertRefused(.noDraw) { try await self.redraw() }
        await assertRefused(.noDraw) {
            try await self.rooms.supplyBeacon(
                self.event, round: 1, randomness: [], signature: nil, verifiedElsewhere: false, by: "")
        }
        await assertRefused(.timesOutOfOrder) { try await announce(.seconds(60), .seconds(60)) }
        await assertRefused(.timesOutOfOrder) { try await announce(.seconds(-60), .seconds(0)) }
        try await announce(.seconds(60), .seconds(120))
        await assertRefused(.announcedAlready) { try await announce(.seconds(60), .seconds(120)) }
        await assertRefused(.noReason) { try await self.redraw("  ") }
        await assertRefused(.noBeacon) {
            try await self.rooms.supplyBeacon(
                self.event, round: 0, randomness: Array(repeating: 0, count: 32), signature: nil,
                verifiedElsewhere: false, by: "")
        }
        for state in [RoomState.lobby, .open, .drawing] {
            do {
                try await rooms.change(event, to: state)
                XCTFail("\(state) by hand")
            } catch { XCTAssertEqual(error as? RoomRefusal, .notPossible(from: .announced, to: state)) }
        }
        try await rooms.change(event, to: .closed)
        try await rooms.change(event, to: .open)
        XCTAssertEqual(rooms.state(event), .announced, "no doors without a draw")
    }

    func testWhereSomebodyHasANumberItIsTooLate() async throws {
        try await open()
        _ = try await join()
        await assertRefused(.begun) {
            try await self.rooms.announceDraw(
                self.event, grade: .seedOnly, lobbyAt: self.clock.now() + .seconds(1),
                opensAt: self.clock.now() + .seconds(2), by: "Ada")
        }
    }

    func testTheRoundsOfTheBeacon() {
        let chain = BeaconChain.quicknet
        XCTAssertEqual(Hex.encode(chain.hash), "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971")
        XCTAssertEqual(chain.firstRound(from: Instant(milliseconds: 0)), 1)
        XCTAssertEqual(chain.firstRound(from: chain.genesis), 1)
        XCTAssertEqual(chain.firstRound(from: chain.genesis + .milliseconds(1)), 2)
        XCTAssertEqual(chain.firstRound(from: chain.genesis + .seconds(3)), 2)
        XCTAssertEqual(chain.time(of: 2), chain.genesis + .seconds(3))
    }

    func testOutcomesByPlace() async throws {
        try await announce()
        let fans = try await fans(8)
        await pass(to: doors + .seconds(1))
        var bought: Int64 = 0
        for fan in fans.prefix(5) {
            let key = try await enter(fan).shopper.key
            guard fan.number % 2 == 0 else { continue }
            XCTAssertTrue(rooms.setHolding(key) && rooms.setPaying(key) && rooms.setDone(key, tickets: 1))
            bought += 1
        }
        await pass(.seconds(1))
        XCTAssertEqual(
            try rooms.outcomes(event), [PlacesOutcome(first: 0, called: 8, came: 5, bought: bought)])
    }
}
