// One seed, one life: a lobby, crashes at random moments, the draw, the doors; and the invariants, checked by a stranger.

import XCTest

@testable import TicketCore

final class DrawSimulationTests: DrawTestCase {
    private var dice = SeededRandomness(seed: 0)
    private var fans: [QueueTicket] = []
    private var numbers: Set<Int64> = []
    private var places: [Int64: Int64] = [:]
    private var sessions: [Int64: String] = [:]
    private var called: Int64 = 0
    private var crashes = 0
    private var seenGeneration: Int64 = 0
    private var key: [UInt8]?

    func testLivesWithABeacon() async throws {
        for seed in 1...3 as ClosedRange<UInt64> { try await live(.beacon, seed) }
    }
    func testLivesWithoutABeacon() async throws {
        for seed in 11...13 as ClosedRange<UInt64> { try await live(.seedOnly, seed) }
    }

    private func chance(_ permille: UInt64) -> Bool { dice.below(1_000) < permille }

    private func live(_ grade: DrawGrade, _ seed: UInt64) async throws {
        try forget(seed)
        try await announce(grade)
        try await rooms.set(event, pace: DoorPace(shoppers: 40, admissionsPerSecond: 20))
        let end = doors + .seconds(90)
        while clock.now() < end {
            clock.advance(by: .milliseconds(250))
            if chance(8) { try await crashAndStart() }
            for _ in 0..<dice.below(3) { try await arrive() }
            if !fans.isEmpty { try await ask() }
            if try grade == .beacon && chance(50)
                && rooms.awaitedRounds.contains(where: { $0.round == (try draw().round) })
            {
                try await supplyBeacon()
            }
            await rooms.tick()
            try check(seed)
        }
        try judge(seed)
        print("seed \(seed): \(fans.count) people, \(crashes) crashes, \(try draw().size ?? 0) drawn")
    }

    private func forget(_ seed: UInt64) throws {
        if rooms != nil { try crash() }
        try discardFiles()
        dice = SeededRandomness(seed: seed)
        (fans, numbers, places, sessions, called, crashes, seenGeneration, key) = ([], [], [:], [:], 0, 0, 0, nil)
    }

    /// The process dies, at times for longer.
    private func crashAndStart() async throws {
        crashes += 1
        try crash()
        if chance(300) { clock.advance(by: .seconds(Int64(dice.below(30)))) }
        try await start(seed: dice.next())
    }

    private func arrive() async throws {
        let outcome = try await rooms.join(event, ticket: nil)
        guard case .joined(let ticket) = outcome else {
            guard case .notOpen = outcome else { return XCTFail("\(outcome)") }
            return
        }
        XCTAssertTrue(numbers.insert(ticket.number).inserted, "I1: \(ticket.number) twice")
        fans.append(ticket)
    }

    /// Somebody joins again, and asks to come in.
    private func ask() async throws {
        let fan = fans[Int(dice.below(UInt64(fans.count)))]
        let again = try await rooms.join(event, ticket: fan.text)
        XCTAssertEqual(again, .hasTicket(fan), "I6")
        let outcome = try await rooms.enter(event, ticket: fan.text, session: sessions[fan.number])
        guard case .admitted(let shopper, let token) = outcome else { return }
        XCTAssertEqual(shopper.key.number, fan.number)
        let place = try XCTUnwrap(rooms.place(of: fan))
        XCTAssertLessThan(place.place, place.called, "I4")
        if let former = sessions[fan.number], former != token {
            XCTAssertNil(rooms.shopper(former, of: event), "I5")
        }
        sessions[fan.number] = token
    }

    private func check(_ seed: UInt64) throws {
        let answer = try XCTUnwrap(rooms.now(event))
        XCTAssertGreaterThanOrEqual(answer.generation, seenGeneration)
        seenGeneration = answer.generation
        let figures = figures
        XCTAssertGreaterThanOrEqual(figures.called, called, "seed \(seed): I2")
        called = figures.called
        let durable = try database.read { try $0.row("SELECT called FROM queue_rooms") { $0.integer(0) } }
        XCTAssertGreaterThanOrEqual(try XCTUnwrap(durable), called, "seed \(seed): I2, durable before it is seen")
        if figures.state != .open { XCTAssertEqual(figures.called, 0, "nobody is called before the doors open") }
        let draw = try draw()
        if let key, draw.key != nil { XCTAssertEqual(draw.key, key, "seed \(seed): I3") }
        if figures.state == .open {
            key = draw.key
            XCTAssertNotNil(key, "seed \(seed): doors without a draw")
        }
        // Some at a time: everybody's turn comes every few seconds.
        let some = Int(dice.below(16))
        for fan in fans.dropFirst(some).enumerated().filter({ $0.offset % 16 == 0 }).map(\.element)
        where rooms.hasPlace(fan) {
            let place = try XCTUnwrap(rooms.place(of: fan)).place
            XCTAssertEqual(places.updateValue(place, forKey: fan.number) ?? place, place, "seed \(seed): I3")
        }
    }

    /// I12: anybody can recompute the draw, from what is public and from the tickets in people's hands.
    private func judge(_ seed: UInt64) throws {
        let draws = try rooms.draws(event)
        let drawn = try XCTUnwrap(draws.last)
        XCTAssertEqual(rooms.state(event), .open, "seed \(seed)")
        guard let size = drawn.size, let key = drawn.key else { return XCTFail("seed \(seed): no draw") }
        let verifier = DrawVerifier()
        var leaves = Array(repeating: [UInt8](repeating: 0, count: 32), count: Int(size))
        for fan in fans where fan.number < size { leaves[Int(fan.number)] = try verifier.leaf(fan.text) }
        // Everybody who was answered, and nobody else: or the root would be another.
        try verifier.check(drawn, leaves: leaves)
        for number in stride(from: Int64(dice.below(16)), to: size, by: 16) {
            let path = try XCTUnwrap(rooms.rosterPath(event, number))
            XCTAssertEqual(path.leaf, leaves[Int(number)])
            XCTAssertTrue(path.isProven)
        }
        for fan in fans {
            let inRoster = fan.number < size
            XCTAssertEqual(
                rooms.place(of: fan)?.place, inRoster ? verifier.place(fan.number, size, key) : fan.number,
                "seed \(seed)")
        }
        XCTAssertEqual(Set(places.values).count, places.count, "no two have one place")
        XCTAssertTrue(draws.allSatisfy { $0.number == drawn.number || $0.replaced != nil })
        if drawn.grade == .beacon {
            XCTAssertEqual(drawn.wasRootInTime, true, "seed \(seed): the roster was closed before the beacon spoke")
            let said = beacon(drawn.round)
            XCTAssertEqual(drawn.beacon?.randomness, said.randomness)
        }
        XCTAssertGreaterThan(sessions.count, 0, "seed \(seed): somebody came in")
    }
}
