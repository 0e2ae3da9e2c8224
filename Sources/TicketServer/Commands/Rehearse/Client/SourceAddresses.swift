// Where the fans of a rehearsal come from: on loopback every fan can have an address of a network of its own.

import TicketCore

/// The addresses a crowd comes from. All of 127.0.0.0/8 is this machine (RFC 1122 section 3.2.1.3), and a server that
/// counts by network sees a country instead of one busy neighbour.
struct SourceAddresses: Sendable, Hashable {
    /// Most fans share their address with a family; so many fans to one address.
    static let fansPerHome = 4
    /// One fan in so many is behind a carrier's or a campus's few addresses, which lie in one network.
    static let sharedPart = 20
    /// Addresses of that network.
    static let sharedCount = 200

    /// Homes, each with a /24 of its own.
    let homes: Int
    /// False for a target that is not on loopback: the kernel chooses the address.
    let areBound: Bool

    init(fans: Int, target: IPAddress) {
        homes = min(max(1, fans / SourceAddresses.fansPerHome), 60_000)
        areBound = target.isIPv4 && target.isLoopback
    }

    /// The number of the address from which the fan `index` comes.
    func source(ofFan index: Int) -> Int {
        let (group, member) = index.quotientAndRemainder(dividingBy: Self.sharedPart)
        return member == Self.sharedPart - 1 ? homes + group % Self.sharedCount : (index - group) % homes
    }

    /// 127.1.0.0 and up, a network for each home; the shared network is 127.254.254.0/24. Nil when the kernel chooses.
    func address(_ source: Int) -> IPAddress? {
        guard areBound else { return nil }
        if source >= homes { return IPAddress(bytes: [127, 254, 254, UInt8(1 + (source - homes) % Self.sharedCount)]) }
        return IPAddress(bytes: [127, UInt8(1 + source / 256), UInt8(source % 256), UInt8(1 + source % 250)])
    }
}
