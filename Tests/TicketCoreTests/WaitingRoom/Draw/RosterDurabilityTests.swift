// Whoever was answered is in the roster, in a copy of the files from any moment of a rush.

import Foundation
import XCTest

@testable import TicketCore

final class RosterDurabilityTests: StorageTestCase {
    private let event = ID<Event>(rawValue: 0x98_0000_0001)
    private let clock = ManualClock()

    private func rooms(_ database: any Database) async throws -> WaitingRooms {
        try await WaitingRooms(
            database: database, keys: MasterKeys(current: (1, Array(repeating: 7, count: 32))), clock: clock,
            stock: { _ in nil })
    }

    /// The files as a power cut at this moment would leave them.
    private func copy(_ name: String) throws -> String {
        let copy = directory + "/" + name
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
        }
        return copy
    }

    func testACopyTakenInTheRushHasEverybodyWhoWasAnswered() async throws {
        var settings = SQLiteSettings()
        // No checkpoint meanwhile, so that copying one file after the other is a picture of one moment.
        settings.checkpointPages = .max
        let database = try SQLiteDatabase(
            path: path, migrations: Schema.migrations, clock: clock, settings: settings)
        defer { database.close() }
        let rooms = try await rooms(database)
        let (event, start) = (event, clock.now())
        try await rooms.create(event, opensAt: start + .seconds(60), endsAt: start + .seconds(86_400))
        try await rooms.announceDraw(
            event, grade: .seedOnly, lobbyAt: start, opensAt: start + .seconds(60), by: "Ada")
        await rooms.tick()
        let answered = Shared<[QueueTicket]>([])
        let joining = (0..<64).map { _ in
            Task {
                while !Task.isCancelled {
                    guard case .joined(let ticket) = try await rooms.join(event, ticket: nil) else { continue }
                    answered.withLock { $0.append(ticket) }
                }
            }
        }
        var copies: [(path: String, tickets: [QueueTicket])] = []
        for round in 1...8 {
            let target = answered.withLock { $0.count } + 200
            while answered.withLock({ $0.count }) < target { await Task.yield() }
            let tickets = answered.withLock { $0 }
            copies.append((try copy("copy-\(round).sqlite"), tickets))
            await rooms.tick()
        }
        for task in joining { task.cancel() }
        for task in joining { try await task.value }
        clock.advance(by: .seconds(120))
        for copy in copies { try await check(copy.path, copy.tickets) }
    }

    /// A server that starts on a copy draws everybody who was answered before it was taken.
    private func check(_ path: String, _ tickets: [QueueTicket]) async throws {
        let database = try SQLiteDatabase(path: path, migrations: Schema.migrations, clock: clock)
        defer { database.close() }
        let rooms = try await rooms(database)
        for _ in 0..<8 { await rooms.tick() }
        let size = try XCTUnwrap(rooms.draw(event)?.size)
        for ticket in tickets {
            XCTAssertLessThan(ticket.number, size)
            let path = try XCTUnwrap(rooms.rosterPath(event, ticket.number))
            XCTAssertEqual(path.leaf, RosterEntry.leaf(ticket), "number \(ticket.number)")
            XCTAssertTrue(path.isProven)
        }
    }
}
