// The address by which a phone in the same network reaches a server that listens on all of them.

import CLinux
import Glibc

enum ReachableAddress {
    /// `bound` itself, or in place of "all addresses" the machine's first one that is not loopback.
    static func of(_ bound: SocketAddress) -> SocketAddress {
        guard bound.ip == IPAddress("0.0.0.0") || bound.ip == IPAddress("::") else { return bound }
        return SocketAddress(ip: first ?? bound.ip, port: bound.port)
    }

    private static var first: IPAddress? {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else { return nil }
        defer { freeifaddrs(list) }
        var entry = list
        while let interface = entry?.pointee {
            defer { entry = interface.ifa_next }
            guard let address = interface.ifa_addr, address.pointee.sa_family == sa_family_t(AF_INET) else { continue }
            var storage = sockaddr_storage()
            withUnsafeMutableBytes(of: &storage) { target in
                target.copyMemory(from: UnsafeRawBufferPointer(start: address, count: MemoryLayout<sockaddr_in>.size))
            }
            if let found = SocketAddress(storage)?.ip, !found.isLoopback { return found }
        }
        return nil
    }
}
