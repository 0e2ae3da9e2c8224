import Foundation
import TicketCore
import XCTest

@testable import TicketServer

/// A shop with a second event, whose places are drawn by lot: the lobby opens a minute from now, the start is two from now.
final class DrawShop {
    let world: APIShop
    let event: ID<Event>
    let start: Instant

    init(_ test: XCTestCase, _ grade: DrawGrade? = .seedOnly, _ change: (inout Configuration) -> Void = { _ in })
        async throws
    {
        world = try await APIShop(test, change: change)
        let shop = world.shop
        let now = shop.clock.now()
        start = now + .seconds(120)
        let model = try XCTUnwrap(shop.catalogue.listing(world.event))
        let first = model.event
        let stored = try XCTUnwrap(try shop.database.read { try $0.seatPlans() }.first { $0.id == first.plan })
        event = .short(shop.randomness)
        try await shop.catalogue.add(
            Event(
                id: event, organiser: "Agency", venue: first.venue, plan: first.plan, startsAt: first.startsAt,
                doorsAt: first.doorsAt, currency: .pln,
                sale: Sale(status: .open, opensAt: start, closesAt: first.sale.closesAt), limitPerBuyer: 6, hue: 200,
                texts: [.english: Event.Text(title: "Drawn </script> Show", subtitle: "", description: "", terms: "")],
                prices: first.prices), plan: stored)
        try await shop.prepareRooms()
        if let grade {
            try await shop.rooms.announceDraw(
                event, grade: grade, lobbyAt: now + .seconds(60), opensAt: start, by: "Ada")
        }
        refresh()
    }

    var cutOff: Instant { start + .seconds(60) }

    func refresh() { world.application.answers.refresh() }

    /// Lets time pass, in steps as a server would take them.
    func pass(to moment: Instant) async {
        while world.clock.now() < moment {
            world.clock.advance(by: min(.seconds(1), moment - world.clock.now()))
            await world.shop.rooms.tick()
        }
        refresh()
    }

    /// In the lobby: so many clients with a number each.
    func join(_ count: Int) async -> [APIClient] {
        var clients: [APIClient] = []
        for _ in 0..<count {
            let client = world.client()
            let reply = await client.send("POST", "/queue/\(event)/join")
            XCTAssertEqual(reply.status, 201, reply.text)
            clients.append(client)
        }
        return clients
    }

    func get(_ path: String) async -> APIReply { await world.client().send("GET", path) }

    /// What a beacon would say; the signature is any text of the right length.
    static func beacon(_ round: Int64) -> (randomness: String, signature: String) {
        let signature = SHA256.hash(Array("round \(round)".utf8)) + Array(repeating: 1, count: 16)
        return (Hex.encode(SHA256.hash(signature)), Hex.encode(signature))
    }

    /// What a mirror answers.
    static func answer(_ round: Int64) -> String {
        let (randomness, signature) = beacon(round)
        return "{\"round\":\(round),\"randomness\":\"\(randomness)\",\"signature\":\"\(signature)\"}\n"
    }

    /// A client with an organiser's session.
    func organiser(_ role: Role = .organiser) async throws -> APIClient {
        _ = try await world.shop.staff.create(
            email: "\(role.rawValue)@example.org", name: "Ada", role: role, password: "correct-horse-battery")
        let (_, token) = try await world.shop.staff.signIn(
            email: "\(role.rawValue)@example.org", password: "correct-horse-battery")
        let client = world.client()
        client.cookies.append((Cookie.name("staff", secure: true), token))
        return client
    }
}

extension APIClient {
    /// Sends a form, as a browser would.
    func post(_ path: String, _ pairs: [(String, String)]) async -> APIReply {
        var components = URLComponents()
        components.queryItems = pairs.map { URLQueryItem(name: $0.0, value: $0.1) }
        let body = (components.percentEncodedQuery ?? "").replacing("+", with: "%2B")
        return await send(
            "POST", path, body,
            [
                "Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html",
                "Sec-Fetch-Site": "same-origin",
            ]
        )
    }
}
