// A shop whose lobby is open and whose places are drawn within a minute, in a data directory that a server can be started on.

import Foundation
import TicketCore
import XCTest

@testable import TicketServer

/// Planted with a clock that is behind: the announced start is over already, and the cut-off a minute after it is near.
struct DrawnHall {
    let data: URL
    private let port: UInt16
    let event: ID<Event>
    private let password = "four-words-for-one-hall"
    private let email = "organiser@example.org"

    /// - Parameter lobby: from now to the cut-off, below 70 s; the doors open 15 s later. As long as a slow machine needs to
    ///   join and to be killed.
    init(_ test: XCTestCase, lobby: Duration = .seconds(40)) async throws {
        data = try temporaryDirectory(for: test).appending(path: "data")
        port = try FreePort.next()
        let behind = ManualClock(SystemClock().now() + lobby - .seconds(70))
        let directory = try DataDirectory(data.path)
        let keys = try directory.masterKeys(SystemRandomness())
        let database = try directory.openDatabase(behind)
        defer { database.close() }
        var configuration = Configuration()
        configuration.waitingRoom.shoppers = 1
        let shop = try await Shop(
            configuration: configuration, database: database, keys: keys, log: Log(level: .error) { _ in },
            clock: behind)
        _ = try await shop.staff.create(email: email, name: "Anna", role: .organiser, password: password)
        let opensAt = behind.now() + .seconds(10)
        event = try await DrawnHall.plant(shop, opensAt: opensAt)
        try await shop.rooms.announceDraw(
            event, grade: .seedOnly, lobbyAt: behind.now(), opensAt: opensAt, by: "the organiser")
        try await shop.rooms.close()
    }

    /// What the journey is told: the shop as a demonstration tells it, and how to start the server.
    func report() throws -> Data {
        let url = "http://127.0.0.1:\(port)"
        let arguments = [
            "serve", "--data", data.path, "--listen", "127.0.0.1:\(port)", "--cookies-secure", "false",
            "--server-drain-interval", "0s", "--log-access", "off",
            // The whole crowd of the journey comes from one address.
            "--limits-request-rate", "1000", "--limits-request-burst", "1000",
        ]
        return try JSONSerialization.data(withJSONObject: [
            "url": url, "organiser": ["email": email, "password": password], "device": [:],
            "events": [["id": event.description, "title": "The Draw", "url": "\(url)/en/e/\(event)", "places": 400]],
            "start": [ServerProcess.program] + arguments,
        ])
    }

    private static let plan = """
        {"format":"ticketserver-seat-plan/1","key":"hall","version":1,"name":"Hall",
         "stage":{"label":"Stage","focus":[50,0],"facing":90},
         "categories":[{"key":"a","name":"Stalls","colour":"#aa0000"},{"key":"b","name":"Floor","colour":"#00aa00"}],
         "sections":[
          {"key":"S","name":"Stalls","category":"a","rows":[
           {"rows":"1-10","seats":10,"step":[0,8],"line":[[0,10],[100,10]]}]},
          {"key":"F","name":"Floor","kind":"standing","category":"b","capacity":300,
           "outline":[[0,160],[100,160],[100,190],[0,190]]}]}
        """

    static func plant(_ shop: Shop, opensAt: Instant) async throws -> ID<Event> {
        let now = shop.clock.now()
        let startsAt = now + .seconds(30 * 86_400)
        let venue = Venue(
            id: .new(at: now, shop.randomness), name: "Hall", street: "Długa 1", postcode: "80-001", city: "Gdańsk",
            country: "PL", timeZone: "Europe/Warsaw")
        let stored = StoredSeatPlan(id: .new(at: now, shop.randomness), venue: venue.id, definition: plan)
        let types = [
            TicketType(number: 0, key: "adult", names: [.english: "Adult", .polish: "Normalny"], contents: [:])
        ]
        let text = Event.Text(title: "The Draw", subtitle: "", description: "One night.", terms: "Be kind.")
        let event = Event(
            id: .short(shop.randomness), organiser: "Agency", venue: venue, plan: stored.id, startsAt: startsAt,
            doorsAt: startsAt - .seconds(3600), currency: .pln,
            sale: Sale(status: .open, opensAt: opensAt, closesAt: startsAt), limitPerBuyer: 6, hue: 200,
            texts: [.english: text, .polish: text],
            prices: PriceList(currency: .pln, types: types, amounts: ["a": [12_000], "b": [8_000]]))
        try await shop.catalogue.add(event, plan: stored)
        try await shop.prepareRooms()
        return event.id
    }
}
