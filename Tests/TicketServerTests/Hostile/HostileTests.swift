// Clients that are slow, greedy, broken or malicious, over real sockets.

import Glibc
import Synchronization
import XCTest

@testable import TicketServer

final class HostileTests: XCTestCase {
    private let get = wire("GET /prepared HTTP/1.1\nHost: a\n\n")

    private func assertServes(_ server: TestServer, line: UInt = #line) throws {
        XCTAssertTrue(try server.exchange(get).hasPrefix("HTTP/1.1 200 OK"), "the server serves others", line: line)
    }

    private func assertEmpties(_ server: TestServer, line: UInt = #line) {
        XCTAssertTrue(eventually { server.server.statistics.open == 0 }, "no connection is left", line: line)
    }

    func testASlowHeadIsCut() throws {
        let server = try TestServer { $0.limits.headTime = .milliseconds(50) }
        let slow = try Client(server.address)
        slow.send("GET / HTTP/1.1\r\nX-")
        XCTAssertTrue(slow.rest().hasPrefix("HTTP/1.1 408 Request Timeout"))
        let silent = try Client(server.address)
        XCTAssertEqual(silent.rest(), "", "who says nothing is told nothing")
        assertEmpties(server)
    }

    func testDrippingDoesNotExtendTheTimeOfAHead() throws {
        let server = try TestServer { $0.limits.headTime = .milliseconds(100) }
        let client = try Client(server.address)
        client.send("GET / HTTP/1.1\r\n")
        let answered = SharedFlag()
        let reader = Thread { if client.rest().contains(" 408 ") { answered.set() } }
        reader.start()
        for _ in 0..<1000 where !answered.isSet {
            client.send("X: y\r\n")
            usleep(10_000)
        }
        XCTAssertTrue(eventually { answered.isSet })
    }

    func testASlowBodyIsCut() throws {
        let server = try TestServer { $0.limits.bodyGrace = .milliseconds(50) }
        let client = try Client(server.address)
        client.send(wire("POST /echo HTTP/1.1\nHost: a\nContent-Length: 900\n\nabc"))
        XCTAssertTrue(client.rest().hasPrefix("HTTP/1.1 408 Request Timeout"))
    }

    func testAnIdleConnectionIsEndedWithoutAWord() throws {
        let server = try TestServer { $0.limits.idleTime = .milliseconds(50) }
        let client = try Client(server.address)
        client.send(get)
        XCTAssertTrue(client.rest().hasSuffix("prepared"))
        assertEmpties(server)
    }

    func testRequestsAConnectionAreCounted() throws {
        let server = try TestServer { $0.limits.requestsPerConnection = 3 }
        let text = try server.exchange(get + get + get + get)
        XCTAssertEqual(text.components(separatedBy: "prepared").count - 1, 3)
        XCTAssertEqual(text.components(separatedBy: "Connection: close").count - 1, 1)
    }

    func testResetsAtEachByteLeaveNothingBehind() throws {
        let server = try TestServer()
        let request = Array(wire("POST /echo HTTP/1.1\nHost: a\nContent-Length: 4\n\nbody").utf8)
        for length in 0...request.count {
            let client = try Client(server.address)
            client.send(Array(request[..<length]))
            client.reset()
        }
        XCTAssertTrue(eventually { server.server.statistics.accepted == request.count + 1 })
        assertEmpties(server)
        try assertServes(server)
    }

    func testAHandlerWhoseClientIsGoneIsCancelled() throws {
        let server = try TestServer()
        let client = try Client(server.address)
        client.send(wire("GET /wait HTTP/1.1\nHost: a\n\n"))
        XCTAssertTrue(eventually { server.server.statistics.requests == 1 })
        client.reset()
        XCTAssertTrue(eventually { server.application.cancelled.isSet })
        XCTAssertTrue(eventually { server.application.exchanges.withLock { $0.last?.isAborted } == true })
        assertEmpties(server)
    }

    func testAHalfClosedClientGetsItsAnswer() throws {
        let server = try TestServer()
        let client = try Client(server.address)
        client.send(wire("GET /wait HTTP/1.1\nHost: a\n\n"))
        client.endSending()
        XCTAssertTrue(eventually { server.server.statistics.requests == 1 })
        server.application.isReleased.set()
        XCTAssertTrue(client.rest().hasSuffix("waited"))
        assertEmpties(server)
    }

    func testAStreamWaitsForItsReader() throws {
        let server = try TestServer()
        let client = try Client(server.address, receiveBuffer: 8192)
        client.send(wire("GET /endless HTTP/1.1\nHost: a\n\n"))
        var last = -1
        // Without back-pressure the count would never stand still.
        XCTAssertTrue(
            eventually {
                let now = server.application.streamed.load(ordering: .relaxed)
                defer { last = now }
                usleep(100_000)
                return now > 0 && now == last
            })
        for _ in 0..<1000 { _ = client.receive() }
        XCTAssertTrue(eventually { server.application.streamed.load(ordering: .relaxed) > last }, "goes on when read")
        client.reset()
        assertEmpties(server)
        XCTAssertTrue(eventually { server.application.exchanges.withLock { $0.last?.isAborted } == true })
    }

    func testAReaderThatTakesNothingIsCut() throws {
        let server = try TestServer { $0.limits.writeTime = .milliseconds(100) }
        let client = try Client(server.address, receiveBuffer: 4096)
        client.send(wire("GET /large HTTP/1.1\nHost: a\n\n"))
        XCTAssertTrue(eventually { server.server.statistics.requests == 1 })
        assertEmpties(server)
        _ = client
    }

