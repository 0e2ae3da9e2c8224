import XCTest

@testable import TicketCore

/// What organisers decide: durable with its reason, and never upon something that is not so any more.
final class DecisionTests: ShopTestCase {
    private func decision(_ who: String, _ action: String, seen: Int? = nil) -> Decision {
        Decision(who: who, action: action, why: "because", was: "open", became: "paused", seen: seen)
    }

    private func lines() throws -> [AuditLine] {
        try shop.database.read { try $0.auditLines(of: TestShop.event.description, before: nil, limit: 100) }
    }

    func testTheLogSaysWhoWhatWhyAndWhatItWasBefore() async throws {
        try await shop.catalogue.setSaleStatus(.paused, of: TestShop.event, decision("anna@example.org", "sale.paused"))
        let line = try XCTUnwrap(try lines().first)
        XCTAssertEqual(
            [line.who, line.action, line.why, line.was, line.became],
            ["anna@example.org", "sale.paused", "because", "open", "paused"])
        XCTAssertEqual(line.at, shop.clock.now())
    }

    func testTheSecondOfTwoIsToldWhoWasFaster() async throws {
        try await shop.catalogue.note(decision("anna", "door.pace", seen: 0), of: TestShop.event)
        do {
            try await shop.catalogue.setSaleStatus(
                .closed, of: TestShop.event, decision("piotr", "sale.closed", seen: 0))
            XCTFail("it was decided upon what was not so any more")
        } catch let overtaken as Overtaken {
            XCTAssertEqual(overtaken.by?.who, "anna")
        }
        XCTAssertEqual(shop.catalogue.listing(TestShop.event)?.event.sale.status, .open)
        XCTAssertEqual(try lines().count, 1)
        XCTAssertEqual(
            try shop.database.read { try $0.events() }.first { $0.id == TestShop.event }?.sale.status, .open,
            "the change is rolled back with its line")
        try await shop.catalogue.setSaleStatus(.closed, of: TestShop.event, decision("piotr", "sale.closed", seen: 1))
        XCTAssertEqual(shop.catalogue.listing(TestShop.event)?.event.sale.status, .closed)
    }

    /// Ids follow the clock, which may go back; the count of lines never does.
    func testAClockThatGoesBackHidesNobody() async throws {
        try await shop.catalogue.note(decision("anna", "door.pace"), of: TestShop.event)
        shop.clock.advance(by: .seconds(-3600))
        try await shop.catalogue.note(decision("piotr", "door.pace", seen: 1), of: TestShop.event)
        do {
            try await shop.catalogue.note(decision("anna", "door.pace", seen: 1), of: TestShop.event)
            XCTFail("piotr was overlooked")
        } catch is Overtaken {}
    }

    func testAnAnnouncementSurvivesARestartAndIsTakenDown() async throws {
        let before = shop.catalogue.generation
        let words: [Language: String] = [.english: "Doors at 8", .polish: "Bramy o 20"]
        try await shop.catalogue.announce(words, of: TestShop.event, decision("anna", "announcement.set"))
        XCTAssertEqual(shop.catalogue.listing(TestShop.event)?.announcement, words)
        XCTAssertGreaterThan(shop.catalogue.generation, before, "pages are made anew")
        let again = try Catalogue(
            database: shop.database, clock: shop.clock, randomness: SeededRandomness(seed: 1))
        XCTAssertEqual(again.listing(TestShop.event)?.announcement, words)
        try await again.announce([:], of: TestShop.event, decision("anna", "announcement.removed"))
        XCTAssertEqual(again.listing(TestShop.event)?.announcement, [:])
        XCTAssertEqual(try shop.database.read { try $0.announcements() }, [:])
    }

    func testTheLogIsReadInPages() async throws {
        for number in 0..<5 {
            shop.clock.advance(by: .seconds(1))
            try await shop.catalogue.note(decision("anna \(number)", "door.pace"), of: TestShop.event)
        }
        let subject = TestShop.event.description
        let first = try shop.database.read { try $0.auditLines(of: subject, before: nil, limit: 2) }
        XCTAssertEqual(first.map(\.who), ["anna 4", "anna 3"])
        let next = try shop.database.read { try $0.auditLines(of: subject, before: first[1].id, limit: 2) }
        XCTAssertEqual(next.map(\.who), ["anna 2", "anna 1"])
        XCTAssertEqual(try shop.database.read { try $0.auditCount(of: subject) }, 5)
    }
}
