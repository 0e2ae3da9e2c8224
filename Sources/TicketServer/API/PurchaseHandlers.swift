// Orders, payments and tickets for programs. Whoever made an order was told its secret; that is the key to it.

import TicketCore

extension ShopApplication {
    /// A cart becomes an order.
    func makeOrder(_ request: Request, _ event: ID<Event>) async throws -> Response {
        let listing = try shop.listing(event)
        let shopper = try shopper(request, event)
        let wish = try OrderWish(try request.json())
        let key = try request.idempotency("orders/\(event)/\(shopper.key.number)")
        // No cart, with a key: it may be a repetition, whose cart is an order by now. The checkout knows.
        if wish.choosesTypes, let cart = try shop.inventory.cart(of: buyer(shopper), listing), cart.id == wish.hold {
            let types = try wish.types(of: cart, listing)
            _ = try await shop.inventory.setTicketTypes(types, of: buyer(shopper), listing)
        }
        let order = try await shop.checkout.order(
            by: buyer(shopper), contact: try wish.contact(), of: listing, hold: wish.hold, idempotency: key)
        shop.rooms.setPaying(shopper.key)
        let record = try key == nil ? OrderRecord(new: order) : shop.database.read { try OrderRecord(order, $0) }
        let json = OrderJSON(record: record, listing: listing).bytes(withSecret: true)
        return .created(json, at: .api(.order(order.id)))
    }

    func showOrder(_ request: Request, _ id: ID<Order>) throws -> Response {
        .json(try orderFacts(request, id).bytes(withSecret: false))
    }

    func showTickets(_ request: Request, _ id: ID<Order>) throws -> Response {
        .json(try orderFacts(request, id).tickets)
    }

    private func orderFacts(_ request: Request, _ id: ID<Order>) throws -> OrderJSON {
        let (record, listing) = try orderRecord(id, try request.credentials("bearer"))
        return OrderJSON(record: record, listing: listing)
    }

    /// Starts a payment, or tells of the one that runs: asking twice does not pay twice.
    func startPayment(_ request: Request, _ id: ID<Order>) async throws -> Response {
        let (order, listing) = try order(id, try request.credentials("bearer"))
        try request.noBody()
        let payment = try await payment(for: order, listing)
        shop.rooms.setPaying(ShopperKey(event: order.event, number: order.buyer.number))
        return .created(PaymentJSON(payment: payment).bytes)
    }

    /// What a buyer would press on the test gateway's page.
    func actAtTestGateway(_ request: Request, _ reference: String) async throws -> Response {
        let gateway = try testSession(reference).gateway
        var body = try request.json()
        let action = try body.word("action", as: TestGatewayPage.Action.self)
        try body.finish()
        try await perform(action, gateway, reference)
        guard let session = try gateway.session(reference) else { throw Failure.notFound }
        try tellRoom(gateway: gateway.name, reference)
        return .json(
            JSONWriter.object { json in
                json.member("reference", reference)
                json.member("state", session.state.rawValue)
                json.member("return", session.returnPath)
            })
    }
}

extension ShopApplication {
    /// A browser tells the waiting room by coming back; a program need not come back.
    private func tellRoom(gateway: String, _ reference: String) throws {
        let order = try shop.database.read { transaction in
            try transaction.payment(gateway: gateway, reference: reference).flatMap { try transaction.order($0.order) }
        }
        if let order { tellRoom(order) }
    }
}

/// What a program wants ordered.
private struct OrderWish {
    let hold: ID<Hold>
    private let name: String
    private let email: String
    private let language: Language
    private let acceptsOtherSeats: Bool
    private let ticketTypes: [JSON.Member]

    init(_ body: Members) throws {
        var body = body
        let id = try body.string("hold", length: 1...20)
        name = try OrderWish.exact(&body, "name", length: 2...100)
        email = try OrderWish.exact(&body, "email", length: 5...190)
        language = try body.word("language", as: Language.self)
        guard let accepts = try body.optionalBool("acceptTerms") else {
            throw BodyFault.member("acceptTerms", .missing)
        }
        acceptsOtherSeats = try body.optionalBool("acceptOtherSeats") ?? false
        if let types = body.take("ticketTypes") {
            var types = try Members(types, at: "ticketTypes")
            ticketTypes = types.takeAll()
        } else {
            ticketTypes = []
        }
        try body.finish()
        for type in ticketTypes {
            guard case .string = type.value else { throw BodyFault.member("ticketTypes." + type.name, .wrongType) }
        }
        guard accepts else { throw Failure.termsNotAccepted }
        guard let hold = ID<Hold>(id) else { throw Failure.holdNotFound }
        self.hold = hold
    }

    /// People's forms are trimmed; a program must not send what it does not mean.
    private static func exact(
        _ body: inout Members, _ member: String, length: ClosedRange<Int>
    ) throws(BodyFault) -> String {
        let text = try body.string(member, length: length)
        guard text == text.trimmed else { throw .member(body.name(member), .malformed) }
        return text
    }

    var choosesTypes: Bool { !ticketTypes.isEmpty }

    func contact() throws(Failure) -> Contact {
        try Contact(name: name, email: email, language: language, acceptsOtherSeats: acceptsOtherSeats)
    }

    /// Ticket types by place; the places are named as in a hold.
    func types(of cart: Hold, _ listing: Listing) throws(BodyFault) -> [Int: Int] {
        let reader = PlaceJSON(listing: listing)
        var chosen: [Int: Int] = [:]
        for member in ticketTypes {
            let fault = BodyFault.reference("ticketTypes." + String(member.name.prefix(100)))
            let name: JSON = Int(digits: member.name).map { .integer($0) } ?? .string(member.name)
            guard let place = reader.ordinal(name), cart.places.contains(where: { $0.ordinal == place }),
                case .string(let key) = member.value,
                let type = listing.event.prices.types.first(where: { $0.key == key }),
                listing.price(of: place, type: type.number) != nil
            else { throw fault }
            chosen[place] = type.number
        }
        return chosen
    }
}
