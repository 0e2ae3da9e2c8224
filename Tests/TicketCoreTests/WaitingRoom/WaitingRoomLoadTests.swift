// Everything at once from many tasks; with JOINS=200000 in a release build it tells how fast the waiting room is.

import Foundation
import XCTest

@testable import TicketCore

final class WaitingRoomLoadTests: WaitingRoomTestCase {
    func testManyJoinEnterAndShopAtOnce() async throws {
        try await open(DoorPace(shoppers: 1_000_000, admissionsPerSecond: 1_000_000))
        stock.withLock { $0 = Stock(free: 10_000_000, held: 0) }
        let timer = ContinuousClock()
        let rooms = try XCTUnwrap(rooms)
        let event = event
        let joins = ProcessInfo.processInfo.environment["JOINS"].flatMap { Int(digits: $0) } ?? 4_000
        let given = Shared<Set<Int64>>([])
        let joining = try await timer.measure {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        var mine: Set<Int64> = []
                        for _ in 0..<joins / 4 {
                            guard case .joined(let ticket) = try await rooms.join(event, ticket: nil) else { continue }
                            mine.insert(ticket.number)
                        }
                        given.withLock { [mine] in $0.formUnion(mine) }
                    }
                }
                try await group.waitForAll()
            }
        }
        XCTAssertEqual(given.withLock { $0 }, Set(0..<Int64(joins)), "each number once, and none left out")
        report("joins", joins, joining)
        print("commits for them:", database.metrics().commits)
        let key = QueueKeys(MasterKeys(current: Self.oldKey), .ticket, event: event)
        await rooms.tick()
        let entries = joins / 10
        let tokens = Shared<[String]>([])
        let entering = try await timer.measure {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for lane in 0..<256 {
                    group.addTask {
                        for number in stride(from: lane, to: entries, by: 256) {
                            let ticket = QueueTicket.issue(
                                Int64(number), of: event, at: Instant(milliseconds: 0), SystemRandomness(), key)
                            let outcome = try await rooms.enter(event, ticket: ticket.text)
                            guard case .admitted(_, let token) = outcome else { return XCTFail("\(outcome)") }
                            if number % 16 == 0 { tokens.withLock { $0.append(token) } }
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        report("enters, durable, 256 at a time", entries, entering)
        XCTAssertEqual(figures.inside, entries)
        let some = tokens.withLock { $0 }
        let looking = timer.measure {
            for index in 0..<joins { XCTAssertNotNil(rooms.shopper(some[index % some.count], of: event)) }
        }
        report("look-ups of a session, one thread", joins, looking)
        let text = QueueTicket.issue(5, of: event, at: Instant(milliseconds: 0), SystemRandomness(), key).text
        let verifying = timer.measure { for _ in 0..<joins { _ = rooms.ticket(text, of: event) } }
        report("tickets verified", joins, verifying)
        let reading = timer.measure { for _ in 0..<joins { _ = rooms.now(event) } }
        report("now", joins, reading)
        let ticking = await timer.measure { for _ in 0..<40 { await rooms.tick() } }
        report("ticks with \(figures.inside) inside", 40, ticking)
    }

    private func report(_ what: String, _ count: Int, _ time: Duration) {
        let seconds = time / .seconds(1)
        let perSecond = Int(Double(count) / seconds)
        let each = Int(seconds * 1_000_000_000 / Double(count))
        print("\(what): \(perSecond)/s, \(each) ns each")
    }
}
