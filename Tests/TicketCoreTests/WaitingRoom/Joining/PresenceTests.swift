// Presence from beats, and holes in the line.

import XCTest

@testable import TicketCore

final class PresenceTests: XCTestCase {
    private let start = Instant(milliseconds: 1_795_217_054_000)

    /// Beats of those sampled numbers below `count` that are there.
    private func presence(_ count: Int64, _ isThere: (Int64) -> Bool) -> Presence {
        var presence = Presence()
        let random = SeededRandomness(seed: 9)
        presence.pass(to: start)
        for number in 0..<count where random.below(64) == 0 && isThere(number) {
            presence.beat(number, at: start + .seconds(1))
            // As often as one likes: once.
            for _ in 0..<3 { presence.beat(number, at: start + .seconds(60)) }
        }
        presence.pass(to: start + .seconds(90))
        return presence
    }

    func testTheShareOfEachSegmentIsWithinTenPercent() {
        let shares = presence(60_000) { $0 % 4 < ($0 < 20_000 ? 4 : $0 < 40_000 ? 2 : 1) }
            .shares(numbers: 60_000, called: 0, drawn: 0)
        XCTAssertEqual(shares.count, 3)
        for (share, expected) in zip(shares, [1, 0.5, 0.25]) { XCTAssertEqual(share ?? 0, expected, accuracy: 0.1) }
    }

    func testWhoWasCalledIsNotExpected() {
        // Of the first segment three quarters were called, and beat no more.
        let inOrder = presence(20_000) { $0 >= 15_000 }.shares(numbers: 20_000, called: 15_000, drawn: 0)
        XCTAssertEqual(inOrder[0] ?? 0, 1, accuracy: 0.2)
        // In a draw they are spread.
        let drawn = presence(20_000) { $0 % 4 == 0 }.shares(numbers: 20_000, called: 15_000, drawn: 20_000)
        XCTAssertEqual(drawn[0] ?? 0, 1, accuracy: 0.2)
    }

    func testNobodyClaimsToKnowWhatFewSay() {
        let few = presence(21_000) { _ in true }.shares(numbers: 21_000, called: 0, drawn: 0)
        XCTAssertNotNil(few[0])
        XCTAssertNil(few[1], "15 samples")
        XCTAssertEqual(Presence().shares(numbers: 20_000, called: 0, drawn: 0).count, 0, "before a whole window")
    }

    func testMemoryDependsOnTheLengthOfTheLineAlone() {
        var presence = Presence()
        for number in stride(from: Int64(0), to: 40_000_000, by: 5_000) { presence.beat(number, at: start) }
        let segments = Mirror(reflecting: presence).children.compactMap { $0.value as? [Int: [UInt64]] }.map(\.count)
        XCTAssertEqual(segments.max(), 1_000)
    }

    func testAHoleCountsOnceAndUntilTheLineHasPassedIt() {
        var holes = Holes()
        for number: Int64 in [5, 5, 64, 4_095, 4_096, 10_000, 10_000] { holes.add(number, isDrawn: false) }
        XCTAssertEqual(holes.count, 5)
        for (called, left) in [(5, 5), (6, 4), (64, 4), (65, 3), (4_096, 2), (4_097, 1), (9_000, 1), (20_000, 0)] {
            holes.pass(to: Int64(called), drawn: 0)
            XCTAssertEqual(holes.count, left, "\(called)")
        }
        holes.pass(to: 3, drawn: 0)
        XCTAssertEqual(holes.count, 0, "never back")
    }

    func testHolesOfADrawAreSpreadOverItsPlaces() {
        var holes = Holes()
        for number in 0..<1_000 { holes.add(Int64(number), isDrawn: true) }
        for number in 10_000..<10_100 { holes.add(Int64(number), isDrawn: false) }
        for (called, left) in [(2_500, 850), (5_000, 600), (9_000, 200), (10_000, 100), (10_050, 50), (11_000, 0)] {
            holes.pass(to: Int64(called), drawn: 10_000)
            XCTAssertEqual(holes.count, left, "\(called)")
        }
    }
}
