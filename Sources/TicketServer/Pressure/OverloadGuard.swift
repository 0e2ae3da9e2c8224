// Turning requests away while the server is behind: looking at seats first, then taking them; never paying.

import TicketCore

/// Nobody loses anything by it: the session, the seats in hand and the place in the line stay.
struct OverloadGuard: Sendable {
    let pressure: @Sendable () -> ShopPressure
    let path: PurchasePath
    let randomness: any Randomness

    func check(_ request: Request, _ route: Route) throws(Failure) {
        guard let weight = route.purchase(request.method)?.weight, weight != .pay else { return }
        let grade = pressure().shedding
        guard LoadShedding.turnsAway(weight, grade: grade, dice: grade > 0 ? randomness.next() : 0) else { return }
        path.turnAway(weight)
        // Spread, so that they do not all come back in the same second.
        throw .shopBusy(retryAfter: 2 + Int(randomness.below(3)))
    }
}
