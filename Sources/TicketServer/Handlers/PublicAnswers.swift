// What everybody sees alike: made once, kept ready, served from memory with its tag and cache fields. No cookie is read
// here and none is set.

import Synchronization
import TicketCore

final class PublicAnswers: Sendable {
    private let table = HotTable()
    private let publicURL: String
    private let shop = Mutex<Shop?>(nil)
    private let made = Mutex<[ID<Event>: Fingerprint]>([:])
    private let draws = DrawAnswers()

    /// What an event's pages were made from; the same again needs no new page.
    private struct Fingerprint: Equatable {
        let generation: UInt64
        let revision: UInt64
        let phase: SalePhase
        let room: RoomState?
        let codesUntil: Instant?
    }

    init(publicURL: String) {
        self.publicURL = publicURL
        table.publish(Assets.all.map { ($0.route, PublicAnswers.asset($0)) })
        table.publish([(.openAPI, PublicAnswers.openAPI), (.robots, PublicAnswers.robots(publicURL))])
        table.publish([(.favicon, PublicAnswers.asset(Assets.icon))])
    }

    /// Serves this shop from now on.
    func open(_ shop: Shop) {
        self.shop.withLock { $0 = shop }
        for event in shop.rooms.events {
            if let snapshot = shop.rooms.now(event) { publish(event, snapshot) }
        }
        refresh()
    }

    func find(_ head: borrowing RequestHead) -> PreparedResponse? {
        // A query is ignored where the answer does not depend on it; changes since a revision are computed.
        if head.hasQuery, head.pathHasSuffix("/availability") { return nil }
        return table.find(head)
    }

    /// Makes anew what changed. Called every second: nothing here is promised to be newer.
    func refresh() {
        guard let shop = shop.withLock({ $0 }) else { return }
        var isListStale = false
        for listing in shop.catalogue.published where update(listing, shop) { isListStale = true }
        if isListStale { publishLists(shop) }
        refreshDraws(shop)
        forgetWhatIsGone(shop)
    }

    private func refreshDraws(_ shop: Shop) {
        do {
            table.publish(try draws.changed(shop) { page($0, $1, seconds: 5).1 })
        } catch {
            // What was public stays so; the next second tries again.
            shop.log.error("the proof of a draw could not be read", ["error.message": .text("\(error)")])
        }
    }

    /// Takes away what events left that are in the catalogue no more.
    private func forgetWhatIsGone(_ shop: Shop) {
        let gone = made.withLock { made in made.keys.filter { shop.catalogue.listing($0) == nil } }
        for event in gone {
            made.withLock { $0[event] = nil }
            table.remove { $0.contains("/\(event)") }
        }
    }

    /// The waiting room's answer for everybody.
    func publish(_ event: ID<Event>, _ snapshot: NowSnapshot) {
        // The room of an event that was cleared away goes on until the next start; nobody is to see it.
        if let shop = shop.withLock({ $0 }), shop.catalogue.listing(event) == nil { return }
        var fields = PublicAnswers.fields("application/json", seconds: 1, stale: (5, 600), tag: snapshot.etag)
        fields.set("Access-Control-Allow-Origin", "*")
        let route = Route.queueNow(event)
        table.publish([(route, PreparedResponse(.ok, fields, body: snapshot.body, route: route.template.description))])
    }

    // MARK: Answers that are not in the table

    func answer(_ request: Request, _ route: Route) throws -> Response {
        switch route {
        case .home: return home(request)
        case .availability(let event): return try availability(request, event)
        default:
            guard let prepared = table.find(request.path) else { throw Failure.notFound }
            try Preconditions.check(request, etag: prepared.etag)
            return Response(prepared.status, body: .prepared(prepared))
        }
    }

    private func home(_ request: Request) -> Response {
        var response = Response(.seeOther)
        response.setLocation(Route.events(Negotiation.language(request.fields[.acceptLanguage])).path)
        response.fields.set(.vary, "Accept-Language")
        response.fields.set(.cacheControl, "public, max-age=60")
        return response
    }

