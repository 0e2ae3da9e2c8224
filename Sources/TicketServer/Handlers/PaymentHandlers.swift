// Money over HTTP: buyers coming back, gateways telling.

import TicketCore

extension ShopApplication {
    /// A browser comes back from the gateway: never behind the waiting room, without any cookie. The gateway is asked.
    func paymentReturn(_ state: String) async throws -> Response {
        guard let id = ReturnAddress.payment(state, shop.returnSealer) else { throw Failure.notFound }
        let found = try shop.database.read { transaction in
            try transaction.payment(id).flatMap { payment in try transaction.order(payment.order).map { (payment, $0) }
            }
        }
        guard let (payment, order) = found else { throw Failure.notFound }
        if let reference = payment.reference, let gateway = shop.payments.gateways.named(payment.gateway) {
            do { try await shop.payments.refresh(reference, at: gateway) } catch is GatewayFailure {
                // The page says "not yet"; the notification or the sweep will tell.
                shop.log.warning("a gateway did not answer", ["payment.id": .text(payment.id.description)])
            }
        }
        if let now = try shop.database.read({ try $0.order(order.id) }) { tellRoom(now) }
        return .seeOther(.order(order.contact.language, order.id, order.secret))
    }

    /// A gateway tells that something happened. 2xx only when it was worked.
    func paymentNotification(_ request: Request, _ gateway: String) async throws -> Response {
        guard let sender = shop.payments.gateways.named(gateway) else { throw Failure.notFound }
        let notification = RawNotification(
            fields: request.fields.list, query: request.query ?? "", body: request.body)
        let reference = try await shop.payments.notified(notification, from: sender)
        // Who pays and never comes back has bought all the same, and makes room.
        let order = try shop.database.read { transaction in
            try transaction.payment(gateway: gateway, reference: reference).flatMap { try transaction.order($0.order) }
        }
        if let order { tellRoom(order) }
        return .noContent()
    }

    /// The waiting room learns what became of a buyer's payment.
    func tellRoom(_ order: Order) {
        let shopper = ShopperKey(event: order.event, number: order.buyer.number)
        switch order.state {
        case .paid: shop.rooms.setDone(shopper, tickets: order.items.count)
        case .awaitingPayment: shop.rooms.setPaying(shopper)
        default: shop.rooms.setShopping(shopper)
        }
    }
}
