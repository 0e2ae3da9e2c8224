// A rehearsal over HTTP: its key, its plan, its books, and a whole life of one.

import Foundation
import TicketCore
import XCTest

@testable import TicketServer

final class RehearsalAPITests: XCTestCase {
    func testTheKeyOpensOneRehearsalAndNothingElse() async throws {
        let world = try await APIShop(self)
        let (copy, key) = try await world.rehearsal()
        let path = "/api/v1/events/\(copy)/rehearsal"
        let client = world.client()
        let answers = [
            (await client.send("GET", path), "401 not-signed-in"),
            (await client.send("GET", path, nil, bearer(Secret.draw(SystemRandomness()))), "403 wrong-rehearsal-key"),
            (await client.send("GET", path, nil, bearer("")), "401 not-signed-in"),
            (
                await client.send("GET", "/api/v1/events/\(world.event)/rehearsal", nil, bearer(key)),
                "409 not-a-rehearsal"
            ),
            (await client.send("GET", "/api/v1/events/ZZZZZZZZ/rehearsal", nil, bearer(key)), "404 not-found"),
        ]
        for (answer, expected) in answers { XCTAssertEqual(answer.problem, expected) }
        let (_, other) = try await world.rehearsal()
        let crossed = await client.send("GET", path, nil, bearer(other))
        XCTAssertEqual(crossed.problem, "403 wrong-rehearsal-key")
        let good = await client.send("GET", path, nil, bearer(key))
        XCTAssertEqual(good.status, 200, good.text)
        XCTAssertEqual(good.string("event"), copy.description)
        XCTAssertEqual(good.string("original"), world.event.description)
        XCTAssertEqual(good.json["capacity"] as? Int, 25)
        XCTAssertEqual(good.string("state"), "announced")
        XCTAssertEqual((good.json["ledger"] as? [String: Any])?["free"] as? Int, 25)
        XCTAssertEqual((good.json["ledger"] as? [String: Any])?["violations"] as? Int, 0)
        XCTAssertEqual(good.fields[.cacheControl].map { $0.contains("public") }, false)
    }

    func testARehearsalIsFoundByItsAddressOnly() async throws {
        let world = try await APIShop(self)
        let (copy, _) = try await world.rehearsal()
        let list = await world.client().send("GET", "/api/v1/events")
        XCTAssertEqual(list.list("data").compactMap { $0["id"] as? String }, [world.event.description])
        for language in ["en", "pl"] {
            let page = await world.client().look("/\(language)")
            XCTAssertFalse(page.text.contains(copy.description), language)
            XCTAssertTrue(page.text.contains(world.event.description), language)
        }
        let facts = await world.client().send("GET", "/api/v1/events/\(copy)")
        XCTAssertEqual((facts.json["sale"] as? [String: Any])?["rehearsal"] as? Bool, true)
        XCTAssertEqual((facts.json["titles"] as? [String: String])?["en"], "Rehearsal: Show")
    }

    func testThePlanIsCheckedMemberByMember() async throws {
        let world = try await APIShop(self)
        let (copy, key) = try await world.rehearsal()
        let path = "/api/v1/events/\(copy)/rehearsal"
        for (body, problem) in [
            (#"{"opensAt":"tomorrow-at-ten-o-clock"}"#, "422 invalid opensAt malformed"),
            (#"{"opensAt":"2199-01-01T00:00:00Z"}"#, "422 invalid opensAt out-of-range"),
            (#"{"lobbyAt":"2027-01-15T08:00:00Z"}"#, "422 invalid opensAt missing"),
            (#"{"gateway":{"declined":1.1}}"#, "422 invalid gateway.declined out-of-range"),
            (#"{"gateway":{"lost":"1"}}"#, "422 invalid gateway.lost wrong-type"),
            (#"{"gateway":{"slowP95Ms":60001}}"#, "422 invalid gateway.slowP95Ms out-of-range"),
            (#"{"gateway":{"x":0}}"#, "422 invalid gateway.x unknown"),
            (#"{"rehearsal":false}"#, "422 invalid rehearsal unknown"),
            (#"{"isRehearsal":false}"#, "422 invalid isRehearsal unknown"),
            ("[]", "422 invalid body wrong-type"),
        ] {
            let reply = await world.client().send("POST", path, body, bearer(key))
            XCTAssertEqual(reply.problem, problem, body)
        }
        let habits =
            #"{"gateway":{"declined":0.05,"slowP95Ms":2400,"lost":0.01,"doubled":0.05,"reordered":0.02,"seed":7}}"#
        let set = await world.client().send("POST", path, habits, bearer(key))
        XCTAssertEqual(set.status, 200, set.text)
        XCTAssertEqual(
            set.json["gateway"] as? NSDictionary,
            ["declined": 0.05, "slowP95Ms": 2400, "lost": 0.01, "doubled": 0.05, "reordered": 0.02, "seed": 7])
        XCTAssertNil(set.json["ledger"])
    }

    func testItOpensWhenItIsToldAndNotAgain() async throws {
        let world = try await APIShop(self)
        let (copy, key) = try await world.rehearsal()
        let path = "/api/v1/events/\(copy)/rehearsal"
        XCTAssertEqual(world.shop.rooms.state(copy), .announced)
        let opensAt = world.clock.now() + .seconds(5)
        let set = await world.client().send("POST", path, "{\"opensAt\":\"\(text(opensAt))\"}", bearer(key))
        XCTAssertEqual(set.status, 200, set.text)
        await world.tick(4)
        XCTAssertEqual(world.shop.rooms.state(copy), .announced)
        await world.tick(2)
        XCTAssertEqual(world.shop.rooms.state(copy), .open)
        XCTAssertEqual(world.shop.catalogue.listing(copy)?.event.salePhase(at: world.clock.now()), .open)
        let late = await world.client().send("POST", path, "{\"opensAt\":\"\(text(opensAt))\"}", bearer(key))
        XCTAssertEqual(late.problem, "409 rehearsal-has-begun")
        // A restart reads the same.
        try world.shop.catalogue.reload()
        XCTAssertEqual(world.shop.catalogue.listing(copy)?.event.sale.opensAt, opensAt)
    }

    private func bearer(_ key: String) -> [String: String] { ["Authorization": "Bearer \(key)"] }

    private func text(_ moment: Instant) -> String {
        var bytes: [UInt8] = []
        Timestamp.append(moment, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension APIShop {
    /// A rehearsal copy of the event, and the key to it.
    func rehearsal() async throws -> (event: ID<Event>, key: String) {
        let listing = try XCTUnwrap(shop.catalogue.listing(event))
        let made = try await RehearsalDesk(shop: shop).copy(listing, by: "boss@example.org", once: nil)
        return (made.event, try XCTUnwrap(made.key))
    }

    func tick(_ seconds: Int) async {
        for _ in 0..<seconds {
            clock.advance(by: .seconds(1))
            await shop.rooms.tick()
        }
    }
}
