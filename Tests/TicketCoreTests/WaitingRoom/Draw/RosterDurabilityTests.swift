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
        let rush = Rush(rooms, event)
        var copies: [(path: String, tickets: [QueueTicket])] = []
        for round in 1...4 {
            await rush.wait(for: 200)
            let tickets = rush.tickets
            copies.append((try copy("copy-\(round).sqlite"), tickets))
            await rooms.tick()
        }
        try await rush.stop()
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
        for ticket in tickets { XCTAssertLessThan(ticket.number, size) }
        try checkPaths(tickets, rooms)
    }

    /// The leaves of all, and the way of some to the root.
    private func checkPaths(_ tickets: [QueueTicket], _ rooms: WaitingRooms) throws {
        for (index, ticket) in tickets.enumerated() {
            XCTAssertEqual(try rooms.listedTicket(ticket), ticket.signedBytes, "number \(ticket.number)")
            guard index % 32 == 0 else { continue }
            let path = try XCTUnwrap(rooms.rosterPath(event, ticket.number))
            XCTAssertEqual(path.leaf, RosterEntry.leaf(ticket), "number \(ticket.number)")
            XCTAssertTrue(path.isProven)
        }
    }

    /// The lobby is closed while hundreds are joining, strangers and people with an account: who has a number below the
    /// count is in the roster, who has another is not.
    func testWhoeverIsAnsweredWhileTheLobbyClosesIsEitherInItOrBehindIt() async throws {
        let database = try SQLiteDatabase(path: path, migrations: Schema.migrations, clock: clock)
        defer { database.close() }
        for round in 1...3 as ClosedRange<Int64> {
            let rooms = try await rooms(database)
            let event = ID<Event>(rawValue: 0x98_0000_0100 + round)
            let start = clock.now()
            try await rooms.create(event, opensAt: start + .seconds(60), endsAt: start + .seconds(86_400))
            try await rooms.announceDraw(
                event, grade: .seedOnly, lobbyAt: start, opensAt: start + .seconds(60), by: "Ada")
            await rooms.tick()
            let rush = Rush(rooms, event)
            await rush.wait(for: 300)
            await rooms.tick()
            clock.advance(by: .seconds(121))
            for _ in 0..<8 {
                await rooms.tick()
                await rush.wait(for: 5)
            }
            try await rush.stop()
            let draw = try XCTUnwrap(rooms.draw(event))
            let size = try XCTUnwrap(draw.size)
            XCTAssertNotNil(draw.key)
            let tickets = Dictionary(rush.tickets.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
            let inside = tickets.values.filter { $0.number < size }
            XCTAssertGreaterThan(inside.count, 300)
            XCTAssertLessThan(inside.count, tickets.count, "the rush went on")
            let leaves = (0..<size).map { tickets[$0].map(RosterEntry.leaf) ?? RosterEntry.hole }
            XCTAssertEqual(DrawVerifier().root(leaves[...]), draw.root, "round \(round)")
        }
    }
}

/// People who join one after the other, 24 at a time, every other of them with an account.
private final class Rush: Sendable {
    private let answered = Shared<[QueueTicket]>([])
    private let tasks: [Task<Void, any Error>]

    init(_ rooms: WaitingRooms, _ event: ID<Event>) {
        tasks = (0..<24).map { [answered] lane in
            Task {
                var number: UInt64 = 0
                while !Task.isCancelled {
                    number += 1
                    let who = lane % 2 == 0 ? 0 : UInt64(lane) << 32 | number
                    guard case .joined(let ticket) = try await rooms.join(event, ticket: nil, who: who) else {
                        continue
                    }
                    answered.withLock { $0.append(ticket) }
                    try? await Task.sleep(for: .milliseconds(1))
                }
            }
        }
    }

    var tickets: [QueueTicket] { answered.withLock { $0 } }

    /// Returns when so many more were answered.
    func wait(for count: Int) async {
        let target = tickets.count + count
        while answered.withLock({ $0.count }) < target { try? await Task.sleep(for: .milliseconds(1)) }
    }

    func stop() async throws {
        for task in tasks { task.cancel() }
        for task in tasks { try await task.value }
    }
}
