// The organiser's pages: sign-in, the overview, one event, and the sale's switch.

import TicketCore

extension ShopApplication {
    var sessionCookie: String { Cookie.name("staff", secure: shop.secureCookies) }
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

    func eventPage(
        _ account: Account, _ event: ID<Event>, _ language: Language, errors: [FieldError], isSaved: Bool,
        door: AdminEventPage.Door? = nil
    ) throws -> Response {
        guard let listing = shop.catalogue.listing(event) else { throw Failure.notFound }
        let models = AdminModels(shop: shop, language: language)
        var model = try models.event(listing, person: account.name)
        model.errors = errors
        model.isSaved = isSaved
        model.presale = PresaleSwitch(shop: shop, listing: listing, language: language).form
        if let door { model.door = door }
        return .page(
            AdminEventPage.html(model, language.phrases), status: errors.isEmpty ? .ok : .unprocessableContent)
    }
}
