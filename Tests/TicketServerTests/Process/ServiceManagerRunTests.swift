import Foundation
import Glibc
import XCTest

/// What systemd hears of the real server: a unit with WatchdogSec= kills whoever falls silent.
final class ServiceManagerRunTests: XCTestCase {
    func testReadyThenAPulseThenStopping() throws {
        let path = try temporaryDirectory(for: self).appending(path: "notify").path
        let manager = try Datagrams(at: path)
        let server = try ServerProcess(self) {
            $0.shell = "NOTIFY_SOCKET=\(path) WATCHDOG_USEC=200000 exec \"$@\""
        }
        XCTAssertEqual(manager.next(), "READY=1")
        XCTAssertEqual(try Visitor(server.port).get("/readyz").status, 200)
        for _ in 0..<4 { XCTAssertEqual(manager.next(), "WATCHDOG=1") }
        server.send(SIGTERM)
        var said = manager.next()
        while said == "WATCHDOG=1" { said = manager.next() }
        XCTAssertEqual(said, "STOPPING=1")
        XCTAssertEqual(server.end(), .exit(0))
    }

    func testAStoppedServerHasNoPulse() throws {
        let path = try temporaryDirectory(for: self).appending(path: "notify").path
        let manager = try Datagrams(at: path)
        let server = try ServerProcess(self) {
            $0.shell = "NOTIFY_SOCKET=\(path) WATCHDOG_USEC=200000 exec \"$@\""
        }
        XCTAssertEqual(manager.next(), "READY=1")
        server.send(SIGSTOP)
        while manager.next(within: 1) != nil {}
        server.send(SIGCONT)
        XCTAssertEqual(manager.next(), "WATCHDOG=1")
        server.stop()
    }

    private final class Datagrams {
        private let socket: Int32

        init(at path: String) throws {
            socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
            let code = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            guard code == 0 else { throw ProcessTrouble(description: "\(path): \(String(cString: strerror(errno)))") }
        }

        deinit { close(socket) }

        /// The next message; nil if none comes.
        func next(within seconds: Int = 20) -> String? {
            var wait = timeval(tv_sec: seconds, tv_usec: 0)
            setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
            var buffer = [UInt8](repeating: 0, count: 512)
            let count = recv(socket, &buffer, buffer.count, 0)
            return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
        }
    }
}
