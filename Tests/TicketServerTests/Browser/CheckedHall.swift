// A shop whose places were drawn some minutes ago, with a public beacon and after a first draw that was replaced.

import Foundation
import TicketCore
import XCTest

@testable import TicketServer

/// Planted with a clock that is ten minutes behind and runs through the whole draw; the server starts on what is left.
struct CheckedHall {
    static let reason = "The first announcement named the wrong hall."
    private static let people = 300
    private let data: URL
    private let port: UInt16
    private let event: ID<Event>
    private let ticket: QueueTicket
    private let place: Int64
    private let organiser = (email: "organiser@example.org", password: "four-words-for-one-hall")

    init(_ test: XCTestCase) async throws {
        data = try temporaryDirectory(for: test).appending(path: "data")
        port = try FreePort.next()
        let clock = ManualClock(SystemClock().now() - .minutes(10))
        let directory = try DataDirectory(data.path)
        let keys = try directory.masterKeys(SystemRandomness())
        let database = try directory.openDatabase(clock)
        defer { database.close() }
        let shop = try await Shop(
            configuration: Configuration(), database: database, keys: keys, log: Log(level: .error) { _ in },
            clock: clock)
        _ = try await shop.staff.create(
            email: organiser.email, name: "Anna", role: .organiser, password: organiser.password)
        let opensAt = clock.now() + .seconds(10)
        event = try await DrawnHall.plant(shop, opensAt: opensAt)
        try await shop.rooms.announceDraw(event, grade: .beacon, lobbyAt: clock.now(), opensAt: opensAt, by: "Anna")
        try await shop.rooms.redraw(event, reason: CheckedHall.reason, by: "Anna")
        await CheckedHall.pass(.seconds(2), clock, shop)
        ticket = try await CheckedHall.join(shop, event)
        await CheckedHall.pass(.seconds(80), clock, shop)
        let round = try XCTUnwrap(shop.rooms.draw(event)).round
        let value = DrawShop.beacon(round)
        try await shop.rooms.supplyBeacon(
            event, round: round, randomness: Hex.decode(value.randomness) ?? [],
            signature: Hex.decode(value.signature), verifiedElsewhere: false, by: "https://api.drand.sh")
        await CheckedHall.pass(.seconds(30), clock, shop)
        place = try XCTUnwrap(shop.rooms.place(of: ticket)).place
        try await shop.rooms.close()
    }

    /// Everybody joins; the ticket of one in the middle.
    private static func join(_ shop: Shop, _ event: ID<Event>) async throws -> QueueTicket {
        var mine: QueueTicket?
        for number in 0..<people {
            guard case .joined(let ticket) = try await shop.rooms.join(event, ticket: nil) else { continue }
            if number == 170 { mine = ticket }
        }
        return try XCTUnwrap(mine)
    }

    private static func pass(_ time: Duration, _ clock: ManualClock, _ shop: Shop) async {
        for _ in 0..<(time.inMilliseconds / 1000) {
            clock.advance(by: .seconds(1))
            await shop.rooms.tick()
        }
    }

    /// What the journey is told: how to start the server, and whose browser it is.
    func report() throws -> Data {
        let url = "http://127.0.0.1:\(port)"
        let cookies = QueueCookies(event: event, secure: false).keep(ticket, for: .seconds(3600))
        let arguments = [
            "serve", "--data", data.path, "--listen", "127.0.0.1:\(port)", "--cookies-secure", "false",
            "--server-drain-interval", "0s", "--log-access", "off",
        ]
        return try JSONSerialization.data(withJSONObject: [
            "url": url, "organiser": ["email": organiser.email, "password": organiser.password], "device": [:],
            "events": [["id": event.description, "title": "The Draw", "url": "\(url)/en/e/\(event)", "places": 400]],
            "start": [ServerProcess.program] + arguments, "people": CheckedHall.people,
            "number": ticket.number + 1, "place": place + 1, "reason": CheckedHall.reason,
            "cookies": cookies.map { ["name": $0.name, "value": $0.value, "url": url] },
        ])
    }
}