    /// What changed since a revision, or the whole map.
    private func availability(_ request: Request, _ event: ID<Event>) throws -> Response {
        guard let listing = shop.withLock({ $0 })?.catalogue.listing(event), listing.event.sale.status != .draft else {
            throw Failure.notFound
        }
        let map = listing.board.map
        let query = request.query.flatMap { Form($0.utf8) }
        let since = try query?.value("since").map { text throws(Failure) in
            guard let revision = UInt64(digits: text) else { throw Failure.invalid(.since) }
            return revision
        }
        let body = since.flatMap { map.deltaBytes(since: $0) } ?? map.wholeBytes()
        let tag = "\"\(map.revision)-\(since.map(String.init) ?? "all")\""
        let fields = PublicAnswers.fields("application/octet-stream", seconds: 1, stale: (1, 60), tag: tag)
        let prepared = PreparedResponse(.ok, fields, body: body, route: Route.availability(event).template.description)
        return Response(.ok, body: .prepared(prepared))
    }

    // MARK: Making

    private func update(_ listing: Listing, _ shop: Shop) -> Bool {
        let map = listing.board.map
        let fingerprint = Fingerprint(
            generation: shop.catalogue.generation, revision: map.revision,
            phase: listing.event.salePhase(at: shop.clock.now()), room: shop.rooms.state(listing.id),
            codesUntil: shop.rooms.codesUntil(listing.id))
        let (isNew, isStale) = made.withLock { made in
            defer { made[listing.id] = fingerprint }
            return (made[listing.id] == nil, made[listing.id] != fingerprint)
        }
        guard isStale else { return false }
        if isNew { publishGeometry(listing) }
        var answers: [(Route, PreparedResponse)] = [(.availability(listing.id), whole(map, listing.id))]
        for language in Language.allCases {
            let models = models(listing, language, shop)
            let say = language.phrases
            answers.append(page(.event(language, listing.id), EventPage.html(models.page, say), seconds: 5))
            answers.append(page(.queue(language, listing.id), WaitingRoomPage.html(models.room, say), seconds: 60))
            answers.append((.calendar(language, listing.id), calendar(listing, language)))
        }
        table.publish(answers)
        return true
    }

    private func publishLists(_ shop: Shop) {
        for language in Language.allCases {
            let cards = shop.catalogue.listed.map { models($0, language, shop).card }
            let html = EventListPage.html(EventListPage.Model(events: cards), language.phrases)
            table.publish([page(.events(language), html, seconds: 5)])
        }
    }

    private func models(_ listing: Listing, _ language: Language, _ shop: Shop) -> StorefrontModels {
        StorefrontModels(listing, language, shop, origin: publicURL)
    }

    private func whole(_ map: AvailabilityMap, _ event: ID<Event>) -> PreparedResponse {
        let fields = PublicAnswers.fields(
            "application/octet-stream", seconds: 1, stale: (1, 60), tag: "\"\(map.revision)-all\"")
        return PreparedResponse(
            .ok, fields, body: map.wholeBytes(), route: Route.availability(event).template.description)
    }

    private func page(_ route: Route, _ html: HTML, seconds: Int) -> (Route, PreparedResponse) {
        let isSecure = publicURL.hasPrefix("https:")
        return (
            route, PublicAnswers.page(route, html, seconds: seconds, stale: (30, 3600), isSecure: isSecure)
        )
    }

    /// Where a section's seats stand: depends on the plan's version alone, so it is kept for ever.
    private func publishGeometry(_ listing: Listing) {
        let version = String(listing.plan.version)
        table.publish(
            listing.plan.sections.indices.map { index in
                let drawing = SectionDrawing(listing.plan, section: index)
                let route = Route.sectionGeometry(listing.id, version, listing.plan.sections[index].key)
                return (route, PublicAnswers.lasting("application/octet-stream", drawing.coordinates(), route))
            })
    }

