import Foundation
import TicketCore
import XCTest

@testable import TicketServer

final class HoldsAPITests: XCTestCase {
    func testWithoutASessionTheQueueIsTheWay() async throws {
        let world = try await APIShop(self)
        let reply = await world.client().send("POST", "/api/v1/events/\(world.event)/holds", #"{"best":{"count":1}}"#)
        XCTAssertEqual(reply.problem, "403 queue-required")
        XCTAssertEqual(reply.string("queue"), "/en/queue/\(world.event)")
        XCTAssertEqual(reply.fields[.retryAfter], "5")
    }

    func testPlacesByOrdinalAndIdentity() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        let holds = "/api/v1/events/\(world.event)/holds"
        let made = await shopper.send("POST", holds, #"{"places":[3,"S/1/5","F/2"]}"#)
        XCTAssertEqual(made.status, 201, made.text)
        let id = made.string("id")
        XCTAssertEqual(made.fields[.location], "\(holds)/\(id)")
        XCTAssertEqual(made.list("places").map { $0["identity"] as? String }, ["S/1/4", "S/1/5", "F/2"])
        XCTAssertEqual(made.list("places").map { $0["row"] as? String }, ["1", "1", nil])
        XCTAssertEqual(made.json["total"] as? NSDictionary, ["amount": 32_000, "currency": "PLN"])
        XCTAssertEqual(made.json["together"] as? Bool, false)
        XCTAssertEqual(made.json["expiresIn"] as? Int, 600)
        XCTAssertEqual(made.json["extensionsLeft"] as? Int, 10)
        XCTAssertEqual(Timestamp.read(made.string("until")), world.clock.now() + .minutes(10))

        let shown = await shopper.send("GET", "\(holds)/\(id)")
        XCTAssertEqual(shown.body, made.body)
        let stranger = try await world.shopper()
        let foreign = await stranger.send("GET", "\(holds)/\(id)")
        XCTAssertEqual(foreign.problem, "404 hold-not-found")
    }

    func testTheBestThereAre() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        let made = await shopper.send(
            "POST", "/api/v1/events/\(world.event)/holds",
            #"{"best":{"count":3,"category":"a","section":"S","accessible":0,"avoidRestrictedView":true}}"#)
        XCTAssertEqual(made.status, 201, made.text)
        XCTAssertEqual(made.list("places").count, 3)
        XCTAssertEqual(made.json["together"] as? Bool, true)
        let room = world.shop.rooms.figures(world.event)
        XCTAssertEqual(room?.inside, 1)
        let floor = await (try world.shopper()).send(
            "POST", "/api/v1/events/\(world.event)/holds", #"{"best":{"count":2,"section":"F"}}"#)
        XCTAssertEqual(floor.list("places").map { $0["section"] as? String }, ["Floor", "Floor"])
        XCTAssertEqual(floor.json["together"] as? Bool, true)
    }

    func testTheEndOfARowIsNotBesideTheNextRow() async throws {
        let world = try await APIShop(self)
        let made = await (try world.shopper()).send(
            "POST", "/api/v1/events/\(world.event)/holds", #"{"places":[9,10]}"#)
        XCTAssertEqual(made.list("places").map { $0["identity"] as? String }, ["S/1/10", "S/2/1"])
        XCTAssertEqual(made.json["together"] as? Bool, false)
    }

    func testBodiesThatAreRefused() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        let cases = [
            ("{", "400 not-json"), ("", "400 not-json"), ("[]", "422 invalid body wrong-type"),
            ("{}", "422 invalid places missing"), (#"{"places":1}"#, "422 invalid places wrong-type"),
            (#"{"places":[]}"#, "422 invalid places out-of-range"),
            (#"{"places":[1],"x":2}"#, "422 invalid x unknown"),
            (#"{"places":[1],"best":{"count":1}}"#, "422 invalid best unknown"),
            (#"{"places":[1.5]}"#, "422 invalid places[0] wrong-type"),
            (#"{"places":[0,-1]}"#, "422 invalid places[1] out-of-range"),
            (#"{"places":[0,0]}"#, "422 invalid places[1] out-of-range"),
            (#"{"places":[0,"S/1/1"]}"#, "409 unknown-reference places[1]"),
            (#"{"places":["S/9/1"]}"#, "409 unknown-reference places[0]"),
            (#"{"places":[25]}"#, "409 unknown-reference places[0]"),
            (#"{"best":2}"#, "422 invalid best wrong-type"), (#"{"best":{}}"#, "422 invalid best.count missing"),
            (#"{"best":{"count":0}}"#, "422 invalid best.count out-of-range"),
            (#"{"best":{"count":21}}"#, "422 invalid best.count out-of-range"),
            (#"{"best":{"count":"2"}}"#, "422 invalid best.count wrong-type"),
            (#"{"best":{"count":1,"colour":"red"}}"#, "422 invalid best.colour unknown"),
            (#"{"best":{"count":1,"category":"z"}}"#, "409 unknown-reference best.category"),
            (#"{"best":{"count":1,"section":"z"}}"#, "409 unknown-reference best.section"),
            (#"{"best":{"count":1,"accessible":2}}"#, "409 unknown-reference best.accessible"),
            (#"{"best":{"count":1,"avoidRestrictedView":1}}"#, "422 invalid best.avoidRestrictedView wrong-type"),
            (#"{"best":{"count":7}}"#, "409 too-many"),
        ]
        for (body, problem) in cases {
            let reply = await shopper.send("POST", "/api/v1/events/\(world.event)/holds", body)
            XCTAssertEqual(reply.problem, problem, body)
        }
        for type in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"] {
            let reply = await shopper.send(
                "POST", "/api/v1/events/\(world.event)/holds", #"{"places":[1]}"#, ["Content-Type": type])
            XCTAssertEqual(reply.problem, "415 media-type", type)
        }
        let counts = world.shop.catalogue.listing(world.event)?.board.map.total
        XCTAssertEqual(counts?.free, 25, "nothing was taken")
        let charset = await shopper.send(
            "POST", "/api/v1/events/\(world.event)/holds", #"{"places":[1]}"#,
            ["Content-Type": "Application/JSON; charset=utf-8"])
        XCTAssertEqual(charset.status, 201)
    }

    func testTakenPlacesAreNamed() async throws {
        let world = try await APIShop(self)
        let holds = "/api/v1/events/\(world.event)/holds"
        let first = try await world.shopper()
        let second = try await world.shopper()
        let made = await first.send("POST", holds, #"{"places":[1,2]}"#)
        XCTAssertEqual(made.status, 201)
        let refused = await second.send("POST", holds, #"{"places":[0,1]}"#)
        XCTAssertEqual(refused.problem, "409 places-taken")
        XCTAssertEqual(refused.list("taken") as [NSDictionary], [["place": 1, "state": "held"]])
        let soldOut = await second.send("POST", holds, #"{"best":{"count":6,"section":"F"}}"#)
        XCTAssertEqual(soldOut.problem, "409 sold-out")
        XCTAssertEqual(soldOut.json["left"] as? Int, 5)
    }

    func testAKeyMakesARequestRepeatable() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        let holds = "/api/v1/events/\(world.event)/holds"
        let key = ["Idempotency-Key": "wish-1"]
        let body = #"{"best":{"count":2}}"#
        let first = await shopper.send("POST", holds, body, key)
        let again = await shopper.send("POST", holds, body, key)
        XCTAssertEqual(again.status, 201)
        XCTAssertEqual(again.body, first.body)
        XCTAssertEqual(again.list("places").count, 2, "no second pair was taken")
        let other = await shopper.send("POST", holds, #"{"best":{"count":1}}"#, key)
        XCTAssertEqual(other.problem, "422 idempotency-conflict")
        for bad in ["", "a b", String(repeating: "k", count: 256)] {
            let reply = await shopper.send("POST", holds, body, ["Idempotency-Key": bad])
            XCTAssertEqual(reply.problem, "422 invalid idempotency_key", bad)
        }
        let another = await (try world.shopper()).send("POST", holds, body, key)
        XCTAssertNotEqual(another.string("id"), first.string("id"), "a key is its shopper's own")
    }

    func testExtensionUntilThereIsNoneLeft() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        let holds = "/api/v1/events/\(world.event)/holds"
        let made = await shopper.send("POST", holds, #"{"places":[1]}"#)
        let path = "\(holds)/\(made.string("id"))/extension"
        for left in (0..<10).reversed() {
            world.clock.advance(by: .seconds(60))
            let longer = await shopper.send("POST", path)
            XCTAssertEqual(longer.json["extensionsLeft"] as? Int, left, longer.text)
        }
        world.clock.advance(by: .seconds(60))
        let refused = await shopper.send("POST", path)
        XCTAssertEqual(refused.problem, "409 no-extension-left")
        let body = await shopper.send("POST", path, #"{"x":1}"#)
        XCTAssertEqual(body.problem, "422 invalid x unknown")
        let other = await shopper.send("POST", "\(holds)/0000000000000/extension")
        XCTAssertEqual(other.problem, "404 http-404", "not an identity")
    }

    func testGivingBack() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        let holds = "/api/v1/events/\(world.event)/holds"
        let made = await shopper.send("POST", holds, #"{"places":[1]}"#)
        let path = "\(holds)/\(made.string("id"))"
        let stranger = await (try world.shopper()).send("DELETE", path)
        XCTAssertEqual(stranger.problem, "404 hold-not-found")
        let ended = await shopper.send("DELETE", path)
        XCTAssertEqual(ended.status, 204)
        XCTAssertEqual(ended.body, [])
        XCTAssertEqual(world.shop.catalogue.listing(world.event)?.board.map.total.free, 25)
        for method in ["GET", "DELETE"] {
            let gone = await shopper.send(method, path)
            XCTAssertEqual(gone.problem, "404 hold-not-found", method)
        }
    }

    func testTheSaleDecides() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        let expected: [(SaleStatus, String)] = [(.paused, "403 sale-paused"), (.closed, "410 sale-closed")]
        for (status, problem) in expected {
            try await world.shop.catalogue.setSaleStatus(status, of: world.event, by: "test")
            let reply = await shopper.send("POST", "/api/v1/events/\(world.event)/holds", #"{"places":[1]}"#)
            XCTAssertEqual(reply.problem, problem)
        }
    }

    func testMethodsThatAreNotThere() async throws {
        let world = try await APIShop(self)
        let path = "/api/v1/events/\(world.event)/holds"
        for method in ["GET", "PUT", "PATCH", "DELETE", "TRACE", "HEAD"] {
            let reply = await world.client().send(method, path)
            XCTAssertEqual(reply.problem, "405 http-405", method)
            XCTAssertEqual(reply.fields[.allow], "POST, OPTIONS", method)
        }
    }
}
