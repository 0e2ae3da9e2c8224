// Joining a real room: two steps, caps, codes, one place for each identity; and what a crash leaves of it.

import XCTest

@testable import TicketCore

final class JoiningTests: WaitingRoomTestCase {
    let home = JoinOrigin(network: [192, 0, 2, 0], customer: [192, 0, 2, 7])
    private let master = MasterKeys(current: WaitingRoomTestCase.oldKey)

    func wish(_ challenge: String? = nil, _ change: (inout JoinWish) -> Void = { _ in }) -> JoinWish {
        var wish = JoinWish(challenge: challenge, origin: home)
        change(&wish)
        return wish
    }

    private func challenge(_ origin: JoinOrigin? = nil, line: UInt = #line) async throws -> String {
        let answer = try await rooms.join(event, wish { $0.origin = origin ?? home })
        guard case .bringBack(let challenge, _) = answer else {
            XCTFail("\(answer)", line: line)
            throw CancellationError()
        }
        return challenge
    }

    func wish(_ change: (inout JoinWish) -> Void) -> JoinWish { wish(nil, change) }

    /// Both steps.
    func twoSteps(_ change: (inout JoinWish) -> Void = { _ in }) async throws -> JoinAnswer {
        var wish = JoinWish(origin: home)
        change(&wish)
        guard case .bringBack(let challenge, _) = try await rooms.join(event, wish) else {
            return try await rooms.join(event, wish)
        }
        wish.challenge = challenge
        return try await rooms.join(event, wish)
    }

    func ticket(_ answer: JoinAnswer, line: UInt = #line) throws -> QueueTicket {
        switch answer {
        case .outcome(.joined(let ticket)), .outcome(.hasTicket(let ticket)): return ticket
        default:
            XCTFail("\(answer)", line: line)
            throw CancellationError()
        }
    }

    // MARK: Two steps

    func testOnlyWhoBringsTheChallengeBackGetsANumber() async throws {
        try await open()
        for _ in 0..<50 { _ = try await challenge() }
        XCTAssertEqual(figures.numbers, 0, "a flood without cookies")
        let first = try await challenge()
        let joined = try await rooms.join(event, wish(first))
        XCTAssertEqual(try ticket(joined).number, 0)
    }

    func testAChallengeIsGoodOnceAndForTwoMinutesAndInItsNetwork() async throws {
        try await open()
        let used = try await challenge()
        _ = try ticket(try await rooms.join(event, wish(used)))
        let late = try await challenge()
        let elsewhere = try await challenge(JoinOrigin(network: [198, 51, 100, 0], customer: [198, 51, 100, 1]))
        for bad in [used, elsewhere, "", "x", String(used.reversed())] {
            let answer = try await rooms.join(event, wish(bad))
            guard case .bringBack = answer else { return XCTFail("\(bad): \(answer)") }
        }
        clock.advance(by: .seconds(120))
        guard case .bringBack = try await rooms.join(event, wish(late)) else { return XCTFail("too late") }
        XCTAssertEqual(figures.numbers, 1)
    }

    func testAGenuineTicketNeedsNoChallengeAndAnEndNeither() async throws {
        try await open()
        let mine = try ticket(try await twoSteps())
        let again = try await rooms.join(event, wish { $0.ticket = mine.text })
        XCTAssertEqual(again, .outcome(.hasTicket(mine)))
        try await rooms.change(event, to: .closed)
        let over = try await rooms.join(event, wish())
        XCTAssertEqual(over, .outcome(.closed))
    }

    // MARK: The cap

    func testAboveTheCapOneWorksOrWaitsAndNobodyIsRefused() async throws {
        try await open {
            $0.joining.networkBurst = 3; $0.joining.workBits = 4
        }
        for _ in 0..<3 { _ = try ticket(try await twoSteps()) }
        guard case .work(let task) = try await twoSteps() else { return XCTFail("the fourth") }
        XCTAssertEqual([Int(task.bits), task.parts, task.wait ?? 0], [4, 8, 15])
        // As it is, it is the same task again; with a wrong proof too.
        let pending = try await rooms.join(event, wish(task.challenge))
        XCTAssertEqual(pending, .work(task))
        guard case .work(let wrong) = try await rooms.join(event, wish(task.challenge) { $0.proof = "1,2,3,4,5,6,7,8" })
        else { return XCTFail("a wrong proof") }
        XCTAssertTrue(wrong.isWrong && wrong.challenge == task.challenge)
        let proof = solve(task.challenge, bits: task.bits)
        let solved = try await rooms.join(event, wish(task.challenge) { $0.proof = proof })
        XCTAssertEqual(try ticket(solved).number, 3)
        guard case .bringBack = try await rooms.join(event, wish(task.challenge) { $0.proof = proof }) else {
            return XCTFail("a proof is good once")
        }
        // Who waits in place of working.
        guard case .work(let patient) = try await twoSteps() else { return XCTFail("the fifth") }
        clock.advance(by: .seconds(patient.wait ?? 0))
        let worked = try await rooms.join(event, wish(patient.challenge))
        XCTAssertEqual(try ticket(worked).number, 4)
        XCTAssertEqual(figures.numbers, 5)
    }

