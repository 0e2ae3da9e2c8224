// A range of internet addresses in CIDR form (RFC 4632, RFC 4291 section 2.3).

import Glibc
import TicketCore

/// A network such as `10.0.0.0/8` or `fd00::/8`; a bare address is the network of that one address.
struct Network: Sendable, Hashable, CustomStringConvertible {
    /// 4 or 16 bytes; the bits behind the prefix are zero.
    let bytes: [UInt8]
    let prefix: Int

    /// Nil for anything else, and for an address with bits behind its prefix: `10.0.0.5/8` is a mistake that would
    /// trust 16 million hosts more than the writer meant.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = Network.parse(String(parts[0])) else { return nil }
        var prefix = address.count * 8
        if parts.count == 2 {
            guard let length = Int(digits: parts[1]), length <= prefix else { return nil }
            prefix = length
        }
        self.init(masking: address, to: prefix)
        guard bytes == address else { return nil }
    }

    /// The network of `prefix` bits that `address` (4 or 16 bytes) lies in.
    init(masking address: [UInt8], to prefix: Int) {
        precondition(prefix >= 0 && prefix <= address.count * 8, "a prefix must lie within its address")
        self.prefix = prefix
        bytes = address.enumerated().map { index, byte in
            let kept = min(8, max(0, prefix - index * 8))
            return byte & UInt8(truncatingIfNeeded: 0xFF00 >> kept)
        }
    }

    /// Whether `address` (4 or 16 bytes) lies in this network. IPv4 written as IPv6 (`::ffff:1.2.3.4`) counts as IPv4.
    func contains(_ address: [UInt8]) -> Bool {
        let address = Network.unmapped(address)
        return address.count == bytes.count && Network(masking: address, to: prefix).bytes == bytes
    }

    var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
        let address = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return prefix == bytes.count * 8 ? address : "\(address)/\(prefix)"
    }

    private static func parse(_ text: String) -> [UInt8]? {
        var four = [UInt8](repeating: 0, count: 4)
        if inet_pton(AF_INET, text, &four) == 1 { return four }
        var sixteen = [UInt8](repeating: 0, count: 16)
        return inet_pton(AF_INET6, text, &sixteen) == 1 ? unmapped(sixteen) : nil
    }

    private static func unmapped(_ address: [UInt8]) -> [UInt8] {
        let mark: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        return address.count == 16 && address.starts(with: mark) ? Array(address[12...]) : address
    }
}
