// One seed, one crowd; and the small parts that fans are made of.

import Synchronization
import TicketCore
import XCTest

@testable import TicketServer

final class FanPlanTests: XCTestCase {
    private let arrivals = ArrivalPlan(opening: .seconds(60), hasLobby: true, end: .seconds(400))

    private func crowd(_ seed: UInt64, _ count: Int = 2_000, limit: Int = 6) -> [FanPlan] {
        (0..<count).map { FanPlan(index: $0, seed: seed, arrivals: arrivals, limit: limit) }
    }

    func testOneSeedIsOneCrowd() {
        XCTAssertEqual(crowd(7), crowd(7))
        XCTAssertEqual(Array(crowd(7, 3_000).prefix(10)), Array(crowd(7, 10)), "a fan does not depend on the others")
        XCTAssertNotEqual(crowd(7), crowd(8))
        XCTAssertEqual(Set(crowd(7).map(\.arrival)).count, 2_000, "neighbours resemble each other")
    }

    func testThePlanOfAFanIsWrittenDown() {
        // A change here changes every rehearsal that somebody wants to repeat.
        let fan = crowd(42)[0]
        XCTAssertEqual(fan.index, 0)
        XCTAssertEqual(fan, crowd(42, 1)[0])
        XCTAssertTrue((1...6).contains(fan.wanted))
        XCTAssertEqual(fan.thinking.count, 4)
    }

    func testEveryKindOfFanComes() {
        let fans = crowd(3, 5_000, limit: 4)
        XCTAssertEqual(Set(fans.map(\.device)), [.phone, .plain, .application])
        XCTAssertEqual(Set(fans.map(\.wanted)), [1, 2, 3, 4], "nobody asks for more than the limit")
        func share(_ condition: (FanPlan) -> Bool) -> Double { Double(fans.count(where: condition)) / 5_000 }
        XCTAssertEqual(share { $0.turnout == .never }, 0.1, accuracy: 0.02)
        XCTAssertEqual(share { if case .late = $0.turnout { true } else { false } }, 0.12, accuracy: 0.02)
        XCTAssertEqual(share { $0.purchase == .pays([.pay]) }, 0.68, accuracy: 0.03)
        XCTAssertEqual(share { $0.purchase == .pays([.payLate]) }, 0.02, accuracy: 0.01)
        XCTAssertEqual(share(\.returnsElsewhere), 0.05, accuracy: 0.02)
        XCTAssertEqual(share(\.losesPlace), 0.01, accuracy: 0.01)
        XCTAssertTrue(fans.allSatisfy { $0.thinking.allSatisfy { (1...300).contains($0) } })
    }

    func testMostComeBeforeAndAroundTheOpening() {
        let fans = crowd(5, 10_000)
        let lobby = fans.count { $0.arrival < .seconds(60) }
        XCTAssertEqual(Double(lobby) / 10_000, 0.75, accuracy: 0.03, "60 % in the lobby and half of the rush")
        XCTAssertTrue(fans.allSatisfy { $0.arrival >= .zero && $0.arrival <= .seconds(400) })
        let noLobby = ArrivalPlan(opening: .seconds(60), hasLobby: false, end: .seconds(400))
        let rush = (0..<10_000).map { FanPlan(index: $0, seed: 5, arrivals: noLobby, limit: 6).arrival }
        XCTAssertEqual(Double(rush.count { $0 < .seconds(60) }) / 10_000, 0.35, accuracy: 0.03)
        XCTAssertTrue(rush.allSatisfy { $0 >= .zero })
    }

    func testARefusedWishBecomesHumbler() {
        var plans = crowd(1, 300).filter { if case .seats = $0.choice { $0.wanted == 3 } else { false } }
        XCTAssertFalse(plans.isEmpty)
        var wish = FanWish(plans.removeFirst())
        var counts: [Int] = []
        while wish.becomesHumbler() { counts.append(wish.count) }
        XCTAssertEqual(wish.choice, .best)
        XCTAssertEqual(counts.last, 1)
        XCTAssertLessThan(counts.count, 12, "nobody asks for ever")
    }

