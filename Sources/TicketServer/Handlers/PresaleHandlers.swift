// The organiser's word on a presale.

import TicketCore

/// When codes are needed to join.
struct PresaleSwitch: Sendable {
    let shop: Shop
    let listing: Listing
    let language: Language

    private var event: ID<Event> { listing.id }
    private var formats: DateFormats { Formats(language).dates(in: listing.event.venue.timeZone) }

    /// What the form shows now.
    var form: PresaleForm.Model {
        let until = shop.rooms.codesUntil(event)
        return PresaleForm.Model(
            event: event, until: until.map(formats.local) ?? "",
            shown: until.map { "\(formats.longDate($0)), \(formats.time($0))" })
    }

    /// Sets a presale, or ends it with an empty text.
    func set(_ typed: String, by who: String) async throws {
        let until = formats.instant(local: typed)
        guard typed.isEmpty || until != nil else { throw Failure.invalid(.code) }
        do { try await shop.rooms.setCodes(event, until: until) } catch is RoomRefusal { throw Failure.notFound }
        let details = until.map { "needed until \($0.milliseconds)" } ?? "not needed"
        try await shop.catalogue.note(Decision(who: who, action: "queue.codes", details: details), of: event)
    }
}
