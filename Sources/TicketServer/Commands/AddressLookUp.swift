// From the address in the settings to one that can be bound: names are looked up.

import Glibc

enum AddressLookUp {
    /// The first address of a name, IPv4 before IPv6.
    static func address(of listen: ListenAddress) throws(CommandFailure) -> SocketAddress {
        if let address = SocketAddress(listen.description) { return address }
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        defer { if let list { freeaddrinfo(list) } }
        guard getaddrinfo(listen.host, String(listen.port), &hints, &list) == 0 else {
            throw CommandFailure(message: "the address \(listen) cannot be found: no such host name")
        }
        var found: [SocketAddress] = []
        var entry = list
        while let info = entry?.pointee {
            var storage = sockaddr_storage()
            withUnsafeMutableBytes(of: &storage) { target in
                if let source = info.ai_addr {
                    target.copyMemory(from: .init(start: source, count: Int(info.ai_addrlen)))
                }
            }
            if let address = SocketAddress(storage) { found.append(address) }
            entry = info.ai_next
        }
        guard let address = found.first(where: { $0.ip.isIPv4 }) ?? found.first else {
            throw CommandFailure(message: "the address \(listen) has no form that can be bound")
        }
        return address
    }
}