    func testAddressesAreThisMachineAndSpreadOverNetworks() throws {
        let loopback = try XCTUnwrap(IPAddress("127.0.0.1"))
        let sources = SourceAddresses(fans: 80_000, target: loopback)
        var networks: [UInt64: Int] = [:]
        for fan in 0..<80_000 {
            let address = try XCTUnwrap(sources.address(sources.source(ofFan: fan)))
            XCTAssertTrue(address.isLoopback)
            XCTAssertNotEqual(address, loopback)
            networks[address.low >> 8, default: 0] += 1
        }
        XCTAssertEqual(networks.count, sources.homes + 1)
        XCTAssertEqual(networks.values.max(), 80_000 / SourceAddresses.sharedPart, "one campus")
        XCTAssertLessThanOrEqual(networks.values.sorted().dropLast().last ?? 0, 8, "all others are homes")
        let elsewhere = SourceAddresses(fans: 10, target: try XCTUnwrap(IPAddress("10.0.0.1")))
        XCTAssertNil(elsewhere.address(0), "another machine is reached from the machine's own address")
    }

    func testCookiesAreKeptReplacedAndForgotten() {
        var jar = CookieJar()
        XCTAssertNil(jar.field)
        jar.take([.setCookie: "__Host-q_E=abc; Path=/; Secure; HttpOnly", .setCookie: "n=1=2"])
        XCTAssertEqual(jar.field, "__Host-q_E=abc; n=1=2")
        jar.take([.setCookie: "n=3; Path=/", .setCookie: "__Host-q_E=; Path=/; Max-Age=0"])
        XCTAssertEqual(jar.field, "n=3")
    }

    func testFormsAreWrittenAsTheServerReadsThem() throws {
        let fields = [(name: "name", value: "Łucja O’Brien & Söhne"), (name: "type-7", value: "a+b=c%20"), (name: "x", value: "")]
        let form = try XCTUnwrap(Form(FormText.encode(fields)))
        XCTAssertEqual(form.pairs.map(\.name), fields.map(\.name))
        XCTAssertEqual(form.pairs.map(\.value), fields.map(\.value))
    }

    func testPagesAreSearched() {
        let page = PageText(Array(#"<a href="/a/1"><a href="/a/2"><i class="x"><a href="/b/3">"#.utf8))
        XCTAssertEqual(page.all(after: #"href="/a/"#), ["1", "2"])
        XCTAssertEqual(page.first(after: "class=\""), "x")
        XCTAssertEqual(page.count(of: "<a "), 3)
        XCTAssertNil(page.first(after: "nowhere"))
        XCTAssertEqual(PageText([]).count(of: "x"), 0)
    }

    func testAProofOfWorkHasItsBits() {
        XCTAssertTrue(ProofOfWork.zeroBits([0, 0x0F], atLeast: 12))
        XCTAssertFalse(ProofOfWork.zeroBits([0, 0x10], atLeast: 12))
        XCTAssertTrue(ProofOfWork.zeroBits([0xFF], atLeast: 0))
        XCTAssertFalse(ProofOfWork.zeroBits([0], atLeast: 9))
    }

    func testSleepersWakeAfterTheirTimeAndNotARevolutionLater() async {
        let start = Moment(nanoseconds: 20_000_000_000_500)
        let room = Dormitory(start)
        let delays = [1, 3, 3, 900, 8_191, 8_192, 8_193, 20_000]
        await withTaskGroup { group in
            for delay in delays { group.addTask { await room.sleep(start + .milliseconds(delay)) } }
            while room.wheel.withLock({ $0.count }) < delays.count { await Task.yield() }
            for time in [0, 2, 4, 901, 8_192, 8_194, 8_195, 20_002] {
                room.wheel.withLock { $0.advance(to: start + .milliseconds(time)) }
                let sleeping = delays.count { $0 >= time }
                XCTAssertEqual(room.wheel.withLock { $0.count }, sleeping, "after \(time) ms")
            }
            await group.waitForAll()
        }
    }
}

/// A wheel that several tasks sleep on.
private final class Dormitory: Sendable {
    let wheel: Mutex<Wheel>

    init(_ now: Moment) { wheel = Mutex(Wheel(now: now)) }

    func sleep(_ due: Moment) async {
        await withCheckedContinuation { waiting in wheel.withLock { $0.add(waiting, due: due) } }
    }
}
