// Who asks: the shopping session of a fan, and the sign-in of staff.

import TicketCore

extension ShopApplication {
    /// The shopper of this request. Everything in front of the seats asks here: that is the gate of the waiting room.
    func shopper(_ request: Request, _ event: ID<Event>, isActive: Bool = true) throws(Failure) -> Shopper {
        let name = shop.queueCookies(event).sessionName
        guard let token = request.cookie(name), let shopper = shop.rooms.shopper(token, of: event, isActive: isActive)
        else { throw .queueRequired(event) }
        return shopper
    }

    func buyer(_ shopper: Shopper) -> Buyer { Buyer(number: shopper.key.number) }

    /// Takes places into the shopper's cart, within what their network may hold.
    func take(
        _ wish: Wish, _ request: Request, _ shopper: Shopper, _ listing: Listing, idempotency: IdempotencyKey? = nil
    ) async throws -> Hold {
        let count =
            switch wish {
            case .places(let places): places.count
            case .best(let request): request.count
            }
        let hold = try await shares.hold(count, of: listing, from: request.client) {
            try await shop.inventory.hold(wish, for: buyer(shopper), of: listing, idempotency: idempotency)
        }
        tellRoom(shopper, holdsSeats: true)
        return hold
    }

    /// The form in a request's body.
    func form(_ request: Request) throws -> Form {
        let type = request.fields[.contentType]?.prefix { $0 != ";" }.lowercased().trimmed
        guard type == "application/x-www-form-urlencoded" else { throw BodyFault.mediaType }
        guard let form = Form(request.body) else { throw Failure.invalid(.body) }
        return form
    }

    /// What the address says after its question mark.
    func query(_ request: Request) throws(Failure) -> Form {
        guard let query = request.query else { return .empty }
        guard let form = Form(query.utf8) else { throw .invalid(.body) }
        return form
    }

    /// Tells the waiting room what a shopper does now, from what is in the cart.
    func tellRoom(_ shopper: Shopper, holdsSeats: Bool) {
        if holdsSeats {
            shop.rooms.setHolding(shopper.key)
        } else {
            shop.rooms.setShopping(shopper.key)
        }
    }
}
