// The end of a server: no request is lost.

import Glibc
import Synchronization
import XCTest

@testable import TicketServer

final class DrainTests: XCTestCase {
    func testDrainingFinishesWhatIsUnderWay() async throws {
        let test = try TestServer()
        let busy = try Client(test.address)
        busy.send(wire("GET /wait HTTP/1.1\nHost: a\n\n"))
        let idle = try Client(test.address)
        idle.send(wire("GET /prepared HTTP/1.1\nHost: a\n\n"))
        XCTAssertFalse(idle.read(through: "prepared").contains("close"))
        let halfSent = try Client(test.address)
        halfSent.send(wire("POST /echo HTTP/1.1\nHost: a\nContent-Length: 4\n\nha"))
        XCTAssertTrue(eventually { test.server.statistics.requests == 3 })

        let result = Mutex<Bool?>(nil)
        let server = test.server
        server.loops[0].spawn {
            let isClean = await server.drain(
                notice: .milliseconds(50), idleGrace: .milliseconds(50), grace: .seconds(10))
            result.withLock { $0 = isClean }
        }
        XCTAssertTrue(eventually { server.isDraining }, "readiness flips first")
        let late = try Client(test.address)
        late.send(wire("GET /prepared HTTP/1.1\nHost: a\n\n"))
        XCTAssertTrue(late.rest().contains("Connection: close"), "still accepted, told to go")
        XCTAssertEqual(idle.rest(), "", "an idle connection is ended in order")
        XCTAssertThrowsError(try Client(test.address), "nothing is accepted any more")
        halfSent.send("lf")
        XCTAssertTrue(halfSent.rest().hasSuffix("half"))
        XCTAssertNil(result.withLock { $0 }, "not over while a handler is at work")
        test.application.isReleased.set()
        let answer = busy.rest()
        XCTAssertTrue(answer.contains("Connection: close") && answer.hasSuffix("waited"), answer)
        XCTAssertTrue(eventually { result.withLock { $0 } == true })
    }

    func testWhoHasConnectedIsAnswered() throws {
        let test = try TestServer { $0.loops = 1 }
        let isHeld = SharedFlag()
        test.server.loops[0].perform { while !isHeld.isSet { usleep(1000) } }
        // More than one turn of accepting takes, all in the kernel's queue when the drain begins.
        let clients = try (0..<400).map { _ in try Client(test.address) }
        let server = test.server
        let other = try Loop(name: "other")
        other.spawn { await server.drain(notice: .zero, idleGrace: .seconds(5), grace: .seconds(10)) }
        XCTAssertTrue(eventually { server.isDraining })
        for client in clients { client.send(wire("GET /prepared HTTP/1.1\nHost: a\n\n")) }
        isHeld.set()
        for client in clients { XCTAssertTrue(client.rest().hasSuffix("prepared")) }
    }

    func testWhatDoesNotEndIsCut() async throws {
        let test = try TestServer()
        let busy = try Client(test.address)
        busy.send(wire("GET /wait HTTP/1.1\nHost: a\n\n"))
        XCTAssertTrue(eventually { test.server.statistics.requests == 1 })
        let isClean = await test.server.drain(notice: .zero, idleGrace: .zero, grace: .milliseconds(50))
        XCTAssertFalse(isClean)
        XCTAssertTrue(eventually { test.server.statistics.open == 0 && test.application.cancelled.isSet })
        XCTAssertEqual(busy.rest().replacingOccurrences(of: "<reset>", with: ""), "")
    }
}
