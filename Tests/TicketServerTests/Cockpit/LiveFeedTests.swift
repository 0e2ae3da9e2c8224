import Synchronization
import TicketCore
import XCTest

@testable import TicketServer

final class LiveFeedTests: XCTestCase {
    private let event = ID<Event>(rawValue: 1 << 39)
    private let anna = ID<Account>(rawValue: 1)
    private let piotr = ID<Account>(rawValue: 2)

    private func message(_ id: Int64) -> LiveFeed.Message { LiveFeed.Message(id: id, texts: [:]) }

    func testAMessageIsToldOnceAndTheNewestOnly() async throws {
        let feed = LiveFeed()
        let seat = try feed.open(event, anna)
        feed.publish(event, message(1))
        feed.publish(event, message(2))
        let first = await seat.next(after: 0)
        XCTAssertEqual(first?.id, 2)
        async let second = seat.next(after: 2)
        feed.publish(event, message(3))
        let next = await second
        XCTAssertEqual(next?.id, 3)
    }

    func testEveryScreenIsWokenAtOnce() async throws {
        let feed = LiveFeed()
        let seats = try (0..<8).map { _ in try feed.open(event, anna) }
        let loop = try Loop(name: "screens")
        let heard = Mutex<[Int64]>([])
        for seat in seats {
            loop.spawn { if let message = await seat.next(after: 0) { heard.withLock { $0.append(message.id) } } }
        }
        feed.publish(event, message(7))
        XCTAssertTrue(eventually { heard.withLock { $0 } == Array(repeating: 7, count: 8) })
    }

    func testTheEndWakesWhoWaitsAndLetsNobodyIn() async throws {
        let feed = LiveFeed()
        let seat = try feed.open(event, anna)
        let isOver = SharedFlag()
        let loop = try Loop(name: "screen")
        loop.spawn { if await seat.next(after: 0) == nil { isOver.set() } }
        feed.close()
        XCTAssertTrue(eventually { isOver.isSet })
        XCTAssertThrowsError(try feed.open(event, anna)) { XCTAssertTrue($0 is LiveFeed.Full) }
        let late = await seat.next(after: 0)
        XCTAssertNil(late)
    }

    func testWhoHasGoneIsNotWaitedFor() async throws {
        let feed = LiveFeed()
        let loop = try Loop(name: "screen")
        let isOver = SharedFlag()
        let seat = try feed.open(event, anna)
        let task = loop.spawn { if await seat.next(after: 0) == nil { isOver.set() } }
        task.cancel()
        XCTAssertTrue(eventually { isOver.isSet })
    }

    func testSeatsAreCountedAndGivenBack() throws {
        let feed = LiveFeed(limits: .init(all: 3, perAccount: 2))
        var seats = [try feed.open(event, anna), try feed.open(event, anna)]
        XCTAssertThrowsError(try feed.open(event, anna), "two of one account")
        seats.append(try feed.open(event, piotr))
        XCTAssertThrowsError(try feed.open(event, piotr), "three of all")
        XCTAssertEqual(feed.count, 3)
        seats.removeFirst()
        XCTAssertNoThrow(try feed.open(event, anna))
        seats = []
        XCTAssertEqual(feed.count, 0)
        XCTAssertEqual(feed.watched, [])
    }

    func testWhatNobodyWatchesIsNotKept() throws {
        let feed = LiveFeed()
        feed.publish(event, message(1))
        XCTAssertFalse(feed.has(event, since: Instant(milliseconds: 0)))
        var seat: LiveFeed.Seat? = try feed.open(event, anna)
        feed.publish(event, message(2))
        XCTAssertTrue(feed.has(event, since: Instant(milliseconds: 2)))
        XCTAssertEqual(seat?.event, event)
        seat = nil
        XCTAssertFalse(feed.has(event, since: Instant(milliseconds: 0)))
    }
}
