// From samples to the door's brake and to 503, with a writer that does not get on.

import Synchronization
import TicketCore
import XCTest

@testable import TicketServer

final class PressureGaugeTests: XCTestCase {
    private final class Writer: Sendable {
        let wait = Mutex<Duration>(.zero)
    }

    private let start = Moment.now()
    private let writer = Writer()

    private func gauge() -> PressureGauge {
        let writer = writer
        return PressureGauge(PurchasePath()) {
            var sample = PressureSample()
            sample.writerWait = writer.wait.withLock { $0 }
            return sample
        }
    }

    func testAWriterThatWaitsBrakesWithinASecondAndNotForAMoment() {
        let gauge = gauge()
        writer.wait.withLock { $0 = .milliseconds(400) }
        XCTAssertNil(gauge.pressure(at: start).brake)
        XCTAssertEqual(gauge.pressure(at: start).writerWait, .milliseconds(400))
        writer.wait.withLock { $0 = .zero }
        XCTAssertNil(gauge.pressure(at: start + .milliseconds(250)).brake, "a moment")
        writer.wait.withLock { $0 = .milliseconds(400) }
        XCTAssertNil(gauge.pressure(at: start + .milliseconds(300)).brake, "that was no new sample")
        XCTAssertNil(gauge.pressure(at: start + .milliseconds(500)).brake)
        XCTAssertEqual(gauge.pressure(at: start + .milliseconds(750)).brake, .writer)
        writer.wait.withLock { $0 = .zero }
        for sample in 4...10 { XCTAssertEqual(gauge.pressure(at: start + .milliseconds(sample * 250)).brake, .writer) }
        XCTAssertNil(gauge.pressure(at: start + .milliseconds(2_750)).brake, "two seconds of calm")
    }

    func testUnderLoadLooksAreAnswered503AndAreNotLost() async throws {
        let api = try await APIShop(self)
        let gauge = gauge()
        for _ in 0..<300 { _ = try await gauge.path.measure(.seats, from: .now()) { .noContent() } }
        writer.wait.withLock { $0 = .seconds(1) }
        let now = Moment.now()
        for sample in 0..<4 { _ = gauge.pressure(at: now + .milliseconds(sample * 250)) }
        let guardian = OverloadGuard(gauge: gauge, randomness: SeededRandomness(seed: 1))
        let request = Request(
            requestID: .number(1), method: .get, path: "/", query: nil, fields: Fields(), body: [],
            client: try XCTUnwrap(IPAddress("127.0.0.1")), isSecure: false, host: "127.0.0.1", start: .now())
        var waits: Set<Int> = []
        for _ in 0..<50 {
            do { try guardian.check(request, .seats(.english, api.event)) } catch {
                guard case .shopBusy(let seconds) = error else { return XCTFail("\(error)") }
                waits.insert(seconds)
            }
            XCTAssertNoThrow(try guardian.check(request, .checkout(.english, api.event)))
            XCTAssertNoThrow(try guardian.check(request, .paymentReturn("s")))
        }
        XCTAssertEqual(waits, [2, 3, 4], "spread")
        XCTAssertGreaterThan(gauge.path.turnedAwayBrowsing.value, 40)
        XCTAssertEqual(gauge.path.turnedAwayHolding.value, 0)
        let answer = ErrorResponses.answer(Failure.shopBusy(retryAfter: 3), English()) { _ in "" }
        XCTAssertEqual(answer.status, .serviceUnavailable)
        XCTAssertEqual(answer.problem.response.fields[.retryAfter], "3")
    }

    func testALoopThatHangsIsSeenWhileItHangs() throws {
        let loop = try Loop(name: "hanging")
        defer { loop.stop() }
        let probe = LoopProbe()
        let gate = Mutex(())
        XCTAssertEqual(probe.look(at: [loop]), .zero)
        // The loop's thread is kept until we let it go.
        gate.withLock { _ in
            let hangs = expectation(description: "hangs")
            loop.perform {
                hangs.fulfill()
                gate.withLock { _ in }
            }
            wait(for: [hangs], timeout: 10)
            let asked = Moment.now()
            _ = probe.look(at: [loop], asked)
            XCTAssertGreaterThanOrEqual(probe.look(at: [loop], asked + .seconds(3)), .seconds(3))
        }
    }
}
