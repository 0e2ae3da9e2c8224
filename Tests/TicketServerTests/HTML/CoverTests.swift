// Generated covers: the same for one event, different between events, free of what a style policy forbids.

import XCTest

@testable import TicketServer

final class CoverTests: XCTestCase {
    func testTheSameEventHasTheSameCover() {
        XCTAssertEqual(Cover(seed: 7, hue: 20).html, Cover(seed: 7, hue: 20).html)
    }

    func testEventsDiffer() {
        let covers = Set((0..<60).map { Cover(seed: $0, hue: 200).html.text })
        XCTAssertEqual(covers.count, 60)
    }

    func testItIsDecorationWithPresentationAttributesOnly() {
        for seed in Int64(0)..<40 {
            let text = Cover(seed: seed, hue: Int(seed) * 9).html.text
            XCTAssertTrue(text.hasPrefix("<svg") && text.hasSuffix("</svg>"))
            XCTAssertTrue(text.contains("aria-hidden=\"true\""))
            XCTAssertFalse(text.contains("style"))
        }
    }
}
