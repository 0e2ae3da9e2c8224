import Foundation
import TicketCore
import XCTest

@testable import TicketServer

final class PurchaseAPITests: XCTestCase {
    private func details(_ hold: String, _ more: String = "") -> String {
        #"{"hold":"\#(hold)","name":"Anna Nowak","email":"anna@example.org","language":"pl","acceptTerms":true\#(more)}"#
    }

    private func hold(_ shopper: APIClient, _ world: APIShop, _ places: String = "[1,2]") async -> String {
        let made = await shopper.send("POST", "/api/v1/events/\(world.event)/holds", "{\"places\":\(places)}")
        XCTAssertEqual(made.status, 201, made.text)
        return made.string("id")
    }

    private func order(_ shopper: APIClient, _ world: APIShop) async -> (path: String, key: [String: String]) {
        let id = await hold(shopper, world)
        let made = await shopper.send("POST", "/api/v1/events/\(world.event)/orders", details(id))
        XCTAssertEqual(made.status, 201, made.text)
        return ("/api/v1/orders/\(made.string("id"))", ["Authorization": "Bearer \(made.string("secret"))"])
    }

    func testAPurchaseFromCartToEntrance() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        let id = await hold(shopper, world)
        let more = #","acceptOtherSeats":true,"ticketTypes":{"1":"reduced","S/1/3":"adult"}"#
        let order = await shopper.send("POST", "/api/v1/events/\(world.event)/orders", details(id, more))
        XCTAssertEqual(order.status, 201, order.text)
        XCTAssertEqual(order.string("state"), "awaiting_payment")
        XCTAssertEqual(order.json["total"] as? NSDictionary, ["amount": 18_000, "currency": "PLN"])
        let path = try XCTUnwrap(order.fields[.location])
        XCTAssertEqual(path, "/api/v1/orders/\(order.string("id"))")
        XCTAssertNotNil(Route(path: order.string("page")))
        let key = ["Authorization": "Bearer \(order.string("secret"))"]

        // Any program with the secret, without a cookie.
        let program = world.client()
        let none = await program.send("GET", path + "/tickets", nil, key)
        XCTAssertEqual(none.text, "{\"data\":[]}")
        let payment = await program.send("POST", path + "/payments", nil, key)
        XCTAssertEqual(payment.status, 201, payment.text)
        XCTAssertEqual(payment.string("state"), "pending")
        let same = await program.send("POST", path + "/payments", nil, key)
        XCTAssertEqual(same.string("id"), payment.string("id"), "the running attempt again")
        let gateway = "/api/v1/test-gateway/\(payment.string("reference"))"
        let paid = await program.send("POST", gateway, #"{"action":"notify-twice"}"#)
        XCTAssertEqual(paid.string("state"), "paid", paid.text)
        XCTAssertEqual(world.shop.rooms.figures(world.event)?.inside, 0, "who has paid makes room")

        let shown = await program.send("GET", path, nil, key)
        XCTAssertEqual(shown.string("state"), "paid", shown.text)
        XCTAssertNil(shown.json["secret"])
        XCTAssertEqual(shown.list("payments").map { $0["state"] as? String }, ["confirmed"])
        XCTAssertEqual(shown.list("refunds").count, 0)
        let again = await program.send("POST", path + "/payments", nil, key)
        XCTAssertEqual(again.problem, "409 already-paid")
        let tickets = await program.send("GET", path + "/tickets", nil, key)
        XCTAssertEqual(tickets.list("data").map { $0["ticketType"] as? String }, ["reduced", "adult"])
        for name in ["page", "document"] {
            let address = tickets.list("data").first?[name] as? String ?? ""
            let page = await program.send("GET", address)
            XCTAssertEqual(page.status, 200, address)
        }
        try await enter(world, tickets.list("data").first?["code"] as? String ?? "")
    }

