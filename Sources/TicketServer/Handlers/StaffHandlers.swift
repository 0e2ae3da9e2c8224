// The organiser's pages: sign-in, the overview, one event, and the sale's switch.

import TicketCore

extension ShopApplication {
    private var sessionCookie: String { Cookie.name("staff", secure: shop.secureCookies) }
    private var knownCookie: String { Cookie.name("known", secure: shop.secureCookies) }

    /// Who is signed in; everything of the staff asks here.
    func account(_ request: Request) throws -> Account {
        guard let token = request.cookie(sessionCookie), let account = try shop.staff.account(token: token) else {
            throw Failure.notSignedIn
        }
        return account
    }

    func reader(_ request: Request) throws -> Account {
        let account = try account(request)
        guard account.role.mayReadAdmin else { throw Failure.forbidden }
        return account
    }

    func signInPage(_ request: Request, _ language: Language) -> Response {
        let next = (try? query(request))?.value(SignInPage.FieldName.next)
        return .page(SignInPage.html(.init(next: next.flatMap(ownPath)), language.phrases))
    }

    func signIn(_ request: Request, _ language: Language) async throws -> Response {
        let form = try form(request)
        let email = String((form.value(SignInPage.FieldName.email) ?? "").prefix(254))
        let next = form.value(SignInPage.FieldName.next).flatMap(ownPath)
        let attempt = try guesses.signIn(email, from: request.client, known: request.cookie(knownCookie))
        do {
            let password = form.value(SignInPage.FieldName.password) ?? ""
            let (account, token) = try await shop.staff.signIn(email: email, password: password)
            guesses.wasRight(attempt)
            note("somebody signed in", request, account.id.description)
            if let former = request.cookie(sessionCookie) { try await shop.staff.signOut(token: former) }
            let route = next.flatMap { Route(path: $0) } ?? .admin(language)
            return .seeOther(route, cookies: cookies(token, email), secure: shop.secureCookies)
        } catch let busy as PasswordHasher.Failure {
            guesses.wasRight(attempt)
            throw busy
        } catch Failure.wrongCredentials {
            note("a sign-in was refused", request, Log.masked(email: email))
            let model = SignInPage.Model(email: email, isRefused: true, next: next)
            return .page(SignInPage.html(model, language.phrases), status: .unprocessableContent)
        }
    }

    private func cookies(_ token: String, _ email: String) -> [Cookie] {
        [
            Cookie(name: sessionCookie, value: token, life: Int(StaffAccounts.session.inMilliseconds / 1000)),
            Cookie(name: knownCookie, value: guesses.knownBrowser(email), life: 365 * 24 * 3600),
        ]
    }

    /// What is written down of those who work here: who came, who was refused, from where (ASVS 16.3).
    func note(_ what: StaticString, _ request: Request, _ who: String) {
        shop.log.info(
            what,
            [
                "user.id": .text(who), "client.ip": .text(request.client.description),
                "http.request.id": .text(request.id),
            ])
    }

    /// A path of ours, or nothing: an address given in a query must not lead elsewhere.
    private func ownPath(_ text: String) -> String? {
        Route(path: text).map { $0.isPage ? text : "" }.flatMap { $0.isEmpty ? nil : $0 }
    }

    func signOut(_ request: Request, _ language: Language) async throws -> Response {
        if let token = request.cookie(sessionCookie) { try await shop.staff.signOut(token: token) }
        let gone = Cookie(name: sessionCookie, value: "", life: 0)
        return .seeOther(.signIn(language), cookies: [gone], secure: shop.secureCookies)
    }

    func adminPage(_ request: Request, _ language: Language) throws -> Response {
        let account = try reader(request)
        let models = AdminModels(shop: shop, language: language)
        let sales = shop.catalogue.all.filter { !$0.event.sale.isRehearsal }
        let lines = try sales.map { listing in
            AdminPage.EventLine(
                event: EventBrief(listing, language), stage: models.stage(listing), figures: try models.figures(listing)
            )
        }
        let zone = shop.catalogue.all.first?.event.venue.timeZone ?? "UTC"
        let model = AdminPage.Model(person: account.name, now: shop.clock.now(), zone: zone, events: lines)
        return .page(AdminPage.html(model, language.phrases))
    }

    func adminEventPage(_ request: Request, _ language: Language, _ event: ID<Event>) throws -> Response {
        let account = try reader(request)
        let isSaved = try query(request).value("saved") == "yes"
        return try eventPage(account, event, language, errors: [], isSaved: isSaved)
    }

