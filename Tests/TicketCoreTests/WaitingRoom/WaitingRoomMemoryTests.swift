// What somebody who waits costs: nothing but the number.

import Foundation
import XCTest

@testable import TicketCore

final class WaitingRoomMemoryTests: WaitingRoomTestCase {
    /// Bytes of this process in memory now (proc(5): statm, in pages).
    private func used() throws -> Int {
        let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        return try XCTUnwrap(Int(fields[1])) * Int(getpagesize())
    }

    private func wait(_ count: Int) async throws {
        for _ in 0..<count {
            let ticket = try await join()
            _ = rooms.place(of: ticket)
            _ = rooms.beat(event, ticket: ticket.text)
            if ticket.number % 8 == 0 { _ = try await rooms.enter(event, ticket: ticket.text) }
        }
        await pass(.seconds(1))
    }

    func testWhoWaitsTakesNoMemory() async throws {
        try await open(DoorPace(shoppers: 1, admissionsPerSecond: 1))
        // All that is made once: pages of the database, the first blocks of everything.
        try await wait(6_000)
        let before = try used()
        let count = 40_000
        try await wait(count)
        let each = Double(try used() - before) / Double(count)
        // 64 MB for a million are 64; a row in memory for each would be more.
        XCTAssertLessThan(each, 32, "bytes for each who waits")
        print(each, "bytes for each who waits")
    }
}
