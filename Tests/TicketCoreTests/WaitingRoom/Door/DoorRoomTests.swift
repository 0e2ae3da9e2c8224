// What the door does with a room: after a crash, when a seat comes back, and what it says of itself.

import XCTest

@testable import TicketCore

final class DoorRoomTests: WaitingRoomTestCase {
    /// The process before called 125 places; most of those people are on their way.
    func testAfterACrashThoseOnTheirWayAreExpected() async throws {
        try await open(DoorPace(shoppers: 100, admissionsPerSecond: 1_000))
        var tickets: [QueueTicket] = []
        for _ in 0..<400 { tickets.append(try await join()) }
        await pass(.seconds(2))
        let called = figures.called
        XCTAssertTrue((125...135).contains(called), "\(called): 100 slots by a show rate of 0.8")
        for ticket in tickets.prefix(20) { _ = try await enter(ticket) }
        try crash()
        try await start()
        await pass(.seconds(1))
        XCTAssertLessThan(figures.called, called + 12, "nobody is called in the place of those who are coming")
        XCTAssertGreaterThan(figures.door.expected, 60)
        for ticket in tickets[20..<80] { _ = try await enter(ticket) }
        await pass(.seconds(60))
        XCTAssertGreaterThan(figures.called, called + 12, "those who did not come are made up for")
        XCTAssertLessThanOrEqual(figures.inside, 100)
    }

    func testTheShowRateIsKeptOverACrash() async throws {
        try await open(DoorPace(shoppers: 60, admissionsPerSecond: 1_000))
        for _ in 0..<2_000 { _ = try await join() }
        await pass(.seconds(200), step: .seconds(1))
        let before = figures.showRate
        XCTAssertLessThan(before, 0.3, "nobody came")
        try crash()
        try await start()
        XCTAssertLessThan(figures.showRate, 0.3, "as of the last call")
    }

    func testForOneSeatThatComesBackOnlyAFewAreCalled() async throws {
        try await open()
        _ = try await enter(try await join())
        for _ in 0..<300 { _ = try await join() }
        stock.withLock { $0 = Stock(free: 0, held: 1) }
        await pass(.seconds(1))
        let called = figures.called
        XCTAssertEqual(rooms.state(event), .soldOut)
        // A seat that is free for a few seconds and taken again is not told.
        for _ in 0..<3 {
            stock.withLock { $0 = Stock(free: 1, held: 0) }
            await pass(.seconds(5))
            XCTAssertEqual(rooms.state(event), .soldOut)
            stock.withLock { $0 = Stock(free: 0, held: 1) }
            await pass(.seconds(1))
        }
        stock.withLock { $0 = Stock(free: 1, held: 0) }
        await pass(.seconds(12))
        XCTAssertEqual(rooms.state(event), .open)
        XCTAssertGreaterThan(figures.called, called, "somebody is called for it")
        XCTAssertLessThanOrEqual(figures.called, called + 4, "and not twenty-five")
    }

    func testTheFiguresSayWhatHoldsTheDoor() async throws {
        try await open(DoorPace(shoppers: 2, admissionsPerSecond: 100))
        XCTAssertEqual(figures.door.limit, .nobodyWaits)
        for _ in 0..<20 { _ = try await join() }
        await pass(.milliseconds(250))
        XCTAssertEqual(figures.door.limit, .shop)
        XCTAssertEqual(figures.door.shoppers, 2)
        XCTAssertNil(figures.door.capacity, "nothing was ever slow")
        XCTAssertNil(figures.door.lookAhead)
        try await rooms.set(event, pace: DoorPace(shoppers: 5_000, admissionsPerSecond: 0.01))
        await pass(.milliseconds(250))
        XCTAssertEqual(figures.door.limit, .rate)
        stock.withLock { $0 = Stock(free: 1, held: 0) }
        try await rooms.set(event, pace: DoorPace(shoppers: 5_000, admissionsPerSecond: 1_000))
        await pass(.milliseconds(250))
        XCTAssertEqual(figures.door.limit, .stock)
        XCTAssertEqual(figures.door.stock, 3)
    }

    func testNowSaysNearWhichPlaceItSellsOut() async throws {
        try await open()
        for _ in 0..<60 {
            let key = try await enter(try await join()).shopper.key
            XCTAssertTrue(rooms.setHolding(key))
            XCTAssertTrue(rooms.setPaying(key))
            XCTAssertTrue(rooms.setDone(key, tickets: 2))
        }
        func text() throws -> String { String(decoding: try XCTUnwrap(rooms.now(event)).body, as: UTF8.self) }
        XCTAssertFalse(try text().contains("\"so\""))
        await pass(.seconds(70), step: .seconds(1))
        let near = try XCTUnwrap(figures.door.sellsOutNear)
        let body = try text()
        XCTAssertTrue(body.contains("\"so\":\(near)"), body)
    }

    /// 300 visits buy two tickets each, everybody comes: 400 tickets are left for 200 places.
    func testThePlaceNearWhichItSellsOut() throws {
        let start = clock.now()
        var door = Door(
            called: 0, pace: DoorPace(shoppers: 10_000, admissionsPerSecond: 1_000), DoorSettings(), at: start)
        let load = ShopLoad(inside: 0, unsold: 400)
        XCTAssertNil(door.sellsOutNear(load, at: start), "too little was seen")
        for second in 0..<300 {
            let now = start + .seconds(second)
            door.pass(to: now, load)
            door.call(1, at: now)
            door.came(Int64(second))
            door.ended(tickets: 2)
        }
        let now = start + .seconds(400)
        door.pass(to: now, load)
        let near = try XCTUnwrap(door.sellsOutNear(load, at: now))
        let each = door.demand.ticketsPerVisit * door.calls.showRate
        XCTAssertEqual(Double(near), 300 + 400 / each, accuracy: 10)
        XCTAssertEqual(try XCTUnwrap(door.sellsOutNear(ShopLoad(inside: 0, unsold: 0), at: now)), 300)
        XCTAssertEqual(Door.rounded(18_231), 18_000)
        XCTAssertEqual(Door.rounded(99), 99)
    }
}
