// The cap of networks: who is free, what the others do, and what is remembered.

import XCTest

@testable import TicketCore

final class NetworkLoadTests: XCTestCase {
    private var settings = JoinSettings()
    private var now = Instant(milliseconds: 1_795_217_054_000)

    override func setUp() {
        settings.networkBurst = 10
        settings.networkPerMinute = 6
    }

    func testANetworkIsFreeForABurstAndThenAtItsRate() {
        var load = NetworkLoad()
        for _ in 0..<10 {
            XCTAssertTrue(load.isFree(1, settings, at: now))
            load.count(1, settings, at: now)
        }
        XCTAssertFalse(load.isFree(1, settings, at: now))
        XCTAssertTrue(load.isFree(2, settings, at: now), "its neighbour")
        now = now + .seconds(11)
        XCTAssertTrue(load.isFree(1, settings, at: now))
        load.count(1, settings, at: now)
        XCTAssertFalse(load.isFree(1, settings, at: now))
        now = now + .seconds(3_600)
        for _ in 0..<10 { load.count(1, settings, at: now) }
        XCTAssertFalse(load.isFree(1, settings, at: now), "what is saved up is a burst, not an hour")
    }

    func testWorkGrowsWithTheExcessUpToItsEnd() {
        settings.networkPerMinute = 0
        settings.networkShare = 0
        var load = NetworkLoad()
        var bits: [UInt8] = []
        for _ in 0..<200 {
            bits.append(load.bits(1, settings, at: now))
            load.count(1, settings, at: now)
        }
        XCTAssertEqual(
            [bits[0], bits[10], bits[19], bits[20], bits[40], bits[80], bits[199]], [14, 14, 14, 15, 16, 17, 17])
        XCTAssertEqual(bits, bits.sorted())
    }

    func testWhereManyComeManyMayComeFromOneNetwork() {
        settings.networkShare = 0.5
        var load = NetworkLoad()
        for other in 0..<6_000 { load.count(UInt64(100 + other), settings, at: now) }
        for _ in 0..<10 { load.count(1, settings, at: now) }
        XCTAssertFalse(load.isFree(1, settings, at: now))
        // Half of 6,000 a minute are 50 a second.
        now = now + .milliseconds(200)
        XCTAssertTrue(load.isFree(1, settings, at: now))
    }

    func testThoseWhoWaitGoOnOneAfterTheOtherAndInASecondAddressAtOnce() {
        var load = NetworkLoad()
        let waits = (0..<100).map { _ in load.wait(1, settings, at: now).map { ($0 - now).inMilliseconds / 1000 } }
        XCTAssertEqual(waits.prefix(3).map { $0 }, [15, 25, 35])
        XCTAssertEqual(waits.compactMap { $0 }.max(), 595)
        XCTAssertNil(waits.last ?? nil, "ten minutes are full")
        XCTAssertEqual(load.wait(2, settings, at: now).map { ($0 - now).inMilliseconds }, 15_000)
    }

    func testMemoryIsBoundedWhateverComes() {
        var load = NetworkLoad()
        for network in 0..<250_000 { load.count(UInt64(network), settings, at: now) }
        let bytes = Mirror(reflecting: load).children.compactMap { ($0.value as? any Collection)?.count }.max()
        XCTAssertLessThanOrEqual(bytes ?? .max, 100_000)
    }

    func testANetworkIsAnotherNumberTomorrowAndInAnotherProcess() {
        let (here, there) = (OriginHash(SeededRandomness(seed: 1)), OriginHash(SeededRandomness(seed: 2)))
        let network: [UInt8] = [192, 0, 2, 0]
        XCTAssertEqual(here.number(network, at: now), here.number(network, at: now + .seconds(1)))
        XCTAssertNotEqual(here.number(network, at: now), here.number(network, at: now + .seconds(86_400)))
        XCTAssertNotEqual(here.number(network, at: now), there.number(network, at: now))
    }
}
