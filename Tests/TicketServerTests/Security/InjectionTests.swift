import Foundation
import TicketCore
import XCTest

@testable import TicketServer

/// Text that wants to be something else: markup, a field, a line, a price.
final class InjectionTests: XCTestCase {
    private static let nasty = #"'"><img src=x onerror=alert(1)></script><!--${7*7}{{7*7}}"#

    func testANameIsAName() async throws {
        let world = try await APIShop(self)
        try await world.account(.owner)
        let name = InjectionTests.nasty
        let order = try await world.order(try await world.shopper(), "[0]", name: name, email: "a'b&c@example.org")
        XCTAssertEqual(order.status, 201, order.text)
        _ = await world.pay(order)
        let tickets = try world.database.read { try $0.tickets(of: XCTUnwrap(ID<Order>(order.string("id")))) }
        let ticket = try XCTUnwrap(tickets.first)
        let staff = await world.signedIn()
        for path in [
            order.string("page"), Route.ticket(.english, ticket.id, ticket.secret).path,
            "/en/admin/e/\(world.event)",
        ] {
            let page = await staff.look(path)
            XCTAssertEqual(page.status, 200, path)
            XCTAssertFalse(page.text.contains("<img src=x"), path)
            XCTAssertFalse(page.text.contains("</script><!--"), path)
        }
        let file = await staff.look(order.string("page") + "/tickets.pdf")
        XCTAssertEqual(file.fields[.contentDisposition], "inline; filename=\"tickets-\(order.string("code")).pdf\"")
        XCTAssertEqual(String(decoding: file.body.prefix(5), as: UTF8.self), "%PDF-")
    }

    func testWhatWasTypedComesBackAsText() async throws {
        let world = try await APIShop(self)
        try await world.account(.owner)
        let shopper = try await world.shopper()
        _ = await shopper.submit("/en/e/\(world.event)/best", [("count", "1")])
        let nasty = InjectionTests.nasty
        let staff = await world.signedIn()
        let sale = "/en/admin/e/\(world.event)/sale"
        let replies = [
            await shopper.submit(
                "/en/e/\(world.event)/checkout",
                [("name", nasty), ("email", nasty), (CheckoutPage.FieldName.idempotencyKey, nasty)]),
            await staff.submit("/en/sign-in", [("email", nasty), ("password", nasty), ("next", nasty)]),
            await staff.submit(sale, [("action", "pause"), ("message-en", nasty), (nasty, nasty)]),
            await staff.submit(sale, [("action", "door"), ("rate", nasty), ("cap", nasty)]),
            await staff.submit("/en/gate/set-up", [("code", nasty)]),
        ]
        for (number, reply) in replies.enumerated() {
            XCTAssertTrue([200, 422].contains(reply.status), "\(number) \(reply.status)")
            XCTAssertFalse(reply.text.contains("<img src=x"), "\(number)")
        }
        let told = await staff.submit(
            sale, [("action", "pause"), ("confirm", "yes"), (AdminEventPage.FieldName.message(.english), nasty)])
        XCTAssertEqual(told.status, 303, told.text)
        world.clock.advance(by: .seconds(1))
        await world.shop.rooms.tick()
        world.application.answers.refresh()
        for path in [
            "/en/e/\(world.event)", "/en/queue/\(world.event)", "/en/queue/\(world.event)/plain",
            "/en/admin/e/\(world.event)", "/queue/\(world.event)/now",
        ] {
            let page = await staff.look(path)
            XCTAssertEqual(page.status, 200, path)
            guard page.fields[.contentType] != "application/json" else { continue }
            XCTAssertFalse(page.text.contains("<img src=x"), path)
        }
        let long = await staff.submit(
            sale,
            [
                ("action", "pause"), ("confirm", "yes"),
                (AdminEventPage.FieldName.message(.english), String(repeating: "a", count: 281)),
            ])
        XCTAssertEqual(long.status, 422)
    }

