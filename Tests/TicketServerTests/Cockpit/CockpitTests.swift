// The organiser's live screen: who may look and act, what becomes of what they do, and what others see of it.

import TicketCore
import XCTest

@testable import TicketServer

final class CockpitTests: XCTestCase {
    private func live(_ world: APIShop) -> String { "/en/admin/e/\(world.event)/live" }
    private func sale(_ world: APIShop) -> String { "/en/admin/e/\(world.event)/sale" }
    private func banner(_ world: APIShop) -> String { "/en/admin/e/\(world.event)/banner" }

    private func lines(_ world: APIShop) throws -> [AuditLine] {
        try world.database.read { try $0.auditLines(of: world.event.description, before: nil, limit: 100) }
    }

    // MARK: Roles

    func testOnlyStaffOfTheOfficeLook() async throws {
        let world = try await APIShop(self)
        let anonymous = world.client()
        for path in [live(world), "/en/admin/e/\(world.event)/feed"] {
            let reply = await anonymous.look(path)
            XCTAssertTrue([303, 401].contains(reply.status), "\(path) \(reply.status)")
            XCTAssertFalse(reply.text.contains("data-live"))
        }
        for role in [Role.gate, .hostess] {
            try await world.account(role, "\(role)@example.org")
            let staff = await world.signedIn("\(role)@example.org")
            for path in [live(world), "/en/admin/e/\(world.event)/feed"] {
                let reply = await staff.look(path)
                XCTAssertEqual(reply.status, 403, "\(role) \(path)")
            }
        }
        XCTAssertEqual(world.shop.live.feed.count, 0)
    }

    func testWhoMayNotActSeesNoForms() async throws {
        let world = try await APIShop(self)
        try await world.account(.accounting)
        let staff = await world.signedIn()
        let page = await staff.look(live(world))
        XCTAssertEqual(page.status, 200)
        XCTAssertTrue(page.text.contains("data-live=\"waiting\""))
        XCTAssertFalse(page.text.contains("/sale\"") || page.text.contains("/banner\""))
        for (path, form) in [
            (sale(world), [("action", "speed"), ("speed", "slow")]),
            (banner(world), [("action", "set"), ("banner-en", "Hello")]),
        ] {
            let reply = await staff.submit(path, form)
            XCTAssertEqual(reply.status, 403, path)
            let anonymous = await world.client().submit(path, form)
            XCTAssertTrue([303, 401].contains(anonymous.status), path)
        }
        XCTAssertEqual(try lines(world), [])
        XCTAssertEqual(world.shop.catalogue.listing(world.event)?.announcement, [:])
    }

    func testAForeignSiteChangesNothing() async throws {
        let world = try await APIShop(self)
        try await world.account(.owner)
        let staff = await world.signedIn()
        let reply = await staff.submit(
            banner(world), [("action", "set"), ("banner-en", "Hello")], ["Sec-Fetch-Site": "cross-site"])
        XCTAssertEqual(reply.status, 403)
        XCTAssertEqual(world.shop.catalogue.listing(world.event)?.announcement, [:])
    }

    // MARK: Acting

