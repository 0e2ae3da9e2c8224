// Telling systemd how we are (sd_notify(3)), without libsystemd: one datagram to the socket it names.

import CLinux
import Glibc
import TicketCore

/// The service manager that started this process; without one nothing is sent.
struct ServiceManager: Sendable {
    private let path: String?
    /// How often the watchdog wants to be fed: half of what systemd waits. Nil: there is no watchdog for this process.
    let watchdogInterval: Duration?

    init(environment: [String: String], processID: Int32 = getpid()) {
        path = environment["NOTIFY_SOCKET"].flatMap { $0.hasPrefix("/") || $0.hasPrefix("@") ? $0 : nil }
        let isOurs = environment["WATCHDOG_PID"].map { $0 == String(processID) } ?? true
        let microseconds = environment["WATCHDOG_USEC"].flatMap { Int64(digits: $0) } ?? 0
        watchdogInterval = isOurs && microseconds > 0 ? .microseconds(microseconds / 2) : nil
    }

    func ready() { send("READY=1") }
    func stopping() { send("STOPPING=1") }
    func feedWatchdog() { send("WATCHDOG=1") }

    /// Whether the manager took the message. Nobody needs to act on a no: the start-up time-out will.
    @discardableResult
    private func send(_ message: String) -> Bool {
        guard let path else { return false }
        var address = sockaddr_un()
        let name = Array(path.utf8)
        guard name.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { place in
            place.copyBytes(from: name)
            if name.first == UInt8(ascii: "@") { place[0] = 0 }  // an abstract socket: unix(7)
        }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
                sendto(descriptor, message, message.utf8.count, Int32(MSG_NOSIGNAL), general, length)
            }
        } == message.utf8.count
    }
}
