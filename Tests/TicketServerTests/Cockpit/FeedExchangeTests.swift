// The live feed over a real socket: the whole exchange as text, its end, and readers that do not read.

import Foundation
import Glibc
import TicketCore
import XCTest

@testable import TicketServer

/// What comes over one connection, taken piece by piece.
private final class Screen {
    let client: Client
    private var text = ""

    init(_ client: Client) { self.client = client }

    /// Takes what came up to and with `end`, or all with "<end>" if it does not come.
    func take(through end: String) -> String {
        while text.range(of: end, options: .literal) == nil {
            let bytes = client.receive()
            guard !bytes.isEmpty else { return text + "<end>" }
            text += String(decoding: bytes, as: UTF8.self)
        }
        guard let range = text.range(of: end, options: .literal) else { return text }
        defer { text.removeSubrange(..<range.upperBound) }
        return String(text[..<range.upperBound])
    }
}

final class FeedExchangeTests: XCTestCase {
    /// The shop behind a server of two loops.
    private struct World {
        let shop: APIShop
        let server: Server
        let address: SocketAddress
        let cookie: String

        init(_ test: XCTestCase, _ change: (inout ServerOptions) -> Void = { _ in }) async throws {
            shop = try await APIShop(test)
            try await shop.account(.organiser)
            let client = await shop.signedIn()
            cookie = client.cookies.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
            var options = ServerOptions()
            options.addresses = [try XCTUnwrapped(SocketAddress("127.0.0.1:0"))]
            options.loops = 2
            options.clock = shop.clock
            change(&options)
            server = try Server(application: shop.application, options: options)
            address = try XCTUnwrapped(try server.start().first)
        }

        var path: String { "/en/admin/e/\(shop.event)/feed" }

        func watch(
            _ more: String = "", method: String = "GET", receiveBuffer: Int32? = nil
        ) throws -> Screen {
            let client = try Client(address, receiveBuffer: receiveBuffer)
            client.send(wire("\(method) \(path) HTTP/1.1\nHost: tickets.example\nCookie: \(cookie)\n\(more)\n"))
            return Screen(client)
        }

        /// A second passes.
        func tick() {
            shop.clock.advance(by: .seconds(1))
            shop.shop.live.sample(shop.shop)
        }
    }

    func testTheWholeExchange() async throws {
        let world = try await World(self)
        let client = try world.watch()
        let head = client.take(through: "\r\n\r\n")
        for line in [
            "HTTP/1.1 200 OK", "Content-Type: text/event-stream", "Cache-Control: no-store", "X-Accel-Buffering: no",
            "Transfer-Encoding: chunked", "X-Content-Type-Options: nosniff",
        ] {
            XCTAssertTrue(head.contains(line + "\r\n"), "\(line) in \(head)")
        }
        XCTAssertFalse(head.contains("Set-Cookie"))
        let first = world.shop.clock.now().milliseconds
        let text = client.take(through: "}\n\n")
        XCTAssertNotNil(text.firstMatch(of: /retry: [12]\d\d\d\n\n/), "a browser knows when to come back: \(text)")
        XCTAssertTrue(text.contains("id: \(first)\ndata: {\"t\":{\"at\":"), text)
        XCTAssertTrue(text.contains("\"free\":\"25\""), text)
        world.tick()
        let second = client.take(through: "}\n\n")
        XCTAssertTrue(second.contains("id: \(first + 1000)\n"), second)
        XCTAssertFalse(second.contains("retry"), second)
    }

    func testWhoComesBackIsNotToldTheSameAgain() async throws {
        let world = try await World(self)
        let now = world.shop.clock.now().milliseconds
        let client = try world.watch("Last-Event-ID: \(now)\n")
        XCTAssertFalse(client.take(through: "retry").contains("\ndata:"))
        XCTAssertTrue(eventually { world.shop.shop.live.feed.count == 1 })
        world.tick()
        let next = client.take(through: "}\n\n")
        XCTAssertTrue(next.contains("id: \(now + 1000)\n") && !next.contains("id: \(now)\n"), next)
        let future = try world.watch("Last-Event-ID: \(now + 99_000_000)\n")
        XCTAssertTrue(future.take(through: "}\n\n").contains("data:"), "a number from the future is not waited for")
    }