    func testEveryActionIsInTheLogWithItsReason() async throws {
        let world = try await APIShop(self)
        try await world.account(.organiser)
        let staff = await world.signedIn()
        let steps: [(String, [(String, String)])] = [
            (sale(world), [("action", "speed"), ("speed", "slow"), ("why", "The bank is slow")]),
            (sale(world), [("action", "door"), ("rate", "30"), ("cap", "700"), ("why", "Half of it")]),
            (
                sale(world),
                [("action", "pause"), ("confirm", "yes"), ("message-en", "Back at 10"), ("why", "Stage broke")]
            ),
            (sale(world), [("action", "resume"), ("confirm", "yes"), ("why", "Stage mended")]),
            (banner(world), [("action", "set"), ("banner-en", "Doors at 8"), ("banner-why", "New time")]),
            (banner(world), [("action", "remove"), ("banner-why", "Old")]),
            (sale(world), [("action", "close"), ("confirm", "yes"), ("why", "Over")]),
        ]
        for (path, form) in steps {
            world.clock.advance(by: .seconds(1))
            let reply = await staff.submit(path, form + [("from", "live")])
            XCTAssertEqual(reply.status, 303, reply.text)
            XCTAssertEqual(reply.fields[.location], live(world) + "?saved=yes")
        }
        XCTAssertEqual(
            try lines(world).reversed().map { "\($0.who) \($0.action): \($0.why). \($0.was) → \($0.became)" },
            [
                "boss@example.org door.pace: The bank is slow. 50/s, 5000 → 25/s, 5000",
                "boss@example.org door.pace: Half of it. 25/s, 5000 → 30/s, 700",
                "boss@example.org sale.paused: Stage broke. open → paused: en “Back at 10”",
                "boss@example.org sale.open: Stage mended. paused → open",
                "boss@example.org announcement.set: New time.  → en “Doors at 8”",
                "boss@example.org announcement.removed: Old. en “Doors at 8” → ",
                "boss@example.org sale.closed: Over. open → closed",
            ])
        let page = await staff.look(live(world))
        for words in ["Stage broke", "Doors at 8", "25/s, 5000", "Closed the sale", "boss@example.org"] {
            XCTAssertTrue(page.text.contains(words), words)
        }
    }

    func testTheSecondOrganiserIsToldWhoWasFaster() async throws {
        let world = try await APIShop(self)
        try await world.account(.organiser, "anna@example.org")
        try await world.account(.owner, "piotr@example.org")
        let (anna, piotr) = (await world.signedIn("anna@example.org"), await world.signedIn("piotr@example.org"))
        let page = await piotr.look(live(world))
        let seen = try XCTUnwrap(page.text.firstMatch(of: /name="seen" value="(\d+)"/)).1
        let first = await anna.submit(sale(world), [("action", "pause"), ("confirm", "yes"), ("seen", String(seen))])
        XCTAssertEqual(first.status, 303)
        for (path, form) in [
            (sale(world), [("action", "close"), ("confirm", "yes")]),
            (sale(world), [("action", "speed"), ("speed", "fast")]),
            (banner(world), [("action", "set"), ("banner-en", "Buy now")]),
        ] {
            let late = await piotr.submit(path, form + [("seen", String(seen))])
            XCTAssertEqual(late.status, 409, path)
            XCTAssertTrue(late.text.contains("anna@example.org was faster: “Paused the sale”"), path)
        }
        XCTAssertEqual(world.shop.catalogue.listing(world.event)?.event.sale.status, .paused)
        XCTAssertEqual(try lines(world).count, 1)
        let again = await piotr.look(live(world))
        let present = try XCTUnwrap(again.text.firstMatch(of: /name="seen" value="(\d+)"/)).1
        let reply = await piotr.submit(
            sale(world), [("action", "resume"), ("confirm", "yes"), ("seen", String(present))])
        XCTAssertEqual(reply.status, 303)
    }

    func testAPauseIsAskedAboutWithWhatPeopleWillRead() async throws {
        let world = try await APIShop(self)
        try await world.account(.organiser)
        let staff = await world.signedIn()
        let question = await staff.submit(
            sale(world), [("action", "pause"), ("message-en", "The bus is late."), ("from", "live"), ("seen", "0")])
        XCTAssertEqual(question.status, 200)
        XCTAssertTrue(question.text.contains("<div lang=\"en\"><div class=\"notice warn\">"))
        XCTAssertEqual(question.text.matches(of: /<p>The bus is late\.<\/p>/).count, 2, "English stands in for Polish")
        XCTAssertTrue(question.text.contains("name=\"why\""))
        XCTAssertTrue(question.text.contains("name=\"seen\" value=\"0\""), "the question does not lose the version")
        XCTAssertEqual(world.shop.catalogue.listing(world.event)?.event.sale.status, .open)
    }

