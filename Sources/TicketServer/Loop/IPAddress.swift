// Internet addresses as values: parsed, printed, compared and given to the kernel.

import Glibc
import TicketCore

/// An IPv4 or IPv6 address. IPv4 is kept as its mapped form (::ffff:a.b.c.d), so that the two compare alike.
struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Four bytes (IPv4) or sixteen (IPv6), in network order; nil for any other number.
    init?(bytes: some Collection<UInt8>) {
        switch bytes.count {
        case 4:
            high = 0
            low = bytes.reduce(0xFFFF) { $0 << 8 | UInt64($1) }
        case 16:
            high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
            low = bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) }
        default: return nil
        }
    }

    /// "192.0.2.1" or "2001:db8::1", as inet_pton reads them: no zone, no brackets, no leading zeros.
    init?(_ text: String) {
        guard !text.utf8.contains(0) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &bytes) == 1 {
            self.init(bytes: bytes.prefix(4))
        } else if inet_pton(AF_INET6, text, &bytes) == 1 {
            self.init(bytes: bytes)
        } else {
            return nil
        }
    }

    var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }
    var isLoopback: Bool { isIPv4 ? low >> 24 & 0xFF == 127 : high == 0 && low == 1 }

    /// Sixteen bytes, network order.
    var bytes: [UInt8] {
        [high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) } }
    }

    var description: String {
        let bytes = isIPv4 ? Array(bytes.suffix(4)) : bytes
        let length = Int(INET6_ADDRSTRLEN)
        return String(unsafeUninitializedCapacity: length) { text in
            text.withMemoryRebound(to: CChar.self) { text in
                _ = inet_ntop(isIPv4 ? AF_INET : AF_INET6, bytes, text.baseAddress, socklen_t(length))
                return strlen(text.baseAddress!)
            }
        }
    }
}

/// An address and a port.
struct SocketAddress: Hashable, Sendable, CustomStringConvertible {
    var ip: IPAddress
    var port: UInt16

    /// "127.0.0.1:8080" or "[::1]:8080"; nil for anything else, names included.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard let port = UInt16(digits: text[text.index(after: colon)...]), let ip = IPAddress(String(host)) else {
            return nil
        }
        self.init(ip: ip, port: port)
    }

    init(ip: IPAddress, port: UInt16) {
        self.ip = ip
        self.port = port
    }

    /// What the kernel wrote; nil for a family that is not the internet's.
    init?(_ storage: sockaddr_storage) {
        let family = Int32(storage.ss_family)
        let address: SocketAddress? = withUnsafeBytes(of: storage) { bytes in
            let port = UInt16(bytes[2]) << 8 | UInt16(bytes[3])
            switch family {
            case AF_INET: return IPAddress(bytes: bytes[4..<8]).map { SocketAddress(ip: $0, port: port) }
            case AF_INET6: return IPAddress(bytes: bytes[8..<24]).map { SocketAddress(ip: $0, port: port) }
            default: return nil
            }
        }
        guard let address else { return nil }
        self = address
    }

    var description: String { ip.isIPv4 ? "\(ip):\(port)" : "[\(ip)]:\(port)" }

    var family: Int32 { ip.isIPv4 ? AF_INET : AF_INET6 }

    /// Hands the address to a system call.
    func withKernelForm<R>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> R) -> R {
        var storage = sockaddr_storage()
        storage.ss_family = sa_family_t(family)
        let bytes = ip.bytes
        withUnsafeMutableBytes(of: &storage) { raw in
            raw[2] = UInt8(port >> 8)
            raw[3] = UInt8(port & 255)
            if ip.isIPv4 {
                raw.baseAddress!.advanced(by: 4).copyMemory(from: Array(bytes.suffix(4)), byteCount: 4)
            } else {
                raw.baseAddress!.advanced(by: 8).copyMemory(from: bytes, byteCount: 16)
            }
        }
        let length = socklen_t(ip.isIPv4 ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size)
        return withUnsafePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }
}
