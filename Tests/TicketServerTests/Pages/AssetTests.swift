// Assets: found by name and content only, small, and what they must never contain.

import XCTest

@testable import TicketServer

final class AssetTests: XCTestCase {
    func testAnAssetIsFoundUnderItsOwnHashOnly() {
        for asset in Assets.all {
            XCTAssertEqual(Assets.find(hash: asset.hash, name: asset.name)?.bytes, asset.bytes)
            XCTAssertNil(Assets.find(hash: String(asset.hash.reversed()), name: asset.name))
            XCTAssertEqual(Route(path: asset.route.path), asset.route)
        }
        XCTAssertEqual(Set(Assets.all.map(\.name)).count, Assets.all.count)
    }

    func testTheHashFollowsTheContent() {
        XCTAssertEqual(Asset("a", type: "t", parts: [""]).hash, "cbf29ce484222325")
        XCTAssertEqual(Asset("a", type: "t", parts: ["foo", "bar"]).hash, "85944171f73967e8")
    }

    /// A strict policy serves them: no other origin, no evaluation of text.
    func testScriptsAndStylesStayAtHome() {
        for asset in Assets.all {
            let text = String(decoding: asset.bytes, as: UTF8.self)
            for word in ["eval(", "new Function", "innerHTML", "@import", "https://", "url("] {
                XCTAssertFalse(text.contains(word), "\(asset.name): \(word)")
            }
        }
    }

    /// A phone computes its place with it: small, and nothing in it waits for another file.
    func testTheWaitingRoomsScriptIsSmall() {
        XCTAssertLessThan(Assets.waitingRoom.bytes.count, 32_000)
    }

    func testTheStyleSheetIsBalanced() {
        let text = String(decoding: Assets.style.bytes, as: UTF8.self)
        XCTAssertEqual(text.count { $0 == "{" }, text.count { $0 == "}" })
        // One sheet for all that a fan sees, fetched once: a fifth of what the first map of a stadium may weigh.
        XCTAssertLessThan(Assets.style.bytes.count, 42_000)
    }
}
