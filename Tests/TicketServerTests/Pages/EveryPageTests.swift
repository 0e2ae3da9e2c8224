// What must hold for every page, whatever it shows.

import Foundation
import TicketCore
import XCTest

@testable import TicketServer

final class EveryPageTests: XCTestCase {
    /// Set `PAGE_PREVIEW` to a folder to look at the pages in a browser.
    func testEveryPageCanBeWrittenAsASite() throws {
        let asked = ProcessInfo.processInfo.environment["PAGE_PREVIEW"].map { URL(fileURLWithPath: $0) }
        let folder =
            asked ?? FileManager.default.temporaryDirectory.appendingPathComponent("pages-\(UUID().uuidString)")
        defer { if asked == nil { try? FileManager.default.removeItem(at: folder) } }
        try EveryPage.write(to: folder)
        let written = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".html") }
        XCTAssertEqual(written.count, EveryPage.all.count)
    }

    /// Every address of our own is one the server reads, and every asset is there with that content.
    func testEveryLinkIsARoute() throws {
        for page in EveryPage.all {
            for match in page.html.text.matches(of: /(?:href|src|action|data-[a-z]+)="(\/[^"]*)"/) {
                let path = String(match.1.split(separator: "?")[0].split(separator: "#")[0])
                guard let route = Route(path: path) else {
                    XCTFail("\(page.name): \(path) is no address")
                    continue
                }
                if case .asset(let hash, let name) = route {
                    XCTAssertNotNil(Assets.find(hash: hash, name: name), "\(page.name): \(path)")
                }
            }
        }
    }

    /// `style-src 'self'; script-src 'self'`: nothing inline, no handler attributes.
    func testNoPageNeedsInlineScriptOrStyle() {
        for page in EveryPage.all {
            let text = page.html.text
            XCTAssertFalse(text.contains(" style="), page.name)
            XCTAssertFalse(text.contains("<style"), page.name)
            XCTAssertNil(text.firstMatch(of: /\ on[a-z]+="/), page.name)
            for script in text.matches(of: /<script([^>]*)>/) {
                let isData = script.1.contains("json")
                XCTAssertTrue(isData || script.1.contains("src=\"/assets/"), "\(page.name): \(script.0)")
            }
        }
    }

    func testIdentifiersAreUniqueInAPage() {
        for page in EveryPage.all {
            let ids = page.html.text.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
            XCTAssertEqual(
                ids.count, Set(ids).count, "\(page.name): \(ids.filter { id in ids.count { $0 == id } > 1 })")
        }
    }

    /// A label belongs to a control that exists.
    func testReferencesPointSomewhere() {
        for page in EveryPage.all {
            let ids = Set(page.html.text.matches(of: /\ id="([^"]*)"/).map { String($0.1) })
            for match in page.html.text.matches(
                of: /\ (?:for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"/)
            {
                for name in match.1.split(separator: " ") {
                    XCTAssertTrue(ids.contains(String(name)), "\(page.name): #\(name)")
                }
            }
        }
    }

    func testLanguageIsDeclaredAndTheOtherOneLinked() {
        for page in EveryPage.all {
            let language = page.name.suffix(2)
            XCTAssertTrue(page.html.text.contains("<html lang=\"\(language)\">"), page.name)
            for other in Language.allCases where page.hasAddress {
                XCTAssertTrue(page.html.text.contains("hreflang=\"\(other.rawValue)\""), page.name)
            }
        }
    }
}
