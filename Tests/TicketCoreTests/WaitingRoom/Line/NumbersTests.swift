// Numbers: none twice, none before it is durable, in the order of arrival.

import XCTest

@testable import TicketCore

final class NumbersTests: XCTestCase {
    /// A durable limit that a test can hold back, refuse, and count.
    private final class Ledger: Sendable {
        struct State {
            var limit: Int64 = 0
            var raises: [Int64] = []
            var isHeld = false
            var isBroken = false
            var held: [CheckedContinuation<Void, Never>] = []
        }

        let state = Shared(State())

        func raise(_ count: Int64) async throws -> Int64 {
            if state.withLock({ $0.isHeld }) {
                await withCheckedContinuation { continuation in state.withLock { $0.held.append(continuation) } }
            }
            return try state.withLock { state -> Result<Int64, DatabaseFailure> in
                guard !state.isBroken else { return .failure(.full) }
                state.limit += count
                state.raises.append(count)
                return .success(state.limit)
            }.get()
        }

        func hold() { state.withLock { $0.isHeld = true } }

        func release() {
            let held = state.withLock { state in
                defer { state.held = [] }
                state.isHeld = false
                return state.held
            }
            for continuation in held { continuation.resume() }
        }
    }

    private let ledger = Ledger()
    private let clock = ManualClock()

    private func numbers(from limit: Int64 = 0, block: ClosedRange<Int64> = 64...8_192) -> Numbers {
        var settings = NumberSettings()
        settings.block = block
        return Numbers(from: limit, settings, clock) { [ledger] in try await ledger.raise($0) }
    }

    func testManyAtOnceGetEachTheirOwn() async throws {
        let numbers = numbers(block: 64...256)
        let all = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var mine: [Int64] = []
                    for _ in 0..<2_000 { mine.append(try await numbers.take()) }
                    XCTAssertEqual(mine, mine.sorted(), "one after the other is in order")
                    return mine
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        XCTAssertEqual(all.sorted(), Array(0..<16_000))
        XCTAssertGreaterThanOrEqual(ledger.state.withLock { $0.limit }, 16_000, "all of them durable")
        XCTAssertLessThan(ledger.state.withLock { $0.raises.count }, 300, "by the block, not one by one")
    }

    func testWhoWaitsForABlockIsServedInOrder() async throws {
        let numbers = numbers(block: 4...4)
        ledger.hold()
        var takers: [Task<Int64, any Error>] = []
        for _ in 0..<30 { takers.append(Task.immediate { try await numbers.take() }) }
        XCTAssertEqual(numbers.next, 0, "nothing is given before it is durable")
        ledger.release()
        var got: [Int64] = []
        for taker in takers { got.append(try await taker.value) }
        XCTAssertEqual(got, Array(0..<30))
    }

    func testTheNextBlockIsAskedForBeforeItIsNeeded() async throws {
        let numbers = numbers(block: 8...8)
        for _ in 0..<3 { _ = try await numbers.take() }
        XCTAssertEqual(ledger.state.withLock { $0.limit }, 8)
        ledger.hold()
        let fourth = Task.immediate { try await numbers.take() }
        // While the next block is being written the rest of this one goes on.
        for number in 4..<8 as Range<Int64> {
            let next = try await numbers.take()
            XCTAssertEqual(next, number)
        }
        ledger.release()
        let number = try await fourth.value
        XCTAssertEqual(number, 3)
        XCTAssertEqual(ledger.state.withLock { $0.limit }, 16)
    }

    func testBlocksGrowAndShrinkWithTheArrivals() async throws {
        let numbers = numbers()
        for _ in 0..<20_000 { _ = try await numbers.take() }
        XCTAssertEqual(ledger.state.withLock { $0.raises.last }, 8_192, "everybody at one moment")
        clock.advance(by: .seconds(100_000))
        for _ in 0..<20_000 { _ = try await numbers.take() }
        XCTAssertTrue(ledger.state.withLock { $0.raises.contains(64) }, "after a long silence")
    }

    func testAFailedWriteGivesNothingAndIsTriedAgain() async throws {
        let numbers = numbers()
        ledger.state.withLock { $0.isBroken = true }
        ledger.hold()
        let takers = (0..<5).map { _ in Task.immediate { try await numbers.take() } }
        ledger.release()
        for taker in takers {
            let result = await taker.result
            XCTAssertThrowsError(try result.get()) { XCTAssertEqual($0 as? DatabaseFailure, .full) }
        }
        ledger.state.withLock { $0.isBroken = false }
        let first = try await numbers.take()
        XCTAssertEqual(first, 0)
    }

    func testAStopRefusesThoseWhoWait() async throws {
        let numbers = numbers()
        ledger.hold()
        let takers = (0..<5).map { _ in Task.immediate { try await numbers.take() } }
        XCTAssertTrue(numbers.halt())
        XCTAssertFalse(numbers.halt())
        ledger.release()
        for taker in takers {
            let result = await taker.result
            XCTAssertThrowsError(try result.get()) { XCTAssertTrue($0 is Numbers.Refused) }
        }
        numbers.resume(from: 1_000)
        ledger.state.withLock { $0.limit = 1_000 }
        let next = try await numbers.take()
        XCTAssertEqual(next, 1_000)
    }

    func testABlockOfSomebodyElseInBetweenIsNotOurs() async throws {
        let numbers = numbers(block: 8...8)
        for _ in 0..<3 { _ = try await numbers.take() }
        ledger.state.withLock { $0.limit += 100 }
        for _ in 0..<2 { _ = try await numbers.take() }
        let next = try await numbers.take()
        XCTAssertGreaterThanOrEqual(next, 108)
    }
}
