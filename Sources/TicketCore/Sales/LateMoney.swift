// Late money: it came after its order had ended. It becomes the same seats, other seats the buyer agreed to, or a refund.

/// What was found for late money whose own seats are gone.
enum OtherSeats {
    case notSought
    /// As many as the order has, set aside in memory.
    case found([Int])
    case none
}

/// Thrown to leave a transaction without a trace: other seats must be chosen first. A search takes up to milliseconds, for
/// which the writer, and with it every buyer, must not wait.
struct OtherSeatsWanted: Error {
    let listing: Listing
    let request: PlaceRequest
}

extension Payments {
    /// How often other hands may be quicker than the search before the money goes back.
    private static let otherSeatAttempts = 5

    /// Chooses other seats and tries again with them; gives the money back if none can be had.
    func settleElsewhere(_ news: GatewayNews, _ wanted: OtherSeatsWanted) async throws {
        let board = wanted.listing.board
        for _ in 0..<Payments.otherSeatAttempts {
            guard let places = try? board.setAsideBest(wanted.request) else { break }
            defer { board.putBack(places) }
            do { return try await act(on: news, .found(places)) } catch is OtherSeatsWanted { continue }
        }
        try await act(on: news, .none)
    }

    func receiveLate(
        _ order: Order, _ payment: Payment, _ listing: Listing, _ others: OtherSeats, _ transaction: Transaction,
        _ now: Instant
    ) throws {
        if order.state == .expired, try isWithinLimit(order, listing, transaction),
            let places = try lateSeats(order, listing, others, transaction)
        {
            return try markPaid(order, from: .expired, places, transaction, now)
        }
        guard try transaction.move(order.id, from: order.state, to: .refunded) else {
            throw DatabaseFailure.corrupt("order \(order.id) was changed by nobody")
        }
        try refund(payment.amount, of: payment, .late, transaction, now)
    }

    private func isWithinLimit(_ order: Order, _ listing: Listing, _ transaction: Transaction) throws -> Bool {
        let event = listing.event
        let ofBuyer = try transaction.placesOf(order.buyer, event: event.id)
        let ofEmail = try transaction.placesOf(emailKey: order.contact.emailKey, event: event.id)
        return max(ofBuyer, ofEmail) + order.items.count <= event.limitPerBuyer
    }

    private func lateSeats(
        _ order: Order, _ listing: Listing, _ others: OtherSeats, _ transaction: Transaction
    ) throws -> [Int]? {
        let own = order.items.map(\.place)
        if try sell(own, of: order, listing, transaction) { return own }
        guard order.contact.acceptsOtherSeats, let request = requestLike(order, listing) else { return nil }
        switch others {
        case .none: return nil
        case .found(let places) where try sell(places, of: order, listing, transaction): return places
        case .found, .notSought: throw OtherSeatsWanted(listing: listing, request: request)
        }
    }

    /// Sells free places to an order that has none any more; false if one of them is not free.
    private func sell(_ places: [Int], of order: Order, _ listing: Listing, _ transaction: Transaction) throws -> Bool {
        let chosen = zip(places, order.items).map { (place: $0, ticketType: $1.ticketType) }
        guard let hold = try inventory.sellLate(chosen, for: order, of: listing, in: transaction) else { return false }
        try transaction.replacePlaces(of: order.id, with: places, hold: hold)
        return true
    }

    /// Asks for as many places of the same category and no worse: as many for wheelchairs, and no restricted view for who
    /// had none. nil if the order has places of several categories.
    private func requestLike(_ order: Order, _ listing: Listing) -> PlaceRequest? {
        let plan = listing.plan
        let categories = Set(order.items.map { plan.category(of: $0.place) })
        let flags = order.items.map { plan.flags(of: $0.place) }
        guard categories.count == 1, (1...BestAvailable.countLimit).contains(order.items.count) else { return nil }
        var request = PlaceRequest(count: order.items.count)
        request.categories = categories
        request.accessible = flags.count { $0.contains(.accessible) }
        request.avoidsRestrictedView = !flags.contains { $0.contains(.restrictedView) }
        return request
    }
}
