// What an organiser's word, and people who leave, do to a room before its doors open.

import XCTest

@testable import TicketCore

final class DrawOrdersTests: DrawTestCase {
    private func join(_ count: Int) async throws -> [QueueTicket] {
        var tickets: [QueueTicket] = []
        for _ in 0..<count { tickets.append(try await join()) }
        return tickets
    }

    func testDoorsDoNotOpenOfASaleThatWasPausedBefore() async throws {
        try await announce()
        await pass(to: lobbyAt)
        let fans = try await join(20)
        try await rooms.pause(event, saying: [.english: "The stage is not ready."])
        isPaused.withLock { $0 = true }
        XCTAssertEqual(rooms.state(event), .lobby, "the lobby goes on")
        try crash()
        try await start()
        await pass(to: doors + .seconds(60))
        XCTAssertEqual(rooms.state(event), .paused)
        XCTAssertEqual(figures.called, 0)
        XCTAssertNotNil(try now()["pf"], "the draw is done all the same")
        let outcome = try await rooms.enter(event, ticket: fans[0].text)
        guard case .paused(let words, _) = outcome else { return XCTFail("\(outcome)") }
        XCTAssertEqual(words, [.english: "The stage is not ready."])
        isPaused.withLock { $0 = false }
        try await rooms.resume(event)
        await pass(.seconds(1))
        XCTAssertGreaterThan(figures.called, 0)
    }

    func testAnAnnouncedRoomOfAPausedSaleOpensPaused() async throws {
        try await start()
        try await rooms.create(event, opensAt: clock.now() + .seconds(10), endsAt: clock.now() + .seconds(86_400))
        try await rooms.pause(event, saying: [.english: "Later."])
        isPaused.withLock { $0 = true }
        XCTAssertEqual(rooms.state(event), .announced)
        await pass(.seconds(11))
        XCTAssertEqual(rooms.state(event), .paused)
        let outcome = try await rooms.enter(event, ticket: try await join().text)
        guard case .paused = outcome else { return XCTFail("\(outcome)") }
    }

    func testOpenDoorsOfAPausedSaleShut() async throws {
        try await open()
        let fan = try await join()
        isPaused.withLock { $0 = true }
        // The process died between the sale's pause and the room's.
        try crash()
        try await start()
        await pass(.milliseconds(250))
        XCTAssertEqual(rooms.state(event), .paused)
        XCTAssertEqual(figures.called, 0)
        let outcome = try await rooms.enter(event, ticket: fan.text)
        guard case .paused = outcome else { return XCTFail("\(outcome)") }
    }

    func testARoomThatWasClosedBeforeItsDrawGoesOnWithIt() async throws {
        for closedIn in [RoomState.announced, .lobby, .drawing] {
            try await announce()
            var fans: [QueueTicket] = []
            if closedIn != .announced {
                await pass(to: lobbyAt)
                fans = try await join(10)
            }
            if closedIn == .drawing { await pass(to: cutOff) }
            XCTAssertEqual(rooms.state(event), closedIn)
            try await rooms.change(event, to: .closed)
            await pass(.seconds(5))
            try await rooms.change(event, to: .open)
            XCTAssertEqual(figures.called, 0)
            await pass(to: doors + .seconds(1))
            XCTAssertEqual(rooms.state(event), .open, "\(closedIn)")
            let drawn = try draw()
            XCTAssertEqual(drawn.size, Int64(fans.count), "\(closedIn)")
            let places = fans.compactMap { rooms.place(of: $0)?.place }
            XCTAssertEqual(places.sorted(), Array(0..<Int64(fans.count)))
            try crash()
            try discardFiles()
        }
    }

    func testARoomThatWasClosedBeforeItsTimeOpensAtIt() async throws {
        try await start()
        try await rooms.create(event, opensAt: clock.now() + .seconds(10), endsAt: clock.now() + .seconds(86_400))
        try await rooms.change(event, to: .closed)
        try await rooms.change(event, to: .open)
        XCTAssertEqual(rooms.state(event), .announced)
        await pass(.seconds(11))
        XCTAssertEqual(rooms.state(event), .open)
    }

    func testTheLastWordsOfAPauseAreThoseThatSurvive() async throws {
        try await open()
        try await rooms.pause(event, saying: [.english: "Five minutes."])
        try await rooms.pause(event, saying: [.english: "Ten minutes."])
        XCTAssertEqual(rooms.messages(event), [.english: "Ten minutes."])
        try crash()
        try await start()
        XCTAssertEqual(rooms.messages(event), [.english: "Ten minutes."])
    }

    // MARK: Holes

    func testWhoLeavesWhileTheDrawIsMadeIsCalledSomeDay() async throws {
        try await announce(.beacon)
        await pass(to: lobbyAt)
        let fans = try await join(40)
        await pass(to: cutOff + .seconds(1))
        for ticket in fans.prefix(10) { XCTAssertTrue(rooms.leave(event, ticket: ticket.text)) }
        XCTAssertEqual(figures.holes, 10)
        await pass(to: try XCTUnwrap(draw().roundAt))
        try await supplyBeacon()
        await pass(to: doors + .seconds(2))
        XCTAssertEqual(figures.called, 40)
        XCTAssertEqual(figures.holes, 0, "the line has passed them")
    }

    func testWhoWasCalledAndLeavesDuringAPauseIsNoHole() async throws {
        try await announce()
        await pass(to: lobbyAt)
        let fans = try await join(40)
        await pass(to: doors + .seconds(2))
        XCTAssertEqual(figures.called, 40)
        try await rooms.pause(event, saying: [:])
        for ticket in fans { XCTAssertTrue(rooms.leave(event, ticket: ticket.text)) }
        XCTAssertEqual(figures.holes, 0)
    }
}