    private func eventPage(
        _ account: Account, _ event: ID<Event>, _ language: Language, errors: [FieldError], isSaved: Bool,
        door: AdminEventPage.Door? = nil
    ) throws -> Response {
        guard let listing = shop.catalogue.listing(event) else { throw Failure.notFound }
        let models = AdminModels(shop: shop, language: language)
        var model = try models.event(listing, person: account.name)
        model.errors = errors
        model.isSaved = isSaved
        if let door { model.door = door }
        return .page(
            AdminEventPage.html(model, language.phrases), status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    /// Opens, pauses, resumes, closes, or sets the door. What everybody feels is asked about once more.
    func controlSale(_ request: Request, _ language: Language, _ event: ID<Event>) async throws -> Response {
        let account = try account(request)
        guard account.role.mayControlSales else { throw Failure.forbidden }
        guard let listing = shop.catalogue.listing(event) else { throw Failure.notFound }
        let form = try form(request)
        typealias Name = AdminEventPage.FieldName
        guard let action = form.value(Name.action).flatMap(AdminEventPage.Action.init) else {
            throw Failure.invalid(.action)
        }
        if action != .door, action != .speed, form.value(Name.confirm) != "yes" {
            let fields = form.pairs.filter { $0.name != Name.action && $0.name != Name.confirm }
            let model = ConfirmSalePage.Model(
                person: account.name, event: EventBrief(listing, language), action: action, fields: fields)
            return .page(ConfirmSalePage.html(model, language.phrases))
        }
        let control = SaleSwitch(shop: shop, event: event, who: account.email)
        do {
            try await control.perform(action, form)
        } catch Failure.invalid(let field) {
            let door = AdminEventPage.Door(
                rate: form.value(Name.rate) ?? "", cap: form.value(Name.cap) ?? "", speed: .normal)
            let error = FieldError(field: field.rawValue, message: language.phrases.fieldInvalid(field.rawValue))
            return try eventPage(account, event, language, errors: [error], isSaved: false, door: door)
        }
        return .seeOther(.adminEvent(language, event), query: "saved=yes")
    }
}

/// The organiser's switch of one sale: the shop and the waiting room change together.
struct SaleSwitch: Sendable {
    let shop: Shop
    let event: ID<Event>
    let who: String

    func perform(_ action: AdminEventPage.Action, _ form: Form) async throws {
        switch action {
        case .open:
            try await shop.catalogue.setSaleStatus(.open, of: event, by: who)
            try await openRoom()
        case .pause:
            let messages = try messages(form)
            try await shop.catalogue.setSaleStatus(.paused, of: event, by: who)
            try await quietly { try await shop.rooms.pause(event, saying: messages) }
        case .resume:
            try await shop.catalogue.setSaleStatus(.open, of: event, by: who)
            try await quietly { try await shop.rooms.resume(event) }
        case .close:
            try await shop.catalogue.setSaleStatus(.closed, of: event, by: who)
            try await quietly { try await shop.rooms.change(event, to: .closed) }
        case .speed: try await setSpeed(form)
        case .door: try await setDoor(form)
        }
    }

    private func openRoom() async throws {
        try await shop.prepareRooms()
        guard let listing = shop.catalogue.listing(event), listing.event.sale.opensAt <= shop.clock.now() else {
            return
        }
        try await quietly { try await shop.rooms.change(event, to: .open) }
    }

    /// A room that is already where it should be is no mistake of the organiser's.
    private func quietly(_ step: () async throws -> Void) async throws {
        do { try await step() } catch let refusal as RoomRefusal {
            shop.log.info(
                "a waiting room did not follow its sale",
                ["event.id": .text(event.description), "reason": .text("\(refusal)")])
        }
    }

    private func messages(_ form: Form) throws(Failure) -> [Language: String] {
        var messages: [Language: String] = [:]
        for language in Language.allCases {
            let text = (form.value(AdminEventPage.FieldName.message(language)) ?? "").trimmed
            guard text.unicodeScalars.count <= 280 else { throw .invalid(.message) }
            if !text.isEmpty { messages[language] = text }
        }
        return messages
    }

    private func setSpeed(_ form: Form) async throws {
        guard let speed = form.value(AdminEventPage.FieldName.speed).flatMap(AdminEventPage.Speed.init) else {
            throw Failure.invalid(.rate)
        }
        let normal = Double(shop.configuration.waitingRoom.rate)
        let figures = shop.rooms.figures(event)
        let rate =
            switch speed {
            case .slow: normal / 2
            case .normal: normal
            case .fast: normal * 2
            }
        let shoppers = figures?.pace.shoppers ?? shop.configuration.waitingRoom.shoppers
        try await set(DoorPace(shoppers: shoppers, admissionsPerSecond: rate))
    }

    private func setDoor(_ form: Form) async throws {
        let rate = try form.integer(AdminEventPage.FieldName.rate, .rate, in: 1...10_000)
        let cap = try form.integer(AdminEventPage.FieldName.cap, .cap, in: 1...1_000_000)
        try await set(DoorPace(shoppers: cap, admissionsPerSecond: Double(rate)))
    }

    private func set(_ pace: DoorPace) async throws {
        try await shop.rooms.set(event, pace: pace)
        try await shop.catalogue.note(
            "door.pace", of: event, by: who, "\(pace.admissionsPerSecond)/s, \(pace.shoppers) shoppers")
    }
}
