// The organiser's word over HTTP: the sale's switch, the door, the announcement. What everybody feels is asked about first.

import TicketCore

extension ShopApplication {
    /// Who may change this sale.
    private func organiser(_ request: Request) throws -> Account {
        let account = try account(request)
        guard account.role.mayControlSales else { throw Failure.forbidden }
        return account
    }

    /// Opens, pauses, resumes, closes, sets the door, or gives numbers again.
    func controlSale(_ request: Request, _ language: Language, _ event: ID<Event>) async throws -> Response {
        let account = try organiser(request)
        guard let listing = shop.catalogue.listing(event) else { throw Failure.notFound }
        let form = try form(request)
        if let until = form.value(PresaleForm.name)?.trimmed {
            try await PresaleSwitch(shop: shop, listing: listing, language: language).set(until, by: account.email)
            return .seeOther(.adminEvent(language, event), query: "saved=yes")
        }
        typealias Name = AdminEventPage.FieldName
        guard let action = form.value(Name.action).flatMap(AdminEventPage.Action.init) else {
            throw Failure.invalid(.action)
        }
        let isLive = form.value(Name.from) == Name.live
        if action.isAskedAbout, form.value(Name.confirm) != "yes" {
            let fields = form.pairs.filter { $0.name != Name.action && $0.name != Name.confirm }
            let model = ConfirmSalePage.Model(
                person: account.name, event: EventBrief(listing, language), action: action, fields: fields,
                isLive: isLive)
            return .page(ConfirmSalePage.html(model, language.phrases))
        }
        do {
            try await SaleSwitch(shop: shop, listing: listing, who: account.email, form: form).perform(action)
        } catch let overtaken as Overtaken {
            return try livePage(account, listing, language, .init(overtaken: overtaken.by))
        } catch Failure.invalid(let field) {
            let door = AdminEventPage.Door(
                rate: form.value(Name.rate) ?? "", cap: form.value(Name.cap) ?? "", speed: .normal)
            let error = FieldError(field: field.rawValue, message: language.phrases.fieldInvalid(field.rawValue))
            if isLive { return try livePage(account, listing, language, .init(errors: [error], door: door)) }
            return try eventPage(account, event, language, errors: [error], isSaved: false, door: door)
        }
        await shown(event)
        return .seeOther(isLive ? .adminLive(language, event) : .adminEvent(language, event), query: "saved=yes")
    }

    /// Puts up the announcement, changes it, takes it down.
    func controlBanner(_ request: Request, _ language: Language, _ event: ID<Event>) async throws -> Response {
        let account = try organiser(request)
        guard let listing = shop.catalogue.listing(event) else { throw Failure.notFound }
        let form = try form(request)
        typealias Name = BannerForm.FieldName
        let isRemoval = form.value(Name.action) == Name.remove
        guard isRemoval || form.value(Name.action) == Name.set else { throw Failure.invalid(.action) }
        do {
            let words = isRemoval ? [:] : try SaleWords.read(form, Name.text)
            let control = SaleSwitch(shop: shop, listing: listing, who: account.email, form: form)
            try await control.announce(words)
        } catch let overtaken as Overtaken {
            return try livePage(account, listing, language, .init(overtaken: overtaken.by))
        } catch Failure.invalid {
            let typed = Language.allCases.compactMap { tongue in form.value(Name.text(tongue)).map { (tongue, $0) } }
            let error = FieldError(field: Name.text(language), message: language.phrases.bannerHint)
            return try livePage(
                account, listing, language,
                .init(errors: [error], banner: Dictionary(uniqueKeysWithValues: typed)))
        }
        await shown(event)
        return .seeOther(.adminLive(language, event), query: "saved=yes")
    }

    /// What was changed is seen by the next who looks, not a second later.
    private func shown(_ event: ID<Event>) async {
        answers.refresh()
        shop.live.publish(event, shop)
    }
}

extension AdminEventPage.Action {
    /// Whether it is felt by everybody and not undone by pressing again.
    fileprivate var isAskedAbout: Bool { self != .door && self != .speed }
}

/// Words for the public, one text a language.
enum SaleWords {
    /// At most so many Unicode scalars: two or three sentences, which fit above a page on a phone.
    static let longest = 280

    /// - Parameter name: the field of a language.
    static func read(_ form: Form, _ name: (Language) -> String) throws(Failure) -> [Language: String] {
        var words: [Language: String] = [:]
        for language in Language.allCases {
            let text = (form.value(name(language)) ?? "").trimmed
            guard text.unicodeScalars.count <= longest else { throw .invalid(.message) }
            if !text.isEmpty { words[language] = text }
        }
        return words
    }

    /// As one line of the log: `en “The bus is late.” · pl “Autobus się spóźnia.”`.
    static func line(_ words: [Language: String]) -> String {
        words.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue) “\($0.value)”" }
            .joined(separator: " · ")
    }
}
