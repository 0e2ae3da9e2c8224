import TicketCore
import XCTest

@testable import TicketServer

/// Tokens that were changed, exchanged for one another, or meant for somebody else.
final class TokenTests: XCTestCase {
    func testAChangedCookieOpensNothing() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        let (ticket, session) = (
            try XCTUnwrap(shopper.cookie("__Host-q_")), try XCTUnwrap(shopper.cookie("__Host-s_"))
        )
        let cart = "/en/e/\(world.event)/cart"
        let mine = await shopper.send("GET", cart)
        XCTAssertEqual(mine.status, 200)
        for changed in withOneBitChanged(session) {
            shopper.set("__Host-s_", changed)
            let reply = await shopper.send("GET", cart)
            XCTAssertEqual(reply.status, 403, changed)
        }
        for changed in withOneBitChanged(ticket) {
            XCTAssertNil(world.shop.rooms.ticket(changed, of: world.event), changed)
        }
        // A ticket that is not ours is not continued: it gets a new number, and enters nothing.
        shopper.cookies = [("__Host-q_\(world.event)", withOneBitChanged(ticket)[100])]
        let entered = await shopper.send("POST", "/queue/\(world.event)/enter")
        XCTAssertEqual(entered.problem, "403 bad-ticket")
    }

    func testNoTokenIsGoodForAnythingElse() async throws {
        let world = try await APIShop(self)
        try await world.account(.owner)
        let other = try await APIShop.plant(world.shop, limit: 2, version: 4)
        let shopper = try await world.shopper()
        let staff = await world.signedIn()
        let (device, code) = try await world.shop.devices.invite(name: "Phone", gate: "A", event: world.event)
        let (_, deviceToken) = try await world.shop.devices.setUp(code: code)
        let order = try await world.order(shopper, "[0]")
        let tokens = [
            try XCTUnwrap(shopper.cookie("__Host-q_")), try XCTUnwrap(shopper.cookie("__Host-s_")),
            try XCTUnwrap(staff.cookie("__Host-staff")), try XCTUnwrap(staff.cookie("__Host-known")), deviceToken,
            order.string("secret"), code, device.id.description,
        ]
        let doors: [(cookie: String, path: String, good: Int?)] = [
            ("__Host-q_\(world.event)", "/en/queue/\(world.event)/plain", 0),
            ("__Host-s_\(world.event)", "/en/e/\(world.event)/cart", 1),
            ("__Host-s_\(other)", "/en/e/\(other)/cart", nil),
            ("__Host-staff", "/en/admin", 2), ("__Host-device", "/en/gate", 4),
        ]
        for (cookie, path, good) in doors {
            for (index, token) in tokens.enumerated() {
                let thief = world.client()
                thief.cookies = [(cookie, token)]
                let reply = await thief.send("GET", path)
                if cookie.hasPrefix("__Host-q_") {
                    let isMine = world.shop.rooms.ticket(token, of: world.event) != nil
                    XCTAssertEqual(isMine, index == good, "\(cookie) \(index)")
                } else {
                    XCTAssertEqual(reply.status == 200, index == good, "\(cookie) \(index)")
                }
                let page = await thief.send("GET", "/en/order/\(order.string("id"))/\(token)")
                XCTAssertEqual(page.status, index == 5 ? 200 : 404, "order \(index)")
                let returned = await thief.send("GET", "/pay/return/\(token)")
                XCTAssertEqual(returned.status, 404, "return \(index)")
                let bearer = ["Authorization": "Bearer \(token)"]
                let api = await thief.send("GET", "/api/v1/orders/\(order.string("id"))", nil, bearer)
                XCTAssertEqual(api.status, index == 5 ? 200 : 404, "api \(index)")
                let scan = await thief.send("POST", "/api/v1/checkins", #"{"code":"x","nonce":"\#(index)"}"#, bearer)
                XCTAssertEqual(scan.status, index == 4 ? 200 : 401, "scan \(index)")
            }
        }
    }

    func testACartIsItsBuyersOnly() async throws {
        let world = try await APIShop(self)
        let (victim, thief) = (try await world.shopper(), try await world.shopper())
        let holds = "/api/v1/events/\(world.event)/holds"
        let cart = await victim.send("POST", holds, #"{"places":[0,1]}"#)
        _ = await thief.send("POST", holds, #"{"places":[5]}"#)
        let path = "\(holds)/\(cart.string("id"))"
        var replies: [APIReply] = []
        replies.append(await thief.send("GET", path))
        replies.append(await thief.send("DELETE", path))
        replies.append(await thief.send("POST", path + "/extension"))
        let wish =
            #"{"hold":"\#(cart.string("id"))","name":"Eve Eve","email":"e@example.org","language":"en","acceptTerms":true}"#
        replies.append(await thief.send("POST", "/api/v1/events/\(world.event)/orders", wish))
        XCTAssertEqual(replies.map(\.problem), Array(repeating: "404 hold-not-found", count: 4))
        for form in [[("remove", "0")], [("type-0", "reduced")]] {
            let reply = await thief.submit("/en/e/\(world.event)/cart/change", form)
            XCTAssertEqual(reply.status, 422, reply.text)
        }
        let left = await victim.send("GET", path)
        XCTAssertEqual(left.status, 200, left.text)
    }

    func testAReturnAddressIsSealedAndTellsOnlyItsOwnOrder() async throws {
        let world = try await APIShop(self)
        let order = try await world.order(try await world.shopper(), "[0]")
        let paid = await world.pay(order)
        let back = paid.string("return")
        let state = back.replacing("/pay/return/", with: "")
        for changed in withOneBitChanged(state) {
            let reply = await world.client().send("GET", "/pay/return/\(changed)")
            XCTAssertEqual(reply.status, 404, changed)
        }
        // As often as one likes, by anybody who has it: it pays nothing and undoes nothing.
        for _ in 0..<3 {
            let reply = await world.client().send("GET", back)
            XCTAssertEqual(reply.fields[.location], order.string("page"))
        }
        let tickets = try world.database.read { try $0.tickets(of: XCTUnwrap(ID<Order>(order.string("id")))) }
        XCTAssertEqual(tickets.count, 1)
    }

    func testThereIsNoTestGatewayUnlessItWasAskedFor() async throws {
        let open = try await APIShop(self)
        let paid = await open.pay(try await open.order(try await open.shopper(), "[0]"))
        let reference = paid.string("reference")
        let genuine = try XCTUnwrap(open.shop.testGateway).notification(of: reference, event: "e").body

        let world = try await APIShop(self, testGateway: false)
        let order = try await world.order(try await world.shopper(), "[0]")
        let client = world.client()
        let key = ["Authorization": "Bearer \(order.string("secret"))"]
        let payment = await client.send("POST", "/api/v1/orders/\(order.string("id"))/payments", nil, key)
        XCTAssertEqual(payment.status, 503, payment.text)
        let replies = [
            await client.look("/test-gateway/\(reference)"),
            await client.submit("/test-gateway/\(reference)", [("action", "pay")]),
            await client.send("POST", "/api/v1/test-gateway/\(reference)", #"{"action":"pay"}"#),
            await client.send("POST", "/pay/notify/test", String(decoding: genuine, as: UTF8.self)),
        ]
        XCTAssertEqual(replies.map(\.status), [404, 404, 404, 404])
    }

    func testForgedNotificationsAreRefused() async throws {
        let world = try await APIShop(self)
        let order = try await world.order(try await world.shopper(), "[0]")
        let key = ["Authorization": "Bearer \(order.string("secret"))"]
        let path = "/api/v1/orders/\(order.string("id"))"
        let payment = await world.client().send("POST", path + "/payments", nil, key)
        let gateway = try XCTUnwrap(world.shop.testGateway)
        let genuine = gateway.notification(of: payment.string("reference"), event: "e").body
        var forged = withOneBitChanged(String(decoding: genuine, as: UTF8.self))
        forged += ["", "\(payment.string("reference")).e", "{}", String(repeating: "a", count: 2000)]
        for body in forged {
            let reply = await world.client().send("POST", "/pay/notify/test", body)
            XCTAssertEqual(reply.status, 400, body)
        }
        let elsewhere = await world.client().send(
            "POST", "/pay/notify/closed", String(decoding: genuine, as: UTF8.self))
        XCTAssertEqual(elsewhere.status, 404)
        // A genuine one is a hint only: the gateway is asked, and nobody has paid there.
        let hint = await world.client().send("POST", "/pay/notify/test", String(decoding: genuine, as: UTF8.self))
        XCTAssertEqual(hint.status, 204, hint.text)
        let shown = await world.client().send("GET", path, nil, key)
        XCTAssertEqual(shown.string("state"), "awaiting_payment")
    }
}