    private func calendar(_ listing: Listing, _ language: Language) -> PreparedResponse {
        let event = listing.event
        let text = event.text(language)
        let file = CalendarFile(
            id: "\(event.id)@\(publicURL.split(separator: "/").last ?? "ticketserver")", title: text.title,
            start: event.startsAt, end: event.startsAt + .seconds(3 * 3600),
            location: "\(event.venue.name), \(event.venue.street), \(event.venue.postcode) \(event.venue.city)",
            url: publicURL + Route.event(language, event.id).path, details: text.subtitle, published: event.sale.opensAt
        )
        let body = Array(file.text.utf8)
        let tag = PublicAnswers.tag(body)
        var fields = PublicAnswers.fields("text/calendar; charset=utf-8", seconds: 300, stale: (60, 3600), tag: tag)
        fields.set(.contentDisposition, "attachment; filename=\"event.ics\"")
        return PreparedResponse(
            .ok, fields, body: body, route: Route.calendar(language, event.id).template.description)
    }
}

/// Cache fields and the answers that never change.
extension PublicAnswers {
    /// A page that is the same for everybody, fresh for so many seconds.
    static func page(
        _ route: Route, _ html: HTML, seconds: Int, stale: (revalidate: Int, error: Int), isSecure: Bool
    ) -> PreparedResponse {
        var fields = fields("text/html; charset=utf-8", seconds: seconds, stale: stale, tag: tag(html.bytes))
        SecurityFields.add(to: &fields, isSecure: isSecure)
        return PreparedResponse(.ok, fields, body: html.bytes, route: route.template.description)
    }

    static func fields(
        _ type: FieldValue, seconds: Int, stale: (revalidate: Int, error: Int), tag: String
    ) -> Fields {
        let cache =
            "public, max-age=\(seconds), s-maxage=\(seconds), stale-while-revalidate=\(stale.revalidate), "
            + "stale-if-error=\(stale.error)"
        guard let cache = FieldValue(cache), let tag = FieldValue(tag) else {
            preconditionFailure("numbers and hashes make field values")
        }
        var fields = Fields()
        fields.set(.contentType, type)
        fields.set(.cacheControl, cache)
        fields.set(.etag, tag)
        SecurityFields.addToData(&fields)
        return fields
    }

    /// A strong entity tag: the same bytes, the same tag.
    static func tag(_ body: [UInt8]) -> String { "\"\(Hex.encode(SHA256.hash(body).prefix(8)))\"" }

    private static func lasting(_ type: FieldValue, _ body: [UInt8], _ route: Route) -> PreparedResponse {
        var fields = fields(
            type, seconds: 31_536_000, stale: (0, 0), tag: PublicAnswers.tag(body))
        fields.set(.cacheControl, "public, max-age=31536000, immutable")
        return PreparedResponse(.ok, fields, body: body, route: route.template.description)
    }

    private static func asset(_ asset: Asset) -> PreparedResponse {
        guard let type = FieldValue(asset.type) else { preconditionFailure("a media type is a field value") }
        return lasting(type, asset.bytes, asset.route)
    }

    private static var openAPI: PreparedResponse {
        let body = OpenAPI.document
        let tag = PublicAnswers.tag(body)
        let fields = fields("application/json", seconds: 300, stale: (60, 3600), tag: tag)
        return PreparedResponse(.ok, fields, body: body, route: Route.openAPI.template.description)
    }

    private static func robots(_ publicURL: String) -> PreparedResponse {
        let text = "User-agent: *\nDisallow: /queue/\nDisallow: /api/\nDisallow: /pay/\n"
        let fields = fields("text/plain; charset=utf-8", seconds: 3600, stale: (60, 3600), tag: "\"1\"")
        return PreparedResponse(.ok, fields, body: Array(text.utf8), route: Route.robots.template.description)
    }
}
