// The organiser's page of a draw. Announcing and drawing again is asked about once more; every word of his is noted.

import TicketCore

extension ShopApplication {
    private typealias Name = AdminDrawPage.FieldName

    func adminDrawPage(_ request: Request, _ language: Language, _ event: ID<Event>) throws -> Response {
        let account = try reader(request)
        let isSaved = try query(request).value("saved") == "yes"
        return try drawPage(account, event, language, typed: nil, errors: [], isSaved: isSaved)
    }

    func controlDraw(_ request: Request, _ language: Language, _ event: ID<Event>) async throws -> Response {
        let account = try account(request)
        guard account.role.mayControlSales else { throw Failure.forbidden }
        guard let listing = shop.catalogue.listing(event) else { throw Failure.notFound }
        let form = try form(request)
        guard let action = form.value(Name.action).flatMap(AdminDrawPage.Action.init) else {
            throw Failure.invalid(.action)
        }
        let order = DrawOrder(form: form, listing: listing, say: language.phrases)
        do throws(DrawOrder.Refused) {
            let step = try order.read(action)
            guard action == .beacon || form.value(Name.confirm) == "yes" else {
                return confirmDraw(account, listing, language, action, step, form)
            }
            try await DrawDesk(shop: shop, listing: listing, who: account.email, say: language.phrases).perform(step)
        } catch {
            return try drawPage(account, event, language, typed: order.typed, errors: [error.error], isSaved: false)
        }
        return .seeOther(.adminDraw(language, event), query: "saved=yes")
    }

    private func confirmDraw(
        _ account: Account, _ listing: Listing, _ language: Language, _ action: AdminDrawPage.Action,
        _ step: DrawOrder.Step, _ form: Form
    ) -> Response {
        let model = ConfirmDrawPage.Model(
            person: account.name, event: EventBrief(listing, language), action: action,
            effect: step.effect(listing, language),
            fields: form.pairs.filter { $0.name != Name.action && $0.name != Name.confirm })
        return .page(ConfirmDrawPage.html(model, language.phrases))
    }

    private func drawPage(
        _ account: Account, _ event: ID<Event>, _ language: Language, typed: AdminDrawPage.Typed?,
        errors: [FieldError], isSaved: Bool
    ) throws -> Response {
        guard let listing = shop.catalogue.listing(event) else { throw Failure.notFound }
        let (proof, outcomes) = try shop.proof(event)
        let models = DrawModels(
            listing: listing, language: language, proof: proof, outcomes: outcomes, mirrors: shop.mirrors)
        var model = models.desk(account.name, shop.rooms.figures(event), at: shop.clock.now())
        model.isAutomatic = !shop.configuration.draw.mirrors.isEmpty
        model.errors = errors
        model.isSaved = isSaved
        if let typed { model.typed = typed }
        return .page(
            AdminDrawPage.html(model, language.phrases), status: errors.isEmpty ? .ok : .unprocessableContent)
    }
}

extension DrawModels {
    /// The organiser's page; its forms propose a lobby an hour before the sale opens.
    func desk(_ person: String, _ room: RoomFigures?, at now: Instant) -> AdminDrawPage.Model {
        let last = proof.draws.last
        let beacon: AdminDrawPage.BeaconState =
            if let last, let chain = last.chain {
                last.beacon != nil
                    ? .here : last.size != nil && chain.time(of: last.round) <= now ? .wanted : .notYet
            } else {
                .none
            }
        var typed = AdminDrawPage.Typed()
        typed.grade = DrawGrade.beacon.rawValue
        let start = max(listing.event.sale.opensAt, now + .seconds(24 * 3600))
        let dates = Formats(language).dates(in: listing.event.venue.timeZone)
        typed.start = dates.local(start)
        typed.lobby = dates.local(start - .seconds(3600))
        let mayBegin = proof.state == .announced || proof.state == .draft
        return AdminDrawPage.Model(
            person: person, event: EventBrief(listing, language), draws: views, stage: stage,
            mayAnnounce: mayBegin && room?.numbers == 0, mayRedraw: proof.called == 0 && proof.state != .closed,
            beacon: beacon, isAutomatic: false, typed: typed)
    }
}
