// The parts that keep the purchase path fast, one by one.

import XCTest

@testable import TicketCore

final class FlowTests: XCTestCase {
    private let start = Instant(milliseconds: 1_800_000_000_000)
    private let settings = FlowSettings()

    // MARK: Brake

    private func brakes(_ samples: String, isQuiet: Bool = false) -> String {
        var brakes = Brakes(settings)
        return String(
            samples.map { sample in
                brakes.take(isQuiet: isQuiet) { $0 == .writer && sample == "x" } == nil ? "." : "B"
            })
    }

    func testTheBrakeTellsABadMomentFromABadTime() {
        XCTAssertEqual(brakes("..x......"), ".........", "one bad sample is a moment")
        XCTAssertEqual(brakes("..xx....."), "...BBBBBB", "two of four are not")
        XCTAssertEqual(brakes("..x..x..."), ".....BBBB")
        XCTAssertEqual(brakes("xx......x........"), ".BBBBBBBBBBBBBBB.", "two seconds of good samples end it")
        XCTAssertEqual(brakes("xx..xxx.x", isQuiet: true), "......BBB")
        XCTAssertEqual(brakes("xx..x....", isQuiet: true), ".........", "where hardly anybody asks it takes three")
    }

    // MARK: Shedding

    /// Samples with so many requests in between; returns those turned away.
    private func shed(_ shedding: inout LoadShedding, browse: Int, hold: Int, _ tick: Int) -> (browse: Int, hold: Int) {
        var away = (browse: 0, hold: 0)
        for number in 0..<max(browse, hold) {
            let now = start + .milliseconds(tick * 250 + number * 250 / max(browse, hold))
            if number < hold, shedding.turnsAway(.hold, at: now) { away.hold += 1 }
            if number < browse, shedding.turnsAway(.browse, at: now) { away.browse += 1 }
            XCTAssertFalse(shedding.turnsAway(.pay, at: now), "payments are never turned away")
        }
        return away
    }

    func testLooksAreTurnedAwayBeforeChoicesAndPaymentsNever() {
        var shedding = LoadShedding(settings)
        var away = (browse: 0, hold: 0)
        for tick in 0..<4 {
            away = shed(&shedding, browse: 20, hold: 4, tick)
            XCTAssertEqual(away.browse + away.hold, 0)
            shedding.take(isBehind: false, demand: 1_000)
        }
        shedding.take(isBehind: true, demand: 1_000)
        XCTAssertNil(shedding.allowance, "one bad sample is a moment")
        _ = shed(&shedding, browse: 20, hold: 4, 4)
        shedding.take(isBehind: true, demand: 1_000)
        XCTAssertNotNil(shedding.allowance)
        var sum = (browse: 0, hold: 0)
        for tick in 5..<8 {
            away = shed(&shedding, browse: 20, hold: 4, tick)
            sum = (sum.browse + away.browse, sum.hold + away.hold)
            shedding.take(isBehind: true, demand: 1_000)
        }
        XCTAssertGreaterThan(sum.browse, 40, "of 60")
        XCTAssertLessThanOrEqual(sum.hold, 1, "of 12: who looks leaves half of the room to who chooses")
    }

    func testSheddingEndsWhenNobodyHasToBeTurnedAway() {
        var shedding = LoadShedding(settings)
        for tick in 0..<4 {
            _ = shed(&shedding, browse: 20, hold: 0, tick)
            shedding.take(isBehind: true, demand: 1_000)
        }
        let least = try? XCTUnwrap(shedding.allowance)
        var tick = 4
        while shedding.allowance != nil, tick < 400 {
            _ = shed(&shedding, browse: 20, hold: 0, tick)
            shedding.take(isBehind: false, demand: 1_000)
            tick += 1
        }
        XCTAssertNil(shedding.allowance)
        XCTAssertLessThan(tick, 120, "half a minute at most")
        XCTAssertGreaterThan(tick, 20, "by and by")
        XCTAssertLessThan(least ?? 100, 40)
    }

    func testAQuietShopThatStallsTurnsNobodyAway() {
        var shedding = LoadShedding(settings)
        for tick in 0..<20 {
            let away = shed(&shedding, browse: 2, hold: 1, tick)
            XCTAssertEqual(away.browse + away.hold, 0)
            shedding.take(isBehind: true, demand: 120)
        }
    }

    // MARK: Capacity

    private func pressure(requests: Int = 1_000, slow: Int) -> ShopPressure {
        var pressure = ShopPressure()
        pressure.recent.requests = requests
        pressure.recent.slow = slow
        return pressure
    }

