// Listening sockets: made, shared, inherited.

import Glibc
import XCTest

@testable import TicketServer

final class ListeningSocketTests: XCTestCase {
    func testAnInheritedSocketIsServed() throws {
        let bound = try ListeningSocket(binding: try XCTUnwrapped(SocketAddress("127.0.0.1:0")))
        let passed = fcntl(bound.number, F_DUPFD, 500)
        setenv("LISTEN_PID", "\(getpid())", 1)
        setenv("LISTEN_FDS", "1", 1)
        let inherited = try ListeningSocket.inherited(from: passed)
        XCTAssertEqual(inherited.map(\.address), [bound.address])
        XCTAssertEqual(fcntl(passed, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC)
        XCTAssertNil(getenv("LISTEN_FDS"), "a child does not take them for its own")
        let server = try TestServer {
            $0.addresses = []
            $0.inherited = inherited
        }
        XCTAssertEqual(server.address, bound.address)
        XCTAssertTrue(try server.exchange("GET /prepared HTTP/1.1\r\nHost: a\r\n\r\n").hasSuffix("prepared"))
    }

    func testSocketsMeantForAnotherProcessAreLeftAlone() throws {
        setenv("LISTEN_FDS", "1", 1)
        defer { unsetenv("LISTEN_FDS") }
        for process in ["1", "+\(getpid())", ""] {
            setenv("LISTEN_PID", process, 1)
            XCTAssertTrue(try ListeningSocket.inherited().isEmpty, process)
        }
        unsetenv("LISTEN_PID")
        XCTAssertTrue(try ListeningSocket.inherited().isEmpty)
    }

    func testADescriptorThatDoesNotListenIsRefused() throws {
        setenv("LISTEN_PID", "\(getpid())", 1)
        setenv("LISTEN_FDS", "1", 1)
        let other = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(other) }
        XCTAssertThrowsError(try ListeningSocket.inherited(from: other))
    }

    func testAnAddressInUseIsAnError() throws {
        let first = try ListeningSocket(binding: try XCTUnwrapped(SocketAddress("[::1]:0")))
        XCTAssertThrowsError(try ListeningSocket(binding: first.address)) { error in
            XCTAssertEqual("\(error)", "bind: Address already in use")
        }
    }

    func testConnectionsSpreadOverTheLoops() throws {
        let server = try TestServer { $0.loops = 4 }
        let clients = try (0..<100).map { _ in try Client(server.address) }
        XCTAssertTrue(eventually { server.server.statistics.open == 100 })
        for loop in server.server.statistics.loops { XCTAssertGreaterThan(loop.open, 15) }
        _ = clients
    }
}
