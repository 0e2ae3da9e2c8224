// The event as schema.org tells search engines (https://schema.org/Event).

import TicketCore

enum EventLinkedData {
    static func script(_ model: EventPage.Model, _ say: any Phrases) -> HTML {
        "<script type=\"application/ld+json\">\(json: data(model, say))</script>\n"
    }

    static func data(_ model: EventPage.Model, _ say: any Phrases) -> LinkedData {
        let url = model.origin + Route.event(say.language, model.id).path
        var members: [(String, LinkedData)] = [
            ("@context", .text("https://schema.org")),
            ("@type", .text("Event")),
            ("name", .text(model.title)),
            ("description", .text(model.subtitle)),
            ("startDate", .text(model.dateISO)),
            ("eventStatus", .text("https://schema.org/EventScheduled")),
            ("eventAttendanceMode", .text("https://schema.org/OfflineEventAttendanceMode")),
            ("url", .text(url)),
            ("inLanguage", .text(say.language.rawValue)),
            ("location", location(model.venue)),
            ("organizer", .object([("@type", .text("Organization")), ("name", .text(model.organiser))])),
        ]
        if !model.prices.isEmpty { members.append(("offers", .list(model.prices.map { offer($0, model, url) }))) }
        return .object(members)
    }

    private static func location(_ venue: EventPage.Venue) -> LinkedData {
        .object([
            ("@type", .text("Place")),
            ("name", .text(venue.name)),
            (
                "address",
                .object([
                    ("@type", .text("PostalAddress")), ("streetAddress", .text(venue.street)),
                    ("postalCode", .text(venue.postcode)), ("addressLocality", .text(venue.city)),
                    ("addressCountry", .text(venue.country)),
                ])
            ),
        ])
    }

    private static func offer(_ price: EventPage.Price, _ model: EventPage.Model, _ url: String) -> LinkedData {
        .object([
            ("@type", .text("Offer")),
            ("name", .text(price.category)),
            ("price", .text(decimal(price.price))),
            ("priceCurrency", .text(price.price.currency.rawValue)),
            ("availability", .text("https://schema.org/\(availability(price.left, model.state))")),
            ("url", .text(url)),
        ])
    }

    private static func availability(_ left: StockLevel, _ state: SaleState) -> String {
        switch (state, left) {
        case (.announced, _): "PreOrder"
        case (.closed, _), (.soldOut, _), (_, .soldOut), (_, .noneNow): "SoldOut"
        case (_, .few): "LimitedAvailability"
        default: "InStock"
        }
    }

    /// `1234.50`: a point and two decimals, as schema.org asks, whatever the language.
    private static func decimal(_ money: Money) -> String {
        let cents = money.amount % 100
        return "\(money.amount / 100).\(cents < 10 ? "0" : "")\(cents)"
    }
}
