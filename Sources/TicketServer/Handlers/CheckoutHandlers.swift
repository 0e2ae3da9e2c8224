// Checkout: the buyer's name and address, the order, and the way to the gateway.

import TicketCore

extension ShopApplication {
    func checkoutPage(_ request: Request, _ language: Language, _ event: ID<Event>) throws -> Response {
        let listing = try shop.listing(event)
        let shopper = try shopper(request, event)
        guard let hold = try shop.inventory.cart(of: buyer(shopper), listing), !hold.places.isEmpty else {
            return .seeOther(.cart(language, event))
        }
        let key = Secret.draw(shop.randomness)
        return .page(CheckoutPage.html(details(hold, listing, language, key), language.phrases))
    }

    private func details(
        _ hold: Hold, _ listing: Listing, _ language: Language, _ key: String
    ) -> CheckoutPage.Model {
        CheckoutPage.Model(
            event: EventBrief(listing, language), lines: CartModels.lines(hold.places, listing, language),
            total: CartModels.total(hold, listing), clock: clock(hold, listing),
            terms: listing.event.text(language).terms.split(separator: "\n").map(String.init), idempotencyKey: key)
    }

    /// The form was sent: an order and a payment, or the form again with everything that was typed.
    func placeOrder(_ request: Request, _ language: Language, _ event: ID<Event>) async throws -> Response {
        let listing = try shop.listing(event)
        let shopper = try shopper(request, event)
        let form = try form(request)
        let typed = TypedDetails(form)
        if form.value(CheckoutPage.FieldName.extend) != nil {
            _ = try await shop.inventory.extend(buyer(shopper), listing)
            return try again(typed, [], nil, shopper, listing, language)
        }
        let errors = typed.errors(language.phrases)
        guard errors.isEmpty else { return try again(typed, errors, nil, shopper, listing, language) }
        do {
            return try await order(typed, shopper, listing, language)
        } catch let failure as Failure {
            guard case .tooMany(let limit, let already) = failure else { throw failure }
            let refusal = language.phrases.tooMany(limit: limit, already: already)
            return try again(typed, [], refusal, shopper, listing, language)
        }
    }

    private func order(
        _ typed: TypedDetails, _ shopper: Shopper, _ listing: Listing, _ language: Language
    ) async throws -> Response {
        let contact = try Contact(
            name: typed.name, email: typed.email, language: language, acceptsOtherSeats: typed.acceptsOtherSeats)
        let key =
            try typed.key.isEmpty
            ? nil
            : IdempotencyKey(
                scope: "checkout/\(listing.id)/\(shopper.key.number)", key: typed.key,
                request: Array("\(contact.name)\n\(contact.email)".utf8))
        let order = try await shop.checkout.order(by: buyer(shopper), contact: contact, of: listing, idempotency: key)
        shop.rooms.setPaying(shopper.key)
        return try await sendToGateway(order, listing)
    }

    /// Leads the buyer to the gateway.
    func sendToGateway(_ order: Order, _ listing: Listing) async throws -> Response {
        do {
            guard let redirect = try await payment(for: order, listing).redirect else {
                throw Failure.gatewayUnavailable
            }
            return .seeOther(address: redirect)
        } catch Failure.gatewayUnavailable {
            // The order is made and the seats are kept: its page says so, and has the button to try again.
            return .seeOther(.order(order.contact.language, order.id, order.secret))
        }
    }

    /// The payment of an order: the one that runs, or a new one.
    func payment(for order: Order, _ listing: Listing) async throws -> Payment {
        let title = listing.event.text(order.contact.language).title
        return try await shop.checkout.pay(order, description: "\(title) · \(order.code)") { payment in
            ReturnAddress.route(payment.id, self.shop.returnSealer).path
        }
    }

    /// The form again, with what was typed and what was wrong with it.
    private func again(
        _ typed: TypedDetails, _ errors: [FieldError], _ refusal: FailureText?, _ shopper: Shopper,
        _ listing: Listing, _ language: Language
    ) throws -> Response {
        guard let hold = try shop.inventory.cart(of: buyer(shopper), listing) else { throw Failure.holdExpired }
        var model = details(hold, listing, language, typed.key)
        model.name = typed.name
        model.email = typed.email
        model.hasAcceptedTerms = typed.hasAcceptedTerms
        model.acceptsOtherSeats = typed.acceptsOtherSeats
        model.errors = errors
        model.refusal = refusal
        let isRefused = !errors.isEmpty || refusal != nil
        return .page(
            CheckoutPage.html(model, language.phrases), status: isRefused ? .unprocessableContent : .ok)
    }
}

/// What somebody typed, right or wrong.
private struct TypedDetails {
    let name: String
    let email: String
    let hasAcceptedTerms: Bool
    let acceptsOtherSeats: Bool
    let key: String

    init(_ form: Form) {
        name = String((form.value(CheckoutPage.FieldName.name) ?? "").prefix(200))
        email = String((form.value(CheckoutPage.FieldName.email) ?? "").prefix(300))
        hasAcceptedTerms = form.value(CheckoutPage.FieldName.terms) != nil
        acceptsOtherSeats = form.value(CheckoutPage.FieldName.otherSeats) != nil
        key = form.value(CheckoutPage.FieldName.idempotencyKey) ?? ""
    }

    func errors(_ say: any Phrases) -> [FieldError] {
        var errors: [FieldError] = []
        func check(_ name: String, _ email: String) throws(Failure) {
            _ = try Contact(name: name, email: email, language: .english, acceptsOtherSeats: false)
        }
        do { try check(name, "somebody@example.org") } catch {
            errors.append(FieldError(field: CheckoutPage.FieldName.name, message: whatIsWrongWithName(say)))
        }
        do { try check("Somebody", email) } catch {
            let message = email.trimmed.isEmpty ? say.emailMissing : say.emailInvalid
            errors.append(FieldError(field: CheckoutPage.FieldName.email, message: message))
        }
        if !hasAcceptedTerms {
            errors.append(FieldError(field: CheckoutPage.FieldName.terms, message: say.termsNotAccepted))
        }
        return errors
    }

    private func whatIsWrongWithName(_ say: any Phrases) -> String {
        switch name.trimmed.unicodeScalars.count {
        case ..<2: say.nameMissing
        case 2...100: say.nameInvalid
        default: say.nameTooLong
        }
    }
}