    func testNothingIsTakenThatWasNotAskedFor() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        let holds = "/api/v1/events/\(world.event)/holds"
        for (body, problem) in [
            (#"{"places":[0],"price":1}"#, "422 invalid price unknown"),
            (#"{"places":[0],"state":"sold"}"#, "422 invalid state unknown"),
            (#"{"places":[-1]}"#, "422 invalid places[0] out-of-range"),
            (#"{"places":[999999999999999999]}"#, "422 invalid places[0] out-of-range"),
            (#"{"places":[9223372036854775808]}"#, "422 invalid places[0] wrong-type"),
            (#"{"places":[99999999999999999999]}"#, "422 invalid places[0] wrong-type"),
            (#"{"best":{"count":-1}}"#, "422 invalid best.count out-of-range"),
            (#"{"best":{"count":1,"limit":99}}"#, "422 invalid best.limit unknown"),
            (#"{"places":[0],"places":[1]}"#, ""),
            (#"{"places":[0,0]}"#, "422 invalid places[1] out-of-range"),
            (#"{"places":[0,"S/1/1"]}"#, "409 unknown-reference places[1]"),
            (String(repeating: "[", count: 60_000), ""),
        ] {
            let reply = await shopper.send("POST", holds, body)
            if problem.isEmpty {
                XCTAssertEqual(reply.status, 400, String(body.prefix(40)))
            } else {
                XCTAssertEqual(reply.problem, problem, body)
            }
        }
        for form in [
            [("count", "-1")], [("count", "+1")], [("count", "9223372036854775808")], [("count", "1"), ("count", "6")],
            [("count", "１")], [("count", "1e0")], [("count", "")], [],
        ] {
            let reply = await shopper.submit("/en/e/\(world.event)/best", form)
            XCTAssertEqual(reply.status, 422, "\(form)")
        }
        let many = (0..<201).map { ("place", String($0)) }
        let reply = await shopper.submit("/en/e/\(world.event)/hold", many)
        XCTAssertEqual(reply.status, 422)
        XCTAssertEqual(try world.database.read { try $0.placesOf(Buyer(number: 0), event: world.event) }, 0)
    }

    func testAPriceIsTheShops() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        // Place 20 stands in category b, which has no reduced price; 0 is in a, which has.
        let hold = await shopper.send("POST", "/api/v1/events/\(world.event)/holds", #"{"places":[0,20]}"#)
        XCTAssertEqual(hold.status, 201, hold.text)
        for (field, value, status) in [
            ("type-20", "reduced", 422), ("type-0", "vip", 422), ("type-1", "reduced", 422), ("type-x", "adult", 422),
            ("type-0", "reduced", 303),
        ] {
            let reply = await shopper.submit(
                "/en/e/\(world.event)/cart/change", [(field, value), ("price", "1"), ("total", "0")])
            XCTAssertEqual(reply.status, status, "\(field) \(value)")
        }
        let wish =
            #"{"hold":"\#(hold.string("id"))","name":"Jan Kos","email":"j@example.org","language":"en","acceptTerms":true"#
        let orders = "/api/v1/events/\(world.event)/orders"
        for more in [#","total":1}"#, #","price":1}"#, #","state":"paid"}"#, #","buyer":0}"#, #","secret":"x"}"#] {
            let reply = await shopper.send("POST", orders, wish + more)
            XCTAssertEqual(reply.status, 422, more)
        }
        let order = await shopper.send("POST", orders, wish + "}")
        XCTAssertEqual(order.json["total"] as? NSDictionary, ["amount": 14_000, "currency": "PLN"], order.text)
    }

    func testACardNumberIsNoName() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        for (name, email, status) in [
            ("4111 1111 1111 1111", "a@example.org", 422), ("Jan 4111-1111-1111-1111 Kos", "a@example.org", 422),
            ("Jan Kos 378282246310005", "a@example.org", 422),
            ("Jan Kos 4111 1111 1111 1112", "a@example.org", 201),
        ] {
            let reply = try await world.order(shopper, "[\(status == 201 ? 1 : 0)]", name: name, email: email)
            XCTAssertEqual(reply.status, status, name)
            guard status == 422 else { continue }
            _ = await shopper.submit("/en/e/\(world.event)/cart/change", [("remove", "0")])
        }
    }

    func testFieldsCannotBeBroken() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        let holds = "/api/v1/events/\(world.event)/holds"
        for key in ["", "a b", "ż", String(repeating: "k", count: 256)] {
            let reply = await shopper.send("POST", holds, #"{"places":[0]}"#, ["Idempotency-Key": key])
            XCTAssertEqual(reply.status, 422, key)
        }
        let home = await world.client().send(
            "GET", "/", nil, ["Accept-Language": "pl\u{7F}, x=\"/evil\"", "Host": "evil"])
        XCTAssertEqual(home.fields[.location], "/en")
        let event = await world.client().look("/en/e/\(world.event)", ["X-Forwarded-Host": "evil.example"])
        XCTAssertFalse(event.text.contains("evil.example"))
        XCTAssertTrue(event.text.contains("https://tickets.example/"))
    }
}
