// The organiser's live screen over HTTP: the page, and the stream that keeps it alive.

import TicketCore

/// What a page tells besides how things are.
struct LivePageNotes {
    var isSaved = false
    var overtaken: AuditLine?
    var errors: [FieldError] = []
    /// As typed, when it was refused.
    var door: AdminEventPage.Door?
    var banner: [Language: String]?
}

extension ShopApplication {
    func live(_ request: Request, _ language: Language, _ event: ID<Event>) throws -> Response {
        let account = try reader(request)
        guard let listing = shop.catalogue.listing(event) else { throw Failure.notFound }
        let query = try query(request)
        let before = query.value(AuditTable.before).flatMap { ID<AuditEntry>($0) }
        var model = try CockpitModels(shop: shop, listing: listing).page(account, language, before: before)
        model.isSaved = query.value("saved") == "yes"
        // Only for who has no script, and asked for it: it would take away what somebody is writing.
        if query.value(CockpitPage.refreshing) == "yes" { model.refresh = 15 }
        var response = Response.page(CockpitPage.html(model, language.phrases))
        if let seconds = model.refresh { response.fields.set("Refresh", FieldValue(seconds)) }
        return response
    }

    /// The screen as it is now, with what came of a form.
    func livePage(
        _ account: Account, _ listing: Listing, _ language: Language, _ notes: LivePageNotes
    ) throws -> Response {
        var model = try CockpitModels(shop: shop, listing: listing).page(account, language)
        model.overtaken = notes.overtaken
        model.errors = notes.errors
        model.control?.errors = notes.errors
        model.banner?.errors = notes.errors
        if let door = notes.door { model.control?.door = door }
        if let words = notes.banner { model.banner?.typed = words }
        let html = CockpitPage.html(model, language.phrases)
        return .page(html, status: notes.errors.isEmpty ? ErrorResponses.overtaken : .unprocessableContent)
    }

    /// One message a second for as long as somebody looks and may look.
    func liveFeed(_ request: Request, _ language: Language, _ event: ID<Event>) throws -> Response {
        let account = try reader(request)
        guard shop.catalogue.listing(event) != nil else { throw Failure.notFound }
        let seat = try shop.live.feed.open(event, account.id)
        let now = shop.clock.now()
        if !shop.live.feed.has(event, since: now - .seconds(1)) { shop.live.publish(event, shop) }
        let last = request.fields["Last-Event-ID"].flatMap { Int64(digits: $0) } ?? 0
        // A number from the future would be waited for in vain.
        let seen = last <= now.milliseconds ? last : 0
        var response = Response(
            .ok,
            body: .stream { [self] stream in
                try await tell(stream, seat, after: seen, language) { (try? self.reader(request)) != nil }
            })
        response.fields.set(.contentType, "text/event-stream")
        response.fields.set(.cacheControl, "no-store")
        // nginx would keep the messages until its buffer is full.
        response.fields.set("X-Accel-Buffering", "no")
        return response
    }

    /// Writes until there is nothing more to tell. Each message waits for the one before to be on its way: a slow reader
    /// makes this wait, and gets the newest afterwards, not those in between.
    private func tell(
        _ stream: ResponseStream, _ seat: LiveFeed.Seat, after last: Int64, _ language: Language,
        while mayLook: () -> Bool
    ) async throws {
        // How soon a browser comes back: at once after a restart, and not all screens in the same moment.
        try await stream.write("retry: \(1000 + shop.randomness.below(2000))\n\n")
        var last = last
        while let message = await seat.next(after: last) {
            guard mayLook() else { return try await stream.write("event: end\ndata: signed-out\n\n") }
            last = message.id
            try await stream.write(FeedMessage.event(message, language))
        }
        try await stream.write("event: end\ndata: stopping\n\n")
    }
}
