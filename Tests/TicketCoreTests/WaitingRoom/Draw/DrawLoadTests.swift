// A lobby that everybody enters at once; with LOBBY=1000000 in a release build it tells how fast the draw is.

import Foundation
import XCTest

@testable import TicketCore

final class DrawLoadTests: DrawTestCase {
    private let timer = ContinuousClock()
    private let size = ProcessInfo.processInfo.environment["LOBBY"].flatMap { Int64(digits: $0) } ?? 4_000

    func testManyJoinALobbyAtOnce() async throws {
        try await announce()
        await pass(to: lobbyAt)
        let (rooms, event, size) = (try XCTUnwrap(rooms), event, size)
        let answered = Shared<[Int64: [UInt8]]>([:])
        let commits = database.metrics().commits.reduce(0, +)
        let joining = try await timer.measure {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for lane in 0..<512 as Range<Int64> {
                    group.addTask {
                        for _ in stride(from: lane, to: size, by: 512) {
                            guard case .joined(let ticket) = try await rooms.join(event, ticket: nil) else {
                                return XCTFail("refused")
                            }
                            guard ticket.number % 16 == 0 else { continue }
                            answered.withLock { $0[ticket.number] = RosterEntry.leaf(ticket) }
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        report("joins of a lobby, durable, 512 at a time", size, joining)
        print("commits for them:", database.metrics().commits.reduce(0, +) - commits)
        // A server that starts again has hashed nothing yet: the longest that people wait for the root.
        try crash()
        try await start()
        clock.advance(by: cutOff - clock.now())
        var ticks = 0
        let rooting = try await timer.measure {
            while try draw().root == nil {
                await self.rooms.tick()
                ticks += 1
            }
        }
        print("root of \(size) leaves after a start: \(rooting) in \(ticks) ticks")
        let drawing = try await timer.measure { while try draw().key == nil { await self.rooms.tick() } }
        print("all places: \(drawing)")
        let drawn = try draw()
        // Blocks are raised ahead: the start left some numbers behind.
        XCTAssertGreaterThanOrEqual(try XCTUnwrap(drawn.size), size)
        XCTAssertLessThanOrEqual(try XCTUnwrap(drawn.size), size + 2 * 8_192)
        let leaves = answered.withLock { $0 }
        XCTAssertEqual(Int64(leaves.count), (size + 15) / 16, "each number once")
        let asked = leaves.prefix(1_000)
        let proving = try timer.measure {
            for (number, leaf) in asked {
                let path = try XCTUnwrap(self.rooms.rosterPath(event, number))
                XCTAssertEqual(path.leaf, leaf)
                XCTAssertTrue(path.isProven)
            }
        }
        report("paths, proven", Int64(asked.count), proving)
        let shuffle = SwapOrNot(key: try XCTUnwrap(drawn.key), size: try XCTUnwrap(drawn.size))
        let placing = timer.measure { for number in 0..<1_000 { _ = shuffle.place(of: Int64(number)) } }
        report("places, one by one", 1_000, placing)
    }

    private func report(_ what: String, _ count: Int64, _ time: Duration) {
        let perSecond = Int64(Double(count) / (time / .seconds(1)))
        let each = Int64(time / .nanoseconds(1)) / max(1, count)
        print("\(what): \(perSecond)/s, \(each) ns each")
    }
}
