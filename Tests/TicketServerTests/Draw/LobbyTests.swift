// A lobby over HTTP: what a program is told of its place, and what the organiser's switch does to doors that are to come.

import TicketCore
import XCTest

@testable import TicketServer

final class LobbyTests: XCTestCase {
    private func told(_ shop: DrawShop, _ client: APIClient) async -> (number: Int?, place: Int?) {
        let json = await client.send("POST", "/queue/\(shop.event)/join").json
        return (json["n"] as? Int, json["place"] as? Int)
    }

    private func sale(_ shop: DrawShop, _ organiser: APIClient, _ action: String) async {
        let reply = await organiser.post(
            "/en/admin/e/\(shop.event)/sale",
            [("action", action), ("confirm", "yes"), ("message-en", "A moment, please.")])
        XCTAssertEqual(reply.status, 303, reply.text)
    }

    func testAPlaceIsToldOnceItIsOne() async throws {
        let shop = try await DrawShop(self)
        await shop.pass(to: shop.start)
        let fans = await shop.join(3)
        let fan = fans[2]
        let lobby = await told(shop, fan)
        XCTAssertEqual(lobby.number, 2)
        XCTAssertNil(lobby.place, "a number in a lobby is no place")
        await shop.pass(to: shop.cutOff + .seconds(1))
        let drawing = await told(shop, fan)
        XCTAssertNil(drawing.place)
        let late = await told(shop, shop.world.client())
        XCTAssertEqual(late.place, late.number, "who comes behind the draw has a place")
        await shop.pass(to: shop.cutOff + .seconds(20))
        let ticket = try XCTUnwrap(shop.world.shop.rooms.ticket(fan.cookie("__Host-q_"), of: shop.event))
        let drawn = await told(shop, fan)
        XCTAssertEqual(drawn.place.map(Int64.init), shop.world.shop.rooms.place(of: ticket)?.place)
    }

    func testDoorsStayShutThatTheOrganiserPausedInTheLobby() async throws {
        let shop = try await DrawShop(self)
        let rooms = shop.world.shop.rooms
        let organiser = try await shop.organiser()
        await shop.pass(to: shop.start)
        let fan = await shop.join(3)[0]
        await sale(shop, organiser, "pause")
        XCTAssertEqual(rooms.state(shop.event), .lobby)
        await shop.pass(to: shop.cutOff + .seconds(30))
        XCTAssertEqual(rooms.state(shop.event), .paused)
        let asked = await fan.send("POST", "/queue/\(shop.event)/enter")
        XCTAssertEqual(asked.string("status"), "paused", asked.text)
        let now = await shop.get("/queue/\(shop.event)/now")
        XCTAssertTrue(now.text.contains("A moment, please."), now.text)
        await sale(shop, organiser, "resume")
        await shop.pass(to: shop.cutOff + .seconds(32))
        XCTAssertEqual(rooms.state(shop.event), .open)
    }

    func testASaleThatWasPausedAndResumedBeforeItsTimeOpensAtItsTime() async throws {
        let shop = try await DrawShop(self, nil)
        let rooms = shop.world.shop.rooms
        let organiser = try await shop.organiser()
        await sale(shop, organiser, "pause")
        await sale(shop, organiser, "resume")
        XCTAssertEqual(rooms.state(shop.event), .announced)
        await sale(shop, organiser, "close")
        await sale(shop, organiser, "open")
        XCTAssertEqual(rooms.state(shop.event), .announced, "a mistake can be undone")
        await shop.pass(to: shop.start + .seconds(1))
        XCTAssertEqual(rooms.state(shop.event), .open)
    }
}
