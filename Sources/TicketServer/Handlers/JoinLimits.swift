// How often codes may be tried: access codes and the codes of another device.

import TicketCore

/// Neither can be guessed (96 and 50 bits); the limits keep the noise of those who try out of the logs and off the loops.
final class JoinLimits: Sendable {
    private let access: TryLimit<IPAddress>
    private let moves: TryLimit<IPAddress>
    private let sparesLoopback: Bool

    init(sparesLoopback: Bool, clock: any Clock) {
        // A whole office types its codes in the minute of the opening.
        access = TryLimit(30, per: .minutes(1), clock: clock)
        moves = TryLimit(10, per: .minutes(1), clock: clock)
        self.sparesLoopback = sparesLoopback
    }

    /// Counts a try at an access code as a wrong one, until `accessWasRight`.
    func access(from address: IPAddress) throws(Failure) { if isCounted(address) { try access.take(address.customer) } }
    func accessWasRight(from address: IPAddress) { if isCounted(address) { access.giveBack(address.customer) } }

    /// Counts a try to take over a place, until `moveWasRight`.
    func move(from address: IPAddress) throws(Failure) { if isCounted(address) { try moves.take(address.customer) } }
    func moveWasRight(from address: IPAddress) { if isCounted(address) { moves.giveBack(address.customer) } }

    /// Where a join comes from, as the waiting room counts it; nil if it is not counted.
    func origin(_ address: IPAddress) -> JoinOrigin? {
        guard isCounted(address) else { return nil }
        return JoinOrigin(network: address.network.bytes, customer: address.customer.bytes)
    }

    private func isCounted(_ address: IPAddress) -> Bool { !(sparesLoopback && address.isLoopback) }
}