    func testCapacityIsCutToWhatWasServedAndGrowsOnlyWhileItIsUsed() throws {
        var capacity = Capacity(settings)
        func pass(_ second: Int, load: Double, booked: Double = 0, slow: Int, requests: Int = 1_000) {
            capacity.pass(
                to: start + .seconds(second), load: load, booked: booked,
                pressure: pressure(requests: requests, slow: slow), belief: 300)
        }
        pass(0, load: 100, slow: 5)
        XCTAssertNil(capacity.estimate, "half a percent is no reason")
        pass(0, load: 100, slow: 19, requests: 190)
        XCTAssertNil(capacity.estimate, "nor are few requests")
        pass(1, load: 200, slow: 11)
        XCTAssertEqual(capacity.estimate, 160, "0.8 of what was served")
        pass(40, load: 150, slow: 100)
        XCTAssertEqual(capacity.estimate, 160, "who was let in before is still to come")
        pass(47, load: 80, booked: 170, slow: 100)
        XCTAssertEqual(capacity.estimate, 160, "more is booked than is believed: it was to be expected")
        pass(48, load: 40, slow: 100)
        XCTAssertEqual(capacity.estimate, 80, "never by more than half")
        pass(100, load: 75, slow: 100)
        XCTAssertEqual(capacity.estimate, 80, "no more is believed than is served even now")
        pass(101, load: 40, slow: 0)
        XCTAssertEqual(capacity.estimate, 80, "half of it is in use: that teaches nothing")
        pass(117, load: 60, slow: 0)
        XCTAssertEqual(try XCTUnwrap(capacity.estimate), 84.8, accuracy: 0.001)
        pass(118, load: 60, slow: 0)
        XCTAssertEqual(try XCTUnwrap(capacity.estimate), 84.8, accuracy: 0.001, "every 15 s")
        var away = ShopPressure()
        away.shedShare = 0.03
        capacity.pass(to: start + .seconds(119), load: 60, booked: 0, pressure: away, belief: 300)
        XCTAssertEqual(try XCTUnwrap(capacity.estimate), 48, accuracy: 0.001, "turning away is as bad as being slow")
        away.recent.perSecond = 500
        capacity.pass(to: start + .seconds(200), load: 40, booked: 0, pressure: away, belief: 300)
        XCTAssertEqual(try XCTUnwrap(capacity.estimate), 48, accuracy: 0.001, "another room is to blame")
        for step in 0..<9 { pass(300 + step * 60, load: 1, slow: 500) }
        XCTAssertEqual(capacity.estimate, 10, "a door that has learnt the worst still opens")
    }

    // MARK: Look-ahead

    func testTheLookAheadSeesWhatIsBookedForLater() {
        var quick = settings
        quick.profileBins = 20
        // Nothing for a minute, then a request every ten seconds for a minute.
        quick.profileAtFirst = [ProfileStep(until: 6, perSecond: 0), ProfileStep(until: 12, perSecond: 0.1)]
        var ahead = LookAhead(quick, at: start)
        ahead.pass(to: start, capacity: 40)
        XCTAssertEqual(ahead.room, 300, "0.75 of 40 requests, by a tenth each")
        for _ in 0..<200 { ahead.admit() }
        XCTAssertEqual(ahead.room, 100)
        ahead.giveBack()
        XCTAssertEqual(ahead.room, 101)
        ahead.pass(to: start + .seconds(1), capacity: 40)
        XCTAssertEqual(ahead.peak, 19.9, accuracy: 0.001, "though nobody asks at present")
        XCTAssertEqual(ahead.room, 101, accuracy: 0.001)
        ahead.pass(to: start + .seconds(115), capacity: 40)
        XCTAssertGreaterThan(ahead.room, 250, "they are nearly done")
        ahead.pass(to: start + .seconds(100_000), capacity: 40)
        XCTAssertEqual(ahead.room, 300, accuracy: 0.001)
    }

    func testTheProfileIsLearntFromAllWhoWereLetIn() {
        var profile = RequestProfile(settings)
        XCTAssertEqual(profile.rates[0], 0.3)
        var people = [Double](repeating: 0, count: settings.profileBins)
        people[2] = 500
        for _ in 0..<100 {
            // 500 people, half of whom are gone, make 100 requests a second.
            for _ in 0..<100 { profile.note(age: .seconds(25)) }
            profile.pass(1, people: people)
        }
        XCTAssertEqual(profile.rates[2], 0.2, accuracy: 0.01)
        XCTAssertEqual(profile.rates[3], 0.12, accuracy: 0.001, "where nobody was seen the belief stays")
        profile.note(age: .seconds(1_000_000))
        profile.note(age: .seconds(-5))
    }

    // MARK: Slow start

    func testTheShopFillsByDegreesAndOnlyWhileTheLimitIsInUse() {
        var slow = SlowStart(settings, inside: 0, shop: 20_000, at: start)
        XCTAssertEqual(slow.limit, 2_000)
        func pass(_ seconds: Range<Int>, used: Double) {
            for tick in seconds.lowerBound * 4..<seconds.upperBound * 4 {
                slow.pass(to: start + .milliseconds((tick + 1) * 250), used: used, shop: 20_000)
            }
        }
        pass(0..<60, used: 500)
        XCTAssertEqual(slow.limit, 2_000, "nobody needs more")
        pass(60..<80, used: 3_900)
        XCTAssertEqual(slow.limit, 4_000, accuracy: 60)
        slow.beginAgain(used: 3_000, shop: 20_000)
        XCTAssertEqual(slow.limit, 3_500, "after a stop a little more than there is")
        XCTAssertEqual(SlowStart(settings, inside: 0, shop: 1_000, at: start).limit, 500, "a quiet sale never sees it")
    }
}
