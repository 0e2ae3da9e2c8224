import Foundation
import TicketCore
import XCTest

@testable import TicketServer

/// What a fan can read and check: the proof, her line of the roster, the page, the file.
final class ProofTests: XCTestCase {
    func testBeforeTheDrawTheProofPromisesAndTellsNoSecret() async throws {
        let shop = try await DrawShop(self, .beacon)
        let reply = await shop.get("/queue/\(shop.event)/proof")
        XCTAssertEqual(reply.status, 200)
        let draw = try XCTUnwrap(reply.list("draws").first)
        XCTAssertEqual(draw["grade"] as? String, "A")
        XCTAssertEqual((draw["commit"] as? String)?.count, 64)
        XCTAssertEqual(
            (draw["chain"] as? [String: Any])?["hash"] as? String,
            "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971")
        for name in ["seed", "key", "root", "n0", "beacon", "drawn"] { XCTAssertTrue(draw[name] is NSNull, name) }
        XCTAssertTrue(reply.text.contains("nobody") || reply.list("notProven").isEmpty)
        XCTAssertFalse((reply.json["notProven"] as? [String] ?? []).isEmpty)
    }

    func testNothingPublicSetsACookieAndWhatIsFinalIsKeptForEver() async throws {
        let shop = try await DrawShop(self)
        await shop.pass(to: shop.start)
        let clients = await shop.join(3)
        await shop.pass(to: shop.start + .seconds(80))
        for path in ["/queue/\(shop.event)/proof", "/queue/\(shop.event)/roster/1", "/en/queue/\(shop.event)/draw"] {
            let reply = await clients[0].send("GET", path)
            XCTAssertEqual(reply.status, 200, path)
            XCTAssertTrue(reply.head.contains("Cache-Control: public"), "\(path): \(reply.head)")
            XCTAssertFalse(reply.head.lowercased().contains("set-cookie"), path)
            XCTAssertTrue(reply.fields.all(.setCookie).isEmpty, path)
        }
        let open = await shop.get("/queue/\(shop.event)/proof")
        XCTAssertFalse(open.head.contains("immutable"), "who came in is not known yet")
        let roster = await shop.get("/queue/\(shop.event)/roster/1")
        XCTAssertTrue(roster.head.contains("max-age=31536000, immutable"))
        try await shop.world.shop.rooms.change(shop.event, to: .closed)
        shop.refresh()
        let closed = await shop.get("/queue/\(shop.event)/proof")
        XCTAssertTrue(closed.head.contains("max-age=31536000, immutable"))
        XCTAssertEqual(closed.json["final"] as? Bool, true)
        XCTAssertEqual(closed.list("outcomes").first?["called"] as? Int, 3)
    }

    func testTheRosterHasNoPathsBeforeItIsClosedNorForNumbersItHasNot() async throws {
        let shop = try await DrawShop(self)
        await shop.pass(to: shop.start)
        _ = await shop.join(3)
        let early = await shop.get("/queue/\(shop.event)/roster/1")
        XCTAssertEqual(early.status, 404)
        await shop.pass(to: shop.start + .seconds(80))
        let late = await shop.get("/queue/\(shop.event)/roster/3")
        XCTAssertEqual(late.status, 404)
        let unknown = await shop.get("/queue/\(ID<Event>.short(SeededRandomness(seed: 5)))/roster/0")
        XCTAssertEqual(unknown.status, 404)
    }

    func testOnesOwnTicketIsForOneselfAloneAndCannotBeUsed() async throws {
        let shop = try await DrawShop(self)
        await shop.pass(to: shop.start)
        let client = await shop.join(2)[1]
        let reply = await client.send("GET", "/queue/\(shop.event)/ticket")
        XCTAssertEqual(reply.status, 200)
        XCTAssertEqual(reply.fields[.cacheControl], "private, no-store")
        XCTAssertEqual(reply.json["number"] as? Int, 1)
        let bytes = try XCTUnwrap(Hex.decode(reply.string("ticket")))
        XCTAssertEqual(bytes.count, 44, "the code that makes it valid is not in it")
        XCTAssertEqual(Hex.encode(SHA256.hash([0] + bytes)), reply.string("leaf"))
        let stranger = await shop.get("/queue/\(shop.event)/ticket")
        XCTAssertEqual(stranger.problem, "403 bad-ticket")
    }

