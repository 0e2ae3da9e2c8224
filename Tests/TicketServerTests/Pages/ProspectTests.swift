// What lies ahead of a place: figures that hold, and an honest verdict.

import XCTest

@testable import TicketServer

final class ProspectTests: XCTestCase {
    func testAtMostIsACountAndAboutAnEstimate() {
        let prospect = prospect(1_000, called: 400, showRate: 0.71)
        XCTAssertEqual(prospect.ahead, 600)
        XCTAssertEqual(prospect.about, 426)
        XCTAssertEqual(prospect.share, 71)
        XCTAssertEqual(self.prospect(1_000, called: 400).about, 600, "nobody knows who comes: nobody is left out")
        XCTAssertEqual(self.prospect(3, called: 400).ahead, 0)
    }

    func testTheVerdictGoesByTheShareOfThePlacesStillToBeCalled() {
        let table: [(place: Int, called: Int, last: Int, Prospect.Verdict?)] = [
            (749, 0, 1_000, .inside), (750, 0, 1_000, .close), (1_150, 0, 1_000, .close), (1_151, 0, 1_000, .unlikely),
            // Near the end a place that is close to the last one is close, however many were served before.
            (60_000, 50_000, 62_000, .close), (52_000, 50_000, 62_000, .inside),
            // Already beyond it, and already called.
            (60_000, 50_000, 40_000, .unlikely), (10, 50, 40, nil),
        ]
        for row in table {
            XCTAssertEqual(prospect(row.place, called: row.called, last: row.last).verdict, row.3, "\(row)")
        }
        XCTAssertNil(prospect(60_000, called: 0).verdict)
    }

    func testTheWaitIsARangeInRoundFigures() {
        let prospect = Prospect(place: 2_000, called: 0, pace: (900, 1_250), showRate: nil, last: nil)
        XCTAssertEqual(prospect.waits, 1_800...2_500)
        XCTAssertEqual(prospect.perMinute, 67)
        XCTAssertEqual(Prospect.minutes(1_800...2_500), 30...45)
        XCTAssertEqual(Prospect.minutes(100...130), 2...3)
        XCTAssertEqual(Prospect.minutes(10...61), 1...2)
        XCTAssertEqual([7, 99, 149, 1_551, 41_988].map(Prospect.roughly), [7, 99, 150, 1_600, 42_000])
    }

    private func prospect(_ place: Int, called: Int, showRate: Double? = nil, last: Int? = nil) -> Prospect {
        Prospect(place: place, called: called, pace: nil, showRate: showRate, last: last)
    }
}
