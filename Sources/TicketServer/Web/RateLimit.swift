// How many requests one client may make: a bucket of tokens for each address, IPv6 by its /64.

import TicketCore

final class RateLimit: Sendable {
    /// A lock each, so that the loops seldom wait for one another.
    private let shards: [TryLimit<IPAddress>]
    private let sparesLoopback: Bool

    /// - Parameters:
    ///   - rate: requests a second, over time.
    ///   - burst: requests at once.
    ///   - sparesLoopback: load programs and a balancer of this machine that sends no forwarding fields.
    init(rate: Int, burst: Int, sparesLoopback: Bool, clock: any Clock) {
        let filling = Duration.milliseconds(Int64(max(1, burst * 1000 / rate)))
        shards = (0..<16).map { _ in TryLimit(burst, per: filling, clock: clock) }
        self.sparesLoopback = sparesLoopback
    }

    /// Takes one token for a request that changes something or costs a query; what everybody sees alike is free.
    func check(_ request: Request, _ route: Route) throws(Failure) {
        switch route {
        case .live, .ready, .metrics, .asset, .paymentNotification, .paymentReturn: return
        default: break
        }
        if sparesLoopback, request.client.isLoopback { return }
        let client = request.client.customer
        try shards[Int(UInt(bitPattern: client.hashValue) % 16)].take(client)
    }
}
