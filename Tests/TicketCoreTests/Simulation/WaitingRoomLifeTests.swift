// A whole on-sale through the real waiting room and a real database, from a seed, with crashes at random moments.

import XCTest

@testable import TicketCore

final class WaitingRoomLifeTests: WaitingRoomTestCase {
    private let never = Instant(milliseconds: .max)

    /// Somebody who wants tickets.
    private struct Fan {
        enum Mood { case away, waiting, shopping, paying, gone }

        var ticket: QueueTicket?
        var session: (key: ShopperKey, token: String)?
        var mood = Mood.away
        /// When they do something next.
        var next: Instant
        /// Whether they notice their call, and how long they take.
        var notices: Bool
        var delay: Duration
        var isCalled = false
        var admissions = 0
    }

    private let shoppers = 60
    private var dice = SeededRandomness(seed: 0)
    private var fans: [Fan] = []
    private var byNumber: [Int64: Int] = [:]
    private var sold = 0
    private var seats = 500
    private var highestCalled: Int64 = 0
    private var lastNow: (Int64, Int64) = (0, 0)

    func testShowRate09() async throws { try await live(showRate: 0.9, seed: 11) }
    func testShowRate06() async throws { try await live(showRate: 0.6, seed: 12) }
    func testShowRate03() async throws { try await live(showRate: 0.3, seed: 13) }

    private var crashes = 0

    private func chance(_ percent: UInt64) -> Bool { dice.below(100) < percent }

    private func prepare(_ count: Int, _ showRate: Double, _ seed: UInt64) {
        dice = SeededRandomness(seed: seed)
        for _ in 0..<count {
            let late = chance(4) ? 240 + dice.below(600) : 0
            fans.append(
                Fan(
                    next: clock.now() + .milliseconds(dice.below(120_000)),
                    notices: chance(UInt64(showRate * 100)),
                    delay: .milliseconds(2_000 + dice.below(15_000) + late * 1_000)))
        }
    }

    /// Plays the sale until the last seat is sold; every invariant is checked after every tick.
    private func live(showRate: Double, seed: UInt64) async throws {
        stock.withLock { $0 = Stock(free: seats, held: 0) }
        try await open(DoorPace(shoppers: shoppers, admissionsPerSecond: 20))
        prepare(2_500, showRate, seed)
        var seconds = 0
        while sold < seats, seconds < 7_200 {
            for _ in 0..<4 {
                clock.advance(by: .milliseconds(250))
                for index in fans.indices where fans[index].next <= clock.now() { try await act(index) }
                await rooms.tick()
                checkDoor(seed)
            }
            seconds += 1
            if dice.below(100) == 0 { try await crashAndStart() }
        }
        XCTAssertEqual(sold, seats, "seed \(seed): sold out")
        try checkEverybody(seed)
        XCTAssertGreaterThan(crashes, 0, "seed \(seed): a life without a crash proves nothing about crashes")
        print("show rate \(showRate): \(shoppers) shoppers, \(crashes) crashes, sold out after \(seconds) s")
    }

    private func act(_ index: Int) async throws {
        let now = clock.now()
        switch fans[index].mood {
        case .away: try await arrive(index)
        case .waiting: try await look(index)
        case .shopping: shop(index)
        case .paying:
            fans[index].mood = .gone
            fans[index].next = never
            let count = min(1 + Int(dice.below(4)), seats - sold)
            sold += count
            let left = seats - sold
            stock.withLock { $0 = Stock(free: left, held: 0) }
            if let key = fans[index].session?.key {
                XCTAssertTrue(rooms.setDone(key, tickets: count), "a payment is never interrupted")
            }
        case .gone: fans[index].next = never
        }
        XCTAssertGreaterThan(fans[index].next, now)
    }

    private func arrive(_ index: Int) async throws {
        let ticket = try await join()
        XCTAssertNil(byNumber.updateValue(index, forKey: ticket.number), "I1: a number is given once")
        fans[index].ticket = ticket
        fans[index].mood = .waiting
        fans[index].next = clock.now() + .seconds(1)
    }