    func testTheDrainIsNotHeldUp() async throws {
        let world = try await World(self)
        let client = try world.watch()
        _ = client.take(through: "}\n\n")
        world.shop.shop.live.feed.close()
        let isClean = await world.server.drain(notice: .zero, idleGrace: .zero, grace: .seconds(20))
        XCTAssertTrue(isClean, "nothing had to be cut")
        let rest = client.take(through: "0\r\n\r\n")
        XCTAssertTrue(rest.contains("event: end\ndata: stopping\n\n"), rest)
        XCTAssertTrue(rest.hasSuffix("0\r\n\r\n"), "the stream is whole")
        let refused = await (world.shop.signedIn()).look(world.path)
        XCTAssertEqual(refused.problem, "503 too-many-screens")
        XCTAssertEqual(refused.fields[.retryAfter], "30")
    }

    func testSigningOutEndsTheScreen() async throws {
        let world = try await World(self)
        let client = try world.watch()
        _ = client.take(through: "}\n\n")
        let token = try XCTUnwrap(world.cookie.split(separator: "; ").first { $0.contains("staff=") })
        try await world.shop.shop.staff.signOut(token: String(token.split(separator: "=", maxSplits: 1)[1]))
        world.tick()
        let rest = client.take(through: "0\r\n\r\n")
        XCTAssertTrue(rest.contains("event: end\ndata: signed-out\n\n"), rest)
        XCTAssertFalse(rest.contains("\"free\""), "nothing more is told")
        XCTAssertTrue(eventually { world.shop.shop.live.feed.count == 0 })
    }

    /// A screen that does not read makes its stream wait: what was not told in time is dropped, not kept.
    func testWhoDoesNotReadHoldsNoMemory() async throws {
        let world = try await World(self) { $0.limits.unsentBytes = 8_192 }
        let client = try world.watch(receiveBuffer: 2_048)
        _ = client.take(through: "retry")
        let start = world.shop.clock.now().milliseconds
        // More than the kernel's buffers take of one connection.
        for _ in 0..<6_000 { world.tick() }
        let text = client.take(through: "id: \(start + 6_000_000)\n")
        let told = text.matches(of: /id: \d+\ndata/).count
        XCTAssertLessThan(told, 3_000, "messages were kept for who does not read")
        XCTAssertGreaterThan(told, 0)
    }

    func testWhoLeavesGivesTheirSeatBack() async throws {
        let world = try await World(self)
        let client = try world.watch()
        _ = client.take(through: "}\n\n")
        XCTAssertEqual(world.shop.shop.live.feed.count, 1)
        client.client.reset()
        XCTAssertTrue(eventually { world.shop.shop.live.feed.count == 0 })
        let asked = try world.watch(method: "HEAD")
        XCTAssertTrue(asked.take(through: "\r\n\r\n").contains("text/event-stream"))
        XCTAssertTrue(eventually { world.shop.shop.live.feed.count == 0 }, "HEAD takes no seat")
    }

    func testScreensAreBounded() async throws {
        let world = try await World(self)
        var clients: [Screen] = []
        for _ in 0..<8 {
            let client = try world.watch()
            _ = client.take(through: "}\n\n")
            clients.append(client)
        }
        let refused = try world.watch()
        let answer = refused.take(through: "}")
        XCTAssertTrue(answer.hasPrefix("HTTP/1.1 503 "), answer)
        XCTAssertTrue(answer.contains("Retry-After: 30") && answer.contains("/problems/too-many-screens"), answer)
        clients.removeLast().client.reset()
        XCTAssertTrue(eventually { world.shop.shop.live.feed.count == 7 })
        XCTAssertTrue(try world.watch().take(through: "}\n\n").contains("data:"))
    }
}
