// The waiting room from joining to leaving, on a real database.

import XCTest

@testable import TicketCore

final class WaitingRoomsTests: WaitingRoomTestCase {
    func testInAQuietSaleOneWalksThrough() async throws {
        try await open()
        for number in 0..<50 as Range<Int64> {
            let ticket = try await join()
            XCTAssertEqual(ticket.number, number)
            let (shopper, token) = try await enter(ticket)
            XCTAssertEqual(shopper.key, ShopperKey(event: event, number: number))
            XCTAssertEqual(rooms.shopper(token, of: event)?.id, shopper.id)
        }
        XCTAssertEqual(figures.shopping, 50)
        XCTAssertEqual(figures.called, 50)
    }

    func testWhoHasATicketGetsNoSecondNumber() async throws {
        try await open()
        let ticket = try await join()
        let again = try await rooms.join(event, ticket: ticket.text)
        XCTAssertEqual(again, .hasTicket(ticket))
        XCTAssertEqual(figures.numbers, 1)
        let other = try await rooms.join(event, ticket: "B" + ticket.text.dropFirst())
        guard case .joined(let fresh) = other else { return XCTFail("\(other)") }
        XCTAssertEqual(fresh.number, 1, "a changed ticket is nobody's")
    }

    func testAFullShopLetsInByPlace() async throws {
        try await open(DoorPace(shoppers: 2, admissionsPerSecond: 100))
        var tickets: [QueueTicket] = []
        for _ in 0..<6 { tickets.append(try await join()) }
        _ = try await enter(tickets[1])
        let first = try await enter(tickets[0])
        let waiting = try await rooms.enter(event, ticket: tickets[3].text)
        guard case .waiting(3, let called, _) = waiting else { return XCTFail("\(waiting)") }
        XCTAssertLessThanOrEqual(called, 3)
        // One leaves: a place is called, and only who has it comes in.
        XCTAssertTrue(rooms.leave(event, ticket: tickets[0].text))
        XCTAssertNil(rooms.shopper(first.token, of: event))
        await pass(.seconds(1))
        let later = try await rooms.enter(event, ticket: tickets[5].text)
        if case .admitted = later { XCTFail("place 5 was not next") }
        _ = try await enter(tickets[2])
        XCTAssertEqual(figures.inside, 2)
    }

    func testOneLiveSessionANumber() async throws {
        try await open()
        let ticket = try await join()
        let first = try await enter(ticket)
        let same = try await rooms.enter(event, ticket: ticket.text, session: first.token)
        XCTAssertEqual(same, .admitted(first.shopper, token: first.token), "the same browser goes on")
        clock.advance(by: .seconds(2))
        let second = try await enter(ticket)
        XCTAssertNotEqual(second.token, first.token)
        XCTAssertEqual(second.shopper.id, first.shopper.id)
        XCTAssertNil(rooms.shopper(first.token, of: event), "the older one is dead")
        XCTAssertEqual(figures.inside, 1)
        XCTAssertTrue(rooms.setHolding(second.shopper.key))
        clock.advance(by: .seconds(2))
        let refused = try await rooms.enter(event, ticket: ticket.text)
        guard case .claimedElsewhere = refused else { return XCTFail("\(refused)") }
        XCTAssertNotNil(rooms.shopper(second.token, of: event))
    }

    func testAskingTooOftenIsRefusedForThisNumberOnly() async throws {
        try await open(DoorPace(shoppers: 1, admissionsPerSecond: 1))
        let one = try await join()
        let two = try await join()
        _ = try await enter(one)
        _ = try await rooms.enter(event, ticket: two.text)
        let third = try await join()
        let again = try await rooms.enter(event, ticket: two.text)
        XCTAssertEqual(again, .tooFast(retryAfter: 1))
        let other = try await rooms.enter(event, ticket: third.text)
        guard case .waiting = other else { return XCTFail("\(other)") }
    }

