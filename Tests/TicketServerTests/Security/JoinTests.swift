import TicketCore
import XCTest

@testable import TicketServer

/// Who gets a number, who gets the same one, and who gets none: joining as a browser and an attacker do it.
final class JoinTests: XCTestCase {
    private func stranger(_ world: APIShop, _ address: String = "203.0.113.7") -> APIClient {
        let client = world.client()
        client.address = IPAddress(address) ?? client.address
        return client
    }

    private func numbers(_ world: APIShop) -> Int64 { world.shop.rooms.figures(world.event)?.numbers ?? -1 }

    func testANumberIsForWhoBringsTheCookieBack() async throws {
        let world = try await APIShop(self)
        let path = "/queue/\(world.event)/join"
        for _ in 0..<60 {
            let client = stranger(world)
            let first = await client.sendOnce("POST", path)
            XCTAssertEqual(first.status, 307)
            XCTAssertEqual(first.fields[.location], path + "?tried=1")
            client.cookies = []
            let second = await client.sendOnce("POST", path + "?tried=1")
            XCTAssertEqual(second.problem, "403 cookies-needed")
            XCTAssertNil(second.fields[.setCookie])
            let page = await client.submit(path + "?tried=1", [("language", "pl")])
            XCTAssertEqual(page.status, 403)
            world.clock.advance(by: .seconds(1))
        }
        XCTAssertEqual(numbers(world), 0)
        let browser = stranger(world)
        let joined = await browser.send("POST", path)
        XCTAssertEqual([joined.status, joined.json["n"] as? Int ?? -1], [201, 0])
        let again = await browser.sendOnce("POST", path)
        XCTAssertEqual([again.status, again.json["n"] as? Int ?? -1], [200, 0], "no challenge for who has a ticket")
    }

