import TicketCore
import XCTest

@testable import TicketServer

final class EntranceSecurityTests: XCTestCase {
    private func scan(_ world: APIShop, _ token: String, _ code: String, _ nonce: Int) async -> APIReply {
        await world.client().send(
            "POST", "/api/v1/checkins", #"{"code":"\#(code)","nonce":"n\#(nonce)"}"#,
            ["Authorization": "Device \(token)"])
    }

    private func device(_ world: APIShop, _ event: ID<Event>) async throws -> String {
        let (_, code) = try await world.shop.devices.invite(name: "Phone", gate: "A", event: event)
        return try await world.shop.devices.setUp(code: code).token
    }

    func testAGateLearnsNothingOfAnotherEventsTickets() async throws {
        let world = try await APIShop(self)
        let other = try await APIShop.plant(world.shop, limit: 2, version: 4)
        let order = try await world.order(try await world.shopper(), "[0]", name: "Secret Guest")
        _ = await world.pay(order)
        let tickets = try world.database.read { try $0.tickets(of: XCTUnwrap(ID<Order>(order.string("id")))) }
        let code = try XCTUnwrap(tickets.first?.code)
        let elsewhere = await scan(world, try await device(world, other), code, 1)
        XCTAssertEqual(elsewhere.string("result"), "other_event")
        XCTAssertFalse(elsewhere.text.contains("Secret"), elsewhere.text)
        XCTAssertFalse(elsewhere.text.contains(order.string("code")), elsewhere.text)
        let here = await scan(world, try await device(world, world.event), code, 2)
        XCTAssertEqual(here.string("result"), "accepted")
        XCTAssertTrue(here.text.contains("Secret Guest"))
    }

    func testADeviceThatGuessesIsStopped() async throws {
        let world = try await APIShop(self)
        let token = try await device(world, world.event)
        let order = try await world.order(try await world.shopper(), "[0]")
        _ = await world.pay(order)
        let tickets = try world.database.read { try $0.tickets(of: XCTUnwrap(ID<Order>(order.string("id")))) }
        let code = try XCTUnwrap(tickets.first?.code)
        for number in 0..<99 {
            world.clock.advance(by: .milliseconds(21))
            let miss = await scan(world, token, "GUESS\(number)", number)
            XCTAssertEqual(miss.string("result"), "unreadable")
            let hit = await scan(world, token, code, 1000 + number)
            XCTAssertEqual(hit.status, 200, "what is known costs nothing")
            world.clock.advance(by: .milliseconds(21))
        }
        _ = await scan(world, token, "GUESS", 2000)
        let refused = await scan(world, token, "GUESS", 2001)
        XCTAssertEqual(refused.problem, "429 too-fast")
        let others = await scan(world, try await device(world, world.event), code, 1)
        XCTAssertEqual(others.status, 200)
    }

    func testADeviceScansAsFastAsPeopleWalk() async throws {
        let world = try await APIShop(self)
        let token = try await device(world, world.event)
        var statuses: [Int] = []
        for number in 0..<60 { statuses.append(await scan(world, token, "X\(number)", number).status) }
        XCTAssertEqual(statuses, Array(repeating: 200, count: 50) + Array(repeating: 429, count: 10))
    }

    func testSetUpCodesCannotBeGuessedOnAndOn() async throws {
        let world = try await APIShop(self)
        let client = world.client()
        client.address = try XCTUnwrap(IPAddress("192.0.2.1"))
        func set(_ code: String, inPage: Bool) async -> Int {
            inPage
                ? await client.submit("/en/gate/set-up", [("code", code)]).status
                : await client.send("POST", "/api/v1/devices", "{\"code\":\"\(code)\"}").status
        }
        var codes: [String] = []
        for number in 0..<9 {
            codes.append(try await world.shop.devices.invite(name: "\(number)", gate: "A", event: world.event).code)
        }
        // The page and the programs' address together; right codes cost nothing.
        for number in 0..<9 {
            let wrong = await set("000000000\(number)", inPage: number % 2 == 0)
            XCTAssertEqual(wrong, number % 2 == 0 ? 422 : 401)
            if number < 8 {
                let right = await set(codes[number], inPage: number % 2 == 1)
                XCTAssertEqual(right, number % 2 == 1 ? 303 : 201)
            }
        }
        let used = await set(codes[0], inPage: false)
        XCTAssertEqual(used, 401, "good once")
        let refused = await set(codes[8], inPage: false)
        XCTAssertEqual(refused, 429)
        client.address = try XCTUnwrap(IPAddress("192.0.2.2"))
        let elsewhere = await set(codes[8], inPage: false)
        XCTAssertEqual(elsewhere, 201)
    }
}