    func testWhatIsNoTicketGetsNoNumber() async throws {
        try await open()
        let ticket = try await join()
        for text in [nil, "", "x", String(ticket.text.dropLast()), ticket.text + "A", ticket.text.lowercased()] {
            let outcome = try await rooms.enter(event, ticket: text)
            XCTAssertEqual(outcome, .badTicket)
        }
        XCTAssertEqual(figures.numbers, 1)
        XCTAssertFalse(rooms.leave(event, ticket: "x"))
        let unknown = try await rooms.enter(ID(rawValue: 5), ticket: ticket.text)
        XCTAssertEqual(unknown, .unknownEvent)
    }

    func testSilenceEndsAVisitButNotAPayment() async throws {
        try await open()
        let (idler, buyer, payer) = (try await join(), try await join(), try await join())
        let idle = try await enter(idler)
        let busy = try await enter(buyer)
        let paying = try await enter(payer)
        XCTAssertFalse(rooms.setPaying(paying.shopper.key), "nobody pays for nothing")
        XCTAssertTrue(rooms.setHolding(paying.shopper.key))
        XCTAssertTrue(rooms.setPaying(paying.shopper.key))
        for _ in 0..<20 {
            await pass(.seconds(10), step: .seconds(1))
            XCTAssertNotNil(rooms.shopper(busy.token, of: event))
        }
        XCTAssertNil(rooms.shopper(idle.token, of: event), "200 s of silence")
        XCTAssertEqual(rooms.shopper(paying.token, of: event, isActive: false)?.state, .paying)
        XCTAssertFalse(rooms.leave(event, ticket: payer.text), "not while they pay")
        await pass(.seconds(690), step: .seconds(5))
        XCTAssertEqual(rooms.shopper(paying.token, of: event, isActive: false)?.state, .paying)
        // Who fell asleep comes back at the door, not at the end.
        let again = try await enter(idler)
        XCTAssertEqual(again.shopper.id, idle.shopper.id)
        XCTAssertTrue(rooms.setDone(paying.shopper.key, tickets: 2))
        XCTAssertNil(rooms.shopper(paying.token, of: event))
    }

    func testComingBackHasAnEnd() async throws {
        try await open()
        let ticket = try await join()
        for _ in 0..<4 {
            _ = try await enter(ticket)
            XCTAssertTrue(rooms.leave(event, ticket: ticket.text))
            await pass(.seconds(2))
        }
        let outcome = try await rooms.enter(event, ticket: ticket.text)
        XCTAssertEqual(outcome, .usedUp)
        let long = try await join()
        let session = try await enter(long)
        for _ in 0..<31 {
            await pass(.seconds(60), step: .seconds(10))
            _ = rooms.shopper(session.token, of: event)
        }
        XCTAssertNil(rooms.shopper(session.token, of: event), "1,800 s are used up")
        let late = try await rooms.enter(event, ticket: long.text)
        XCTAssertEqual(late, .usedUp)
    }

    func testAPauseStopsTheDoorAndSaysWhy() async throws {
        try await open(DoorPace(shoppers: 2, admissionsPerSecond: 100))
        let inside = try await enter(try await join())
        try await rooms.pause(event, saying: [.english: "One moment", .polish: "Chwileczkę"])
        let ticket = try await join()
        let answer = try await rooms.enter(event, ticket: ticket.text)
        XCTAssertEqual(answer, .paused([.english: "One moment", .polish: "Chwileczkę"], retryAfter: 30))
        await pass(.seconds(5))
        XCTAssertEqual(figures.called, 1)
        XCTAssertNotNil(rooms.shopper(inside.token, of: event), "shoppers shop on")
        try await rooms.resume(event)
        clock.advance(by: .seconds(2))
        _ = try await enter(ticket)
    }

    func testWhoComesWhileTheDoorStandsStillHasCome() async throws {
        try await open(DoorPace(shoppers: 10, admissionsPerSecond: 100))
        var tickets: [QueueTicket] = []
        for _ in 0..<12 { tickets.append(try await join()) }
        await pass(.seconds(1))
        XCTAssertEqual(figures.missing, 12)
        try await rooms.pause(event, saying: [:])
        for ticket in tickets.prefix(5) { _ = try await rooms.enter(event, ticket: ticket.text) }
        XCTAssertEqual(figures.missing, 7)
    }