    func testAFloodFromOneNetworkIsSlowedAndAnInnocentGetsInByProof() async throws {
        try await open {
            $0.joining.networkBurst = 20; $0.joining.workBits = 2
        }
        var numbers = 0
        for machine in 0..<1_000 {
            let origin = JoinOrigin(network: home.network, customer: [192, 0, 2, UInt8(machine % 250)])
            if case .outcome = try await twoSteps({ $0.origin = origin }) { numbers += 1 }
            clock.advance(by: .milliseconds(10))
        }
        XCTAssertLessThanOrEqual(numbers, 20 + 11, "burst, and ten seconds at sixty a minute")
        var next = try await twoSteps()
        if case .outcome = next { next = try await twoSteps() }  // the one of the eleventh second
        guard case .work(let task) = next else { return XCTFail("not slowed") }
        let proof = solve(task.challenge, bits: task.bits)
        _ = try ticket(try await rooms.join(event, wish(task.challenge) { $0.proof = proof }))
        // Somebody from elsewhere does not notice.
        let elsewhere = JoinOrigin(network: [203, 0, 113, 0], customer: [203, 0, 113, 1])
        _ = try ticket(try await twoSteps { $0.origin = elsewhere })
    }

    func testWhoIsKnownIsNotCounted() async throws {
        try await open { $0.joining.networkBurst = 1 }
        _ = try ticket(try await twoSteps())
        guard case .work = try await twoSteps() else { return XCTFail("the cap") }
        let code = AccessCode.issue(event, places: 1, SeededRandomness(seed: 2), master)
        _ = try ticket(try await twoSteps { $0.code = code.printed })
        _ = try ticket(try await twoSteps { $0.who = 77 })
        _ = try ticket(try await twoSteps { $0.origin = nil })
    }

    // MARK: Codes

    func testAPresaleWantsCodesUntilItsEndAndAcrossACrash() async throws {
        try await open()
        let until = clock.now() + .seconds(600)
        try await rooms.setCodes(event, until: until)
        try crash()
        try await start()
        let refused = try await rooms.join(event, wish())
        XCTAssertEqual(refused, .codeNeeded(until: until))
        await pass(.seconds(2))
        XCTAssertTrue(String(decoding: rooms.now(event)?.body ?? [], as: UTF8.self).contains("\"code\":true"))
        let bad = try await rooms.join(event, wish { $0.code = "K7Q2M9XA" })
        XCTAssertEqual(bad, .badCode)
        let code = AccessCode.issue(event, places: 1, SeededRandomness(seed: 2), master)
        _ = try ticket(try await twoSteps { $0.code = code.printed })
        clock.advance(by: .seconds(600))
        _ = try ticket(try await twoSteps())
        XCTAssertNil(rooms.codesUntil(event))
        let still = try await rooms.join(event, wish { $0.code = "K7Q2M9XA" })
        XCTAssertEqual(still, .badCode, "who types a code means it")
    }

    func testACodeHasSoManyPlacesAndThenTheFirst() async throws {
        try await open()
        let code = AccessCode.issue(event, places: 2, SeededRandomness(seed: 2), master)
        var tickets: [QueueTicket] = []
        for _ in 0..<4 { tickets.append(try ticket(try await twoSteps { $0.code = code.printed })) }
        XCTAssertEqual(tickets.map(\.number), [0, 1, 0, 0])
        XCTAssertEqual(tickets[2], tickets[0], "the very same ticket")
        XCTAssertEqual(tickets[0].who, code.who)
    }

    func testAnAccountHasOnePlaceOnAllItsDevicesAndAfterACrash() async throws {
        try await open()
        let first = try ticket(try await twoSteps { $0.who = 5 })
        _ = try ticket(try await twoSteps())
        try crash()
        try await start()
        let second = try ticket(try await twoSteps { $0.who = 5 })
        XCTAssertEqual(second, first)
        let other = try ticket(try await twoSteps { $0.who = 6 })
        XCTAssertNotEqual(other.number, first.number)
    }

    func testTwoDevicesAtTheSameMomentGetOneNumber() async throws {
        try await open()
        var challenges: [String] = []
        for _ in 0..<20 { challenges.append(try await challenge()) }
        let (rooms, event, home) = (self.rooms!, event, home)
        let answers = try await withThrowingTaskGroup(of: JoinAnswer.self) { group in
            for challenge in challenges {
                group.addTask {
                    try await rooms.join(event, JoinWish(challenge: challenge, who: 9, origin: home))
                }
            }
            return try await group.reduce(into: [JoinAnswer]()) { $0.append($1) }
        }
        XCTAssertEqual(Set(try answers.map { try ticket($0) }).count, 1)
    }
}
