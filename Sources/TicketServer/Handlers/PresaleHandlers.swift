// The organiser's word on a presale.

import TicketCore

extension SaleSwitch {
    /// What the form shows now.
    func presale(_ language: Language) throws -> PresaleForm.Model {
        let formats = try formats(language)
        let until = shop.rooms.codesUntil(event)
        let civil = until.map(formats.civil)
        return PresaleForm.Model(
            event: event, until: civil.map { "\($0.date)T\($0.time.prefix(5))" } ?? "",
            shown: until.map { "\(formats.longDate($0)), \(formats.time($0))" })
    }

    /// Sets or ends a presale, if the form is about that; true if it is.
    func setPresale(_ form: Form, _ language: Language) async throws -> Bool {
        guard let typed = form.value(PresaleForm.name)?.trimmed else { return false }
        let until = typed.isEmpty ? nil : try moment(typed, language)
        do { try await shop.rooms.setCodes(event, until: until) } catch is RoomRefusal { throw Failure.notFound }
        try await shop.catalogue.note(
            "queue.codes", of: event, by: who, until.map { "needed until \($0.milliseconds)" } ?? "not needed")
        return true
    }

    /// `2026-11-21T10:00`, with or without seconds, by the venue's clock.
    private func moment(_ text: String, _ language: Language) throws -> Instant {
        let halves = text.split(separator: "T", omittingEmptySubsequences: false)
        let parts = halves.enumerated().flatMap {
            $1.split(separator: $0 == 0 ? "-" : ":", omittingEmptySubsequences: false)
        }
        let numbers = parts.map { Int(digits: $0) }
        guard halves.count == 2, (5...6).contains(numbers.count), let year = numbers[0], let month = numbers[1],
            let day = numbers[2], let hour = numbers[3], let minute = numbers[4],
            let civil = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute),
            let moment = try formats(language).instant(civil)
        else { throw Failure.invalid(.code) }
        return moment
    }

    private func formats(_ language: Language) throws -> DateFormats {
        guard let listing = shop.catalogue.listing(event) else { throw Failure.notFound }
        return Formats(language).dates(in: listing.event.venue.timeZone)
    }
}
