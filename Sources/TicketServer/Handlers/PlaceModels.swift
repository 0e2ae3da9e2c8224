// From the seat plan's ordinals to what pages and tickets call a place.

import TicketCore

enum PlaceModels {
    /// The place as pages name it.
    static func place(_ ordinal: Int, _ listing: Listing) -> Place {
        guard listing.plan.hasPlace(ordinal) else { return Place(kind: .standing(area: "?")) }
        let label = listing.plan.label(of: ordinal)
        let flags = listing.plan.flags(of: ordinal)
        let kind: Place.Kind =
            if let row = label.row, let seat = label.seat {
                .seat(section: label.section, row: row, seat: seat)
            } else {
                .standing(area: label.section)
            }
        return Place(
            kind: kind, entrance: label.entrance.isEmpty ? nil : label.entrance,
            isAccessible: flags.contains(.accessible), isCompanion: flags.contains(.companion),
            hasRestrictedView: flags.contains(.restrictedView))
    }

    static func category(_ ordinal: Int, _ listing: Listing) -> SeatPlan.Category {
        listing.plan.categories[listing.plan.category(of: ordinal)]
    }
}

extension EventBrief {
    init(_ listing: Listing, _ language: Language) {
        let event = listing.event
        self.init(
            id: event.id, title: event.text(language).title, venue: event.venue.name, city: event.venue.city,
            starts: event.startsAt, doors: event.doorsAt, zone: event.venue.timeZone,
            hue: event.hue, isRehearsal: event.sale.isRehearsal)
    }
}

extension SeatsTakenPage.Reason {
    init(_ state: PlaceState) {
        switch state {
        case .held: self = .held
        case .sold: self = .sold
        case .blocked, .free: self = .blocked
        }
    }
}
