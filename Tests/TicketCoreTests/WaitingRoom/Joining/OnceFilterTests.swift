// The filter of used challenges: nothing used passes again, and little that is new is taken for used.

import XCTest

@testable import TicketCore

final class OnceFilterTests: XCTestCase {
    private let random = SeededRandomness(seed: 5)
    private let start = Instant(milliseconds: 1_795_217_054_000)

    private func nonce() -> Challenge.Nonce { Challenge.Nonce(high: random.next(), low: random.next()) }

    func testNothingUsedPassesAgainWithinItsLife() {
        var filter = OnceFilter(bytes: 1 << 14, period: .seconds(120), at: start)
        var used: [(Challenge.Nonce, Instant)] = []
        var refused = 0
        // Over four periods, each challenge comes again at the very end of its life.
        for step in 0..<4_800 {
            let now = start + .milliseconds(Int64(step) * 100)
            while let (old, at) = used.first, now - at > .seconds(119) {
                used.removeFirst()
                XCTAssertFalse(filter.use(old, at: now), "used \(now - at) ago")
            }
            let new = nonce()
            if filter.use(new, at: now) { used.append((new, now)) } else { refused += 1 }
        }
        XCTAssertLessThan(refused, 20)
    }

    func testWhatIsNewIsSeldomTakenForUsed() {
        // As full as at 5,000 joins a second: 600,000 in 1 MiB, here a sixteenth of both.
        var filter = OnceFilter(bytes: 1 << 16, period: .seconds(120), at: start)
        for _ in 0..<37_500 { _ = filter.use(nonce(), at: start) }
        var copy = filter
        let refused = (0..<2_000).count { _ in !copy.use(nonce(), at: start) }
        XCTAssertLessThan(refused, 20, "0.13 % expected, 1 % is far too much")
        // The second filter adds as much again, no more.
        for _ in 0..<37_500 { _ = filter.use(nonce(), at: start + .seconds(121)) }
        let later = (0..<2_000).count { _ in !filter.use(nonce(), at: start + .seconds(122)) }
        XCTAssertLessThan(later, 30)
    }

    func testAfterALongSilenceItIsEmpty() {
        var filter = OnceFilter(bytes: 8, period: .seconds(120), at: start)
        for _ in 0..<200 { _ = filter.use(nonce(), at: start) }
        XCTAssertFalse(filter.use(nonce(), at: start), "64 bits are full")
        XCTAssertTrue(filter.use(nonce(), at: start + .seconds(240)))
    }
}