    private func enter(_ world: APIShop, _ code: String) async throws {
        let invited = try await world.shop.devices.invite(name: "Scanner 1", gate: "North", event: world.event)
        let set = await world.client().send("POST", "/api/v1/devices", "{\"code\":\"\(invited.code)\"}")
        XCTAssertEqual(set.status, 201, set.text)
        XCTAssertEqual(set.string("gate"), "North")
        let once = await world.client().send("POST", "/api/v1/devices", "{\"code\":\"\(invited.code)\"}")
        XCTAssertEqual(once.problem, "401 wrong-credentials")
        XCTAssertNotNil(once.fields["WWW-Authenticate"])
        let key = ["Authorization": "Device \(set.string("token"))"]
        func scan(_ code: String, _ nonce: String) async -> APIReply {
            await world.client().send("POST", "/api/v1/checkins", "{\"code\":\"\(code)\",\"nonce\":\"\(nonce)\"}", key)
        }
        let first = await scan(code, "n1")
        XCTAssertEqual(first.string("result"), "accepted", first.text)
        XCTAssertEqual((first.json["ticket"] as? [String: Any])?["holder"] as? String, "Anna Nowak")
        let repeated = await scan(code, "n1")
        XCTAssertEqual(repeated.body, first.body)
        let second = await scan(code, "n2")
        XCTAssertEqual(second.string("result"), "already_used")
        XCTAssertEqual((second.json["first"] as? [String: Any])?["gate"] as? String, "North")
        let foreign = await scan("hello", "n3")
        XCTAssertEqual(foreign.string("result"), "unreadable")
        XCTAssertTrue(foreign.json["ticket"] is NSNull)
        let bad = await scan(code, "n 1")
        XCTAssertEqual(bad.problem, "422 invalid nonce")
    }

    func testEveryActionOfTheTestGateway() async throws {
        let expected = [
            ("pay", "paid", "paid"), ("decline", "declined", "awaiting_payment"),
            ("abandon", "cancelled", "awaiting_payment"), ("pay-late", "paid", "paid"),
            ("notify-twice", "paid", "paid"),
            ("notify-first", "paid", "paid"), ("never-notify", "paid", "awaiting_payment"),
        ]
        for (action, state, orderState) in expected {
            let world = try await APIShop(self)
            let (path, key) = await order(try await world.shopper(), world)
            let payment = await world.client().send("POST", path + "/payments", nil, key)
            let gateway = "/api/v1/test-gateway/\(payment.string("reference"))"
            let done = await world.client().send("POST", gateway, "{\"action\":\"\(action)\"}")
            XCTAssertEqual(done.string("state"), state, action)
            let shown = await world.client().send("GET", path, nil, key)
            XCTAssertEqual(shown.string("state"), orderState, action)
            let back = await world.client().send("GET", done.string("return"))
            XCTAssertEqual(back.status, 303, action)
        }
    }

