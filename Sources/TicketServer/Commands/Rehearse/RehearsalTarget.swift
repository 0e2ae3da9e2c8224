// The server that a rehearsal is aimed at, and whether it may be.

import Glibc
import TicketCore

/// A server as it is reached: one address, one port, plain http.
struct RehearsalTarget: Sendable, Hashable {
    let address: SocketAddress
    /// For the Host field.
    let host: String

    /// - Parameter isOwned: whether whoever starts this says that a server elsewhere is theirs.
    init(_ url: String, isOwned: Bool) throws(CommandFailure) {
        guard let known = PublicURL(url.hasSuffix("/") ? String(url.dropLast()) : url) else {
            throw RehearseOptions.usage("\(url): the address of a server is http://, a host and a port")
        }
        guard !known.isSecure else {
            throw CommandFailure(
                message: "\(url): fans of a rehearsal speak plain http; name the address behind your TLS")
        }
        host = String(known.text.dropFirst("http://".count))
        let hasPort = host.hasPrefix("[") ? !host.hasSuffix("]") : host.contains(":")
        guard let listen = ListenAddress(hasPort ? host : host + ":80") else {
            throw RehearseOptions.usage("\(url): that is no address of a server")
        }
        address = try AddressLookUp.address(of: listen)
        guard isOwned || RehearsalTarget.isNear(address.ip) else {
            throw CommandFailure(
                message: """
                    \(address.ip) is neither this machine nor in a private network: a crowd of fans there would be an attack. \
                    If the server is yours, say --i-own-this-server.
                    """)
        }
    }

    /// Loopback, private (RFC 1918, RFC 4193) and link-local addresses.
    static func isNear(_ ip: IPAddress) -> Bool {
        if ip.isLoopback { return true }
        let bytes = ip.bytes
        guard ip.isIPv4 else { return bytes[0] & 0xFE == 0xFC || bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80 }
        switch (bytes[12], bytes[13]) {
        case (10, _), (192, 168), (169, 254): return true
        case (172, let second): return (16...31).contains(second)
        default: return false
        }
    }
}
