import Foundation
import TicketCore
import XCTest

@testable import TicketServer

final class SignInTests: XCTestCase {
    private func tryPassword(_ client: APIClient, _ password: String, _ email: String = "boss@example.org") async
        -> APIReply
    {
        await client.submit("/en/sign-in", [("email", email), ("password", password)])
    }

    func testGuessingAtAnAccountEndsAndItsOwnerIsNotLockedOut() async throws {
        let world = try await APIShop(self)
        try await world.account(.owner)
        let owner = await world.signedIn()
        _ = await owner.submit("/en/sign-out", [])
        for number in 1...10 {
            // From anywhere, and however the address is written.
            let stranger = world.client()
            stranger.address = IPAddress(high: 0, low: 0xFFFF_CB00_7100 + UInt64(number))
            let reply = await tryPassword(
                stranger, "guess \(number)", number % 2 == 0 ? " Boss@Example.org" : "boss@example.org")
            XCTAssertEqual(reply.status, 422, "\(number)")
        }
        let stranger = world.client()
        let refused = await tryPassword(stranger, APIShop.password)
        XCTAssertEqual(refused.status, 429)
        XCTAssertNotNil(refused.fields[.retryAfter])
        let known = await tryPassword(owner, APIShop.password)
        XCTAssertEqual(known.status, 303, "a browser that was here before has tries of its own")
        world.clock.advance(by: .seconds(60))
        let later = await tryPassword(stranger, APIShop.password)
        XCTAssertEqual(later.status, 303)
    }

    func testTheCookieOfAKnownBrowserIsGoodForItsAccountOnly() async throws {
        let world = try await APIShop(self)
        try await world.account(.owner)
        try await world.account(.gate, "thief@example.org")
        let thief = await world.signedIn("thief@example.org")
        for _ in 1...10 { _ = await tryPassword(thief, "guess") }
        let refused = await tryPassword(thief, APIShop.password)
        XCTAssertEqual(refused.status, 429)
    }

    func testOneAddressMayGuessAHundredTimesAMinute() throws {
        let clock = ManualClock()
        let keys = MasterKeys(current: (id: 1, bytes: Array(repeating: 7, count: MasterKeys.keyLength)))
        let limits = GuessLimits(
            sealer: keys.sealer(purpose: "x"), sparesLoopback: true, clock: clock,
            randomness: SeededRandomness(seed: 1))
        let address = try XCTUnwrap(IPAddress("2001:db8::1"))
        for number in 1...100 { _ = try limits.signIn("\(number)@example.org", from: address, known: nil) }
        let neighbour = try XCTUnwrap(IPAddress("2001:db8::2"))
        XCTAssertThrowsError(try limits.signIn("x@example.org", from: neighbour, known: nil), "the same /64")
        _ = try limits.signIn("x@example.org", from: XCTUnwrap(IPAddress("2001:db8:0:1::1")), known: nil)
        clock.advance(by: .milliseconds(600))
        _ = try limits.signIn("y@example.org", from: address, known: nil)
    }

    func testNobodyLearnsWhoHasAnAccount() async throws {
        let world = try await APIShop(self)
        try await world.account(.owner)
        let known = await tryPassword(world.client(), "wrong password")
        let unknown = await tryPassword(world.client(), "wrong password", "nobs@example.org")
        XCTAssertEqual(known.status, unknown.status)
        XCTAssertEqual(known.text, unknown.text.replacing("nobs@", with: "boss@"))
    }

    func testAFloodOfSignInsIsToldToComeBack() async throws {
        let world = try await APIShop(self)
        let application = world.application
        let statuses = await withTaskGroup(of: Int.self) { group in
            for number in 0..<120 {
                let request = Request(
                    requestID: .number(1), method: .post, path: "/en/sign-in", query: nil,
                    fields: [.contentType: "application/x-www-form-urlencoded"],
                    body: Array("email=\(number)%40example.org&password=guess".utf8),
                    client: IPAddress(high: 0, low: 0xFFFF_7F00_0001), isSecure: true, host: "tickets.example",
                    start: .now())
                group.addTask { APIReply(await application.respond(to: request)).status }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        XCTAssertEqual(Set(statuses).subtracting([422, 503]), [])
        XCTAssertTrue(statuses.contains(503))
    }

    func testSessionsEnd() async throws {
        let world = try await APIShop(self)
        try await world.account(.owner)
        let client = await world.signedIn()
        let first = try XCTUnwrap(client.cookie("__Host-staff"))
        _ = await tryPassword(client, APIShop.password)
        let second = try XCTUnwrap(client.cookie("__Host-staff"))
        XCTAssertNotEqual(first, second)
        func admin(_ token: String) async -> Int {
            let thief = world.client()
            thief.cookies = [("__Host-staff", token)]
            return await thief.send("GET", "/en/admin").status
        }
        var statuses = [await admin(first), await admin(second)]
        XCTAssertEqual(statuses, [401, 200], "the session before ends with a new one")
        for changed in withOneBitChanged(second) {
            let status = await admin(changed)
            XCTAssertEqual(status, 401, changed)
        }
        _ = await client.submit("/en/sign-out", [])
        statuses = [await admin(second)]
        XCTAssertEqual(statuses, [401])
    }

    func testEachRoleMayDoWhatItIsHereFor() async throws {
        for role in Role.allCases {
            let world = try await APIShop(self)
            try await world.account(role)
            let client = await world.signedIn()
            let event = world.event
            let read = await client.look("/en/admin/e/\(event)").status
            let list = await client.look("/en/admin").status
            let act = await client.submit("/en/admin/e/\(event)/sale", [("action", "close"), ("confirm", "yes")]).status
            let reads = ![Role.gate, .hostess].contains(role)
            XCTAssertEqual([read, list], reads ? [200, 200] : [403, 403], role.rawValue)
            XCTAssertEqual(act, [.owner, .organiser].contains(role) ? 303 : 403, role.rawValue)
            let status = world.shop.catalogue.listing(event)?.event.sale.status
            XCTAssertEqual(status, act == 303 ? .closed : .open)
        }
    }

    func testANewRoleCountsAtOnce() async throws {
        let world = try await APIShop(self)
        try await world.account(.owner)
        let client = await world.signedIn()
        _ = try await world.database.write { try $0.run("UPDATE accounts SET role = 'gate'") }
        let status = await client.look("/en/admin").status
        XCTAssertEqual(status, 403)
    }

    func testNoAddressLeadsElsewhere() async throws {
        let world = try await APIShop(self)
        try await world.account(.owner)
        for next in [
            "//evil.example", "https://evil.example", "/\\evil.example", "/en/admin\r\nSet-Cookie: a=b", "javascript:x",
            "/en/../../evil", "/%2F/evil.example", "", "/en/admin?x=//evil", " /en/admin", "/assets/x/y",
        ] {
            let typed = next.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let page = await world.client().look("/en/sign-in?next=\(typed)")
            XCTAssertFalse(page.text.contains("name=\"next\""), next)
            let reply = await world.client().submit(
                "/en/sign-in", [("email", "boss@example.org"), ("password", APIShop.password), ("next", next)])
            XCTAssertEqual(reply.fields[.location], "/en/admin", next)
        }
    }
}