    func testRefusalsAtTheTestGateway() async throws {
        let world = try await APIShop(self)
        let (path, key) = await order(try await world.shopper(), world)
        let payment = await world.client().send("POST", path + "/payments", nil, key)
        let gateway = "/api/v1/test-gateway/\(payment.string("reference"))"
        let cases = [
            ("{}", "422 invalid action missing"), (#"{"action":"steal"}"#, "422 invalid action out-of-range"),
            (#"{"action":1}"#, "422 invalid action wrong-type"), (#"{"action":"pay","x":1}"#, "422 invalid x unknown"),
        ]
        for (body, problem) in cases {
            let reply = await world.client().send("POST", gateway, body)
            XCTAssertEqual(reply.problem, problem)
        }
        let unknown = await world.client().send("POST", "/api/v1/test-gateway/none", #"{"action":"pay"}"#)
        XCTAssertEqual(unknown.problem, "404 not-found")
    }

    func testAnOrderIsForWhoeverHasItsSecret() async throws {
        let world = try await APIShop(self)
        let (path, key) = await order(try await world.shopper(), world)
        let requests = [("GET", path), ("GET", path + "/tickets"), ("POST", path + "/payments")]
        for (method, address) in requests {
            let none = await world.client().send(method, address)
            XCTAssertEqual(none.problem, "401 not-signed-in", address)
            XCTAssertEqual(none.fields["WWW-Authenticate"], "Bearer")
            let basic = await world.client().send(method, address, nil, ["Authorization": "Basic YTpi"])
            XCTAssertEqual(basic.problem, "401 not-signed-in", address)
            let wrong = await world.client().send(method, address, nil, ["Authorization": "Bearer wrong"])
            XCTAssertEqual(wrong.problem, "404 not-found", address)
        }
        let right = await world.client().send("GET", path, nil, key)
        XCTAssertEqual(right.status, 200)
    }

    func testOrdersThatAreRefused() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        let id = await hold(shopper, world)
        let orders = "/api/v1/events/\(world.event)/orders"
        func with(_ old: String, _ new: String) -> String { details(id).replacingOccurrences(of: old, with: new) }
        let cases = [
            (details("0MB4T6E1C2V7A"), "404 hold-not-found"), (details("x"), "404 hold-not-found"),
            (with("\"name\":\"Anna Nowak\",", ""), "422 invalid name missing"),
            (with("Anna Nowak", "A"), "422 invalid name out-of-range"),
            (with("Anna Nowak", " Anna"), "422 invalid name malformed"),
            (with("Anna Nowak", "An\\u200bna"), "422 invalid name"),
            (with("anna@example", "anna"), "422 invalid email"),
            (with("\"pl\"", "\"de\""), "422 invalid language out-of-range"),
            (with("true", "false"), "422 terms-not-accepted terms"),
            (with("true", "1"), "422 invalid acceptTerms wrong-type"),
            (details(id, ",\"gift\":1"), "422 invalid gift unknown"),
            (details(id, #","ticketTypes":{"1":7}"#), "422 invalid ticketTypes.1 wrong-type"),
            (details(id, #","ticketTypes":{"9":"adult"}"#), "409 unknown-reference ticketTypes.9"),
            (details(id, #","ticketTypes":{"1":"child"}"#), "409 unknown-reference ticketTypes.1"),
        ]
        for (body, problem) in cases {
            let reply = await shopper.send("POST", orders, body)
            XCTAssertEqual(reply.problem, problem, body)
        }
        let stranger = await world.client().send("POST", orders, details(id))
        XCTAssertEqual(stranger.problem, "403 queue-required")
        world.clock.advance(by: .minutes(11))
        let late = await (try world.shopper()).send("POST", orders, details(id))
        XCTAssertEqual(late.problem, "404 hold-not-found")
    }

    func testAnOrderSentTwiceIsOne() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        let id = await hold(shopper, world)
        let orders = "/api/v1/events/\(world.event)/orders"
        let body = details(id, #","ticketTypes":{"1":"reduced"}"#)
        let key = ["Idempotency-Key": "order-1"]
        let first = await shopper.send("POST", orders, body, key)
        XCTAssertEqual(first.status, 201, first.text)
        let again = await shopper.send("POST", orders, body, key)
        XCTAssertEqual(again.body, first.body)
        // A new cart must not be ordered in the place of the one that was meant.
        _ = await hold(shopper, world, "[10]")
        let later = await shopper.send("POST", orders, body, key)
        XCTAssertEqual(later.body, first.body)
        let unknown = await shopper.send("POST", orders, body, ["Idempotency-Key": "order-2"])
        XCTAssertEqual(unknown.problem, "404 hold-not-found")
        let without = await shopper.send("POST", orders, body)
        XCTAssertEqual(without.problem, "404 hold-not-found")
    }

    func testScannersWithoutAToken() async throws {
        let world = try await APIShop(self)
        let body = #"{"code":"x","nonce":"n"}"#
        let none = await world.client().send("POST", "/api/v1/checkins", body)
        XCTAssertEqual(none.problem, "401 not-signed-in")
        let wrong = await world.client().send(
            "POST", "/api/v1/checkins", body, ["Authorization": "Device AAAAAAAAAAAAAAAAAAAAAA"])
        XCTAssertEqual(wrong.problem, "401 wrong-credentials")
        let code = await world.client().send("POST", "/api/v1/devices", #"{"code":"0000000000"}"#)
        XCTAssertEqual(code.problem, "401 wrong-credentials")
        let short = await world.client().send("POST", "/api/v1/devices", #"{"code":"1"}"#)
        XCTAssertEqual(short.problem, "422 invalid code")
    }
}
