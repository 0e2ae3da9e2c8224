// A listening socket: bound by us, or handed over by whoever started the process.

import CLinux
import Glibc
import TicketCore

/// A listening TCP socket, shared by all loops. Closed when its last owner lets go.
final class ListeningSocket: Sendable {
    private let descriptor: Descriptor
    let address: SocketAddress

    var number: Int32 { descriptor.number }

    /// Binds `address` (port 0: any free one) and listens.
    ///
    /// - Parameter backlog: connections that may wait to be accepted. The kernel cuts this at net.core.somaxconn. A whole
    ///   country presses at once: the queue is where it waits.
    convenience init(binding address: SocketAddress, backlog: Int = 65_535) throws(SystemError) {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let socket = Descriptor(owning: try requireCall("socket") { Glibc.socket(address.family, kind, 0) })
        let number = socket.number
        try ListeningSocket.set(number, SOL_SOCKET, SO_REUSEADDR, 1)
        if address.family == AF_INET6 { try ListeningSocket.set(number, Int32(IPPROTO_IPV6), IPV6_V6ONLY, 1) }
        try requireCall("bind") { address.withKernelForm { bind(number, $0, $1) } }
        try requireCall("listen") { listen(number, Int32(clamping: backlog)) }
        try self.init(listening: socket)
    }

    /// Takes over a socket that listens already.
    init(listening socket: consuming Descriptor) throws(SystemError) {
        let number = socket.number
        // Accepted sockets inherit both: small answers leave at once, and the kernel holds little unsent data a reader.
        try ListeningSocket.set(number, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
        try ListeningSocket.set(number, Int32(IPPROTO_TCP), TCP_NOTSENT_LOWAT, 131_072)
        let flags = try requireCall("fcntl") { fcntl(number, F_GETFL) }
        try requireCall("fcntl") { fcntl(number, F_SETFL, flags | O_NONBLOCK) }
        try requireCall("fcntl") { fcntl(number, F_SETFD, FD_CLOEXEC) }
        guard let bound = ListeningSocket.address(of: number) else {
            throw SystemError(call: "getsockname", code: EAFNOSUPPORT)
        }
        address = bound
        descriptor = socket
    }

    /// The sockets systemd passed (sd_listen_fds(3)): descriptors from `first` on, if the variables are meant for this
    /// process.
    static func inherited(from first: Int32 = 3) throws(SystemError) -> [ListeningSocket] {
        guard let process = variable("LISTEN_PID"), Int32(digits: process) == getpid(),
            let count = variable("LISTEN_FDS").flatMap({ Int32(digits: $0) }), count > 0, count < 64
        else { return [] }
        // A child must not believe that they are its own.
        for name in ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"] { unsetenv(name) }
        var sockets: [ListeningSocket] = []
        for number in first..<first + count {
            guard option(number, SOL_SOCKET, SO_ACCEPTCONN) == 1 else {
                throw SystemError(call: "LISTEN_FDS", code: EINVAL)
            }
            sockets.append(try ListeningSocket(listening: Descriptor(owning: number)))
        }
        return sockets
    }

    /// The next connection and who it is from; nil when none waits.
    func accept() throws(SystemError) -> (socket: Int32, peer: SocketAddress)? {
        var storage = sockaddr_storage()
        let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let number = number
        let accepted = try systemCall("accept4") {
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            return withUnsafeMutablePointer(to: &storage) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Int(accept4(number, $0, &length, flags)) }
            }
        }
        guard let accepted else { return nil }
        let unknown = SocketAddress(ip: IPAddress(high: 0, low: 0), port: 0)
        return (Int32(accepted), SocketAddress(storage) ?? unknown)
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    private static func set(_ socket: Int32, _ level: Int32, _ name: Int32, _ value: Int32) throws(SystemError) {
        var value = value
        try requireCall("setsockopt") { setsockopt(socket, level, name, &value, socklen_t(MemoryLayout<Int32>.size)) }
    }

    private static func option(_ socket: Int32, _ level: Int32, _ name: Int32) -> Int32? {
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(socket, level, name, &value, &length) == 0 ? value : nil
    }

    private static func address(of socket: Int32) -> SocketAddress? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
        }
        return result == 0 ? SocketAddress(storage) : nil
    }
}
