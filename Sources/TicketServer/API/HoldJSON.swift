// A cart as programs are told it, and a place wherever one is told of.

import TicketCore

/// What all parts of the API say of a place of one event.
struct PlaceJSON {
    let listing: Listing

    /// The members of one place: its ordinal, its identity over plan versions, and what is written on the ticket.
    func write(_ ordinal: Int, ticketType: Int, price: Money?, to json: inout JSONWriter) {
        let plan = listing.plan
        let label = plan.label(of: ordinal)
        json.member("place", ordinal)
        json.member("identity", plan.identity(of: ordinal))
        json.member("section", label.section)
        json.member("row", label.row)
        json.member("seat", label.seat)
        json.member("category", plan.categories[plan.category(of: ordinal)].key)
        json.member("ticketType", typeKey(ticketType))
        json.member("price", price)
    }

    func typeKey(_ number: Int) -> String {
        let types = listing.event.prices.types
        return types.indices.contains(number) ? types[number].key : ""
    }

    /// The place that a body names by its ordinal or its identity; nil if the plan has no such place.
    func ordinal(_ value: JSON) -> Int? {
        switch value {
        case .string(let identity): listing.plan.place(identity: identity)
        default: value.wholeNumber.flatMap { listing.plan.hasPlace($0) ? $0 : nil }
        }
    }
}

struct HoldJSON {
    let hold: Hold
    let listing: Listing
    let now: Instant
    let rules: HoldRules

    var bytes: [UInt8] {
        JSONWriter.object(capacity: 256 + hold.places.count * 256) { json in
            json.member("id", hold.id.description)
            json.member("event", hold.event.description)
            json.member("until", hold.until)
            json.member("expiresIn", max(0, (hold.until - now).inMilliseconds / 1000))
            json.member("extensionsLeft", max(0, rules.extensions - hold.extensions))
            json.array("places", hold.places, place)
            json.member("total", CartModels.total(hold, listing))
            json.member("together", isTogether)
        }
    }

    private func place(_ json: inout JSONWriter, _ held: HeldPlace) {
        json.object { json in
            PlaceJSON(listing: listing).write(
                held.ordinal, ticketType: held.ticketType,
                price: listing.price(of: held.ordinal, type: held.ticketType), to: &json)
        }
    }

    /// Whether nobody else sits between: neighbours of one row, or one standing area.
    private var isTogether: Bool {
        let plan = listing.plan
        let places = hold.places.map(\.ordinal).sorted()
        return zip(places, places.dropFirst()).allSatisfy { one, other in
            plan.areNeighbours(one, other)
                || plan.row(of: one) == nil && plan.section(of: one) == plan.section(of: other)
        }
    }
}
