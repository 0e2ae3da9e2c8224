import TicketCore
import XCTest

@testable import TicketServer

/// Taking seats away from everybody else without buying them (OWASP OAT-021), and taking more than one's own.
final class HoardingTests: XCTestCase {
    private func hold(_ client: APIClient, _ world: APIShop, _ places: String) async -> APIReply {
        await client.send("POST", "/api/v1/events/\(world.event)/holds", "{\"places\":\(places)}")
    }

    func testOneNetworkHoldsOnlyItsShare() async throws {
        let world = try await APIShop(self, limit: 2)
        var statuses: [Int] = []
        for number in 0..<6 {
            let shopper = try await world.shopper()
            shopper.address = try XCTUnwrap(IPAddress("2001:db8:7:\(number)::1"))
            statuses.append(await hold(shopper, world, "[\(2 * number),\(2 * number + 1)]").status)
        }
        XCTAssertEqual(statuses, [201, 201, 201, 201, 429, 429], "four buyers' whole limit")
        let somebody = try await world.shopper()
        somebody.address = try XCTUnwrap(IPAddress("2001:db8:8::1"))
        let other = await hold(somebody, world, "[18,19]")
        XCTAssertEqual(other.status, 201, "others are not refused for it")
    }

    func testWhatWasBoughtDoesNotCount() async throws {
        let world = try await APIShop(self, limit: 2)
        for number in 0..<8 {
            let shopper = try await world.shopper()
            shopper.address = try XCTUnwrap(IPAddress("192.0.2.1"))
            let order = try await world.order(
                shopper, "[\(2 * number),\(2 * number + 1)]", email: "a\(number)@example.org")
            XCTAssertEqual(order.status, 201, order.text)
            let paid = await world.pay(order)
            XCTAssertEqual(paid.string("state"), "paid", paid.text)
        }
    }

    func testHoldingAndLettingGoIsCounted() async throws {
        let world = try await APIShop(self, limit: 2)
        var statuses: [Int] = []
        for _ in 0..<12 {
            let shopper = try await world.shopper()
            shopper.address = try XCTUnwrap(IPAddress("192.0.2.1"))
            let made = await hold(shopper, world, "[0,1]")
            statuses.append(made.status)
            _ = await shopper.send("DELETE", "/api/v1/events/\(world.event)/holds/\(made.string("id"))")
        }
        XCTAssertEqual(statuses, Array(repeating: 201, count: 10) + [429, 429], "20 places an hour")
        world.clock.advance(by: .seconds(3600))
        let later = try await world.shopper()
        later.address = try XCTUnwrap(IPAddress("192.0.2.1"))
        let again = await hold(later, world, "[0,1]")
        XCTAssertEqual(again.status, 201)
    }

    func testRefusedRequestsDoNotUseUpTheShare() async throws {
        let world = try await APIShop(self, limit: 2)
        let first = try await world.shopper()
        first.address = try XCTUnwrap(IPAddress("192.0.2.2"))
        _ = await hold(first, world, "[0,1]")
        let shopper = try await world.shopper()
        shopper.address = try XCTUnwrap(IPAddress("192.0.2.1"))
        for _ in 0..<20 {
            let taken = await hold(shopper, world, "[0,1]")
            XCTAssertEqual(taken.status, 409)
        }
    }

    func testOneBuyerNeverGetsMoreThanTheLimit() async throws {
        let world = try await APIShop(self, limit: 2)
        let shopper = try await world.shopper()
        // The same number in many browsers at once, with and without keys.
        let statuses = await withTaskGroup(of: Int.self) { group in
            for place in 0..<12 {
                let one = world.client()
                one.cookies = shopper.cookies
                let request = one.request("POST", "/api/v1/events/\(world.event)/holds", "{\"places\":[\(place)]}")
                let application = world.application
                group.addTask { APIReply(await application.respond(to: request)).status }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        XCTAssertEqual(statuses.filter { $0 == 201 }.count, 2)
        // Left and let in again: the same number, the same limit.
        world.clock.advance(by: .seconds(2))
        _ = await shopper.send("POST", "/queue/\(world.event)/enter")
        let more = await hold(shopper, world, "[15]")
        XCTAssertEqual(more.status, 409, more.text)
        XCTAssertEqual(try world.database.read { try $0.placesOf(Buyer(number: 0), event: world.event) }, 2)
    }

    func testOneAddressIsOneBuyerHoweverItIsWritten() async throws {
        let world = try await APIShop(self, limit: 2)
        let first = try await world.order(try await world.shopper(), "[0,1]", email: "jan.kowalski@gmail.com")
        XCTAssertEqual(first.status, 201, first.text)
        for (number, email) in [
            "JAN.KOWALSKI@GMAIL.COM", "jankowalski@gmail.com", "j.a.n.kowalski+2@googlemail.com",
            "jan.kowalski+x@gmail.com",
        ].enumerated() {
            let reply = try await world.order(try await world.shopper(), "[\(number + 2)]", email: email)
            XCTAssertEqual(reply.status, 409, email)
        }
        for (number, email) in [
            "jan.kowalski@gmail.com.", "jan.kowalski@gmail。com", "jan.kowalski@ｇmail.com",
            "jan.kowalsk\u{456}@gmail.com",
            "\"jan.kowalski\"@gmail.com", "jan.kowalski(x)@gmail.com", "jan.kowalski@gmail.com\u{0}",
        ].enumerated() {
            let reply = try await world.order(try await world.shopper(), "[\(number + 8)]", email: email)
            XCTAssertEqual(reply.status, 422, email)
        }
    }

    func testNobodyStaysInTheShopForEver() async throws {
        for isOrdering in [true, false] {
            let world = try await APIShop(self, limit: 6)
            let shopper = try await world.shopper()
            let first = try await world.order(shopper, "[0]")
            var minutes = 0
            // Seats in hand, and at once a new order, or the button of the old one: over and over.
            while minutes < 200 {
                let next =
                    isOrdering
                    ? try await world.order(shopper, "[\(1 + minutes / 8 % 8)]", email: "a\(minutes)@example.org")
                    : await hold(shopper, world, "[1]")
                guard next.status != 403 else { break }
                if !isOrdering { _ = await shopper.submit(first.string("page") + "/pay", []) }
                for _ in 0..<8 {
                    world.clock.advance(by: .seconds(60))
                    minutes += 1
                    try await world.shop.housekeeping.run()
                    await world.shop.rooms.tick()
                }
            }
            XCTAssertLessThanOrEqual(minutes, 72, "budget, grace and one payment")
        }
    }

    func testWhoseSeatsAreGoneDoesNotKeepAPlaceInTheShop() async throws {
        let world = try await APIShop(self, limit: 2)
        let shopper = try await world.shopper()
        _ = await hold(shopper, world, "[0]")
        world.clock.advance(by: .seconds(601))
        await world.shop.rooms.tick()
        XCTAssertEqual(world.shop.rooms.figures(world.event)?.inside, 0)
    }
}
