// Turning requests away while the server is behind: looking at seats first, then taking them; never paying.

import TicketCore

/// Nobody loses anything by it: the session, the seats in hand and the place in the line stay.
struct OverloadGuard: Sendable {
    let gauge: PressureGauge
    let randomness: any Randomness

    func check(_ request: Request, _ route: Route) throws(Failure) {
        guard let weight = route.purchase(request.method)?.weight, weight != .pay, gauge.turnsAway(weight) else {
            return
        }
        // Spread, so that they do not all come back in the same second.
        throw .shopBusy(retryAfter: 2 + Int(randomness.below(3)))
    }
}
