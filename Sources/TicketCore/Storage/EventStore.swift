// SQL of the catalogue: venues, seat plans, events with their texts and prices.

extension Transaction {
    package func insert(_ venue: Venue) throws {
        try run(
            """
            INSERT INTO venues (id, name, street, postcode, city, country, time_zone)
            VALUES (\(venue.id), \(venue.name), \(venue.street), \(venue.postcode), \(venue.city), \(venue.country),
                \(venue.timeZone))
            """)
    }

    /// Keeps a plan's own text: what was imported is what is sold by.
    package func insert(_ stored: StoredSeatPlan, key: String, version: Int) throws {
        try run(
            """
            INSERT INTO seat_plans (id, venue_id, plan_key, version, definition)
            VALUES (\(stored.id), \(stored.venue), \(key), \(version), \(stored.definition))
            """)
    }

    package func insert(_ event: Event) throws {
        try run(
            """
            INSERT INTO events (id, venue_id, plan_id, organiser, starts_at, doors_at, currency, sale_status,
                sale_opens_at, sale_closes_at, is_rehearsal, limit_per_buyer, hue)
            VALUES (\(event.id), \(event.venue.id), \(event.plan), \(event.organiser), \(event.startsAt),
                \(event.doorsAt), \(event.currency.rawValue), \(event.sale.status.rawValue), \(event.sale.opensAt),
                \(event.sale.closesAt), \(event.sale.isRehearsal), \(event.limitPerBuyer), \(event.hue))
            """)
        for (language, text) in event.texts { try insert(text, language, of: event.id) }
        try insert(event.prices, of: event.id)
    }

    private func insert(_ text: Event.Text, _ language: Language, of event: ID<Event>) throws {
        try run(
            """
            INSERT INTO event_texts (event_id, language, title, subtitle, description, terms)
            VALUES (\(event), \(language.rawValue), \(text.title), \(text.subtitle), \(text.description), \(text.terms))
            """)
    }

    private func insert(_ prices: PriceList, of event: ID<Event>) throws {
        for type in prices.types {
            try run(
                "INSERT INTO ticket_types (event_id, number, type_key) VALUES (\(event), \(type.number), \(type.key))")
            for (language, name) in type.names {
                try run(
                    """
                    INSERT INTO ticket_type_texts (event_id, number, language, name, contents)
                    VALUES (\(event), \(type.number), \(language.rawValue), \(name),
                        \(type.contents(language).joined(separator: "\n")))
                    """)
            }
        }
        for (category, amounts) in prices.amounts {
            for (number, amount) in amounts.enumerated() where amount != nil {
                try run(
                    """
                    INSERT INTO prices (event_id, category, number, amount)
                    VALUES (\(event), \(category), \(number), \(amount))
                    """)
            }
        }
    }

    /// All events, in the order of their dates; without rehearsals that were cleared, which have no places any more.
    package func events() throws -> [Event] {
        let venues = Dictionary(uniqueKeysWithValues: try venues().map { ($0.id, $0) })
        let texts = try eventTexts()
        let prices = try priceLists()
        return try rows(
            """
            SELECT id, venue_id, plan_id, organiser, starts_at, doors_at, currency, sale_status, sale_opens_at,
                sale_closes_at, is_rehearsal, limit_per_buyer, hue
            FROM events
            WHERE NOT EXISTS (SELECT 1 FROM rehearsals r WHERE r.event_id = events.id AND r.cleared_at IS NOT NULL)
            ORDER BY starts_at, id
            """
        ) { row in
            let id: ID<Event> = row.id(0)
            guard let venue = venues[row.id(1)], let currency = Currency(rawValue: row.text(6)),
                let status = SaleStatus(rawValue: row.text(7))
            else { throw DatabaseFailure.corrupt("event \(id) has no venue, currency or status") }
            return Event(
                id: id, organiser: row.text(3), venue: venue, plan: row.id(2), startsAt: row.instant(4),
                doorsAt: row.instant(5), currency: currency,
                sale: Sale(
                    status: status, opensAt: row.instant(8), closesAt: row.instant(9), isRehearsal: row.bool(10)),
                limitPerBuyer: row.int(11), hue: row.int(12), texts: texts[id] ?? [:],
                prices: prices[id]?.list(currency) ?? PriceList(currency: currency, types: [], amounts: [:]))
        }
    }

