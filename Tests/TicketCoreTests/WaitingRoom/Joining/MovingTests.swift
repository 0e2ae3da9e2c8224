// After joining, in a real room: a place that changes its device, beats, and those who leave.

import XCTest

@testable import TicketCore

extension JoiningTests {
    // MARK: Another device

    private func code(_ ticket: QueueTicket) throws -> String {
        guard case .code(let code, _) = rooms.transferCode(event, ticket: ticket.text) else {
            throw CancellationError()
        }
        return code
    }

    private func move(_ code: String) async throws -> QueueTicket? {
        guard case .moved(let ticket) = try await rooms.move(event, code: code) else { return nil }
        return ticket
    }

    func testAMovedPlaceIsTheOtherDevicesForEver() async throws {
        try await open()
        let old = try ticket(try await twoSteps())
        let code = try code(old)
        let found = try await move(code)
        let new = try XCTUnwrap(found)
        XCTAssertEqual(new.number, old.number)
        for _ in 0..<2 {
            XCTAssertNil(rooms.ticket(old.text, of: event))
            XCTAssertEqual(rooms.ticket(new.text, of: event), new)
            let refused = try await rooms.enter(event, ticket: old.text)
            XCTAssertEqual(refused, .badTicket)
            let again = try await rooms.join(event, wish { $0.ticket = old.text })
            XCTAssertEqual(again, .outcome(.moved), "no new number for it")
            XCTAssertEqual(rooms.transferCode(event, ticket: old.text), .badTicket)
            XCTAssertFalse(rooms.leave(event, ticket: old.text))
            let twice = try await move(code)
            XCTAssertNil(twice, "a code is good once")
            try crash()
            try await start()
        }
        _ = try await enter(new)
    }

    func testAnAnswerThatWasLostIsGivenAgainWhereItWasAskedFor() async throws {
        try await open()
        let old = try ticket(try await twoSteps())
        let code = try code(old)
        let elsewhere = JoinOrigin(network: home.network, customer: [192, 0, 2, 99])
        let first = try await rooms.move(event, code: code, from: home)
        guard case .moved(let new) = first else { return XCTFail("\(first)") }
        for (origin, told) in [(home, first), (elsewhere, .badCode), (nil, .badCode)] {
            let again = try await rooms.move(event, code: code, from: origin)
            XCTAssertEqual(again, told)
        }
        // On to a third device: nothing leads back.
        let next = try self.code(new)
        let third = try await rooms.move(event, code: next, from: elsewhere)
        guard case .moved = third else { return XCTFail("\(third)") }
        let late = try await rooms.move(event, code: code, from: home)
        XCTAssertEqual(late, .badCode)
        clock.advance(by: .seconds(120))
        let over = try await rooms.move(event, code: next, from: elsewhere)
        XCTAssertEqual(over, .badCode)
    }

    func testACartStaysWithItsBrowserAndAnIdleShopperMoves() async throws {
        try await open()
        let old = try ticket(try await twoSteps())
        let (shopper, session) = try await enter(old)
        let code = try code(old)
        for state in [rooms.setHolding, rooms.setPaying] {
            XCTAssertTrue(state(shopper.key))
            let refused = try await rooms.move(event, code: code)
            XCTAssertEqual(refused, .claimedElsewhere)
            XCTAssertNotNil(rooms.ticket(old.text, of: event), "nothing happened")
        }
        XCTAssertTrue(rooms.setShopping(shopper.key))
        let found = try await move(code)
        let new = try XCTUnwrap(found)
        clock.advance(by: .seconds(2))
        _ = try await enter(new)
        XCTAssertNil(rooms.shopper(session, of: event), "one live session a number")
    }

    func testAnIdentitysPlaceIsTheMovedOneOnEveryDevice() async throws {
        try await open()
        let old = try ticket(try await twoSteps { $0.who = 5 })
        let found = try await move(try code(old))
        let again = try ticket(try await twoSteps { $0.who = 5 })
        XCTAssertEqual(again, found)
    }

    // MARK: Presence

    func testBeatsOfSampledTicketsOnlyAndOfThoseWhoWait() async throws {
        try await open(DoorPace(shoppers: 1, admissionsPerSecond: 1))
        var (sampled, others): ([QueueTicket], [QueueTicket]) = ([], [])
        for _ in 0..<4_000 {
            let ticket = try await join()
            if ticket.isSampled { sampled.append(ticket) } else { others.append(ticket) }
        }
        XCTAssertFalse(rooms.beat(event, ticket: "x"))
        XCTAssertTrue((40...90).contains(sampled.count), "\(sampled.count)")
        // Every second of those who were asked is there; those who were not asked beat in vain.
        let present = sampled.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        for _ in 0..<3 {
            for ticket in present + others { XCTAssertTrue(rooms.beat(event, ticket: ticket.text)) }
            await pass(.seconds(45), step: .seconds(1))
        }
        let share = try XCTUnwrap(figures.presence.first ?? nil)
        XCTAssertEqual(share, Double(present.count) / (3_960 / 64), accuracy: 0.08)
        let now = String(decoding: rooms.now(event)?.body ?? [], as: UTF8.self)
        XCTAssertTrue(now.contains("\"seg\":[20000,["), now)
    }

    func testWhoLeavesIsAHoleOnce() async throws {
        try await open(DoorPace(shoppers: 1, admissionsPerSecond: 1))
        var tickets: [QueueTicket] = []
        for _ in 0..<40 { tickets.append(try await join()) }
        await pass(.seconds(1))
        for ticket in tickets.suffix(5) + tickets.suffix(5) { XCTAssertTrue(rooms.leave(event, ticket: ticket.text)) }
        XCTAssertEqual(figures.holes, 5)
        await pass(.seconds(2))
        XCTAssertTrue(String(decoding: rooms.now(event)?.body ?? [], as: UTF8.self).contains("\"hl\":5"))
        XCTAssertTrue(rooms.leave(event, ticket: tickets[0].text))
        XCTAssertEqual(figures.holes, 5, "who was called is no hole")
    }
}
