// Plants the demonstration: an organiser, and five events with their venues, prices and words.

import TicketCore

struct DemoSeed {
    let shop: Shop

    /// Plants what is missing, so that a start that was killed half-way is made good by the next one.
    func plant() async throws {
        let directory = shop.configuration.data.directory
        if shop.catalogue.all.isEmpty {
            try await plantOrganiser(directory)
        } else {
            // Somebody's own shop is left alone.
            _ = try DemoCredentials.load(from: directory)
        }
        let known = Set(shop.catalogue.all.map { $0.event.text(.english).title })
        for show in DemoShow.all where !known.contains(show.texts[.english]?.title ?? "") { try await plant(show) }
        try await shop.prepareRooms()
        try await announceDraws()
    }

    private func plantOrganiser(_ directory: String) async throws {
        let credentials =
            try (try? DemoCredentials.load(from: directory)) ?? DemoCredentials.make(in: directory, shop.randomness)
        do {
            _ = try await shop.staff.create(
                email: credentials.email, name: "Anna Organiser", role: .organiser, password: credentials.password)
        } catch Failure.invalid(.email) {
            // Made before the last start was killed, with the password of the file.
        }
    }

    /// From the first start to the announced start of the sale that is drawn: time to find it and to join its lobby.
    static let startAfter = Duration.minutes(3)

    /// The lobby is open at once. A draw without a beacon, because a demonstration may have no network.
    private func announceDraws() async throws {
        let drawn = Set(DemoShow.all.filter(\.isDrawn).compactMap { $0.texts[.english]?.title })
        let now = shop.clock.now()
        for listing in shop.catalogue.all where drawn.contains(listing.event.text(.english).title) {
            let opensAt = listing.event.sale.opensAt
            guard shop.rooms.draw(listing.id) == nil, shop.rooms.state(listing.id) == .announced, opensAt > now else {
                continue
            }
            try await shop.rooms.announceDraw(
                listing.id, grade: .seedOnly, lobbyAt: now, opensAt: opensAt, by: "demo")
        }
    }

    private func plant(_ show: DemoShow) async throws {
        let now = shop.clock.now()
        let definition = String(decoding: try PlanFile.venue(show.venueFile), as: UTF8.self)
        let venue = Venue(
            id: .new(at: now, shop.randomness), name: show.venue.name, street: show.venue.street,
            postcode: show.venue.postcode, city: show.venue.city, country: "PL", timeZone: "Europe/Warsaw")
        let plan = StoredSeatPlan(id: .new(at: now, shop.randomness), venue: venue.id, definition: definition)
        let startsAt = show.date.next(after: now + .seconds(30 * 86_400))
        let opensAt = show.isDrawn ? now + DemoSeed.startAfter : now - .seconds(3600)
        let sale = Sale(status: .open, opensAt: opensAt, closesAt: startsAt)
        let types = show.types.enumerated().map { number, type in
            TicketType(number: number, key: type.key, names: type.names, contents: type.contents)
        }
        let event = Event(
            id: .short(shop.randomness), organiser: shop.configuration.shop.organiser, venue: venue, plan: plan.id,
            startsAt: startsAt, doorsAt: startsAt - show.doorsBefore, currency: .pln, sale: sale, limitPerBuyer: 6,
            hue: show.hue, texts: show.texts, prices: PriceList(currency: .pln, types: types, amounts: show.amounts))
        try await shop.catalogue.add(event, plan: plan)
    }
}

/// A day of the year and an hour in Warsaw.
struct DemoDate {
    let month: Int
    let day: Int
    let hour: Int
    let minute: Int

    /// The next time this day comes.
    func next(after moment: Instant) -> Instant {
        guard let dates = Formats(.english).in(zone: "Europe/Warsaw") else { return moment + .seconds(90 * 86_400) }
        let year = Int(digits: dates.civil(moment).date.prefix(4)) ?? 2027
        for candidate in year...year + 1 {
            let civil = CivilTime(year: candidate, month: month, day: day, hour: hour, minute: minute, second: 0)
            if let civil, let instant = dates.instant(civil), instant > moment { return instant }
        }
        return moment + .seconds(90 * 86_400)
    }
}
