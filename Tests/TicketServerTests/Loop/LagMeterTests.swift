import TicketCore
import XCTest

@testable import TicketServer

final class LagMeterTests: XCTestCase {
    private let limit = Duration.milliseconds(100)

    func testOneSlowTickOfAQuietDayIsNothing() {
        let meter = LagMeter()
        var now = Moment(nanoseconds: 100_000_000_000)
        for tick in 0..<20 {
            now = now + .milliseconds(400)
            meter.note(tick == 7 ? 600_000_000 : 50_000, at: now)
        }
        XCTAssertLessThan(meter.share(ofTicksOver: limit, at: now), 0.1)
        XCTAssertGreaterThan(meter.quantile(0.99), limit, "the quantile alone would have called it slow")
    }

    func testALoopThatIsOverrunIsSeen() {
        let meter = LagMeter()
        var now = Moment(nanoseconds: 100_000_000_000)
        for _ in 0..<60 {
            now = now + .milliseconds(160)
            meter.note(155_000_000, at: now)
        }
        XCTAssertGreaterThan(meter.share(ofTicksOver: limit, at: now), 0.25)
    }
}
