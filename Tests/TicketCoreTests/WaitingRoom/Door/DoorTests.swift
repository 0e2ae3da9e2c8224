// The door, moment by moment.

import XCTest

@testable import TicketCore

final class DoorTests: XCTestCase {
    private let start = Instant(milliseconds: 1_800_000_000_000)

    private func door(shoppers: Int = 100, rate: Double = 1_000, called: Int64 = 0) -> Door {
        Door(
            called: called, pace: DoorPace(shoppers: shoppers, admissionsPerSecond: rate), DoorSettings(), at: start)
    }

    /// Calls what the door wants.
    private func call(_ door: inout Door, _ load: ShopLoad = ShopLoad(inside: 0), at now: Instant) -> Int64 {
        let count = door.wanted(load, waiting: 1_000_000, at: now)
        door.call(count, at: now)
        return count
    }

    func testCallsAsManyAsWillFillTheShop() {
        var door = door()
        XCTAssertEqual(call(&door, at: start), 125, "100 slots by a show rate of 0.8")
        XCTAssertEqual(call(&door, at: start), 0, "they are expected")
        XCTAssertGreaterThan(call(&door, at: start + .seconds(60)), 0, "nobody came: nobody is expected any more")
    }

    func testNeverCallsWhoHasNoNumber() {
        XCTAssertEqual(door().wanted(ShopLoad(inside: 0), waiting: 3, at: start), 3)
        XCTAssertEqual(door().wanted(ShopLoad(inside: 0), waiting: 0, at: start), 0)
    }

    func testTheBrakeCallsNobody() {
        var door = door()
        door.call(5, at: start)
        var load = ShopLoad(inside: 0)
        load.pressure.brake = .writer
        door.pass(to: start, load)
        XCTAssertEqual(door.wanted(load, waiting: 100, at: start), 0)
        XCTAssertEqual(door.ask(0, inside: 0, at: start), .stand(ahead: 0), "nor is anybody let in")
        door.pass(to: start + .seconds(1))
        XCTAssertEqual(door.ask(0, inside: 0, at: start + .seconds(1)), .admitted)
    }

    func testCallsFewerWhenLittleIsLeftButSomebodyWhileAnythingIs() {
        let door = door()
        func wanted(_ unsold: Int) -> Int64 {
            door.wanted(ShopLoad(inside: 0, unsold: unsold), waiting: 10_000, at: start)
        }
        XCTAssertEqual(wanted(10_000), 125)
        XCTAssertEqual(wanted(75), 68, "1.1 × 75 / 1.5 shoppers by 0.8")
        XCTAssertEqual(wanted(1), 3, "three look for one seat, not twenty")
        XCTAssertEqual(wanted(0), 0)
    }

    func testWhoHasGoneWithoutAWordBuysNothing() {
        let door = door(shoppers: 1_000)
        func wanted(silent: Double) -> Int64 {
            door.wanted(ShopLoad(inside: 75, silent: silent, unsold: 75), waiting: 10_000, at: start)
        }
        XCTAssertEqual(wanted(silent: 0), 0, "55 are enough for 75 seats")
        XCTAssertEqual(wanted(silent: 75), 68, "as if nobody were there")
        let full = self.door().wanted(ShopLoad(inside: 100, silent: 100), waiting: 10_000, at: start)
        XCTAssertEqual(full, 0, "but the shop's size counts everybody")
    }

    func testCallsNoFasterThanTheRateAdmits() {
        var door = door(shoppers: 10_000, rate: 10)
        var asking: [Int64] = []
        var admitted = 0
        for tick in 0..<400 {
            let now = start + .milliseconds(tick * 250)
            door.pass(to: now)
            let first = door.called
            asking += first..<first + call(&door, at: now)
            // Everybody who is called comes at once, and asks until they are in.
            let still = asking.filter { door.ask($0, inside: 0, at: now) != .admitted }
            admitted += asking.count - still.count
            asking = still
            XCTAssertLessThanOrEqual(asking.count, 150, "tick \(tick): not many more than the rate soon admits")
        }
        XCTAssertLessThanOrEqual(admitted, 1_020, "100 s at 10 a second, and the burst")
        XCTAssertGreaterThan(admitted, 950, "the rate is used")
    }

