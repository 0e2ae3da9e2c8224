// Events for programs: the list of what is sold, and everything about one.

import TicketCore

extension ShopApplication {
    func eventList() -> Response {
        let now = shop.clock.now()
        return .shared(
            JSONWriter.object(capacity: 4096) { json in
                json.array("data", shop.catalogue.listed) { json, listing in
                    json.object { EventJSON(listing, now).summary(&$0) }
                }
            })
    }

    func eventFacts(_ event: ID<Event>) throws -> Response {
        let facts = EventJSON(try shop.listing(event), shop.clock.now())
        return .shared(
            JSONWriter.object(capacity: 4096) { json in
                facts.summary(&json)
                facts.details(&json)
            })
    }
}

extension Response {
    /// The same for everybody, and old after a second: a crowd that asks often is answered by caches.
    static func shared(_ bytes: [UInt8]) -> Response {
        var response = Response(.ok, body: .bytes(bytes))
        response.fields.set(.contentType, "application/json")
        response.fields.set(.cacheControl, "public, max-age=1")
        return response
    }
}

private struct EventJSON {
    private let listing: Listing
    private let event: Event
    private let map: AvailabilityMap
    private let now: Instant

    init(_ listing: Listing, _ now: Instant) {
        self.listing = listing
        event = listing.event
        map = listing.board.map
        self.now = now
    }

    func summary(_ json: inout JSONWriter) {
        json.member("id", event.id.description)
        json.languages("titles", event.texts) { $0.value($1.title) }
        json.object("venue", venue)
        json.member("startsAt", local(event.startsAt))
        json.member("doorsAt", local(event.doorsAt))
        json.object("sale", sale)
        json.member("currency", event.currency.rawValue)
        json.member("limit", event.limitPerBuyer)
        let least = listing.plan.categories.compactMap { event.prices.announced(category: $0.key)?.amount }.min()
        json.member("priceFrom", least.map { Money($0, event.currency) })
    }

    private func venue(_ json: inout JSONWriter) {
        json.member("name", event.venue.name)
        json.member("street", event.venue.street)
        json.member("postcode", event.venue.postcode)
        json.member("city", event.venue.city)
        json.member("country", event.venue.country)
        json.member("timeZone", event.venue.timeZone)
    }

    private func sale(_ json: inout JSONWriter) {
        json.member("state", state)
        json.member("opensAt", local(event.sale.opensAt))
        json.member("closesAt", local(event.sale.closesAt))
        json.member("rehearsal", event.sale.isRehearsal)
    }

    private var state: String {
        switch event.salePhase(at: now) {
        case .hidden, .closed: "closed"
        case .notYet: "announced"
        case .paused: "paused"
        case .open: map.total.free == 0 ? "sold_out" : "on_sale"
        }
    }

    /// RFC 3339 with the offset of the venue, in which people plan their evening.
    private func local(_ moment: Instant) -> String {
        Formats(.english).dates(in: event.venue.timeZone).rfc3339(moment)
    }

    func details(_ json: inout JSONWriter) {
        json.languages("texts", event.texts) { json, text in
            json.object { json in
                json.member("title", text.title)
                json.member("subtitle", text.subtitle)
                json.member("description", text.description)
                json.member("terms", text.terms)
            }
        }
        json.array("ticketTypes", event.prices.types) { json, type in
            json.object { json in
                json.member("key", type.key)
                json.languages("names", type.names) { $0.value($1) }
                json.languages("contents", type.contents) { json, lines in json.array(lines) { $0.value($1) } }
            }
        }
        json.array("categories", listing.plan.categories.indices, category)
        json.counts("availability", map.total)
    }

    private func category(_ json: inout JSONWriter, _ index: Int) {
        let category = listing.plan.categories[index]
        json.object { json in
            json.member("key", category.key)
            json.member("name", category.name)
            json.member("colour", category.colour)
            json.array("prices", event.prices.types(category: category.key)) { json, type in
                json.object { json in
                    json.member("ticketType", type.key)
                    json.member("price", event.prices.price(category: category.key, type: type.number))
                }
            }
            json.counts("availability", map.counts(category: index))
        }
    }
}

extension JSONWriter {
    mutating func counts(_ name: StaticString, _ counts: PlaceCounts) {
        object(name) { json in
            json.member("free", counts.free)
            json.member("held", counts.held)
            json.member("sold", counts.sold)
            json.member("blocked", counts.blocked)
        }
    }
}