    func testWhatIsTooLongOrMadeUpIsRefused() async throws {
        let world = try await APIShop(self)
        try await world.account(.organiser)
        let staff = await world.signedIn()
        let long = String(repeating: "a", count: 281)
        for (path, form) in [
            (banner(world), [("action", "set"), ("banner-en", long)]),
            (banner(world), [("action", "set"), ("banner-en", "x"), ("banner-why", String(long.prefix(201)))]),
            (banner(world), [("action", "burn"), ("banner-en", "x")]),
            (
                sale(world),
                [("action", "speed"), ("speed", "slow"), ("why", String(long.prefix(201))), ("from", "live")]
            ),
            (sale(world), [("action", "speed"), ("speed", "warp"), ("from", "live")]),
            (sale(world), [("action", "door"), ("rate", "0"), ("cap", "5"), ("from", "live")]),
            (sale(world), [("action", "numbers"), ("confirm", "yes"), ("number", "5000"), ("from", "live")]),
        ] {
            let reply = await staff.submit(path, form)
            XCTAssertEqual(reply.status, 422, "\(form) \(reply.status)")
        }
        XCTAssertEqual(try lines(world), [])
        let typed = await staff.submit(
            banner(world), [("action", "set"), ("banner-en", long), ("banner-pl", "Dobrze")])
        XCTAssertTrue(typed.text.contains(long) && typed.text.contains("Dobrze"), "what was typed is not lost")
    }

    // MARK: What people see

    func testAnAnnouncementIsReadEverywhereAndTakenDown() async throws {
        let world = try await APIShop(self)
        try await world.account(.organiser)
        let shopper = try await world.shopper()
        let staff = await world.signedIn()
        let reply = await staff.submit(
            banner(world), [("action", "set"), ("banner-en", "Doors at 8"), ("banner-pl", "Bramy o 20")])
        XCTAssertEqual(reply.status, 303, reply.text)
        await world.shop.rooms.tick()
        let places = [
            "/e/\(world.event)", "/e/\(world.event)/seats", "/e/\(world.event)/seats/S", "/queue/\(world.event)/plain",
        ]
        for place in places {
            let (english, polish) = (await shopper.look("/en" + place), await shopper.look("/pl" + place))
            XCTAssertTrue(english.text.contains(">Doors at 8</p></aside>"), place)
            XCTAssertTrue(polish.text.contains(">Bramy o 20</p></aside>"), place)
        }
        let now = await shopper.send("GET", "/queue/\(world.event)/now")
        XCTAssertEqual(now.json["ann"] as? [String: String], ["en": "Doors at 8", "pl": "Bramy o 20"])
        _ = await staff.submit(banner(world), [("action", "remove")])
        await world.shop.rooms.tick()
        for place in places {
            let english = await shopper.look("/en" + place)
            XCTAssertFalse(english.text.contains("Doors at 8"), place)
        }
        let after = await shopper.send("GET", "/queue/\(world.event)/now")
        XCTAssertNil(after.json["ann"])
    }

    func testWordsAreWords() async throws {
        let world = try await APIShop(self)
        try await world.account(.organiser)
        let staff = await world.signedIn()
        let nasty = #"'"><img src=x onerror=alert(1)></script><!--"#
        for (path, form) in [
            (banner(world), [("action", "set"), ("banner-en", nasty), ("banner-pl", nasty), ("banner-why", nasty)]),
            (sale(world), [("action", "speed"), ("speed", "slow"), ("why", nasty)]),
            (
                sale(world),
                [("action", "pause"), ("confirm", "yes"), ("message-en", nasty), ("message-pl", nasty), ("why", nasty)]
            ),
        ] {
            let reply = await staff.submit(path, form + [("from", "live")])
            XCTAssertEqual(reply.status, 303, reply.text)
        }
        let question = await staff.submit(sale(world), [("action", "pause"), ("message-en", nasty), ("why", nasty)])
        await world.shop.rooms.tick()
        let overtaken = await staff.submit(sale(world), [("action", "speed"), ("speed", "slow"), ("seen", "0")])
        XCTAssertEqual(overtaken.status, 409)
        var pages = [question, overtaken]
        for path in [
            live(world), "/pl/admin/e/\(world.event)/live", "/en/admin/e/\(world.event)", "/en/e/\(world.event)",
            "/en/queue/\(world.event)/plain",
        ] { pages.append(await staff.look(path)) }
        for page in pages {
            XCTAssertFalse(page.text.contains("<img src=x"), page.text)
            XCTAssertFalse(page.text.contains("<!--"), page.text)
        }
        let listing = try XCTUnwrap(world.shop.catalogue.listing(world.event))
        let message = FeedMessage.event(try FeedMessage(listing, world.shop).message, .english)
        XCTAssertEqual(message.filter { $0 == UInt8(ascii: "\n") }.count, 3, "a line of the feed cannot be broken")
    }