    func testAskingToComeInAgainKeepsASessionAwake() async throws {
        try await open()
        let ticket = try await join()
        let session = try await enter(ticket)
        for _ in 0..<4 {
            await pass(.seconds(100), step: .seconds(5))
            let same = try await rooms.enter(event, ticket: ticket.text, session: session.token)
            guard case .admitted(_, session.token) = same else { return XCTFail("\(same)") }
        }
        await pass(.seconds(100), step: .seconds(5))
        XCTAssertNil(rooms.shopper("\(session.token.dropLast())B", of: event))
        XCTAssertNotNil(rooms.shopper(session.token, of: event, isActive: false))
        await pass(.seconds(100), step: .seconds(5))
        XCTAssertNil(rooms.shopper(session.token, of: event, isActive: false), "a page that asks by itself does not")
    }

    func testAnUnwritableTickCallsNobodyAndAlarmsOnce() async throws {
        try await open()
        for _ in 0..<5 { _ = try await join() }
        try await database.write { try $0.run("ALTER TABLE queue_rooms RENAME TO elsewhere") }
        await pass(.seconds(2))
        XCTAssertEqual(figures.called, 0, "what is not durable is not so")
        XCTAssertEqual(alarms.withLock { $0.count }, 1)
        try await database.write { try $0.run("ALTER TABLE elsewhere RENAME TO queue_rooms") }
        await pass(.milliseconds(250))
        XCTAssertEqual(figures.called, 5)
    }

    func testAnAnnouncedRoomOpensByItselfAndASoldOutOneClosesWhenAllIsSettled() async throws {
        try await start()
        let opensAt = clock.now() + .seconds(10)
        try await rooms.create(event, opensAt: opensAt, endsAt: opensAt + .seconds(9_000))
        let early = try await rooms.join(event, ticket: nil)
        XCTAssertEqual(early, .notOpen(opensAt: opensAt))
        await pass(.seconds(10))
        XCTAssertEqual(rooms.state(event), .open)
        let shopper = try await enter(try await join())
        stock.withLock { $0 = Stock(free: 0, held: 2) }
        await pass(.milliseconds(250))
        XCTAssertEqual(rooms.state(event), .soldOut)
        let ticket = try await join()
        guard case .soldOut = try await rooms.enter(event, ticket: ticket.text) else { return XCTFail() }
        stock.withLock { $0 = Stock(free: 2, held: 0) }
        await pass(.seconds(9))
        XCTAssertEqual(rooms.state(event), .soldOut, "those inside have it first")
        await pass(.seconds(2))
        _ = try await enter(ticket)
        stock.withLock { $0 = Stock(free: 0, held: 0) }
        await pass(.minutes(21), step: .seconds(1))
        XCTAssertNil(rooms.shopper(shopper.token, of: event))
        XCTAssertEqual(rooms.state(event), .closed)
        let over = try await rooms.join(event, ticket: ticket.text)
        XCTAssertEqual(over, .closed)
    }

    func testOrganisersCannotJumpBetweenStates() async throws {
        try await open()
        do {
            try await rooms.change(event, to: .lobby)
            XCTFail("an open room has no lobby any more")
        } catch {
            XCTAssertEqual(error as? RoomRefusal, .notPossible(from: .open, to: .lobby))
        }
        try await rooms.set(event, pace: DoorPace(shoppers: 100, admissionsPerSecond: 75))
        XCTAssertEqual(figures.pace.admissionsPerSecond, 75)
    }

    func testARefusedWriteLetsNobodyInAndTakesNoSlot() async throws {
        try await open(DoorPace(shoppers: 1, admissionsPerSecond: 100))
        let ticket = try await join()
        try await database.write { try $0.run("ALTER TABLE queue_sessions RENAME TO elsewhere") }
        do {
            _ = try await rooms.enter(event, ticket: ticket.text)
            XCTFail("nothing was written")
        } catch { XCTAssertTrue(error is DatabaseFailure, "\(error)") }
        XCTAssertEqual(figures.inside, 0)
        try await database.write { try $0.run("ALTER TABLE elsewhere RENAME TO queue_sessions") }
        clock.advance(by: .seconds(1))
        _ = try await enter(ticket)
    }
}