    func testLetsInByPlaceWhoeverAsksFirst() {
        var door = door(shoppers: 2)
        door.call(10, at: start)
        XCTAssertEqual(door.ask(7, inside: 2, at: start), .stand(ahead: 0))
        XCTAssertEqual(door.ask(3, inside: 2, at: start), .stand(ahead: 0))
        XCTAssertEqual(door.ask(5, inside: 2, at: start), .stand(ahead: 1))
        XCTAssertEqual(door.standing, 3)
        XCTAssertEqual(door.ask(7, inside: 1, at: start), .stand(ahead: 2), "the one slot is for 3")
        XCTAssertEqual(door.ask(5, inside: 0, at: start), .admitted, "two slots, and 3 keeps one")
        XCTAssertEqual(door.ask(7, inside: 1, at: start), .stand(ahead: 1))
        XCTAssertEqual(door.ask(3, inside: 1, at: start), .admitted)
    }

    func testWhoWalksAwayFromTheDoorBlocksNobodyAndComesBackToTheirPosition() {
        var door = door(shoppers: 1)
        door.call(10, at: start)
        _ = door.ask(3, inside: 1, at: start)
        _ = door.ask(5, inside: 1, at: start + .seconds(20))
        door.pass(to: start + .seconds(31))
        XCTAssertEqual(door.standing, 1)
        XCTAssertEqual(door.ask(3, inside: 1, at: start + .seconds(32)), .stand(ahead: 0))
        XCTAssertEqual(door.ask(5, inside: 0, at: start + .seconds(33)), .stand(ahead: 1))
    }

    func testWhoComesLateStandsBehindThoseAtTheDoorAndBeforeThoseCalledLater() {
        var door = door(shoppers: 1)
        door.call(10, at: start)
        let late = start + .seconds(700)
        door.call(10, at: start + .seconds(690))
        _ = door.ask(15, inside: 1, at: late)
        XCTAssertEqual(door.ask(2, inside: 1, at: late), .stand(ahead: 1), "700 s after the call")
        XCTAssertEqual(door.ask(12, inside: 1, at: late), .stand(ahead: 0), "10 s after the call")
        door.call(10, at: late)
        XCTAssertEqual(door.ask(21, inside: 1, at: late), .stand(ahead: 3), "called after they had come")
        XCTAssertEqual(door.ask(2, inside: 1, at: late + .seconds(1)), .stand(ahead: 2), "and keeps that position")
        XCTAssertEqual(door.ask(2, inside: -2, at: late + .seconds(1)), .admitted, "late is never refused")
    }

    func testLearnsHowManyCome() {
        var door = door(shoppers: 10_000, rate: 10_000)
        for second in 0..<400 {
            let now = start + .seconds(second)
            door.pass(to: now)
            let first = door.called
            door.call(10, at: now)
            for place in first..<first + 3 { _ = door.ask(place, inside: 0, at: now) }
            // Asking twice is coming once.
            _ = door.ask(first, inside: 0, at: now)
        }
        XCTAssertEqual(door.calls.showRate, 0.3, accuracy: 0.01)
    }

    func testAfterARestartNobodyIsLate() {
        var door = door(shoppers: 1, called: 500)
        _ = door.ask(400, inside: 1, at: start)
        XCTAssertEqual(door.ask(10, inside: 1, at: start + .seconds(5)), .stand(ahead: 0))
    }

    func testTokensAreSavedUpToTheBurstOnly() {
        var bucket = TokenBucket(10, burst: .seconds(2), at: start)
        XCTAssertEqual(bucket.tokens, 20)
        for _ in 0..<20 { bucket.take() }
        bucket.fill(10, burst: .seconds(2), at: start + .milliseconds(500))
        XCTAssertEqual(bucket.tokens, 5)
        bucket.fill(10, burst: .seconds(2), at: start + .seconds(60))
        XCTAssertEqual(bucket.tokens, 20)
        XCTAssertEqual(TokenBucket(0.01, burst: .seconds(2), at: start).tokens, 1, "a slow door still opens")
    }
}
