// Identities made in one moment.

import TicketCore
import XCTest

final class IDTests: XCTestCase {
    func testAMillisecondOfASellOutHasNoIdentityTwice() {
        let randomness = SystemRandomness()
        let now = Instant(milliseconds: 1_800_000_000_000)
        let made = (0..<20_000).map { _ in ID<Order>.new(at: now, randomness) }
        XCTAssertEqual(Set(made).count, made.count)
        let steps = Set(zip(made, made.dropFirst()).map { $1.rawValue - $0.rawValue })
        XCTAssertFalse(steps.contains(1), "one tells how many came after it")
    }

    func testLaterOnesAreLarger() {
        let randomness = SystemRandomness()
        let now = Instant(milliseconds: 1_800_000_000_000)
        let made = (0..<100).map { ID<Order>.new(at: now + .milliseconds($0), randomness) }
        XCTAssertEqual(made, made.sorted())
    }
}
