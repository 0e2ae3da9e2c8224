// The one answer for everybody, as text.

import Foundation
import XCTest

@testable import TicketCore

final class NowTests: WaitingRoomTestCase {
    private func text(_ snapshot: NowSnapshot) -> String { String(decoding: snapshot.body, as: UTF8.self) }

    func testTheWholeAnswer() {
        let answer = NowAnswer(
            event: event, state: .open, generation: 4, sequence: 18_231, time: Instant(milliseconds: 1_795_217_054_123),
            called: 18_250, drawn: 0, rate: 46.74, showRate: 0.706, wait: (14.96, 21.4),
            tiers: [
                Stock.Tier(number: 1, name: "A", level: .gone, price: 9_900),
                Stock.Tier(number: 2, name: "\"B\" <ł>\n", level: .few, price: 7_900),
            ],
            polling: PollSettings(), opensAt: nil, messages: [:])
        let snapshot = answer.snapshot()
        XCTAssertEqual(
            text(snapshot),
            #"{"v":1,"e":"K0000001","st":"open","gen":4,"seq":18231,"t":1795217054123,"sv":18250,"n0":0,"rt":46.7,"#
                + #""sh":0.71,"eta":[15.0,21.4],"seats":[[1,"A",0,9900],[2,"\"B\" \u003cł>\n",1,7900]],"iv":[3,60,8]}"#
        )
        XCTAssertEqual(snapshot.etag, "\"4-18231\"")
    }

    func testItIsJSONInEveryState() async throws {
        try await start()
        try await rooms.create(
            event, state: .draft, opensAt: clock.now() + .seconds(60), endsAt: clock.now() + .seconds(9_000))
        XCTAssertNil(rooms.now(event), "nobody hears of a draft")
        try await rooms.change(event, to: .announced)
        XCTAssertEqual(
            text(try XCTUnwrap(rooms.now(event))),
            #"{"v":1,"e":"K0000001","st":"announced","gen":1,"seq":2,"t":1800000000000,"sv":0,"n0":0,"rt":0.0,"sh":0.80,"#
                + #""eta":null,"seats":[],"iv":[3,60,8],"at":1800000060000}"#)
        try await rooms.change(event, to: .open)
        try await rooms.pause(event, saying: [.polish: "„Chwila”", .english: "Wait \"here\""])
        let paused = try XCTUnwrap(rooms.now(event))
        XCTAssertTrue(
            text(paused).hasSuffix(#","msg":{"en":"Wait \"here\"","pl":"„Chwila”"}}"#), text(paused))
        XCTAssertNoThrow(try JSONSerialization.jsonObject(with: Data(paused.body)))
        try await rooms.resume(event)
        XCTAssertFalse(text(try XCTUnwrap(rooms.now(event))).contains("msg"))
    }

    func testItIsMadeAnewWhenSomethingChangedOrASecondHasPassed() async throws {
        try await open()
        let first = try XCTUnwrap(rooms.now(event))
        await rooms.tick()
        clock.advance(by: .milliseconds(250))
        await rooms.tick()
        // The stock became known at the first tick, and has no tiers: nothing new to say.
        XCTAssertEqual(rooms.now(event), first)
        _ = try await enter(try await join())
        let called = try XCTUnwrap(rooms.now(event))
        XCTAssertEqual(called.sequence, first.sequence + 1)
        XCTAssertTrue(text(called).contains("\"sv\":1,"), text(called))
        await pass(.seconds(1))
        XCTAssertEqual(rooms.now(event)?.sequence, called.sequence + 1)
    }

    func testTheWaitIsARangeThatFollowsTheLine() {
        var pulse = Pulse()
        let start = clock.now()
        XCTAssertNil(pulse.secondsPerThousand)
        for second in 0...120 { pulse.note(Int64(second * 50), at: start + .seconds(second)) }
        XCTAssertEqual(pulse.secondsPerThousand?.typical, 20)
        XCTAssertEqual(pulse.secondsPerThousand?.slow, 25)
        for second in 121...140 { pulse.note(6_000 + Int64(second - 120) * 10, at: start + .seconds(second)) }
        XCTAssertEqual(pulse.rate(over: .seconds(20)), 10)
        XCTAssertEqual(pulse.secondsPerThousand?.slow, 125)
        XCTAssertLessThan(try XCTUnwrap(pulse.secondsPerThousand?.typical), 125)
    }
}
