// Networks: which neighbours are believed, and which connections count as one neighbourhood.

import TicketCore

/// Who a request is from, once the proxies in front are accounted for.
typealias ClientAddress = IPAddress

/// A network in CIDR notation.
struct CIDR: Sendable, Hashable, CustomStringConvertible {
    let base: IPAddress
    /// Bits of the 128-bit form that must agree; 96 more than the written number for IPv4.
    private let bits: Int

    /// "10.0.0.0/8", "2001:db8::/32", or an address alone. Nil for anything else, and if bits beyond the prefix are set.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = IPAddress(String(parts[0])) else { return nil }
        let most = address.isIPv4 ? 32 : 128
        guard let prefix = parts.count == 2 ? Int(digits: parts[1]) : most, prefix <= most else { return nil }
        bits = prefix + 128 - most
        base = address
        guard address.masked(to: bits) == address else { return nil }
    }

    func contains(_ address: IPAddress) -> Bool { address.masked(to: bits) == base }

    var description: String { "\(base)/\(base.isIPv4 ? bits - 96 : bits)" }
}

extension IPAddress {
    /// The address with all but the first `bits` of its 128 bits cleared.
    func masked(to bits: Int) -> IPAddress {
        let highMask = bits >= 64 ? UInt64.max : ~(UInt64.max >> UInt64(bits))
        let lowMask = bits >= 128 ? UInt64.max : bits <= 64 ? 0 : ~(UInt64.max >> UInt64(bits - 64))
        return IPAddress(high: high & highMask, low: low & lowMask)
    }

    /// One customer of a provider: the address of IPv4, the /64 of IPv6, whose other bits a machine changes as it likes.
    var customer: IPAddress { isIPv4 ? self : masked(to: 64) }

    /// The neighbourhood that connections are counted by: what one customer of a provider usually has, the /24 of IPv4
    /// (carriers put many people behind one), the /48 of IPv6.
    var network: IPAddress { masked(to: isIPv4 ? 96 + 24 : 48) }
}

extension [CIDR] {
    func contains(_ address: IPAddress) -> Bool { contains { $0.contains(address) } }
}
