import Foundation
import Glibc
import TicketCore
import XCTest

@testable import TicketServer

final class HealthTests: XCTestCase {
    func testReadyWhenEverythingIs() {
        let health = Health()
        XCTAssertFalse(health.ready.isGood, "nothing is open at the start")
        health.succeed(.database)
        XCTAssertEqual(health.ready, Health.Answer(isGood: false, text: "migrations: not yet run\n"))
        health.succeed(.migrations)
        XCTAssertEqual(health.ready, Health.Answer(isGood: true, text: "ok\n"))
        health.fail(.database, "the disk is full")
        XCTAssertEqual(health.ready, Health.Answer(isGood: false, text: "database: the disk is full\n"))
        health.succeed(.database)
        health.startDraining()
        XCTAssertEqual(health.ready, Health.Answer(isGood: false, text: "draining\n"))
        XCTAssertTrue(health.live.isGood, "a draining process is not to be killed")
    }

    /// A datagram socket under `path` (an abstract one if it begins with @), as systemd has it.
    private func manager(at path: String) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { place in
            place.copyBytes(from: path.utf8)
            if path.hasPrefix("@") { place[0] = 0 }
        }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + path.utf8.count)
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
        }
        XCTAssertEqual(code, 0, String(cString: strerror(errno)))
        return descriptor
    }

    private func message(_ descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }

    func testTheServiceManagerIsTold() throws {
        let directory = try temporaryDirectory(for: self)
        for path in [directory.appending(path: "notify").path, "@ticketserver-test-\(getpid())"] {
            let descriptor = manager(at: path)
            let service = ServiceManager(environment: ["NOTIFY_SOCKET": path])
            service.ready()
            XCTAssertEqual(message(descriptor), "READY=1", path)
            service.feedWatchdog()
            XCTAssertEqual(message(descriptor), "WATCHDOG=1")
            service.stopping()
            XCTAssertEqual(message(descriptor), "STOPPING=1")
            close(descriptor)
        }
    }

    func testWithoutAManagerNothingHappens() {
        ServiceManager(environment: [:]).ready()
        ServiceManager(environment: ["NOTIFY_SOCKET": "/nowhere/at/all"]).ready()
        ServiceManager(environment: ["NOTIFY_SOCKET": "/" + String(repeating: "x", count: 500)]).ready()
    }

    func testTheWatchdogIsFedTwiceAsOftenAsItAsksIfItIsOurs() {
        let asked = ["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "42"]
        XCTAssertEqual(ServiceManager(environment: asked, processID: 42).watchdogInterval, .seconds(15))
        XCTAssertNil(ServiceManager(environment: asked, processID: 43).watchdogInterval)
        XCTAssertNil(ServiceManager(environment: [:]).watchdogInterval)
    }
}