    func testPipeliningWithoutReadingIsBounded() throws {
        let server = try TestServer {
            $0.limits.writeTime = .seconds(60)
            $0.limits.requestsPerConnection = .max
        }
        let client = try Client(server.address, receiveBuffer: 4096)
        var flags = fcntl(client.socket, F_GETFL)
        flags |= O_NONBLOCK
        _ = fcntl(client.socket, F_SETFL, flags)
        let burst = Array(String(repeating: get, count: 1000).utf8)
        var (sent, stuck) = (0, 0)
        // The server stops reading, so that in the end the client's own kernel takes no more.
        for _ in 0..<100_000 where stuck < 50 {
            let taken = send(client.socket, burst, burst.count, Int32(MSG_NOSIGNAL))
            sent += max(0, taken)
            stuck = taken < 0 ? stuck + 1 : 0
            if taken < 0 { usleep(2000) }
        }
        var last = -1
        XCTAssertTrue(
            eventually {
                let now = server.server.statistics.requests
                defer { last = now }
                usleep(200_000)
                return now == last
            })
        // The kernel's buffers take 4 MB of answers at most; ours 128 KB. Without the bound it is all that was sent.
        XCTAssertLessThan(last, 60_000, "of \(sent / get.utf8.count) requests sent")
        try assertServes(server)
    }

    func testAnEndlessRequestAfterTheLastAnswerIsCut() throws {
        let server = try TestServer {
            $0.limits.lingerBytes = 100_000
            $0.limits.lingerTime = .seconds(60)
        }
        let client = try Client(server.address)
        client.send("GET / BAD\r\n\r\n")
        XCTAssertTrue(client.read(through: "version.").hasPrefix("HTTP/1.1 400"))
        for _ in 0..<200 { client.send([UInt8](repeating: 0x78, count: 10_000)) }
        assertEmpties(server)
    }

    func testConnectionsAreLimited() throws {
        let server = try TestServer {
            $0.limits.connections = 32
            $0.limits.connectionsPerNetwork = 4
            $0.limits.limitsLoopback = true
        }
        let clients = try (0..<4).map { _ in try Client(server.address) }
        for client in clients {
            client.send(get)
            XCTAssertTrue(client.read(through: "prepared").contains("200 OK"))
        }
        XCTAssertTrue(try Client(server.address).rest().hasPrefix("HTTP/1.1 429 Too Many Requests"))
        clients[0].close()
        XCTAssertTrue(eventually { server.server.statistics.open == 3 })
        try assertServes(server)
    }

    func testConnectionsInAllAreLimited() throws {
        let server = try TestServer { $0.limits.connections = 32 }
        let clients = try (0..<32).map { _ in try Client(server.address) }
        // Answered, hence counted: which loop takes a connection in first is nobody's promise.
        for client in clients {
            client.send(get)
            XCTAssertTrue(client.read(through: "prepared").contains("200 OK"))
        }
        XCTAssertTrue(try Client(server.address).rest().hasPrefix("HTTP/1.1 503 Service Unavailable"))
        _ = clients
    }

    func testWithoutDescriptorsItBacksOffAndRecovers() throws {
        let server = try TestServer()
        try assertServes(server)
        var old = rlimit()
        getrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &old)
        // The clients are made first: they and the server share one process and its limit.
        let sockets = (0..<8).map { _ in Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }
        defer { for socket in sockets { close(socket) } }
        let next = dup(sockets[0])
        close(next)
        var low = rlimit(rlim_cur: rlim_t(next + 2), rlim_max: old.rlim_max)
        setrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &low)
        for socket in sockets {
            _ = server.address.withKernelForm { connect(socket, $0, $1) }
            send(socket, get, get.utf8.count, Int32(MSG_NOSIGNAL))
        }
        usleep(300_000)
        setrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &old)
        let answered = sockets.filter { socket in
            var limit = timeval(tv_sec: 10, tv_usec: 0)
            setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            var bytes = [UInt8](repeating: 0, count: 1000)
            return recv(socket, &bytes, 1000, 0) > 0
        }
        XCTAssertGreaterThan(answered.count, 1, "who waited in the queue is served afterwards")
        try assertServes(server)
    }

    func testHugeThingsAreRefusedBeforeTheyAreHeld() throws {
        let server = try TestServer()
        let long = String(repeating: "x", count: 100_000)
        for (request, status) in [
            ("GET /\(long) HTTP/1.1\r\nHost: a\r\n\r\n", "414"),
            ("GET / HTTP/1.1\r\nHost: a\r\nX: \(long)\r\n\r\n", "431"),
            ("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;\(long)", "400"),
            ("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n\(long)", "413"),
        ] {
            XCTAssertTrue(try server.exchange(request).hasPrefix("HTTP/1.1 \(status)"), status)
        }
        assertEmpties(server)
    }

    func testSmuggledRequestsAreNeverAnswered() throws {
        let server = try TestServer()
        let inner = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"
        for head in [
            "Content-Length: 0\r\nTransfer-Encoding: chunked",
            "Content-Length: 0\r\nContent-Length: \(inner.utf8.count)",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "Transfer-Encoding: \tchunked\u{b}",
            "Content-Length: 0\n", "X: a\rContent-Length: 0", "Transfer-Encoding:\r\n chunked", "Content-Length: 0,0",
        ] {
            let answer = try server.exchange("POST /echo HTTP/1.1\r\nHost: a\r\n\(head)\r\n\r\n0\r\n\r\n\(inner)")
            XCTAssertTrue(answer.hasPrefix("HTTP/1.1 400"), "\(head): \(answer)")
            XCTAssertEqual(answer.components(separatedBy: "HTTP/1.1 ").count, 2, "one answer, then the end")
        }
    }
}
