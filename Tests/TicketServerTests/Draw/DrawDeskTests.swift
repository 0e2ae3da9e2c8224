import TicketCore
import XCTest

@testable import TicketServer

/// The organiser's page: announcing, the beacon's value, drawing again; and who may not.
final class DrawDeskTests: XCTestCase {
    private func address(_ shop: DrawShop) -> String { "/en/admin/e/\(shop.event)/draw" }

    private func announcement(_ shop: DrawShop, _ grade: String = "A") throws -> [(String, String)] {
        let listing = try XCTUnwrap(shop.world.shop.catalogue.listing(shop.event))
        let dates = Formats(.english).dates(in: listing.event.venue.timeZone)
        return [
            ("action", "announce"), ("grade", grade), ("lobby", dates.local(shop.start + .minutes(30))),
            ("start", dates.local(shop.start + .minutes(60))),
        ]
    }

    func testAnAnnouncementIsAskedAboutThenPublishedAndNoted() async throws {
        let shop = try await DrawShop(self, nil)
        let desk = try await shop.organiser()
        let fields = try announcement(shop)
        let question = await desk.post(address(shop), fields)
        XCTAssertEqual(question.status, 200)
        XCTAssertTrue(question.text.contains(English().areYouSure))
        XCTAssertNil(shop.world.shop.rooms.draw(shop.event), "a question announces nothing")
        let done = await desk.post(address(shop), fields + [("confirm", "yes")])
        XCTAssertEqual(done.status, 303, done.text)
        let draw = try XCTUnwrap(shop.world.shop.rooms.draw(shop.event))
        XCTAssertEqual(draw.grade, .beacon)
        let event = try XCTUnwrap(shop.world.shop.catalogue.listing(shop.event)).event
        XCTAssertEqual(draw.cutOff, event.sale.opensAt + .seconds(60), "the sale opens at the announced start")
        let page = await desk.send("GET", address(shop) + "?saved=yes")
        for text in [Hex.encode(draw.commitment), String(draw.round), English().saved] {
            XCTAssertTrue(page.text.contains(text), text)
        }
        let notes = try shop.world.shop.database.read {
            try $0.rows("SELECT who, action, details FROM audit_log ORDER BY id") {
                [$0.text(0), $0.text(1), $0.text(2)]
            }
        }
        XCTAssertTrue(
            notes.contains(["organiser@example.org", "draw.announced", "A " + Hex.encode(draw.commitment)]), "\(notes)")
    }

    func testWhatCannotBeIsRefusedAtItsField() async throws {
        let shop = try await DrawShop(self, nil)
        let desk = try await shop.organiser()
        let good = try announcement(shop)
        func with(_ name: String, _ value: String) -> [(String, String)] {
            good.map { $0.0 == name ? (name, value) : $0 } + [("confirm", "yes")]
        }
        let words = English().drawErrors
        let cases: [(fields: [(String, String)], message: String)] = [
            (with("grade", "C"), words.noGrade), (with("lobby", "tomorrow"), words.time),
            (with("start", "2027-02-30T10:00"), words.time), (with("lobby", good[3].1), words.timesOutOfOrder),
            (with("start", "2031-01-01T10:00"), words.afterEnd),
        ]
        for one in cases {
            let reply = await desk.post(address(shop), one.fields)
            XCTAssertEqual(reply.status, 422, one.message)
            XCTAssertTrue(reply.text.contains(one.message), one.message)
            XCTAssertNil(shop.world.shop.rooms.draw(shop.event))
        }
    }

    func testOnlyWhoControlsSalesMayAnnounce() async throws {
        let shop = try await DrawShop(self, nil)
        let fields = try announcement(shop) + [("confirm", "yes")]
        for (role, mayRead) in [(Role.accounting, true), (.gate, false)] {
            let client = try await shop.organiser(role)
            let reply = await client.post(address(shop), fields)
            XCTAssertEqual(reply.status, 403)
            let page = await client.send("GET", address(shop), nil, ["Accept": "text/html"])
            XCTAssertEqual(page.status, mayRead ? 200 : 403)
        }
        let nobody = await shop.world.client().post(address(shop), fields)
        XCTAssertEqual(nobody.status, 303, "to the sign-in")
        XCTAssertNil(shop.world.shop.rooms.draw(shop.event))
    }

