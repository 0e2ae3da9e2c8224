import Foundation
import Glibc
import Synchronization
import XCTest

/// The balancers' samples, run as they are but for their ports, in front of a server that counts what reaches it.
final class ProxySampleTests: XCTestCase {
    func testHAProxy() throws {
        let backend = try CountingBackend()
        let front = try Sockets.freePort()
        let file = try temporaryDirectory(for: self).appending(path: "haproxy.cfg")
        try Project.text("Config/haproxy.cfg")
            .replacing("127.0.0.1:8443", with: "127.0.0.1:\(front)")
            .replacing("127.0.0.1:8080", with: "127.0.0.1:\(backend.port)")
            .write(to: file, atomically: true, encoding: .utf8)
        try startFront("/usr/sbin/haproxy", ["-db", "-f", file.path], package: "haproxy", listeningOn: front)
        try checkHeaders(front, backend)
        try checkPostsAreNotRepeated(front, backend)
        try checkReadsAreRepeated(front, backend)
    }

    func testNginx() throws {
        let backend = try CountingBackend()
        let front = try Sockets.freePort()
        let directory = try temporaryDirectory(for: self)
        let file = directory.appending(path: "nginx.conf")
        // The same server twice, or there would be none to repeat a request to.
        let servers = String(repeating: "server 127.0.0.1:\(backend.port) max_fails=0; ", count: 2)
        let text = try Project.text("Config/nginx.conf")
            .replacing("/var/cache/nginx", with: directory.path)
            .replacing("worker_processes auto;", with: "worker_processes 1;\npid \(directory.path)/pid;")
            .replacing("127.0.0.1:8444", with: "127.0.0.1:\(front)")
            .replacing("server 127.0.0.1:8080 max_fails=2 fail_timeout=2s;", with: servers)
        XCTAssertTrue(text.contains(servers))
        try text.write(to: file, atomically: true, encoding: .utf8)
        let arguments = ["-p", directory.path, "-c", file.path, "-e", "stderr", "-g", "daemon off;"]
        try startFront("/usr/sbin/nginx", arguments, package: "nginx-light", listeningOn: front)
        try checkHeaders(front, backend)
        try checkPostsAreNotRepeated(front, backend)
        for number in 0..<20 {
            let answer = try Sockets.ask(front, "GET", "/queue/K7Q2M9XA/now?\(number)")
            XCTAssertTrue(answer.hasPrefix("HTTP/1.1 200"), answer)
        }
        XCTAssertLessThan(backend.count("GET /queue/K7Q2M9XA/now"), 20, "the crowd's answer comes from the cache")
        for _ in 0..<3 { _ = try Sockets.ask(front, "GET", "/order") }
        XCTAssertEqual(backend.count("GET /order"), 3, "a person's answer never does")
        try checkReadsAreRepeated(front, backend)
    }

    private func checkHeaders(_ front: UInt16, _ backend: CountingBackend) throws {
        let invented =
            "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: mine\r\nForwarded: for=6.6.6.6\r\n"
        let answer = try Sockets.ask(front, "GET", "/headers", invented + "X-Request-Id: mine\r\n")
        XCTAssertTrue(answer.hasPrefix("HTTP/1.1 200"), answer)
        let head = try XCTUnwrap(backend.heads.first { $0.hasPrefix("GET /headers") }).lowercased()
        XCTAssertTrue(head.contains("\r\nx-forwarded-for: 127.0.0.1\r\n"), head)
        XCTAssertTrue(head.contains("\r\nx-forwarded-proto: http\r\n"), head)
        XCTAssertTrue(head.contains("\r\nx-request-id: "), head)
        XCTAssertFalse(head.contains("6.6.6.6") || head.contains("mine"), head)
        for path in ["/metrics", "/livez", "/readyz"] {
            XCTAssertTrue(try Sockets.ask(front, "GET", path).hasPrefix("HTTP/1.1 404"), path)
        }
        XCTAssertEqual(backend.count("GET /metrics"), 0)
    }

    private func checkPostsAreNotRepeated(_ front: UInt16, _ backend: CountingBackend) throws {
        let answer = try Sockets.ask(front, "POST", "/lost", "Content-Length: 0\r\n")
        XCTAssertTrue(answer.hasPrefix("HTTP/1.1 502"), answer)
        XCTAssertEqual(backend.count("POST /lost"), 1)
    }

    /// What changes nothing may be asked again; it also shows that not repeating a POST is the sample's doing.
    private func checkReadsAreRepeated(_ front: UInt16, _ backend: CountingBackend) throws {
        _ = try Sockets.ask(front, "GET", "/lost")
        XCTAssertGreaterThan(backend.count("GET /lost"), 1)
    }
}

/// A server that keeps the heads it was sent. It answers `/lost` by closing the connection.
private final class CountingBackend: Sendable {
    let port: UInt16
    private let descriptor: Int32
    private let seen = Mutex<[String]>([])

    init() throws {
        (descriptor, port) = try Sockets.listening()
        Thread { [self] in
            while case let client = accept(descriptor, nil, nil), client >= 0 {
                Thread { [self] in serve(client) }.start()
            }
        }.start()
    }

    var heads: [String] { seen.withLock { $0 } }
    func count(_ start: String) -> Int { heads.count { $0.hasPrefix(start) } }

    private func serve(_ client: Int32) {
        defer { close(client) }
        let head = Sockets.read(client) { $0.contains("\r\n\r\n") }
        seen.withLock { $0.append(head) }
        if head.contains(" /lost ") { return }
        let control = head.contains("/now") ? "public, max-age=1" : "private, no-store"
        Sockets.write(
            client, "HTTP/1.1 200 OK\r\nCache-Control: \(control)\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
    }
}

private enum Sockets {
    struct Failure: Error {}

    static func listening() throws -> (descriptor: Int32, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = loopback(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let done = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
                bind(descriptor, general, length) == 0 && listen(descriptor, 64) == 0
                    && getsockname(descriptor, general, &length) == 0
            }
        }
        guard done else { throw Failure() }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    static func freePort() throws -> UInt16 {
        let (descriptor, port) = try listening()
        close(descriptor)
        return port
    }

    static func connected(_ port: UInt16) -> Int32? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = loopback(port)
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if code == 0 { return descriptor }
        close(descriptor)
        return nil
    }

    /// The whole answer as text.
    static func ask(_ port: UInt16, _ method: String, _ path: String, _ fields: String = "") throws -> String {
        guard let descriptor = connected(port) else { throw Failure() }
        defer { close(descriptor) }
        write(descriptor, "\(method) \(path) HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\(fields)\r\n")
        return read(descriptor) { _ in false }
    }

    static func write(_ descriptor: Int32, _ text: String) {
        _ = send(descriptor, text, text.utf8.count, Int32(MSG_NOSIGNAL))
    }

    static func read(_ descriptor: Int32, until isEnough: (String) -> Bool) -> String {
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 8192)
        while !isEnough(text), case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 {
            text += String(decoding: buffer[..<count], as: UTF8.self)
        }
        return text
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
