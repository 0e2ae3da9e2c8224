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
        let civil = until.map(formats.civil)
        return PresaleForm.Model(
            event: event, until: civil.map { "\($0.date)T\($0.time.prefix(5))" } ?? "",
            shown: until.map { "\(formats.longDate($0)), \(formats.time($0))" })
    }

    /// Sets a presale, or ends it with an empty text.
    func set(_ typed: String, by who: String) async throws {
        let until = typed.isEmpty ? nil : try moment(typed)
        do { try await shop.rooms.setCodes(event, until: until) } catch is RoomRefusal { throw Failure.notFound }
        try await shop.catalogue.note(
            "queue.codes", of: event, by: who, until.map { "needed until \($0.milliseconds)" } ?? "not needed")
    }

    /// `2026-11-21T10:00`, with or without seconds, by the venue's clock.
    private func moment(_ text: String) throws -> Instant {
        let halves = text.split(separator: "T", omittingEmptySubsequences: false)
        let parts = halves.enumerated().flatMap {
            $1.split(separator: $0 == 0 ? "-" : ":", omittingEmptySubsequences: false)
        }
        let numbers = parts.map { Int(digits: $0) }
        guard halves.count == 2, (5...6).contains(numbers.count), let year = numbers[0], let month = numbers[1],
            let day = numbers[2], let hour = numbers[3], let minute = numbers[4],
            let civil = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute),
            let moment = formats.instant(civil)
        else { throw Failure.invalid(.code) }
        return moment
    }
}
