// A rehearsal from the organiser's press to the gate that refuses its ticket, on a server without any gateway for sales.

import Foundation
import TicketCore
import XCTest

@testable import TicketServer

final class RehearsalLifeTests: XCTestCase {
    func testALife() async throws {
        let world = try await APIShop(self, testGateway: false)
        try await world.account(.owner)
        let staff = await world.signedIn()
        let (copy, key) = try await make(world, staff)
        try await plan(world, copy, key, #""declined":0,"doubled":1,"reordered":1"#, opens: true)
        let order = try await buy(world, copy, "[0,1]")
        let orderPaid = await world.pay(order)
        XCTAssertEqual(orderPaid.string("state"), "paid")
        let ticket = try await ticket(world, order)
        try await gateRefuses(ticket, world)
        try await booksAreApart(world, copy, key, staff)
        try await end(world, copy, staff)
    }

    /// What the organiser sees: the key and the command once, and nothing of them the next time.
    private func make(_ world: APIShop, _ staff: APIClient) async throws -> (ID<Event>, String) {
        let path = "/en/admin/e/\(world.event)/rehearsal"
        let page = await staff.look(path)
        let once = try XCTUnwrap(page.text.firstMatch(of: /name="once" value="([^"]+)"/)).1
        let form = [("action", "make"), ("once", String(once))]
        let made = await staff.submit(path, form)
        XCTAssertEqual(made.status, 200, made.text)
        let key = String(try XCTUnwrap(made.text.firstMatch(of: /<code class="key">([\w-]{22})<\/code>/)).1)
        let command = try XCTUnwrap(
            made.text.firstMatch(
                of: #/TicketServer rehearse (\S+) \\\s+--event (\w+) \\\s+--key ([\w-]+) \\\s+--fans 100 /#))
        XCTAssertEqual(String(command.3), key)
        XCTAssertEqual(made.fields[.cacheControl].map { $0.contains("no-store") || $0.contains("private") }, true)
        let again = await staff.submit(path, form)
        XCTAssertEqual(again.status, 303)
        let later = await staff.look(path)
        XCTAssertFalse(later.text.contains(key))
        XCTAssertEqual(later.text.matches(of: /<h2>Rehearsal \w{8}<\/h2>/).count, 1)
        return (try XCTUnwrap(ID<Event>(String(command.2))), key)
    }

    private func plan(
        _ world: APIShop, _ copy: ID<Event>, _ key: String, _ habits: String, opens: Bool = false
    ) async throws {
        let opening = opens ? #""opensAt":"2020-01-01T00:00:00Z","# : ""
        let reply = await world.client().send(
            "POST", "/api/v1/events/\(copy)/rehearsal", "{\(opening)\"gateway\":{\(habits)}}",
            ["Authorization": "Bearer \(key)"])
        XCTAssertEqual(reply.status, 200, reply.text)
        await world.tick(2)
    }

    private func buy(_ world: APIShop, _ copy: ID<Event>, _ places: String, _ email: String = "a@example.org")
        async throws
        -> APIReply
    {
        let shopper = try await world.shopper(of: copy)
        let hold = await shopper.send("POST", "/api/v1/events/\(copy)/holds", "{\"places\":\(places)}")
        XCTAssertEqual(hold.status, 201, hold.text)
        let wish =
            "{\"hold\":\"\(hold.string("id"))\",\"name\":\"Jan Kos\",\"email\":\"\(email)\",\"language\":\"en\",\"acceptTerms\":true}"
        let order = await shopper.send("POST", "/api/v1/events/\(copy)/orders", wish)
        XCTAssertEqual(order.status, 201, order.text)
        return order
    }

    private func ticket(_ world: APIShop, _ order: APIReply) async throws -> String {
        let bearer = ["Authorization": "Bearer \(order.string("secret"))"]
        let list = await world.client().send("GET", "/api/v1/orders/\(order.string("id"))/tickets", nil, bearer)
        let tickets = list.list("data")
        XCTAssertEqual(tickets.count, 2, list.text)
        let document = await world.client().look(try XCTUnwrap(tickets.first?["document"] as? String))
        let text = try runTool("pdftotext", ["-", "-"], package: "poppler-utils", input: Data(document.body)).output
        XCTAssertTrue(text.contains("REHEARSAL"), text)
        for path in [order.string("page"), try XCTUnwrap(tickets.first?["page"] as? String)] {
            let page = await world.client().look(path)
            XCTAssertTrue(page.text.contains("rehearsal-band"), path)
        }
        return try XCTUnwrap(tickets.first?["code"] as? String)
    }

    private func gateRefuses(_ code: String, _ world: APIShop) async throws {
        let invited = try await world.shop.devices.invite(name: "S", gate: "G", event: world.event)
        let device = await world.client().send("POST", "/api/v1/devices", "{\"code\":\"\(invited.code)\"}")
        let answer = await world.client().send(
            "POST", Route.api(.checkIns).path, "{\"code\":\"\(code)\",\"nonce\":\"1\"}",
            ["Authorization": "Bearer \(device.string("token"))"])
        XCTAssertEqual(answer.string("result"), "rehearsal")
        XCTAssertTrue(answer.json["ticket"] is NSNull)
        let other = try await world.shop.devices.invite(name: "T", gate: "G", event: world.event)
        let person = world.client()
        _ = await person.submit("/en/gate/set-up", [("code", other.code)])
        let scan = await person.submit("/en/gate/scan", [("code", code), ("nonce", "2")])
        let page = scan.status == 303 ? await person.look("/en/gate") : scan
        XCTAssertTrue(page.text.contains("Rehearsal ticket"), page.text)
    }

    private func booksAreApart(
        _ world: APIShop, _ copy: ID<Event>, _ key: String, _ staff: APIClient
    ) async throws {
        let facts = await world.client().send(
            "GET", "/api/v1/events/\(copy)/rehearsal", nil, ["Authorization": "Bearer \(key)"])
        let ledger = try XCTUnwrap(facts.json["ledger"] as? [String: Any])
        XCTAssertEqual(ledger["sold"] as? Int, 2)
        XCTAssertEqual(ledger["violations"] as? Int, 0, facts.text)
        XCTAssertEqual(RehearsalFacts(facts.body)?.ledger?.tickets, 2)
        // The organiser's overview and the event's own page know nothing of it.
        let overview = await staff.look("/en/admin")
        XCTAssertFalse(overview.text.contains(copy.description))
        XCTAssertFalse(overview.text.contains("240"), "the rehearsal's revenue")
        let figures = try AdminModels(shop: world.shop, language: .english).figures(
            XCTUnwrap(world.shop.catalogue.listing(world.event)))
        XCTAssertEqual([figures.sold, Int(figures.revenue.amount)], [0, 0])
        let own = await staff.look("/en/admin/e/\(world.event)/rehearsal?books=\(copy)")
        XCTAssertTrue(own.text.contains("Every promise was kept"), own.text)
        let real = await staff.look("/en/admin/e/\(world.event)/rehearsal?books=\(world.event)")
        XCTAssertTrue(real.text.contains("Every promise was kept"))
    }

    private func end(_ world: APIShop, _ copy: ID<Event>, _ staff: APIClient) async throws {
        let path = "/en/admin/e/\(world.event)/rehearsal"
        let early = await staff.submit(path, [("action", "clear"), ("rehearsal", copy.description)])
        XCTAssertEqual(early.status, 409)
        world.application.answers.refresh()
        for action in ["close", "clear"] {
            world.clock.advance(by: .seconds(1))
            let reply = await staff.submit(path, [("action", action), ("rehearsal", copy.description)])
            XCTAssertEqual(reply.status, 303, reply.text)
        }
        world.application.answers.refresh()
        for gone in ["/en/e/\(copy)", "/api/v1/events/\(copy)", "/queue/\(copy)/now"] {
            let reply = await world.client().look(gone)
            XCTAssertEqual(reply.status, 404, gone)
        }
        let page = await staff.look(path)
        XCTAssertTrue(page.text.contains("Cleared") && page.text.contains("Every promise was kept"))
        let log = try world.database.read {
            try $0.rows("SELECT action FROM audit_log WHERE action LIKE 'rehearsal.%' ORDER BY at") { $0.text(0) }
        }
        XCTAssertEqual(log, ["rehearsal.copy", "rehearsal.close", "rehearsal.clear"])
    }

    // MARK: The gateway's habits

    func testTheGatewayMisbehavesAsItIsTold() async throws {
        let world = try await APIShop(self, testGateway: false)
        let (copy, key) = try await world.rehearsal()
        try await plan(world, copy, key, #""declined":1,"slowP95Ms":3"#, opens: true)
        let declined = try await buy(world, copy, "[0]", "a@example.org")
        let declinedPaid = await world.pay(declined)
        XCTAssertEqual(declinedPaid.string("state"), "declined")
        XCTAssertEqual(try state(declined, world), .awaitingPayment)

        try await plan(world, copy, key, #""lost":1"#)
        let lost = try await buy(world, copy, "[1]", "b@example.org")
        let lostPaid = await world.pay(lost)
        XCTAssertEqual(lostPaid.string("state"), "paid")
        XCTAssertEqual(try state(lost, world), .awaitingPayment, "nobody told the shop")
        world.clock.advance(by: .seconds(61))
        try await world.shop.housekeeping.reconcile()
        XCTAssertEqual(try state(lost, world), .paid)

        try await plan(world, copy, key, #""reordered":1"#)
        let reordered = try await buy(world, copy, "[2]", "c@example.org")
        _ = await world.pay(reordered)
        XCTAssertEqual(try state(reordered, world), .paid)

        try await plan(world, copy, key, #""doubled":1"#)
        let doubled = try await buy(world, copy, "[3]", "d@example.org")
        _ = await world.pay(doubled)
        XCTAssertEqual(try state(doubled, world), .paid)
        let tickets = try world.database.read { try $0.tickets(of: XCTUnwrap(ID<Order>(doubled.string("id")))) }
        XCTAssertEqual(tickets.count, 1)
        let events = try world.database.read {
            try $0.rows("SELECT event_key FROM provider_events WHERE gateway = 'rehearsal'") { row in
                row.text(0).split(separator: "-").last.map(String.init) ?? ""
            }
        }
        XCTAssertEqual(events.sorted(), ["declined", "opened", "paid"])
    }

    private func state(_ order: APIReply, _ world: APIShop) throws -> OrderState? {
        try world.database.read { try $0.order(XCTUnwrap(ID<Order>(order.string("id"))))?.state }
    }

    // MARK: Pages

    /// Every address of the table that is a page of an event: those that come later, too.
    func testEveryPageOfARehearsalSaysSo() async throws {
        let world = try await APIShop(self)
        try await world.account(.owner)
        let (copy, key) = try await world.rehearsal()
        try await plan(world, copy, key, "", opens: true)
        world.application.answers.refresh()
        let shopper = try await world.shopper(of: copy)
        _ = await shopper.send("POST", "/api/v1/events/\(copy)/holds", #"{"places":[0]}"#)
        let staff = await world.signedIn()
        shopper.cookies += staff.cookies
        var seen = 0
        for template in Route.templates where template.contains("{event}") && !template.hasPrefix("/api/") {
            let path = template.replacing("{event}", with: copy.description).replacing("{language}", with: "en")
                .replacing("{section}", with: "S").replacing("{key}", with: "S")
            guard !path.contains("{"), let route = Route(path: path), route.isPage, route.methods.contains(.get) else {
                continue
            }
            let page = await shopper.look(path)
            guard page.fields[.contentType]?.hasPrefix("text/html") == true || page.text.hasPrefix("<!doctype") else {
                continue
            }
            seen += 1
            XCTAssertTrue(page.text.contains("rehearsal-band"), "\(page.status) \(path)")
            XCTAssertTrue(page.text.contains("noindex"), path)
            XCTAssertFalse(page.text.contains("ld+json"), path)
        }
        XCTAssertGreaterThan(seen, 8)
        let missing = await shopper.look("/en/e/\(copy)/seats/nowhere")
        XCTAssertEqual(missing.status, 404)
        XCTAssertTrue(missing.text.contains("rehearsal-band"))
        let real = await shopper.look("/en/e/\(world.event)")
        XCTAssertFalse(real.text.contains("rehearsal-band"))
    }

    func testTheOrganisersPageAsksWhoYouAre() async throws {
        let world = try await APIShop(self)
        let path = "/en/admin/e/\(world.event)/rehearsal"
        let stranger = await world.client().look(path)
        XCTAssertEqual(stranger.status, 303)
        for (role, reads, writes) in [
            (Role.owner, 200, 200), (.organiser, 200, 200), (.accounting, 200, 403), (.gate, 403, 403),
        ] {
            let email = "\(role.rawValue)@example.org"
            try await world.account(role, email)
            let person = await world.signedIn(email)
            let page = await person.look(path)
            XCTAssertEqual(page.status, reads, email)
            if role == .accounting { XCTAssertFalse(page.text.contains("value=\"make\"")) }
            let made = await person.submit(path, [("action", "make"), ("once", "x-\(role.rawValue)")])
            XCTAssertEqual(made.status, writes, email)
        }
        XCTAssertEqual(try world.shop.rehearsals.all(of: world.event).count, 2)
    }

    func testWhatIsTypedComesBackAsTextAndMovesNothingElse() async throws {
        let world = try await APIShop(self)
        try await world.account(.owner)
        let staff = await world.signedIn()
        let (copy, _) = try await world.rehearsal()
        let nasty = #"'"><img src=x onerror=alert(1)></script>"#
        let path = "/en/admin/e/\(world.event)/rehearsal"
        let replies = [
            await staff.submit(path, [("action", nasty), ("rehearsal", nasty)]),
            await staff.submit(path, [("action", "key"), ("rehearsal", nasty)]),
            await staff.submit(path, [("action", "close"), ("rehearsal", world.event.description)]),
            await staff.submit(path, [("action", "clear"), ("rehearsal", world.event.description)]),
            await staff.submit(path, [("action", "make"), ("once", "a b")]),
            await staff.look(path + "?books=" + "%22%3E%3Cimg%20src=x%3E"),
            await staff.look("/en/admin/e/\(copy)/rehearsal"),
        ]
        XCTAssertEqual(replies.map(\.status), [422, 409, 409, 409, 422, 200, 303])
        for reply in replies { XCTAssertFalse(reply.text.contains("<img src=x")) }
        // The forms of a sale know no such field.
        for value in ["0", "false", "no"] {
            let form = [("action", "close"), ("confirm", "yes"), ("isRehearsal", value), ("is_rehearsal", value)]
            _ = await staff.submit("/en/admin/e/\(copy)/sale", form)
        }
        try world.shop.catalogue.reload()
        XCTAssertEqual(world.shop.catalogue.listing(copy)?.event.sale.isRehearsal, true)
        XCTAssertEqual(world.shop.catalogue.listing(world.event)?.event.sale.status, .open)
    }
}
