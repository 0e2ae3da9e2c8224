// From the sale's state to the organiser's figures.

import TicketCore

struct AdminModels {
    let shop: Shop
    let language: Language

    func stage(_ listing: Listing) -> SaleStage {
        switch listing.event.salePhase(at: shop.clock.now()) {
        case .hidden: .scheduled(listing.event.sale.opensAt)
        case .notYet(let opensAt): .scheduled(opensAt)
        case .open: .open
        case .paused: .paused
        case .closed: .closed
        }
    }

    func figures(_ listing: Listing) throws -> SaleFigures {
        let counts = listing.board.map.total
        let totals = try shop.database.read { try $0.orderTotals(of: listing.id) }
        let revenue = totals.filter { $0.state == .paid || $0.state == .partiallyRefunded }.reduce(0) { $0 + $1.total }
        let room = shop.rooms.figures(listing.id)
        return SaleFigures(
            places: listing.plan.count, held: counts.held, sold: counts.sold, blocked: counts.blocked,
            revenue: Money(revenue, listing.event.currency), waiting: Int(room?.waiting ?? 0),
            shopping: room?.inside ?? 0)
    }

    func event(_ listing: Listing, person: String) throws -> AdminEventPage.Model {
        let room = shop.rooms.figures(listing.id)
        return AdminEventPage.Model(
            person: person, event: EventBrief(listing, language), now: shop.clock.now(), stage: stage(listing),
            figures: try figures(listing), room: figures(room), door: door(listing),
            pauseMessages: shop.rooms.messages(listing.id), categories: try categories(listing),
            orders: try orders(listing),
            seen: try shop.database.read { try $0.auditCount(of: listing.id.description) })
    }

    private func figures(_ room: RoomFigures?) -> AdminEventPage.RoomFigures {
        AdminEventPage.RoomFigures(
            waiting: Int(room?.waiting ?? 0), atTheDoor: room?.atDoor ?? 0, shopping: room?.inside ?? 0,
            finished: (room?.done ?? 0) + (room?.left ?? 0) + (room?.idle ?? 0), lastNumber: Int(room?.numbers ?? 0))
    }

    func door(_ listing: Listing) -> AdminEventPage.Door {
        let room = shop.rooms.figures(listing.id)
        let normal = Double(shop.configuration.waitingRoom.rate)
        let rate = room?.pace.admissionsPerSecond ?? normal
        let speed: AdminEventPage.Speed = rate < normal * 0.75 ? .slow : rate > normal * 1.5 ? .fast : .normal
        let cap = room?.pace.shoppers ?? shop.configuration.waitingRoom.shoppers
        return AdminEventPage.Door(rate: String(Int(rate.rounded())), cap: String(cap), speed: speed)
    }

    private func categories(_ listing: Listing) throws -> [AdminEventPage.Category] {
        let map = listing.board.map
        let revenue = try shop.database.read { try $0.paidItems(of: listing.id) }
        var byCategory: [Int: Int64] = [:]
        for (place, amount) in revenue where listing.plan.hasPlace(place) {
            byCategory[listing.plan.category(of: place), default: 0] += amount
        }
        return listing.plan.categories.indices.map { index in
            let category = listing.plan.categories[index]
            let counts = map.counts(category: index)
            return AdminEventPage.Category(
                name: category.name(language), colour: category.colour,
                price: listing.event.prices.announced(category: category.key) ?? Money(0, listing.event.currency),
                places: counts.free + counts.held + counts.sold + counts.blocked, held: counts.held, sold: counts.sold,
                blocked: counts.blocked, revenue: Money(byCategory[index] ?? 0, listing.event.currency))
        }
    }

    private func orders(_ listing: Listing) throws -> [AdminEventPage.OrderLine] {
        try shop.database.read { transaction in
            try transaction.latestOrders(of: listing.id, limit: 20).map { order in
                AdminEventPage.OrderLine(
                    code: order.code, placed: order.createdAt, tickets: try transaction.itemCount(of: order.id),
                    total: order.total, state: .init(order.state))
            }
        }
    }
}

extension AdminEventPage.OrderState {
    init(_ state: OrderState) {
        switch state {
        case .awaitingPayment: self = .awaitingPayment
        case .paid: self = .paid
        case .expired: self = .expired
        case .cancelled: self = .cancelled
        case .refunded: self = .refunded
        case .partiallyRefunded: self = .partlyRefunded
        }
    }
}
