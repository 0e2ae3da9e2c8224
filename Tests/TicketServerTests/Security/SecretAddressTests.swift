import TicketCore
import XCTest

@testable import TicketServer

/// Addresses that are secrets, and the fields that every answer has.
final class SecretAddressTests: XCTestCase {
    func testAnAddressWithASecretIsToldToNobody() async throws {
        let world = try await APIShop(self)
        let order = try await world.order(try await world.shopper(), "[0]")
        let paid = await world.pay(order)
        let page = order.string("page")
        let tickets = try world.database.read { try $0.tickets(of: XCTUnwrap(ID<Order>(order.string("id")))) }
        let ticket = try XCTUnwrap(tickets.first)
        let one = Route.ticket(.english, ticket.id, ticket.secret).path
        for path in [
            page, page + "/tickets.pdf", one, one + "/ticket.pdf", paid.string("return"),
            "/test-gateway/\(paid.string("reference"))", Route.ticket(.english, ticket.id, "wrong").path,
        ] {
            let reply = await world.client().look(path)
            XCTAssertEqual(reply.fields["Referrer-Policy"], "no-referrer", path)
            XCTAssertEqual(reply.fields["X-Robots-Tag"], "noindex, nofollow", path)
            XCTAssertTrue(reply.fields[.cacheControl]?.contains("no-store") ?? false, path)
        }
        let shown = await world.client().look(page)
        XCTAssertNil(shown.text.firstMatch(of: /(src|href|action)="(https?:)?\/\//), "nothing leads elsewhere")
    }

    func testAPageWithoutReferrerCanStillBePaid() async throws {
        let world = try await APIShop(self)
        let order = try await world.order(try await world.shopper(), "[0]")
        let pay = await world.client().submit(order.string("page") + "/pay", [], ["Origin": "null"])
        XCTAssertEqual(pay.status, 303, pay.text)
        let shopper = try await world.shopper()
        let cart = await shopper.submit("/en/e/\(world.event)/best", [("count", "1")], ["Origin": "null"])
        XCTAssertEqual(cart.status, 403, "where a cookie counts, it does not")
    }

    func testAFormFromTheSameHostWithoutTLSIsForeign() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        for (origin, status) in [
            ("https://tickets.example", 303), ("HTTPS://Tickets.Example", 303), ("http://tickets.example", 403),
            ("https://tickets.example:444", 403), ("https://tickets.example.evil.example", 403), ("", 403),
            ("tickets.example", 403), ("xhttps://tickets.example", 403), (String(repeating: ":/", count: 8000), 403),
        ] {
            let reply = await shopper.submit("/en/e/\(world.event)/best", [("count", "1")], ["Origin": origin])
            XCTAssertEqual(reply.status, status, String(origin.prefix(40)))
        }
    }

    func testMetricsAreNotForWhoComesThroughAProxy() async throws {
        let world = try await APIShop(self)
        let here = await world.client().send("GET", "/metrics")
        XCTAssertEqual(here.status, 200)
        let proxied = await world.client().send("GET", "/metrics", nil, ["X-Forwarded-For": "203.0.113.7"])
        XCTAssertEqual(proxied.status, 403)
    }

    func testEveryAnswerCarriesItsFields() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        let event = world.event
        let replies = [
            await shopper.look("/en"), await shopper.look("/"), await shopper.look("/nowhere"),
            await shopper.look("/en/e/\(event)"), await shopper.look("/en/e/\(event)/seats"),
            await shopper.look("/en/e/\(event)/cart"), await shopper.send("PUT", "/en"),
            await shopper.send("OPTIONS", "/en"), await shopper.send("POST", "/api/v1/events/\(event)/holds", "{"),
            await shopper.submit("/en/sign-in", []), await world.client().look("/en/admin"),
            await world.client().look("/en/e/\(event)/cart"), await shopper.look("/queue/\(event)/now"),
            APIReply(world.application.refused(.badRequest, reason: "x")),
        ]
        for (number, reply) in replies.enumerated() {
            XCTAssertNotNil(reply.fields[.contentSecurityPolicy], "\(number)")
            XCTAssertEqual(reply.fields[.contentTypeOptions], "nosniff", "\(number)")
            XCTAssertNotNil(reply.fields["Referrer-Policy"], "\(number)")
        }
    }

    func testCookiesAreBoundToTheHost() async throws {
        let world = try await APIShop(self)
        try await world.account(.owner)
        let joined = await world.client().send("POST", "/queue/\(world.event)/join")
        let signedIn = await world.client().submit(
            "/en/sign-in", [("email", "boss@example.org"), ("password", APIShop.password)])
        let cookies = joined.fields.all(.setCookie) + signedIn.fields.all(.setCookie)
        XCTAssertEqual(cookies.count, 4)
        for cookie in cookies {
            let isShown = cookie.hasPrefix("q_\(world.event)_n=")
            XCTAssertEqual(cookie.hasPrefix("__Host-"), !isShown, cookie)
            XCTAssertEqual(cookie.contains("; HttpOnly"), !isShown, cookie)
            for part in ["; Path=/", "; Secure", "; SameSite=Lax"] { XCTAssertTrue(cookie.contains(part), cookie) }
            XCTAssertFalse(cookie.contains("Domain"), cookie)
        }
    }
}
