// An event: one date at one venue, with everything that its pages and its sale need to know.

/// One date at one venue.
package struct Event: Sendable {
    package let id: ID<Event>
    package let organiser: String
    package let venue: Venue
    /// The row of the seat plan it is sold by; a plan is versioned and never changes once it is sold by.
    package let plan: ID<StoredSeatPlan>
    package let startsAt: Instant
    package let doorsAt: Instant
    package let currency: Currency
    package var sale: Sale
    /// How many places one buyer may hold and buy, over all carts and orders.
    package let limitPerBuyer: Int
    /// Degrees of the colour circle: what its cover is painted from when there is no picture.
    package let hue: Int
    package let texts: [Language: Text]
    package let prices: PriceList

    package init(
        id: ID<Event>, organiser: String, venue: Venue, plan: ID<StoredSeatPlan>, startsAt: Instant, doorsAt: Instant,
        currency: Currency, sale: Sale, limitPerBuyer: Int, hue: Int, texts: [Language: Text], prices: PriceList
    ) {
        self.id = id
        self.organiser = organiser
        self.venue = venue
        self.plan = plan
        self.startsAt = startsAt
        self.doorsAt = doorsAt
        self.currency = currency
        self.sale = sale
        self.limitPerBuyer = limitPerBuyer
        self.hue = hue
        self.texts = texts
        self.prices = prices
    }

    /// The words of an event in one language.
    package struct Text: Sendable, Hashable {
        package let title: String
        package let subtitle: String
        package let description: String
        package let terms: String

        package init(title: String, subtitle: String, description: String, terms: String) {
            self.title = title
            self.subtitle = subtitle
            self.description = description
            self.terms = terms
        }
    }

    /// The words in `language`, or in English, or in whichever there is.
    package func text(_ language: Language) -> Text {
        texts[language] ?? texts[.english] ?? texts.values.first
            ?? Text(title: "", subtitle: "", description: "", terms: "")
    }

    /// Whether money may be taken for it at `now`, and if not, why.
    package func salePhase(at now: Instant) -> SalePhase {
        switch sale.status {
        case .draft: .hidden
        case .closed: .closed
        case .paused: .paused
        case .open where now < sale.opensAt: .notYet(opensAt: sale.opensAt)
        case .open where now >= sale.closesAt: .closed
        case .open: .open
        }
    }
}

/// What the organiser decided about a sale.
package struct Sale: Sendable, Hashable {
    package var status: SaleStatus
    package var opensAt: Instant
    package var closesAt: Instant
    /// A rehearsal copy never sells a real ticket.
    package let isRehearsal: Bool

    package init(status: SaleStatus, opensAt: Instant, closesAt: Instant, isRehearsal: Bool = false) {
        self.status = status
        self.opensAt = opensAt
        self.closesAt = closesAt
        self.isRehearsal = isRehearsal
    }
}

/// The organiser's switch. The raw values are stored.
package enum SaleStatus: String, Sendable, CaseIterable {
    case draft, open, paused, closed
}

/// What a fan may do at a moment.
package enum SalePhase: Sendable, Hashable {
    case hidden
    case notYet(opensAt: Instant)
    case open
    case paused
    case closed
}

/// Where events happen.
package struct Venue: Sendable, Hashable {
    package let id: ID<Venue>
    package let name: String
    package let street: String
    package let postcode: String
    package let city: String
    /// ISO 3166-1 alpha-2.
    package let country: String
    /// IANA name, as `Europe/Warsaw`: the zone in which the event's times are told.
    package let timeZone: String

    package init(
        id: ID<Venue>, name: String, street: String, postcode: String, city: String, country: String, timeZone: String
    ) {
        self.id = id
        self.name = name
        self.street = street
        self.postcode = postcode
        self.city = city
        self.country = country
        self.timeZone = timeZone
    }
}

/// A seat plan in the database: the text it was imported from, one version of one venue's places.
package struct StoredSeatPlan: Sendable {
    package let id: ID<StoredSeatPlan>
    package let venue: ID<Venue>
    package let definition: String

    package init(id: ID<StoredSeatPlan>, venue: ID<Venue>, definition: String) {
        self.id = id
        self.venue = venue
        self.definition = definition
    }
}
