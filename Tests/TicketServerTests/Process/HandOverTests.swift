import Foundation
import XCTest

/// A new server takes over from an old one: both have the listening socket, and nobody is turned away.
final class HandOverTests: XCTestCase {
    func testNobodyIsRefusedWhileServersChange() throws {
        let (socket, port) = try FreePort.listening()
        defer { close(socket) }
        var server = try ServerProcess(self) {
            $0.port = port
            $0.socket = socket
            $0.arguments = ["--waiting-room-rate", "5000"]
        }
        try server.waitReady()
        let crowd = Crowd(event: try server.report().event, port: port)
        crowd.begin()
        for _ in 0..<3 {
            let old = server
            server = try ServerProcess(self) {
                $0.port = port
                $0.socket = socket
                $0.data = old.data
                $0.arguments = ["--waiting-room-rate", "5000"]
            }
            usleep(300_000)
            old.send(SIGTERM)
            XCTAssertEqual(old.end(), .exit(0), old.log)
            XCTAssertFalse(try server.report().event.isEmpty)
            usleep(200_000)
        }
        crowd.end()
        XCTAssertEqual(crowd.failures, [])
        XCTAssertGreaterThan(crowd.answers, 500)
        server.stop()
        print(
            "3 hand-overs:", crowd.answers, "answers over", crowd.connections, "connections, failed:",
            crowd.failures.count)
    }

    func testSystemdActivatesIt() throws {
        let port = try FreePort.next()
        let activator = "/usr/bin/systemd-socket-activate"
        guard FileManager.default.isExecutableFile(atPath: activator) else {
            throw MissingTool(description: "\(activator) is missing: bash .ci/setup --tests (Debian package systemd)")
        }
        // The address of the settings is not listened on: what was handed over takes its place.
        let server = try ServerProcess(self) {
            $0.port = port
            $0.shell = "exec \(activator) -l 127.0.0.1:\(port) \"$@\""
            $0.arguments = ["--listen", "127.0.0.1:1"]
        }
        try server.waitReady()
        XCTAssertTrue(try server.report().url.hasSuffix(":\(port)/"))
        server.stop()
    }
}
