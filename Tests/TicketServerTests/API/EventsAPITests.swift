import Foundation
import TicketCore
import XCTest

@testable import TicketServer

final class EventsAPITests: XCTestCase {
    func testTheListAndOneEvent() async throws {
        let world = try await APIShop(self)
        let list = await world.client().send("GET", "/api/v1/events")
        XCTAssertEqual(list.status, 200)
        XCTAssertEqual(list.fields[.cacheControl], "public, max-age=1")
        let first = try XCTUnwrap(list.list("data").first)
        XCTAssertEqual(first["id"] as? String, world.event.description)
        XCTAssertEqual(first["titles"] as? [String: String], ["en": "Show"])
        XCTAssertEqual(first["startsAt"] as? String, "2027-02-14T09:00:00+01:00")
        XCTAssertEqual(first["priceFrom"] as? NSDictionary, ["amount": 8000, "currency": "PLN"])

        let event = await world.client().send("GET", "/api/v1/events/\(world.event)")
        XCTAssertEqual(event.json["availability"] as? NSDictionary, ["free": 25, "held": 0, "sold": 0, "blocked": 0])
        let categories = event.list("categories")
        XCTAssertEqual(categories.map { $0["key"] as? String }, ["a", "b"])
        XCTAssertEqual((categories[1]["prices"] as? [NSDictionary])?.count, 1, "reduced is not sold on the floor")
    }

    func testAnEventThatIsNotThere() async throws {
        let world = try await APIShop(self)
        for path in ["", "/plan", "/availability"] {
            let reply = await world.client().send("GET", "/api/v1/events/00000001" + path)
            XCTAssertEqual(reply.problem, "404 not-found", path)
        }
        let other = await world.client().send("GET", "/api/v1/nothing")
        XCTAssertEqual(other.problem, "404 http-404")
    }

    func testADraftIsHidden() async throws {
        let world = try await APIShop(self)
        try await world.shop.catalogue.setSaleStatus(.draft, of: world.event, by: "test")
        let list = await world.client().send("GET", "/api/v1/events")
        XCTAssertEqual(list.text, "{\"data\":[]}")
        let event = await world.client().send("GET", "/api/v1/events/\(world.event)")
        XCTAssertEqual(event.problem, "404 not-found")
    }

    func testStatesOfTheSale() async throws {
        let world = try await APIShop(self)
        func state() async -> String? {
            let reply = await world.client().send("GET", "/api/v1/events/\(world.event)")
            return (reply.json["sale"] as? [String: Any])?["state"] as? String
        }
        var seen: [String?] = [await state()]
        for status in [SaleStatus.paused, .closed] {
            try await world.shop.catalogue.setSaleStatus(status, of: world.event, by: "test")
            seen.append(await state())
        }
        XCTAssertEqual(seen, ["on_sale", "paused", "closed"])
    }

    func testThePlanNamesEveryPlaceAsTheInventoryDoes() async throws {
        let world = try await APIShop(self)
        let reply = await world.client().send("GET", "/api/v1/events/\(world.event)/plan")
        XCTAssertEqual(reply.etag, "\"hall-3-25\"")
        let plan = try XCTUnwrap(world.shop.catalogue.listing(world.event)).plan
        var named: [Int: String] = [:]
        for section in reply.list("sections") {
            let key = try XCTUnwrap(section["key"] as? String)
            for row in section["rows"] as? [[String: Any]] ?? [] {
                let first = try XCTUnwrap(row["first"] as? Int)
                for (index, seat) in (row["seats"] as? [String] ?? []).enumerated() {
                    named[first + index] = "\(key)/\(row["label"] ?? "")/\(seat)"
                }
            }
        }
        XCTAssertEqual(named.count, 20)
        for (place, identity) in named { XCTAssertEqual(plan.identity(of: place), identity) }
        let again = await world.client().send("GET", "/api/v1/events/\(world.event)/plan")
        XCTAssertEqual(again.body, reply.body)
    }

    func testAvailabilityWholeAndChanges() async throws {
        let world = try await APIShop(self)
        let path = "/api/v1/events/\(world.event)/availability"
        let before = await world.client().send("GET", path)
        let revision = try XCTUnwrap(before.json["revision"] as? Int)
        XCTAssertEqual(Base64URL.decode(before.string("states")), Array(repeating: 0, count: 7))

        let held = await (try world.shopper()).send("POST", "/api/v1/events/\(world.event)/holds", #"{"places":[0,5]}"#)
        XCTAssertEqual(held.status, 201, held.text)
        let changes = await world.client().send("GET", path + "?since=\(revision)")
        XCTAssertEqual(
            changes.list("changes") as [NSDictionary],
            [["place": 0, "state": "held"], ["place": 5, "state": "held"]])
        XCTAssertEqual(changes.json["revision"] as? Int, revision + 1)
        let after = await world.client().send("GET", path)
        XCTAssertEqual(Base64URL.decode(after.string("states")), [1, 4, 0, 0, 0, 0, 0], "two bits a place")
        XCTAssertNotEqual(after.etag, before.etag)
        let old = await world.client().send("GET", path + "?since=0")
        XCTAssertEqual(old.string("states"), after.string("states"), "a revision of long ago is told the whole")
    }

    func testAQuestionThatIsNotOne() async throws {
        let world = try await APIShop(self)
        for query in ["since=x", "since=-1", "since=1&since=2", "other=1", "since=", "since=9007199254740992"] {
            let reply = await world.client().send("GET", "/api/v1/events/\(world.event)/availability?" + query)
            XCTAssertEqual(reply.problem, "422 invalid since", query)
        }
    }
}
