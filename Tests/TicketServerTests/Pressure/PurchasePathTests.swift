// The times of the purchase path: what is counted, and what is not.

import TicketCore
import XCTest

@testable import TicketServer

final class PurchasePathTests: XCTestCase {
    private func ago(_ time: Duration) -> Moment {
        Moment(nanoseconds: Moment.now().nanoseconds - time.inNanoseconds)
    }

    func testAnAnswerIsCountedUnderItsStep() async throws {
        let path = PurchasePath()
        _ = try await path.measure(.hold, from: ago(.milliseconds(300))) { .noContent() }
        _ = try await path.measure(.pay, from: ago(.seconds(3))) { .noContent() }
        let all = path.times(last: 10)
        XCTAssertEqual(all.requests, 2)
        XCTAssertEqual(all.slow, 1)
        XCTAssertEqual(path.times(last: 10, of: .hold).requests, 1)
        XCTAssertEqual(path.times(last: 10, of: .enter).requests, 0)
        XCTAssertGreaterThanOrEqual(path.times(last: 60, of: .pay).longest, .seconds(3))
        XCTAssertLessThan(path.times(last: 60, of: .hold).longest, .seconds(3))
    }

    /// A flood of refusals must not make a slow shop look fast, and a refusal that took long is as slow as any answer.
    func testWhatDidNothingIsNotCountedUnlessItWasSlow() async throws {
        let path = PurchasePath()
        _ = try await path.measure(.enter, from: .now()) { Response(.accepted) }
        for start in [Moment.now(), ago(.seconds(2))] {
            do {
                _ = try await path.measure(.enter, from: start) { throw Failure.badTicket }
                XCTFail("a failure was swallowed")
            } catch { XCTAssertEqual(error as? Failure, .badTicket) }
        }
        XCTAssertEqual(path.times(last: 10).requests, 1)
        XCTAssertEqual(path.times(last: 10).slow, 1)
    }

    func testWhatIsAtWorkForTooLongCountsBeforeItIsAnswered() async throws {
        let path = PurchasePath()
        let start = ago(.seconds(2))
        _ = try await path.measure(.checkout, from: start) {
            XCTAssertEqual(path.times(last: 10).slow, 1, "at work for 2 s")
            await PurchasePath.elsewhere {
                XCTAssertEqual(path.times(last: 10).slow, 0, "what waits for a gateway is not at work")
            }
            XCTAssertEqual(path.times(last: 10).slow, 1)
            return .noContent()
        }
        XCTAssertEqual(path.times(last: 10).requests, 1)
    }

    func testTimeAtAGatewayIsNotOurs() async throws {
        let path = PurchasePath()
        let loop = try Loop(name: "gateway")
        defer { loop.stop() }
        let start = Moment.now()
        _ = try await path.measure(.paymentReturn, from: start) {
            await PurchasePath.elsewhere { await loop.sleep(for: .milliseconds(400)) }
            return .noContent()
        }
        let own = path.times(last: 10).longest
        XCTAssertGreaterThanOrEqual(Moment.now().since(start) - own, .milliseconds(390), "400 ms were the gateway's")
    }

    func testAMinuteIsForgottenSecondBySecond() {
        var times = SlidingTimes()
        let start = Moment(nanoseconds: 100_000_000_000)
        for second in 0..<100 { times.record(.milliseconds(second), at: start + .seconds(second)) }
        let now = start + .seconds(99)
        XCTAssertEqual(times.last(10, at: now).reduce(0) { $0 + $1.count }, 11, "this second and ten before it")
        XCTAssertEqual(times.last(60, at: now).reduce(0) { $0 + $1.count }, 61)
        XCTAssertEqual(times.last(60, at: now + .seconds(30)).reduce(0) { $0 + $1.count }, 31)
        XCTAssertEqual(times.last(60, at: now + .seconds(500)).count, 0)
        var count = SlidingCount()
        for second in 0..<20 { count.note(at: start + .seconds(second)) }
        XCTAssertEqual(count.sum(at: start + .seconds(19)), 11)
        XCTAssertEqual(count.sum(at: start + .seconds(25)), 5)
    }

    func testEveryStepOfThePathIsKnownAndPaymentsAreNeverTurnedAway() {
        let event = ID<Event>(rawValue: 1 << 39)
        let never: [(Route, Method)] = [
            (.queueEnter(event), .post), (.checkout(.english, event), .post), (.extendCart(.english, event), .post),
            (.payOrder(.english, ID(rawValue: 1), "s"), .post), (.order(.english, ID(rawValue: 1), "s"), .get),
            (.paymentReturn("s"), .get), (.paymentNotification("g"), .post), (.api(.orders(event)), .post),
            (.api(.orderPayments(ID(rawValue: 1))), .post), (.api(.hold(event, ID(rawValue: 1))), .delete),
        ]
        for (route, method) in never { XCTAssertEqual(route.purchase(method)?.weight, .pay, "\(route)") }
        for route in [Route.gateScan(.english), .queueJoin(event), .queueNow(event), .admin(.english), .live] {
            XCTAssertNil(route.purchase(.get), "\(route)")
        }
        XCTAssertEqual(Route.seats(.english, event).purchase(.get)?.weight, .browse)
        XCTAssertEqual(Route.api(.holds(event)).purchase(.post)?.weight, .hold)
    }
}