    func testTheBeaconsValueIsTakenFromTheClipboardWhenItsTimeHasCome() async throws {
        let shop = try await DrawShop(self, .beacon)
        let desk = try await shop.organiser()
        let round = try XCTUnwrap(shop.world.shop.rooms.draw(shop.event)).round
        let words = English().drawErrors
        func bring(_ text: String) async -> APIReply {
            await desk.post(address(shop), [("action", "beacon"), ("beacon", text), ("verified", "yes")])
        }
        let early = await bring(DrawShop.answer(round))
        XCTAssertTrue(early.status == 422 && early.text.contains(words.tooEarly))
        await shop.pass(to: shop.cutOff + .seconds(30))
        let page = await desk.send("GET", address(shop))
        XCTAssertTrue(page.text.contains(English().beaconWanted(round: String(round))))
        for (text, message) in [
            ("", words.malformed), ("{\"round\":\(round)}", words.malformed),
            (DrawShop.answer(round + 1), words.otherRound.replacing("{round}", with: String(round))),
            (DrawShop.answer(round).replacing("\"randomness\":\"", with: "\"randomness\":\"00"), words.malformed),
        ] {
            let reply = await bring(text)
            XCTAssertEqual(reply.status, 422, text)
            XCTAssertTrue(reply.text.contains(message), "\(text): \(message)")
        }
        let done = await bring(DrawShop.answer(round))
        XCTAssertEqual(done.status, 303, done.text)
        await shop.pass(to: shop.cutOff + .seconds(33))
        let draw = try XCTUnwrap(shop.world.shop.rooms.draw(shop.event))
        XCTAssertNotNil(draw.key)
        let proof = await shop.get("/queue/\(shop.event)/proof")
        let beacon = try XCTUnwrap(proof.list("draws")[0]["beacon"] as? [String: Any])
        XCTAssertEqual(beacon["verifiedElsewhere"] as? Bool, true)
        XCTAssertEqual(beacon["by"] as? String, "Agency", "a person's address is nobody's business")
    }

    func testADrawIsRepeatedWithAReasonThatEverybodyReads() async throws {
        let shop = try await DrawShop(self)
        let desk = try await shop.organiser()
        let first = try XCTUnwrap(shop.world.shop.rooms.draw(shop.event))
        let none = await desk.post(address(shop), [("action", "redraw"), ("reason", " "), ("confirm", "yes")])
        XCTAssertEqual(none.status, 422)
        let reason = "The lobby's page was down for <ten> minutes."
        let fields = [("action", "redraw"), ("reason", reason)]
        let question = await desk.post(address(shop), fields)
        XCTAssertTrue(question.text.contains("&lt;ten&gt;"))
        XCTAssertEqual(shop.world.shop.rooms.draw(shop.event), first)
        let done = await desk.post(address(shop), fields + [("confirm", "yes")])
        XCTAssertEqual(done.status, 303)
        shop.refresh()
        let proof = await shop.get("/queue/\(shop.event)/proof")
        XCTAssertEqual(proof.list("draws").map { $0["number"] as? Int }, [1, 2])
        XCTAssertEqual(proof.list("draws")[1]["reason"] as? String, reason)
        XCTAssertEqual(proof.list("draws")[0]["commit"] as? String, Hex.encode(first.commitment))
        let page = await shop.get("/en/queue/\(shop.event)/draw").text
        XCTAssertTrue(page.contains("&lt;ten&gt;") && page.contains(English().drawReplaced))
        await shop.pass(to: shop.start)
        _ = await shop.join(2)
        await shop.pass(to: shop.start + .seconds(90))
        let late = await desk.post(address(shop), fields + [("confirm", "yes")])
        XCTAssertEqual(late.status, 422)
        XCTAssertTrue(late.text.contains(English().drawErrors.placesCalled))
    }
}
