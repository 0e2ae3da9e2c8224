// How much of a house one network may hold at a time: against those who hold seats so that nobody else can buy them.

import Synchronization
import TicketCore

/// Counts the places that each network has in hand (OWASP OAT-021), IPv4 by its address, IPv6 by its /48. Places that were
/// bought do not count; places that were let go count for an hour.
///
/// In memory: after a restart the places that are held then are nobody's, for as long as they are held.
final class NetworkShares: Sendable {
    /// Less than one in so many places of the house may be in one network's hands at a time.
    private static let part = 50
    /// Never less than the whole limit of so many buyers: a family, an office, a small house.
    private static let leastBuyers = 4

    private let sparesLoopback: Bool
    private let clock: any Clock
    private let houses = Mutex<[ID<Event>: HouseShares]>([:])

    init(sparesLoopback: Bool, clock: any Clock) {
        self.sparesLoopback = sparesLoopback
        self.clock = clock
    }

    /// Takes places for somebody, if their network does not have too many already.
    ///
    /// - Parameter count: how many are asked for.
    func hold(
        _ count: Int, of listing: Listing, from address: IPAddress, _ take: () async throws -> Hold
    ) async throws -> Hold {
        if sparesLoopback, address.isLoopback { return try await take() }
        let network = address.isIPv4 ? address : address.masked(to: 48)
        guard reserve(count, listing, network) else { throw Failure.tooFast(retryAfter: 60) }
        do {
            let hold = try await take()
            settle(count, hold, listing, network)
            return hold
        } catch {
            settle(count, nil, listing, network)
            throw error
        }
    }

    private func reserve(_ count: Int, _ listing: Listing, _ network: IPAddress) -> Bool {
        let now = clock.now()
        let part = (listing.plan.count - 1) / NetworkShares.part
        let most = max(part, NetworkShares.leastBuyers * listing.event.limitPerBuyer)
        return houses.withLock { houses in
            houses[listing.id, default: HouseShares(most: most)].reserve(count, network, now) { listing.board.map }
        }
    }

    private func settle(_ count: Int, _ hold: Hold?, _ listing: Listing, _ network: IPAddress) {
        let places = hold.map { hold in hold.places.map { (place: $0.ordinal, hold: hold.id) } } ?? []
        houses.withLock { $0[listing.id]?.settle(count, places, network) }
    }
}

/// The shares of one house.
struct HouseShares: Sendable {
    private struct Owner {
        let network: IPAddress
        let hold: ID<Hold>
    }

    private struct Share {
        /// Places it took and may still hold: which of them it does not, is looked up when it matters.
        var places: Set<Int> = []
        /// Places of requests that are under way.
        var pending = 0
        /// Places it let go; fewer as time passes.
        var wasted = 0.0
        var at: Instant
    }

    /// Places of one network at a time.
    let most: Int
    /// Places that one network may have had and not bought, in an hour.
    private let mostAnHour: Double
    private var owners: [Int: Owner] = [:]
    private var shares: [IPAddress: Share] = [:]

    /// Networks kept before those with nothing in hand are forgotten.
    private static let networks = 50_000

    init(most: Int) {
        self.most = most
        mostAnHour = Double(most) * 2.5
    }

    /// Whether `network` may have `count` places more; if so they count as its own until `settle`.
    mutating func reserve(_ count: Int, _ network: IPAddress, _ now: Instant, map: () -> AvailabilityMap) -> Bool {
        if shares.count > HouseShares.networks {
            shares = shares.filter { !$0.value.places.isEmpty || $0.value.pending > 0 }
        }
        var share = shares.removeValue(forKey: network) ?? Share(at: now)
        defer { shares[network] = share }
        let hours = Double(max(0, (now - share.at).inMilliseconds)) / 3_600_000
        share.wasted = max(0, share.wasted - hours * mostAnHour)
        share.at = now
        if !fits(share, count) { lookUp(&share, map()) }
        guard fits(share, count) else { return false }
        share.pending += count
        return true
    }

    private func fits(_ share: Share, _ count: Int) -> Bool {
        let had = share.places.count + share.pending + count
        return had <= most && Double(had) + share.wasted <= mostAnHour
    }

    /// Forgets the places that the network has bought, and counts those that it let go.
    private mutating func lookUp(_ share: inout Share, _ map: AvailabilityMap) {
        for place in share.places where map[place] != .held {
            share.places.remove(place)
            owners[place] = nil
            if map[place] == .free { share.wasted += 1 }
        }
    }

    /// The request for `count` places is over; `taken` is the whole cart it led to.
    mutating func settle(_ count: Int, _ taken: [(place: Int, hold: ID<Hold>)], _ network: IPAddress) {
        shares[network]?.pending -= count
        for (place, hold) in taken {
            if let former = owners[place] {
                if former.hold == hold { continue }
                // It was let go in between, or it could not have been taken.
                shares[former.network]?.places.remove(place)
                shares[former.network]?.wasted += 1
            }
            owners[place] = Owner(network: network, hold: hold)
            shares[network]?.places.insert(place)
        }
    }
}