    // MARK: Alarms

    func testNumbersAreGivenAgainByTheOrganisersWord() async throws {
        let world = try await APIShop(self)
        try await world.account(.organiser)
        let staff = await world.signedIn()
        // The same shop before it lost what it knew: its fifth ticket is one that this database has not given yet.
        let former = try await APIShop(self)
        XCTAssertEqual(former.event, world.event)
        let fan = world.client()
        for _ in 0..<5 {
            let visitor = former.client()
            _ = await visitor.send("POST", "/queue/\(former.event)/join")
            fan.cookies = visitor.cookies
        }
        let refused = await fan.send("POST", "/queue/\(world.event)/join")
        XCTAssertEqual(refused.status, 503, refused.text)
        let page = await staff.look(live(world))
        XCTAssertTrue(page.text.contains("No queue numbers are given"))
        XCTAssertTrue(page.text.contains("The highest number seen so far is 4."))
        XCTAssertTrue(page.text.contains("name=\"number\" type=\"text\" value=\"100004\""), page.text)
        let low = await staff.submit(
            sale(world), [("action", "numbers"), ("confirm", "yes"), ("number", "4"), ("from", "live")])
        XCTAssertEqual(low.status, 422)
        let mended = await staff.submit(
            sale(world),
            [("action", "numbers"), ("confirm", "yes"), ("number", "100004"), ("why", "Restored"), ("from", "live")])
        XCTAssertEqual(mended.status, 303, mended.text)
        let newcomer = await world.client().send("POST", "/queue/\(world.event)/join")
        XCTAssertEqual(newcomer.status, 201, newcomer.text)
        XCTAssertEqual(newcomer.json["n"] as? Int, 100_004)
        XCTAssertEqual(try lines(world).first?.action, "numbers.resumed")
        let calm = await staff.look(live(world))
        XCTAssertFalse(calm.text.contains("No queue numbers are given"))
    }

    // MARK: Figures

    func testTheScreenCountsWhatHappens() async throws {
        let world = try await APIShop(self)
        try await world.account(.organiser)
        world.shop.live.sample(world.shop)
        let order = try await world.order(try await world.shopper(), "[0,1]")
        XCTAssertEqual(order.status, 201, order.text)
        world.shop.live.sample(world.shop)
        let models = CockpitModels(shop: world.shop, listing: try XCTUnwrap(world.shop.catalogue.listing(world.event)))
        world.clock.advance(by: .seconds(1))
        var figures = models.figures
        XCTAssertEqual([figures.paying + figures.holding, figures.held, figures.sold], [1, 2, 0])
        XCTAssertEqual(figures.letIn.lastMinute, 1)
        _ = await world.pay(order)
        world.shop.live.sample(world.shop)
        world.clock.advance(by: .seconds(1))
        figures = models.figures
        XCTAssertEqual([figures.paying + figures.holding, figures.held, figures.sold], [0, 0, 2])
        XCTAssertEqual(figures.seatsSold.lastMinute, 2)
        // Two in five minutes, 23 to go.
        XCTAssertEqual(figures.soldOut, world.clock.now() + .seconds(23 * 300 / 2))
    }

    func testARestartRemembersTheHour() async throws {
        let world = try await APIShop(self)
        let order = try await world.order(try await world.shopper(), "[0,1]")
        _ = await world.pay(order)
        world.clock.advance(by: .seconds(120))
        let restarted = LiveSales()
        restarted.sample(world.shop)
        let history = restarted.history(world.event)
        XCTAssertEqual(history.minutes(at: world.clock.now() + .seconds(10)).reduce(0) { $0 + $1.sold }, 2)
        XCTAssertEqual(history.minutes(at: world.clock.now() + .seconds(10)).reduce(0) { $0 + $1.letIn }, 1)
    }
}
