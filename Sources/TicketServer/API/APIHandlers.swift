// The programs' way in: from an address under /api/v1 to its handler.

import TicketCore

extension ShopApplication {
    /// Answers a request of a program. Its method is one that the address has.
    func handleAPI(_ request: Request, _ route: APIRoute) async throws -> Response {
        switch route {
        case .events: return eventList()
        case .event(let event): return try eventFacts(event)
        case .plan(let event): return try seatPlan(event)
        case .availability(let event): return try availability(request, event)

        case .holds(let event): return try await makeHold(request, event)
        case .hold(let event, let hold):
            return request.method == .delete
                ? try await endHold(request, event, hold) : try showHold(request, event, hold)
        case .holdExtension(let event, let hold): return try await extendHold(request, event, hold)

        case .orders(let event): return try await makeOrder(request, event)
        case .rehearsal(let event):
            return request.method == .post
                ? try await planRehearsal(request, event) : try await rehearsalFacts(request, event)
        case .order(let order): return try showOrder(request, order)
        case .orderPayments(let order): return try await startPayment(request, order)
        case .orderTickets(let order): return try showTickets(request, order)
        case .testGateway(let reference): return try await actAtTestGateway(request, reference)

        case .devices: return try await setUpDevice(request)
        case .checkIns: return try await checkIn(request)
        }
    }
}
