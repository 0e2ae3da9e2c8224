// What is left of a waiting room after kill -9.

import XCTest

@testable import TicketCore

final class RestartTests: WaitingRoomTestCase {
    func testNoNumberTwiceAndNoPlaceLost() async throws {
        try await open(DoorPace(shoppers: 10, admissionsPerSecond: 100))
        var tickets: [QueueTicket] = []
        for _ in 0..<100 { tickets.append(try await join()) }
        let shopper = try await enter(tickets[0])
        let holder = try await enter(tickets[1])
        XCTAssertTrue(rooms.setHolding(holder.shopper.key))
        await pass(.seconds(1))
        let called = figures.called
        let seen = try XCTUnwrap(rooms.now(event))
        try crash()

        try await start()
        XCTAssertEqual(figures.called, called, "what was called stays called")
        XCTAssertEqual(rooms.shopper(shopper.token, of: event)?.id, shopper.shopper.id, "nobody is thrown out")
        XCTAssertEqual(rooms.shopper(holder.token, of: event)?.state, .holding)
        let answer = try XCTUnwrap(rooms.now(event))
        XCTAssertGreaterThan(answer.generation, seen.generation, "nobody takes the new answers for old ones")
        for _ in 0..<100 { tickets.append(try await join()) }
        XCTAssertEqual(Set(tickets.map(\.number)).count, 200, "no number twice")
        XCTAssertEqual(tickets.map(\.number), tickets.map(\.number).sorted(), "in the order they came")
        for ticket in tickets {
            let again = try await rooms.join(event, ticket: ticket.text)
            XCTAssertEqual(again, .hasTicket(ticket), "everybody keeps their number")
        }
        _ = try await enter(tickets[2])
        XCTAssertEqual(figures.inside, 3)
    }

    func testAnOrderlyStopLeavesNoHole() async throws {
        try await open()
        let first = try await join()
        try await rooms.close()
        let refused = try await rooms.join(event, ticket: nil)
        guard case .unavailable = refused else { return XCTFail("\(refused)") }
        try crash()
        try await start()
        let second = try await join()
        XCTAssertEqual(second.number, first.number + 1)
    }

    /// Also one that was sold out before: late payments have as long as after any other sell-out.
    func testARoomThatIsSoldOutClosesInTheNextProcess() async throws {
        try await open()
        stock.withLock { $0 = Stock(free: 0, held: 0) }
        await pass(.seconds(1))
        XCTAssertEqual(rooms.state(event), .soldOut)
        try crash()
        try await start()
        await pass(.minutes(19), step: .seconds(1))
        XCTAssertEqual(rooms.state(event), .soldOut)
        await pass(.minutes(2), step: .seconds(1))
        XCTAssertEqual(rooms.state(event), .closed)
    }

    func testATicketFromTheFutureStopsTheNumbers() async throws {
        try await open()
        let backup = try database.read { try $0.row("SELECT high_water FROM queue_rooms") { $0.integer(0) } }
        var last: QueueTicket?
        for _ in 0..<500 { last = try await join() }
        let ticket = try XCTUnwrap(last)
        // An old copy of the database is restored.
        let old = try XCTUnwrap(backup)
        try await database.write { try $0.run("UPDATE queue_rooms SET high_water = \(old)") }
        try crash()
        try await start()
        let known = try await join()
        XCTAssertEqual(known.number, old, "the copy cannot know better")
        let outcome = try await rooms.enter(event, ticket: ticket.text)
        guard case .unavailable = outcome else { return XCTFail("\(outcome)") }
        let refused = try await rooms.join(event, ticket: nil)
        guard case .unavailable = refused else { return XCTFail("\(refused)") }
        XCTAssertEqual(alarms.withLock { $0 }, [.numbersLost(event: event, seen: 499, next: old + 1)])
        XCTAssertTrue(figures.isHalted)
        try await rooms.resumeNumbers(event, from: 1_000)
        let next = try await join()
        XCTAssertEqual(next.number, 1_000)
        let again = try await rooms.join(event, ticket: ticket.text)
        XCTAssertEqual(again, .hasTicket(ticket))
    }