    package func venues() throws -> [Venue] {
        try rows("SELECT id, name, street, postcode, city, country, time_zone FROM venues") { row in
            Venue(
                id: row.id(0), name: row.text(1), street: row.text(2), postcode: row.text(3), city: row.text(4),
                country: row.text(5), timeZone: row.text(6))
        }
    }

    package func seatPlans() throws -> [StoredSeatPlan] {
        try rows("SELECT id, venue_id, definition FROM seat_plans") { row in
            StoredSeatPlan(id: row.id(0), venue: row.id(1), definition: row.text(2))
        }
    }

    /// The text a plan's version was imported from; nil if it was not.
    func seatPlanDefinition(key: String, version: Int) throws -> String? {
        try row("SELECT definition FROM seat_plans WHERE plan_key = \(key) AND version = \(version) LIMIT 1") { row in
            row.text(0)
        }
    }

    /// Changes the organiser's switch; false if there is no such event.
    package func setSaleStatus(_ status: SaleStatus, of event: ID<Event>) throws -> Bool {
        try run("UPDATE events SET sale_status = \(status.rawValue) WHERE id = \(event)") == 1
    }

    /// Moves the moment at which a sale opens; false if there is no such event.
    package func setSaleOpening(_ opensAt: Instant, of event: ID<Event>) throws -> Bool {
        try run("UPDATE events SET sale_opens_at = \(opensAt) WHERE id = \(event)") == 1
    }

    private func eventTexts() throws -> [ID<Event>: [Language: Event.Text]] {
        var texts: [ID<Event>: [Language: Event.Text]] = [:]
        let all = try rows("SELECT event_id, language, title, subtitle, description, terms FROM event_texts") { row in
            (
                row.id(0) as ID<Event>, Language(rawValue: row.text(1)),
                Event.Text(title: row.text(2), subtitle: row.text(3), description: row.text(4), terms: row.text(5))
            )
        }
        for (event, language, text) in all {
            if let language { texts[event, default: [:]][language] = text }
        }
        return texts
    }

    private func priceLists() throws -> [ID<Event>: PriceRows] {
        var lists: [ID<Event>: PriceRows] = [:]
        let types = try rows("SELECT event_id, number, type_key FROM ticket_types ORDER BY event_id, number") { row in
            (row.id(0) as ID<Event>, row.text(2))
        }
        for (event, key) in types { lists[event, default: PriceRows()].keys.append(key) }
        let texts = try rows("SELECT event_id, number, language, name, contents FROM ticket_type_texts") { row in
            (row.id(0) as ID<Event>, row.int(1), Language(rawValue: row.text(2)), row.text(3), row.text(4))
        }
        for (event, number, language, name, contents) in texts {
            guard let language else { continue }
            lists[event, default: PriceRows()].names[number, default: [:]][language] = name
            let lines = contents.split(separator: "\n").map(String.init)
            lists[event, default: PriceRows()].contents[number, default: [:]][language] = lines
        }
        let amounts = try rows("SELECT event_id, category, number, amount FROM prices") { row in
            (row.id(0) as ID<Event>, row.text(1), row.int(2), row.integer(3))
        }
        for (event, category, number, amount) in amounts {
            lists[event, default: PriceRows()].amounts[category, default: [:]][number] = amount
        }
        return lists
    }
}

/// What the rows of an event's prices say, before they are one list.
private struct PriceRows {
    var keys: [String] = []
    var names: [Int: [Language: String]] = [:]
    var contents: [Int: [Language: [String]]] = [:]
    var amounts: [String: [Int: Int64]] = [:]

    func list(_ currency: Currency) -> PriceList {
        let types = keys.enumerated().map { number, key in
            TicketType(number: number, key: key, names: names[number] ?? [:], contents: contents[number] ?? [:])
        }
        return PriceList(
            currency: currency, types: types,
            amounts: amounts.mapValues { row in types.map { row[$0.number] } })
    }
}
