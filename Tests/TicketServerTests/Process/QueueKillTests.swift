import Foundation
import Synchronization
import XCTest

/// The power fails while people wait, again and again: no place is lost, none is given twice, the line never goes back.
final class QueueKillTests: XCTestCase {
    /// Somebody who joined, and what they were told since.
    private final class Fan: Sendable {
        struct State {
            var isInside = false
            var readCalled = 0
        }

        let number: Int
        let cookies: [String: String]
        let state = Mutex(State())

        init(_ number: Int, _ cookies: [String: String]) {
            self.number = number
            self.cookies = cookies
        }

        func visitor(_ port: UInt16) throws -> Visitor {
            let visitor = try Visitor(port)
            visitor.cookies = cookies
            return visitor
        }
    }

    private final class Crowd: Sendable {
        let fans = Mutex<[Fan]>([])
    }

    /// A door for 40 people, so that most wait; nobody buys.
    private static let arguments = ["--waiting-room-rate", "50", "--waiting-room-shoppers", "40"]

    func testNoPlaceIsLostOrGivenTwice() throws {
        // Planted anew: a room keeps the pace it was made with.
        var server = try ServerProcess(self) {
            $0.arguments = QueueKillTests.arguments
            $0.isFirstStart = true
        }
        try server.waitReady()
        let event = try server.report().event
        let crowd = Crowd()
        for round in 0..<6 {
            let isOver = SeenFlag()
            let port = server.port
            let threads = (0..<8).map { number in
                ClientThread.start { QueueKillTests.wait(event, port, crowd, isOver, number) }
            }
            // Anywhere in the work of a tick, of a block of numbers, of an admission.
            usleep(300_000 + UInt32.random(in: 0..<250_000))
            server.kill()
            isOver.set()
            for thread in threads { thread.join() }
            let last = server
            server = try ServerProcess(self) {
                $0.data = last.data
                $0.arguments = QueueKillTests.arguments
            }
            try server.waitReady()
            try check(crowd.fans.withLock { $0 }, event, server, "round \(round)")
        }
        let fans = crowd.fans.withLock { $0 }
        XCTAssertLessThanOrEqual(
            fans.count { $0.state.withLock { $0.isInside } }, 40, "more were let in than the shop holds")
        print(fans.count, "people joined,", fans.count { $0.state.withLock { $0.isInside } }, "were let in, 6 kills")
        server.stop()
    }

    /// Joins, looks, tries to come in, until the server is gone.
    private static func wait(_ event: String, _ port: UInt16, _ crowd: Crowd, _ isOver: SeenFlag, _ thread: Int) {
        while !isOver.isSet, let visitor = try? Visitor(port) {
            do {
                let purchase = Purchase(event: event, visitor: visitor)
                let fan = Fan(try purchase.join(), visitor.cookies)
                crowd.fans.withLock { $0.append(fan) }
                try ask(fan, event, visitor)
                let old = crowd.fans.withLock { $0.randomElement() }
                if let old { try ask(old, event, try old.visitor(port)) }
            } catch is Visitor.Failure {
                continue
            } catch {
                return XCTFail("\(error)")
            }
        }
    }

    /// What is told must fit what was told before, whoever was killed in between.
    private static func ask(_ fan: Fan, _ event: String, _ visitor: Visitor) throws {
        let before = fan.state.withLock { $0.readCalled }
        let now = try visitor.get("/queue/\(event)/now").json
        let called = now["sv"] as? Int ?? -1
        XCTAssertGreaterThanOrEqual(called, before, "the line went back")
        fan.state.withLock { $0.readCalled = max($0.readCalled, called) }
        let answer = try visitor.post("/queue/\(event)/enter")
        XCTAssertTrue([200, 202, 409, 429].contains(answer.status), "\(fan.number): \(answer.status) \(answer.text)")
        guard answer.status == 200 else { return }
        fan.state.withLock { $0.isInside = true }
        // Who is let in was called, and that is in the books before it is told.
        let later = try visitor.get("/queue/\(event)/now").json["sv"] as? Int ?? -1
        fan.state.withLock { $0.readCalled = max($0.readCalled, fan.number + 1, later) }
    }

    private func check(_ fans: [Fan], _ event: String, _ server: ServerProcess, _ round: String) throws {
        XCTAssertEqual(Set(fans.map(\.number)).count, fans.count, "\(round): a number was given twice")
        let called = try Visitor(server.port).get("/queue/\(event)/now").json["sv"] as? Int ?? -1
        for fan in fans {
            let read = fan.state.withLock { $0.readCalled }
            XCTAssertGreaterThanOrEqual(called, read, "\(round): what \(fan.number) read was undone")
        }
        for fan in fans.suffix(40) + fans.prefix(40) {
            let visitor = try fan.visitor(server.port)
            XCTAssertEqual(
                try Purchase(event: event, visitor: visitor).join(), fan.number, "\(round): a place in the line is lost"
            )
        }
        // One live session a number: of two browsers with one ticket the earlier is out.
        guard let inside = fans.last(where: { $0.state.withLock { $0.isInside } }) else { return }
        let browsers = try (0..<2).map { _ in try inside.visitor(server.port) }
        let seats = "/en/e/\(event)/cart/line"
        for browser in browsers {
            sleep(1)
            guard try browser.post("/queue/\(event)/enter").status == 200 else { return }
        }
        XCTAssertEqual(
            try browsers[0].get(seats, ["Accept": "text/html"]).status, 403, "\(round): two shop with one number")
        XCTAssertEqual(try browsers[1].get(seats, ["Accept": "text/html"]).status, 200, round)
    }
}