    func testTheChallengesCookieIsHiddenAndShortLived() async throws {
        let world = try await APIShop(self)
        let reply = await stranger(world).sendOnce("POST", "/queue/\(world.event)/join")
        let cookie = try XCTUnwrap(reply.fields[.setCookie])
        XCTAssertTrue(cookie.hasPrefix("__Host-c_\(world.event)="), cookie)
        for part in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax", "; Max-Age=120"] {
            XCTAssertTrue(cookie.contains(part), cookie)
        }
        XCTAssertEqual(reply.fields[.cacheControl], "no-store")
    }

    func testOnAQuietDayOnePressOpensTheShop() async throws {
        let world = try await APIShop(self)
        let fan = stranger(world)
        let reply = await fan.submit("/queue/\(world.event)/join", [("language", "pl")])
        XCTAssertEqual(
            [reply.status, reply.fields[.location] ?? ""] as [AnyHashable], [303, "/pl/e/\(world.event)/seats"])
        XCTAssertNotNil(fan.cookie("__Host-s_"))
    }

    func testANumberReachesItsBrowserThoughNobodyCanBeLetIn() async throws {
        let world = try await APIShop(self)
        try await world.database.write {
            _ = try $0.run(
                "CREATE TRIGGER full BEFORE INSERT ON queue_sessions BEGIN SELECT RAISE(ABORT, 'full'); END")
        }
        let fan = stranger(world)
        let reply = await fan.submit("/queue/\(world.event)/join", [("language", "pl"), ("plain", "yes")])
        XCTAssertEqual(reply.status, 303, reply.text)
        XCTAssertEqual(reply.fields[.location], "/pl/queue/\(world.event)/plain")
        XCTAssertEqual(world.shop.rooms.ticket(fan.cookie("__Host-q_"), of: world.event)?.number, 0)
    }

    func testAChangedUsedOrForeignChallengeIsReplacedAndGivesNothing() async throws {
        let world = try await APIShop(self)
        let other = try await APIShop.plant(world.shop, limit: 2, version: 4)
        let path = "/queue/\(world.event)/join"
        let client = stranger(world)
        _ = await client.sendOnce("POST", path)
        let good = try XCTUnwrap(client.cookie("__Host-c_"))
        func attempt(_ text: String, _ from: APIClient, _ line: UInt = #line) async {
            from.cookies = [("__Host-c_\(world.event)", text)]
            let reply = await from.sendOnce("POST", path)
            XCTAssertEqual(reply.status, 307, line: line)
            let set = reply.fields.all(.setCookie)
            XCTAssertTrue(set.count == 1 && set[0].hasPrefix("__Host-c_"), "\(set)", line: line)
            XCTAssertFalse(reply.fields.all(.setCookie).contains { $0.contains(text) }, "re-signed", line: line)
        }
        let thief = stranger(world)
        for (index, changed) in withOneBitChanged(good).enumerated() {
            if index % 50 == 0 { world.clock.advance(by: .seconds(5)) }
            await attempt(changed, thief)
        }
        XCTAssertEqual(numbers(world), 0)
        await attempt(good, stranger(world, "198.51.100.9"))
        world.clock.advance(by: .seconds(20))
        // In the right network, once. The clock has moved: a new one.
        let browser = stranger(world)
        _ = await browser.sendOnce("POST", path)
        let fresh = try XCTUnwrap(browser.cookie("__Host-c_"))
        let elsewhere = stranger(world)
        elsewhere.cookies = [("__Host-c_\(other)", fresh)]
        let foreign = await elsewhere.sendOnce("POST", "/queue/\(other)/join")
        XCTAssertEqual(foreign.status, 307, "for another event")
        let joined = await browser.sendOnce("POST", path)
        XCTAssertEqual(joined.status, 201)
        await attempt(fresh, stranger(world))
        XCTAssertEqual(numbers(world), 1)
        // Who keeps sending it is not led round in circles.
        thief.cookies = [("__Host-c_\(world.event)", fresh)]
        let enough = await thief.sendOnce("POST", path + "?tried=3")
        XCTAssertEqual(enough.problem, "429 too-fast")
        XCTAssertTrue((3...9).contains(enough.json["retryAfter"] as? Int ?? 0))
    }

    func testAChangedTicketIsNeverContinued() async throws {
        let world = try await APIShop(self)
        let fan = stranger(world)
        _ = await fan.send("POST", "/queue/\(world.event)/join")
        let ticket = try XCTUnwrap(fan.cookie("__Host-q_"))
        let thief = world.client()
        for changed in withOneBitChanged(ticket) {
            for verb in ["join", "enter", "leave", "beat", "transfer"] {
                thief.cookies = [("__Host-q_\(world.event)", changed)]
                let reply = await thief.sendOnce("POST", "/queue/\(world.event)/\(verb)")
                let set = reply.fields.all(.setCookie)
                XCTAssertFalse(set.contains { $0.hasPrefix("__Host-q_") && !$0.contains("=;") }, "\(verb) \(set)")
                XCTAssertFalse(set.contains { $0.hasPrefix("__Host-s_") && !$0.contains("=;") }, "\(verb) \(set)")
                switch verb {
                case "join": XCTAssertEqual(reply.status, 307)
                case "leave": XCTAssertEqual(reply.status, 204)
                default: XCTAssertEqual(reply.problem, "403 bad-ticket", verb)
                }
            }
        }
        XCTAssertEqual(numbers(world), 1)
        XCTAssertEqual(world.shop.rooms.figures(world.event)?.gaveUp, 0)
    }

    // MARK: The cap of a network

    func testAFloodOfOneNetworkIsSlowedAndItsNeighboursGetInByWork() async throws {
        let world = try await APIShop(self)
        let path = "/queue/\(world.event)/join"
        var slowed = 0
        for machine in 0..<300 {
            let bot = stranger(world, "203.0.113.\(machine % 200)")
            let reply = await bot.send("POST", path)
            if reply.problem == "403 proof-of-work" { slowed += 1 }
        }
        XCTAssertEqual(numbers(world), 100)
        XCTAssertEqual(slowed, 200)
        // A program that works.
        let innocent = stranger(world, "203.0.113.250")
        let asked = await innocent.send("POST", path)
        let proof = solve(asked)
        let wrong = await innocent.send("POST", path, #"{"pow":"1,2,3,4,5,6,7,8"}"#)
        XCTAssertEqual(wrong.problem, "403 proof-of-work")
        XCTAssertEqual(wrong.string("challenge"), asked.string("challenge"))
        let joined = await innocent.send("POST", path, #"{"pow":"\#(proof)"}"#)
        XCTAssertEqual(joined.status, 201, joined.text)
        let thief = stranger(world, "203.0.113.251")
        thief.cookies = [("__Host-c_\(world.event)", asked.string("challenge"))]
        let replay = await thief.sendOnce("POST", path, #"{"pow":"\#(proof)"}"#)
        XCTAssertEqual(replay.status, 307, "good once")
        // A person without scripts waits.
        let person = stranger(world, "203.0.113.252")
        let page = await person.submit(path, [("language", "en"), ("plain", "yes")])
        XCTAssertEqual(page.status, 403)
        XCTAssertEqual(page.fields["Refresh"], "16; url=\(path)?language=en&plain=yes")
        XCTAssertTrue(page.text.contains("data-bits=\"14\"") && page.text.contains("<noscript>"), page.text)
        let early = await person.look(path + "?language=en&plain=yes")
        XCTAssertTrue(early.fields["Refresh"] != nil && early.text.contains("data-proof"))
        world.clock.advance(by: .seconds(15))
        let ready = await person.look(path + "?language=en&plain=yes")
        XCTAssertNil(ready.fields["Refresh"])
        XCTAssertFalse(ready.text.contains("data-proof"))
        let through = await person.submit(path, [("language", "en"), ("plain", "yes")])
        XCTAssertEqual(through.status, 303, through.text)
        XCTAssertNotNil(person.cookie("__Host-q_"))
        // From elsewhere nobody notices.
        let elsewhere = await stranger(world, "198.51.100.1").send("POST", path)
        XCTAssertEqual(elsewhere.status, 201)
    }

    private func solve(_ asked: APIReply) -> String {
        let bits = asked.json["bits"] as? Int ?? 64
        let seed = SHA256.hash(asked.string("challenge").utf8)
        return (0..<(asked.json["parts"] as? Int ?? 0)).map { part in
            let counter = (UInt32(0)...).first { ProofOfWork.zeroBits(seed, part, $0) >= bits }
            return String(counter ?? 0)
        }.joined(separator: ",")
    }

    // MARK: Codes

    func testAPresaleAsksForACodeAndTheOrganiserEndsIt() async throws {
        let world = try await APIShop(self)
        try await world.account(.owner)
        let staff = await world.signedIn()
        let admin = "/en/admin/e/\(world.event)"
        let bad = await staff.submit(admin + "/sale", [("codes-until", "tomorrow")])
        XCTAssertEqual(bad.status, 422)
        let set = await staff.submit(admin + "/sale", [("codes-until", "2030-01-01T10:00")])
        XCTAssertEqual(set.status, 303, set.text)
        let shown = await staff.look(admin)
        XCTAssertTrue(shown.text.contains("value=\"2030-01-01T10:00\""))

        let path = "/queue/\(world.event)/join"
        let keys = MasterKeys(current: (id: 1, bytes: Array(repeating: 7, count: MasterKeys.keyLength)))
        let code = AccessCode.issue(world.event, places: 1, SeededRandomness(seed: 4), keys)
        let fan = stranger(world)
        let asked = await fan.send("POST", path)
        XCTAssertEqual(asked.problem, "403 code-required")
        let page = await fan.submit(path, [("language", "en")])
        XCTAssertEqual(page.status, 403)
        XCTAssertTrue(page.text.contains("name=\"code\"") && page.text.contains("1 January 2030"), page.text)
        let wrong = await fan.submit(path, [("language", "en"), ("code", "K7Q2M9<XA")])
        XCTAssertEqual(wrong.status, 403)
        XCTAssertTrue(wrong.text.contains("value=\"K7Q2M9&lt;XA\"") && wrong.text.contains("aria-invalid"))
        let right = await fan.submit(path, [("language", "en"), ("code", " " + code.printed.lowercased())])
        XCTAssertEqual(right.status, 303, right.text)
        let program = await stranger(world, "198.51.100.4").send("POST", path, #"{"code":"\#(code.text)"}"#)
        XCTAssertEqual([program.status, program.json["n"] as? Int ?? -1], [201, 0], "the same place")
        XCTAssertEqual(numbers(world), 1)
        let unknown = await stranger(world, "198.51.100.4").send("POST", path, #"{"kode":"x"}"#)
        XCTAssertEqual(unknown.problem, "422 invalid kode unknown")

        let ended = await staff.submit(admin + "/sale", [("codes-until", "")])
        XCTAssertEqual(ended.status, 303)
        let free = await stranger(world, "198.51.100.5").send("POST", path)
        XCTAssertEqual(free.status, 201)
    }

    func testWrongCodesAreSlowAndRightOnesAreNot() async throws {
        let world = try await APIShop(self)
        let path = "/queue/\(world.event)/join"
        let guesser = stranger(world)
        var statuses: [String] = []
        for _ in 0..<31 { statuses.append(await guesser.send("POST", path, #"{"code":"K7Q2M9XA"}"#).problem) }
        XCTAssertEqual(Set(statuses.dropLast()), ["403 bad-code"])
        XCTAssertEqual(statuses.last, "429 too-fast")
        let keys = MasterKeys(current: (id: 1, bytes: Array(repeating: 7, count: MasterKeys.keyLength)))
        let randomness = SeededRandomness(seed: 4)
        for person in 0..<40 {
            let code = AccessCode.issue(world.event, places: 1, randomness, keys)
            let reply = await stranger(world, "198.51.100.3").send("POST", path, #"{"code":"\#(code.text)"}"#)
            XCTAssertEqual(reply.status, 201, "\(person)")
        }
    }

    // MARK: Another device

    func testAPlaceMovesByProgramAndByPage() async throws {
        let world = try await APIShop(self)
        let event = world.event
        let (old, new) = (stranger(world), stranger(world, "198.51.100.8"))
        _ = await old.send("POST", "/queue/\(event)/join")
        let number = world.shop.rooms.ticket(old.cookie("__Host-q_"), of: event)?.number
        let told = await old.send("POST", "/queue/\(event)/transfer")
        XCTAssertEqual(told.json["seconds"] as? Int, 120)
        XCTAssertNil(told.fields[.setCookie])
        let form = await new.look("/pl/queue/\(event)/move")
        XCTAssertTrue(form.text.contains("action=\"/pl/queue/\(event)/move\""))
        let wrong = await new.submit("/pl/queue/\(event)/move", [("code", "0000000000")])
        XCTAssertEqual(wrong.status, 403)
        XCTAssertNil(wrong.fields[.setCookie])
        let moved = await new.submit("/pl/queue/\(event)/move", [("code", told.string("code").lowercased())])
        XCTAssertEqual(moved.status, 303)
        XCTAssertEqual(world.shop.rooms.ticket(new.cookie("__Host-q_"), of: event)?.number, number)
        let refused = await old.send("POST", "/queue/\(event)/join")
        XCTAssertEqual(refused.problem, "409 moved")
        for verb in ["enter", "transfer", "beat"] {
            let reply = await old.send("POST", "/queue/\(event)/\(verb)")
            XCTAssertEqual(reply.problem, "403 bad-ticket", verb)
        }
        // And back, as a page and as a program.
        let page = await new.submit("/queue/\(event)/transfer", [("language", "en")])
        let code = try XCTUnwrap(page.text.firstMatch(of: /<b class="code">([0-9A-Z-]+)</)?.1)
        let back = await old.send("POST", "/en/queue/\(event)/move", #"{"code":"\#(code)"}"#)
        XCTAssertEqual([back.status, back.json["n"] as? Int ?? -1], [200, Int(number ?? -2)])
        let twice = await new.send("POST", "/en/queue/\(event)/move", #"{"code":"\#(code)"}"#)
        XCTAssertEqual(twice.problem, "403 bad-move")
    }

    func testACartDoesNotMoveAndMovesAreNotGuessed() async throws {
        let world = try await APIShop(self)
        let event = world.event
        let shopper = try await world.shopper()
        let cart = await shopper.send("POST", "/api/v1/events/\(event)/holds", #"{"places":[0]}"#)
        XCTAssertEqual(cart.status, 201)
        let code = (await shopper.send("POST", "/queue/\(event)/transfer")).string("code")
        let thief = stranger(world)
        let busy = await thief.send("POST", "/en/queue/\(event)/move", #"{"code":"\#(code)"}"#)
        XCTAssertEqual(busy.problem, "409 claimed-elsewhere")
        var last = ""
        for guess in 0..<11 {
            last = await thief.send("POST", "/en/queue/\(event)/move", #"{"code":"00000000\#(10 + guess)"}"#).problem
        }
        XCTAssertEqual(last, "429 too-fast")
        let kept = await shopper.send("GET", "/en/e/\(event)/cart")
        XCTAssertEqual(kept.status, 200)
    }
}