    func testWhatWasSeenOfLostNumbersIsLeftBehindForGood() async throws {
        try await open()
        let first = try await join()
        var fans: [QueueTicket] = []
        for _ in 0..<500 { fans.append(try await join()) }
        for isOrderly in [false, true] {
            try await database.write { try $0.run("UPDATE queue_rooms SET high_water = 100") }
            try crash()
            try await start()
            alarms.withLock { $0 = [] }
            for ticket in [fans[299], fans[450], fans[320]] {
                let outcome = try await rooms.join(event, ticket: ticket.text)
                guard case .unavailable = outcome else { return XCTFail("\(outcome)") }
            }
            await pass(.milliseconds(500))
            XCTAssertEqual(
                alarms.withLock { $0 },
                [
                    .numbersLost(event: event, seen: fans[299].number, next: 100),
                    .numbersLost(event: event, seen: fans[450].number, next: 100),
                ])
            if isOrderly { try await rooms.close() }
            try crash()
            try await start()
            let next = try await join()
            XCTAssertEqual(next.number, fans[450].number + 1, "a new start does not give what somebody has")
        }
        let known = try await rooms.join(event, ticket: first.text)
        XCTAssertEqual(known, .hasTicket(first))
    }

    func testKeysCanBeChangedWithoutLosingAnybody() async throws {
        try await open()
        let waiting = try await join()
        let shopper = try await enter(waiting)
        try crash()
        try await start(keys: MasterKeys(current: Self.newKey, old: [Self.oldKey]))
        XCTAssertNotNil(rooms.shopper(shopper.token, of: event))
        let kept = try await rooms.join(event, ticket: waiting.text)
        XCTAssertEqual(kept, .hasTicket(waiting))
        let fresh = try await join()
        try crash()
        try await start(keys: MasterKeys(current: Self.newKey))
        XCTAssertNil(rooms.ticket(waiting.text, of: event), "the old key was taken away")
        XCTAssertNil(rooms.shopper(shopper.token, of: event))
        XCTAssertNotNil(rooms.ticket(fresh.text, of: event))
    }

    func testARoomThatIsOverRemembersOnlyWhoIsStillInside() async throws {
        try await open()
        let payer = try await enter(try await join())
        XCTAssertTrue(rooms.setHolding(payer.shopper.key))
        XCTAssertTrue(rooms.setPaying(payer.shopper.key))
        let ticket = try await join()
        _ = try await enter(ticket)
        XCTAssertTrue(rooms.leave(event, ticket: ticket.text))
        await pass(.milliseconds(250))
        try await rooms.change(event, to: .closed)
        try crash()
        try await start()
        XCTAssertEqual(rooms.shopper(payer.token, of: event)?.state, .paying)
        XCTAssertTrue(rooms.setDone(payer.shopper.key, tickets: 1))
        XCTAssertEqual(figures.left, 0)
    }

    func testARowThatIsWrittenLateCannotUndoAnAdmission() async throws {
        try await open()
        let ticket = try await join()
        _ = try await enter(ticket)
        let keys = QueueKeys(MasterKeys(current: Self.oldKey), .session, event: event)
        let (event, database) = (event, try XCTUnwrap(database))
        let visits = try database.read { try $0.visits(of: event, onlyInside: false, keys) }
        var late = try XCTUnwrap(visits.first)
        clock.advance(by: .seconds(2))
        let second = try await enter(ticket)
        late.become(.left, at: clock.now())
        try await database.write { [late] in try $0.update(late, of: event) }
        try crash()
        try await start()
        XCTAssertEqual(rooms.shopper(second.token, of: event)?.state, .shopping)
    }

    func testWhatWasSaidOfTheDoorIsKept() async throws {
        try await open()
        try await rooms.set(event, pace: DoorPace(shoppers: 7, admissionsPerSecond: 2.5))
        try await rooms.pause(event, saying: [.polish: "Przerwa"])
        try crash()
        try await start()
        XCTAssertEqual(figures.pace, DoorPace(shoppers: 7, admissionsPerSecond: 2.5))
        XCTAssertEqual(rooms.state(event), .paused)
        XCTAssertEqual(rooms.messages(event), [.polish: "Przerwa"])
        let answer = try await rooms.enter(event, ticket: try await join().text)
        XCTAssertEqual(answer, .paused([.polish: "Przerwa"], retryAfter: 30))
    }
}