    /// The verifier that the documentation gives to everybody, over the very bytes that the server sends.
    func testTheDocumentedVerifierAgreesAndNoticesEveryChange() async throws {
        for grade in DrawGrade.allCases {
            let shop = try await DrawShop(self, grade)
            await shop.pass(to: shop.start)
            // More than a window of the roster, and no power of two.
            let clients = await shop.join(300)
            await shop.pass(to: shop.cutOff + .seconds(9))
            if grade == .beacon {
                let round = try XCTUnwrap(shop.world.shop.rooms.draw(shop.event)).round
                let value = DrawShop.beacon(round)
                try await shop.world.shop.rooms.supplyBeacon(
                    shop.event, round: round, randomness: Hex.decode(value.randomness) ?? [],
                    signature: Hex.decode(value.signature), verifiedElsewhere: false, by: "https://api.drand.sh")
            }
            await shop.pass(to: shop.cutOff + .seconds(20))
            let proof = await shop.get("/queue/\(shop.event)/proof").text
            let roster = await shop.get("/queue/\(shop.event)/roster/299").text
            let ticket = await clients[299].send("GET", "/queue/\(shop.event)/ticket").text
            let result = try check(proof, roster, ticket)
            XCTAssertEqual(result.status, 0, result.output)
            XCTAssertTrue(result.output.contains("this ticket is number 300 of 300"), result.output)
            let place = try place(clients[299], shop)
            XCTAssertTrue(result.output.contains("number 300 was drawn to place \(place + 1)\n"), result.output)
            for change in changes(proof, grade) {
                let changed = try check(change, roster, ticket)
                XCTAssertNotEqual(changed.status, 0, changed.output)
            }
            let other = await clients[298].send("GET", "/queue/\(shop.event)/ticket").text
            XCTAssertNotEqual(try check(proof, roster, other).status, 0)
        }
    }

    private func place(_ client: APIClient, _ shop: DrawShop) throws -> Int64 {
        let name = QueueCookies(event: shop.event, secure: true).ticketName
        let rooms = shop.world.shop.rooms
        let ticket = rooms.ticket(client.cookies.first { $0.name == name }?.value, of: shop.event)
        return try XCTUnwrap(rooms.place(of: try XCTUnwrap(ticket))).place
    }

    /// The proof with a digit of one value changed, for each value.
    private func changes(_ proof: String, _ grade: DrawGrade) -> [String] {
        let names = ["commit", "seed", "root", "key"] + (grade == .beacon ? ["randomness", "signature"] : [])
        return names.map { name in
            let digit = proof.range(of: "\"\(name)\":\"")!.upperBound
            let other = proof[digit] == "0" ? "1" : "0"
            return proof.replacingCharacters(in: digit...digit, with: other)
        }
    }

    private func check(_ proof: String, _ roster: String, _ ticket: String) throws -> ToolResult {
        let directory = try temporaryDirectory(for: self)
        let files = try [("proof", proof), ("roster", roster), ("ticket", ticket)].map { name, text in
            let file = directory.appending(path: name)
            try text.write(to: file, atomically: true, encoding: .utf8)
            return file.path
        }
        return try runTool("python3", ["docs/check-draw.py"] + files, package: "python3")
    }

    func testTheReferenceVerifierIsShort() throws {
        XCTAssertLessThanOrEqual(try Project.text("docs/check-draw.py").split(separator: "\n").count, 60)
    }

    func testThePageHasEveryValueWithoutAScript() async throws {
        let shop = try await DrawShop(self)
        await shop.pass(to: shop.start)
        _ = await shop.join(3)
        await shop.pass(to: shop.start + .seconds(80))
        let draw = try XCTUnwrap(shop.world.shop.rooms.draw(shop.event))
        let page = await shop.get("/pl/queue/\(shop.event)/draw").text
        for bytes in [draw.commitment, draw.seed ?? [], draw.root ?? [], draw.key ?? []] {
            XCTAssertFalse(bytes.isEmpty)
            XCTAssertTrue(page.contains(">\(Hex.encode(bytes))<"))
        }
        XCTAssertTrue(page.contains("HMAC-SHA-256(seed"))
    }

    func testTheFileHoldsEverythingAndReachesNobody() async throws {
        let shop = try await DrawShop(self)
        await shop.pass(to: shop.start)
        let client = await shop.join(3)[2]
        await shop.pass(to: shop.start + .seconds(80))
        let reply = await client.send("GET", "/en/queue/\(shop.event)/draw/file")
        XCTAssertEqual(reply.status, 200)
        XCTAssertEqual(reply.fields[.cacheControl], "private, no-store")
        XCTAssertTrue(reply.fields[.contentDisposition]?.hasPrefix("attachment") == true)
        XCTAssertFalse(reply.text.contains("<link"))
        XCTAssertNil(reply.text.firstMatch(of: /\ (src|href)="\//), "an address of ours leads nowhere from a file")
        XCTAssertTrue(reply.text.contains("default-src 'none'"))
        let ticket = await client.send("GET", "/queue/\(shop.event)/ticket").string("ticket")
        XCTAssertTrue(reply.text.contains(ticket))
        let secret = try XCTUnwrap(client.cookies.first { $0.name.hasSuffix("q_\(shop.event)") }).value
        XCTAssertFalse(reply.text.contains(secret), "a file that is shown to others must not let them in")
        XCTAssertEqual(reply.text.ranges(of: "</script>").count, 5, "four blocks of data and the program")
    }

    func testASaleWithoutADrawSaysSo() async throws {
        let shop = try await DrawShop(self, nil)
        let page = await shop.get("/en/queue/\(shop.event)/draw")
        XCTAssertEqual(page.status, 200)
        XCTAssertTrue(page.text.contains(English().noDrawHere))
        let file = await shop.get("/en/queue/\(shop.event)/draw/file")
        XCTAssertEqual(file.status, 404)
    }
}
