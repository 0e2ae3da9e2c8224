// The loop: where tasks run, when they wake, and whom events reach.

import Glibc
import Synchronization
import TicketCore
import XCTest

@testable import TicketServer

final class LoopTests: XCTestCase {
    private func loop(_ name: String = "test") throws -> Loop { try Loop(name: name) }

    /// Runs `body` as a task on `loop` and waits for its value.
    private func on<T: Sendable>(_ loop: Loop, _ body: @escaping @Sendable () async -> T) -> T? {
        let result = Mutex<T?>(nil)
        let done = SharedFlag()
        loop.spawn {
            let value = await body()
            result.withLock { $0 = value }
            done.set()
        }
        _ = eventually { done.isSet }
        return result.withLock { $0 }
    }

    func testTasksAndTheirCalleesStayOnTheLoop() throws {
        let loop = try loop()
        let other = try self.loop("other")
        XCTAssertFalse(loop.isCurrent)
        let seen = on(loop) { () -> [Bool] in
            var seen = [loop.isCurrent]
            async let child = loop.isCurrent
            seen.append(await child)
            await Task.yield()
            seen.append(loop.isCurrent)
            await loop.sleep(for: .milliseconds(1))
            seen.append(loop.isCurrent)
            await other.sleep(for: .milliseconds(1))
            seen.append(loop.isCurrent)
            return seen
        }
        XCTAssertEqual(seen, [true, true, true, true, true])
    }

    func testStartRunsAtOnce() throws {
        let loop = try loop()
        let order = on(loop) { () -> [Int] in
            let order = Mutex<[Int]>([])
            let task = loop.start {
                order.withLock { $0.append(1) }
                await Task.yield()
                order.withLock { $0.append(3) }
            }
            order.withLock { $0.append(2) }
            await task.value
            return order.withLock { $0 }
        }
        XCTAssertEqual(order, [1, 2, 3])
    }

    func testSleepersWakeInTheOrderOfTheirDeadlines() throws {
        let loop = try loop()
        let order = on(loop) { () -> [Int] in
            let order = Mutex<[Int]>([])
            let start = Moment.now()
            let tasks = [30, 10, 20, 5].map { number in
                loop.spawn {
                    await loop.sleep(until: start + .milliseconds(number))
                    order.withLock { $0.append(number) }
                }
            }
            for task in tasks { await task.value }
            return order.withLock { $0 }
        }
        XCTAssertEqual(order, [5, 10, 20, 30])
    }

    func testACancelledSleeperWakes() throws {
        let loop = try loop()
        XCTAssertEqual(
            on(loop) { () -> Bool in
                let task = loop.spawn { await loop.sleep(until: .never) }
                await loop.sleep(for: .milliseconds(5))
                task.cancel()
                await task.value
                let early = loop.spawn { await loop.sleep(until: .never) }
                early.cancel()
                await early.value
                return true
            }, true)
    }

    func testWaitingForDescriptors() throws {
        let loop = try loop()
        var pair: [Int32] = [0, 0]
        XCTAssertEqual(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0, &pair), 0)
        let (left, right) = (pair[0], pair[1])
        let readable = SharedFlag()
        loop.spawn {
            try? await loop.readable(left)
            readable.set()
        }
        loop.nextTick()
        XCTAssertFalse(readable.isSet)
        _ = write(right, "x", 1)
        XCTAssertTrue(eventually { readable.isSet })
        XCTAssertEqual(on(loop) { (try? await loop.writable(left)) != nil }, true)
        close(left)
        close(right)
    }

    func testManyThreadsCanHandOverWork() throws {
        let loop = try loop()
        let sum = Atomic<Int>(0)
        let threads = (0..<4).map { _ in
            Thread { for _ in 0..<5000 { loop.perform { sum.add(1, ordering: .relaxed) } } }
        }
        for thread in threads { thread.start() }
        XCTAssertTrue(eventually { sum.load(ordering: .relaxed) == 20_000 })
    }

    func testAnEventOfAnEarlierTenantIsDropped() throws {
        var poller = try Poller()
        let (first, second) = (Recorder(), Recorder())
        var (ends, others): ([Int32], [Int32]) = ([0, 0], [0, 0])
        XCTAssertEqual(pipe(&ends) + pipe(&others), 0)
        _ = write(ends[1], "x", 1)
        let (one, two) = (ends[0], others[0])
        let earlier = try poller.add(one, for: .readable, first)
        XCTAssertEqual(poller.wait(milliseconds: 0), 1)
        let (reported, _) = poller.event(0)
        // Between the kernel's report and its turn, the slot gets a new tenant.
        poller.remove(one, earlier)
        let later = try poller.add(two, for: .readable, second)
        XCTAssertEqual(reported.slot, later.slot)
        XCTAssertNil(poller.watcher(of: reported))
        XCTAssertTrue(poller.watcher(of: later) === second)
        for descriptor in ends + others { close(descriptor) }
    }

    func testTimersComeInOrder() {
        var timers = Timers()
        let times = (0..<500).map { UInt64($0 * 7919 % 503) }
        for time in times { timers.add(.sleeper(time), at: Moment(nanoseconds: time)) }
        var seen: [UInt64] = []
        while let (_, deadline) = timers.takeDue(at: Moment(nanoseconds: 250)) { seen.append(deadline.nanoseconds) }
        XCTAssertEqual(seen, times.filter { $0 <= 250 }.sorted())
        XCTAssertEqual(timers.next, Moment(nanoseconds: 251))
    }

    func testLagBuckets() {
        for value: UInt64 in [4, 5, 7, 8, 100, 1000, 123_456, 10_000_000_000] {
            let bound = LagMeter.upperBound(of: LagMeter.bucket(of: value))
            XCTAssertGreaterThanOrEqual(bound, Int64(value))
            XCTAssertLessThanOrEqual(bound, Int64(value) * 5 / 4 + 1)
        }
        let meter = LagMeter()
        XCTAssertEqual(meter.quantile(0.99), .zero)
        for _ in 0..<99 { meter.note(1000, at: Moment(nanoseconds: 1)) }
        meter.note(1_000_000, at: Moment(nanoseconds: 1))
        XCTAssertLessThan(meter.quantile(0.99), .microseconds(2))
        XCTAssertGreaterThanOrEqual(meter.quantile(1), .milliseconds(1))
    }

    func testMoments() {
        XCTAssertEqual(Moment.never + .seconds(1), .never)
        XCTAssertEqual(Moment(nanoseconds: 5) + .seconds(-1), Moment(nanoseconds: 5))
        XCTAssertEqual(Moment(nanoseconds: 0) + .seconds(Int64.max), .never)
        XCTAssertEqual(Moment(nanoseconds: 7).since(Moment(nanoseconds: 9)), .zero)
    }
}

private final class Recorder: Watcher {
    func ready(_ readiness: Readiness) {}
}