    /// Polls; once called, takes their time and asks to come in.
    private func look(_ index: Int) async throws {
        let ticket = try XCTUnwrap(fans[index].ticket)
        guard fans[index].isCalled else {
            let (place, called) = try XCTUnwrap(rooms.place(of: ticket))
            fans[index].isCalled = place < called || figures.waiting == 0
            let wait: Duration = fans[index].isCalled ? fans[index].delay : .seconds(3)
            fans[index].next = fans[index].isCalled && !fans[index].notices ? never : clock.now() + wait
            return
        }
        let outcome = try await rooms.enter(event, ticket: ticket.text, session: fans[index].session?.token)
        switch outcome {
        case .admitted(let shopper, let token):
            XCTAssertLessThan(shopper.key.number, figures.called, "I4: only who was called is in")
            XCTAssertEqual(shopper.key.number, ticket.number)
            fans[index].session = (shopper.key, token)
            fans[index].mood = .shopping
            fans[index].admissions += 1
            fans[index].next = clock.now() + .milliseconds(5_000 + dice.below(40_000))
        case .waiting(let place, let called, let seconds):
            XCTAssertGreaterThanOrEqual(place, called)
            fans[index].next = clock.now() + .seconds(seconds)
        case .door(_, let seconds), .soldOut(let seconds), .paused(_, let seconds):
            fans[index].next = clock.now() + .seconds(seconds)
        case .closed, .usedUp:
            fans[index].next = never
        default: XCTFail("\(outcome)")
        }
    }

    /// Buys, gives up, or falls asleep and comes back.
    private func shop(_ index: Int) {
        guard let session = fans[index].session else { return XCTFail("nobody shops without a session") }
        let shopper = rooms.shopper(session.token, of: event)
        XCTAssertEqual(shopper?.key, session.key, "I11: nobody is thrown out")
        if chance(60) {
            XCTAssertTrue(rooms.setHolding(session.key))
            XCTAssertTrue(rooms.setPaying(session.key))
            fans[index].mood = .paying
            fans[index].next = clock.now() + .milliseconds(2_000 + dice.below(20_000))
        } else if chance(70) {
            XCTAssertTrue(rooms.leave(event, ticket: fans[index].ticket?.text))
            fans[index].mood = .gone
            fans[index].next = never
        } else {
            fans[index].mood = .waiting
            fans[index].next = clock.now() + .seconds(200)
        }
    }

    private func crashAndStart() async throws {
        crashes += 1
        let numbers = figures.numbers
        try crash()
        try await start(seed: dice.next())
        XCTAssertGreaterThanOrEqual(figures.numbers, numbers, "I1")
    }

    private func checkDoor(_ seed: UInt64) {
        let figures = figures
        XCTAssertLessThanOrEqual(figures.inside, shoppers, "seed \(seed): never more than the shop holds")
        XCTAssertGreaterThanOrEqual(figures.called, highestCalled, "I2: called never goes back")
        XCTAssertLessThanOrEqual(figures.called, figures.numbers, "nobody is called who has not come")
        highestCalled = figures.called
        guard let answer = rooms.now(event) else { return XCTFail("no answer") }
        XCTAssertGreaterThanOrEqual(answer.generation, lastNow.0)
        if answer.generation == lastNow.0 { XCTAssertGreaterThanOrEqual(answer.sequence, lastNow.1) }
        lastNow = (answer.generation, answer.sequence)
    }

    /// What the database says at the end about everybody.
    private func checkEverybody(_ seed: UInt64) throws {
        let (called, rows) = try database.read { transaction in
            (
                try transaction.row("SELECT called FROM queue_rooms") { $0.integer(0) },
                try transaction.rows("SELECT number FROM queue_sessions") { $0.integer(0) }
            )
        }
        XCTAssertGreaterThanOrEqual(try XCTUnwrap(called), highestCalled, "I2: durable before it is seen")
        XCTAssertEqual(Set(rows), Set(fans.filter { $0.admissions > 0 }.compactMap { $0.ticket?.number }), "I5")
        for fan in fans {
            guard let ticket = fan.ticket else { continue }
            XCTAssertEqual(rooms.ticket(ticket.text, of: event), ticket, "I11: everybody keeps their place")
            XCTAssertEqual(rooms.place(of: ticket)?.place, ticket.number, "I3")
        }
    }
}
