// A small application and a client of bare sockets, for tests of the wire.

import Foundation
import Glibc
import Synchronization
import TicketCore

@testable import TicketServer

/// Answers a few paths, each the shortest way to one behaviour of the server.
final class TestApplication: Application {
    static let prepared = PreparedResponse(
        .ok, [.contentType: "text/plain", .etag: "\"v1\""], body: Array("prepared".utf8), route: "/prepared")

    let exchanges = Mutex<[Exchange]>([])
    let isReleased = SharedFlag()
    let cancelled = SharedFlag()
    let streamed = Atomic<Int>(0)

    func bodyLimit(for head: borrowing RequestHead) -> Int { head.pathEquals("/none") ? 0 : 1000 }

    func immediate(_ head: borrowing RequestHead) -> PreparedResponse? {
        head.pathEquals("/prepared") ? TestApplication.prepared : nil
    }

    func respond(to request: Request) async -> Response {
        switch request.path {
        case "/echo": return Response(.ok, [.contentType: "text/plain"], body: .bytes(request.body), route: "/echo")
        case "/whoami":
            let text = "\(request.client) \(request.isSecure) \(request.host) \(request.query ?? "-")"
            return Response(.ok, body: .bytes(Array(text.utf8)))
        case "/wait":
            while !isReleased.isSet, !Task.isCancelled { await Task.yield() }
            if Task.isCancelled { cancelled.set() }
            return Response(.ok, body: .bytes(Array("waited".utf8)))
        case "/stream":
            return Response(
                .ok,
                body: .stream {
                    try await $0.write("one,"); try await $0.write("two")
                })
        case "/broken":
            return Response(
                .ok,
                body: .stream {
                    try await $0.write("part"); throw StreamError.closed
                })
        case "/endless": return Response(.ok, body: .stream { [self] in try await endless($0) })
        case "/large": return Response(.ok, body: .bytes(Array(repeating: 0x78, count: 20_000_000)))
        case "/prepared-late": return Response(.ok, body: .prepared(TestApplication.prepared))
        case "/fields":
            return Response(.seeOther, [.location: "/", .contentLength: "99", .connection: "upgrade", .date: "never"])
        default: return Response(.notFound, body: .bytes(Array("\(request.method) \(request.path)".utf8)))
        }
    }

    func refused(_ status: Status, reason: String) -> Response {
        Response(status, [.contentType: "text/plain"], body: .bytes(Array(reason.utf8)))
    }

    func finished(_ exchange: Exchange) { exchanges.withLock { $0.append(exchange) } }

    private func endless(_ stream: ResponseStream) async throws {
        while true {
            try await stream.write(Array(repeating: 0x79, count: 10_000))
            streamed.add(10_000, ordering: .relaxed)
        }
    }
}

/// A clock at Sun, 06 Nov 1994 08:49:37 GMT, the moment RFC 9110 uses.
let exampleClock = ManualClock(Instant(milliseconds: 784_111_777_000))

/// A server on a free port of loopback.
struct TestServer {
    let application = TestApplication()
    let server: Server
    let address: SocketAddress

    init(_ change: (inout ServerOptions) -> Void = { _ in }) throws {
        var options = ServerOptions()
        options.addresses = [try XCTUnwrapped(SocketAddress("127.0.0.1:0"))]
        options.loops = 2
        options.clock = exampleClock
        change(&options)
        server = try Server(application: application, options: options)
        address = try XCTUnwrapped(try server.start().first)
    }

    /// Sends `request` on a connection of its own, says that no more will come, and returns all that comes back.
    func exchange(_ request: String) throws -> String {
        let client = try Client(address)
        client.send(request)
        client.endSending()
        return client.rest()
    }
}

/// A missing value ends the test with an error instead of a crash.
func XCTUnwrapped<T>(_ value: T?) throws -> T {
    guard let value else { throw SystemError(call: "a value is missing", code: EINVAL) }
    return value
}

/// A client of one blocking socket. Reading gives up after 10 seconds, so that a server that hangs fails the test.
final class Client: @unchecked Sendable {
    let socket: Int32
    private var isOpen = true

    init(_ address: SocketAddress, receiveBuffer: Int32? = nil) throws {
        socket = Glibc.socket(address.family, Int32(SOCK_STREAM.rawValue), 0)
        if var size = receiveBuffer { setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &size, 4) }
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        let socket = socket
        try requireCall("connect") { address.withKernelForm { connect(socket, $0, $1) } }
    }

    deinit { close() }

    func send(_ text: String) { send(Array(text.utf8)) }
    func send(_ bytes: [UInt8]) { _ = Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) }
    func endSending() { shutdown(socket, Int32(SHUT_WR)) }

    /// What one read gives; empty at the end or after 10 seconds.
    func receive(atMost count: Int = 65_536) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        return Array(bytes[..<max(0, recv(socket, &bytes, count, 0))])
    }

    /// Reads until `end` has come.
    func read(through end: String) -> String {
        var text = ""
        while !text.contains(end) {
            let bytes = receive()
            guard !bytes.isEmpty else { return text + "<end>" }
            text += String(decoding: bytes, as: UTF8.self)
        }
        return text
    }

    /// Reads until the server closes; "<silence>" if it does not.
    func rest() -> String {
        var all: [UInt8] = []
        while true {
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = recv(socket, &bytes, bytes.count, 0)
            if count == 0 { return String(decoding: all, as: UTF8.self) }
            if count < 0 {
                return String(decoding: all, as: UTF8.self) + (errno == ECONNRESET ? "<reset>" : "<silence>")
            }
            all += bytes[..<count]
        }
    }

    /// Ends the connection with a reset instead of an orderly close.
    func reset() {
        var now = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    func close() {
        guard isOpen else { return }
        isOpen = false
        Glibc.close(socket)
    }
}

/// Waits until `condition` holds; false after 10 seconds.
func eventually(_ condition: () -> Bool) -> Bool {
    let end = Moment.now() + .seconds(10)
    while Moment.now() < end {
        if condition() { return true }
        usleep(2000)
    }
    return condition()
}

/// Text with CRLF line ends, as the wire has them.
func wire(_ text: String) -> String { text.replacingOccurrences(of: "\n", with: "\r\n") }
