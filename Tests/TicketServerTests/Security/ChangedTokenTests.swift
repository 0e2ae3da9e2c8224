import TicketCore
import XCTest

@testable import TicketServer

/// What was changed in one bit is never continued: whatever of ours it was, the answer gives nothing that is worth having.
final class ChangedTokenTests: XCTestCase {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// Every text of Crockford's base32 that differs from `text` in one bit.
    private func changed(_ text: String) -> [String] {
        let letters = Array(text)
        return letters.indices.flatMap { index -> [String] in
            guard let value = ChangedTokenTests.alphabet.firstIndex(of: letters[index]) else { return [] }
            return (0..<5).map { bit in
                var changed = letters
                changed[index] = ChangedTokenTests.alphabet[value ^ 1 << bit]
                return String(changed)
            }
        }
    }

    /// Each try from an address of its own: nobody's limit is met.
    private func stranger(_ world: APIShop, _ number: Int) -> APIClient {
        let client = world.client()
        client.address = IPAddress("198.51.100.\(number % 250 + 1)") ?? client.address
        return client
    }

    private func assertNothingSet(_ reply: APIReply, _ what: String, line: UInt = #line) {
        XCTAssertEqual(reply.fields.all(.setCookie), [], what, line: line)
    }

    func testAChangedAccessCodeGivesNothing() async throws {
        let world = try await APIShop(self)
        try await world.shop.rooms.setCodes(world.event, until: world.clock.now() + .seconds(3600))
        let keys = MasterKeys(current: (id: 1, bytes: Array(repeating: 7, count: MasterKeys.keyLength)))
        let code = AccessCode.issue(world.event, places: 1, SeededRandomness(seed: 4), keys)
        let path = "/queue/\(world.event)/join"
        let texts = changed(code.text)
        XCTAssertEqual(texts.count, 235)
        for (index, text) in texts.enumerated() {
            let reply = await stranger(world, index).sendOnce("POST", path, #"{"code":"\#(text)"}"#)
            XCTAssertEqual(reply.problem, "403 bad-code", text)
            assertNothingSet(reply, text)
        }
        XCTAssertEqual(world.shop.rooms.figures(world.event)?.numbers, 0)
        let genuine = await stranger(world, 0).send("POST", path, #"{"code":"\#(code.text)"}"#)
        XCTAssertEqual(genuine.status, 201, genuine.text)
    }

    func testAChangedCodeOfAnotherDeviceMovesNothing() async throws {
        let world = try await APIShop(self)
        let owner = world.client()
        _ = await owner.send("POST", "/queue/\(world.event)/join")
        let code = await owner.send("POST", "/queue/\(world.event)/transfer").string("code")
        let path = "/en/queue/\(world.event)/move"
        let texts = changed(code)
        XCTAssertEqual(texts.count, 50)
        for (index, text) in texts.enumerated() {
            for asPage in [false, true] {
                let thief = stranger(world, index)
                let reply =
                    asPage
                    ? await thief.submit(path, [("code", text)])
                    : await thief.sendOnce("POST", path, #"{"code":"\#(text)"}"#)
                XCTAssertEqual(reply.status, 403, text)
                assertNothingSet(reply, text)
            }
        }
        XCTAssertNotNil(world.shop.rooms.ticket(owner.cookie("__Host-q_"), of: world.event), "nothing was moved")
    }

    func testAChangedSessionOrReturnOpensNothing() async throws {
        let world = try await APIShop(self)
        let shopper = try await world.shopper()
        let session = try XCTUnwrap(shopper.cookie("__Host-s_"))
        let order = try await world.order(shopper, "[0]")
        let state = await world.pay(order).string("return").replacing("/pay/return/", with: "")
        for text in withOneBitChanged(session) {
            let thief = world.client()
            thief.cookies = [("__Host-s_\(world.event)", text)]
            for (method, path) in [("GET", "/en/e/\(world.event)/cart"), ("POST", "/queue/\(world.event)/enter")] {
                let reply = await thief.sendOnce(method, path)
                XCTAssertEqual(reply.status, 403, path)
                assertNothingSet(reply, path)
            }
        }
        for text in withOneBitChanged(state) {
            assertNothingSet(await world.client().send("GET", "/pay/return/\(text)"), text)
        }
    }

    func testTheNumberThatScriptsReadIsBelievedByNobody() async throws {
        let world = try await APIShop(self)
        let fan = world.client()
        _ = await fan.send("POST", "/queue/\(world.event)/join")
        let ticket = try XCTUnwrap(fan.cookie("__Host-q_"))
        for other in ["7", "0.b", "-1", "99999999999999999999", "x"] {
            let liar = world.client()
            liar.cookies = [("q_\(world.event)_n", other)]
            let alone = await liar.sendOnce("POST", "/queue/\(world.event)/enter")
            XCTAssertEqual(alone.problem, "403 bad-ticket")
            assertNothingSet(alone, other)
            liar.cookies = [("__Host-q_\(world.event)", ticket), ("q_\(world.event)_n", other)]
            let own = await liar.sendOnce("POST", "/queue/\(world.event)/join")
            XCTAssertEqual(own.json["n"] as? Int, 0, "the ticket counts, not what is written beside it")
            XCTAssertTrue(own.fields.all(.setCookie).contains { $0.hasPrefix("q_\(world.event)_n=0") })
        }
    }
}
