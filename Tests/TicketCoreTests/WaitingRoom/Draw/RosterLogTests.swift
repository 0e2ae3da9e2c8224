// Joins on their way into the database: nobody is answered before they are there.

import XCTest

@testable import TicketCore

final class RosterLogTests: XCTestCase {
    /// A write that a test can hold back and refuse.
    private final class Disk: Sendable {
        struct State {
            var written: [[Int64]] = []
            var isBroken = false
            var held: CheckedContinuation<Void, Never>?
            var isHeld = false
        }

        let state = Shared(State())

        func write(_ entries: [RosterEntry]) async throws {
            if state.withLock({ $0.isHeld }) {
                await withCheckedContinuation { continuation in state.withLock { $0.held = continuation } }
            }
            try state.withLock { state -> Result<Void, DatabaseFailure> in
                guard !state.isBroken else { return .failure(.full) }
                state.written.append(entries.map(\.number))
                return .success(())
            }.get()
        }

        func hold() { state.withLock { $0.isHeld = true } }

        func release() {
            let held = state.withLock { state in
                defer { state.held = nil }
                state.isHeld = false
                return state.held
            }
            held?.resume()
        }
    }

    private let disk = Disk()
    private let keys = QueueKeys(
        MasterKeys(current: (1, Array(repeating: 7, count: 32))), .ticket, event: ID(rawValue: 0x98_0000_0001))

    private func log() -> RosterLog { RosterLog { [disk] in try await disk.write($0) } }

    private func entry(_ number: Int64) -> RosterEntry {
        RosterEntry(
            .issue(number, of: ID(rawValue: 0x98_0000_0001), at: Instant(milliseconds: 1), SystemRandomness(), keys))
    }

    private func join(_ log: RosterLog, _ number: Int64, _ answered: Shared<[Int64]>) -> Task<Void, any Error> {
        let entry = entry(number)
        return Task.immediate {
            try await log.join {
                try await log.append(entry)
                answered.withLock { $0.append(number) }
            }
        }
    }

    func testWhoComesDuringAWriteGoesIntoTheNextTogether() async throws {
        let (log, answered) = (log(), Shared<[Int64]>([]))
        disk.hold()
        let joins = (0..<50).map { join(log, $0, answered) }
        XCTAssertEqual(answered.withLock { $0 }, [], "nobody is answered before it is durable")
        disk.release()
        for join in joins { try await join.value }
        XCTAssertEqual(answered.withLock { $0 }.sorted(), Array(0..<50))
        XCTAssertEqual(disk.state.withLock { $0.written }, [[0], Array(1..<50)])
    }

    func testARefusedWriteIsHeardByAllWhoWereInItAndByNobodyElse() async throws {
        let (log, answered) = (log(), Shared<[Int64]>([]))
        disk.hold()
        disk.state.withLock { $0.isBroken = true }
        let first = join(log, 0, answered)
        let others = (1..<5).map { join(log, $0, answered) }
        disk.release()
        let result = await first.result
        XCTAssertThrowsError(try result.get()) { XCTAssertEqual($0 as? DatabaseFailure, .full) }
        for other in others {
            let result = await other.result
            XCTAssertThrowsError(try result.get())
        }
        disk.state.withLock { $0.isBroken = false }
        try await join(log, 9, answered).value
        XCTAssertEqual(answered.withLock { $0 }, [9])
    }

    func testANumberIsSettledWhenEverybodyBelowItWasAnswered() async throws {
        let (log, answered) = (log(), Shared<[Int64]>([]))
        XCTAssertEqual(log.settled(0), 0)
        disk.hold()
        let early = join(log, 0, answered)
        XCTAssertEqual(log.settled(1), 0, "one is on the way")
        XCTAssertEqual(log.settled(1), 0)
        let late = join(log, 1, answered)
        disk.release()
        try await early.value
        try await late.value
        XCTAssertEqual(log.settled(2), 2)
        disk.hold()
        let next = join(log, 2, answered)
        XCTAssertEqual(log.settled(3), 2)
        disk.release()
        try await next.value
        XCTAssertEqual(log.settled(3), 3)
    }

    func testALobbyIsClosedWhenThoseWhoWereOnTheWayAreThere() async throws {
        let (log, answered) = (log(), Shared<[Int64]>([]))
        disk.hold()
        let early = join(log, 0, answered)
        XCTAssertFalse(log.isClosed())
        // Who begins after that has no number of the lobby; they need not be waited for.
        let late = join(log, 1, answered)
        XCTAssertFalse(log.isClosed())
        disk.release()
        try await early.value
        XCTAssertTrue(log.isClosed())
        try await late.value
    }

    func testAMendedNumberIsToldOnce() {
        let log = log()
        XCTAssertNil(log.takeMended())
        log.mended(300)
        log.mended(7)
        XCTAssertEqual(log.takeMended(), 7)
        XCTAssertNil(log.takeMended())
    }
}
