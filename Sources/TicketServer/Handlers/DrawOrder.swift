// What an organiser orders about a draw: read from the form, checked, carried out.

import TicketCore

/// One form of the organiser's page.
struct DrawOrder: Sendable {
    enum Step: Sendable {
        case announce(DrawGrade, lobby: Instant, start: Instant)
        case beacon(DrawAnswer)
        case redraw(reason: String)
    }

    /// A value of the beacon, and whether somebody checked its signature.
    struct DrawAnswer: Sendable {
        let answer: DrandAnswer
        let isVerified: Bool
    }

    /// Why it cannot be done, at the field that is to be changed.
    struct Refused: Error {
        let error: FieldError

        init(_ field: String, _ message: String) { error = FieldError(field: field, message: message) }
    }

    let form: Form
    let listing: Listing
    let say: any Phrases

    private typealias Name = AdminDrawPage.FieldName
    private static let longestReason = 280

    /// The form as it came, to be shown again.
    var typed: AdminDrawPage.Typed {
        func text(_ name: String, _ longest: Int) -> String { String((form.value(name) ?? "").prefix(longest)) }
        return AdminDrawPage.Typed(
            grade: text(Name.grade, 1), lobby: text(Name.lobby, 19), start: text(Name.start, 19),
            beacon: text(Name.beacon, 2_000), isVerified: form.value(Name.verified) == "yes",
            reason: text(Name.reason, DrawOrder.longestReason))
    }

    func read(_ action: AdminDrawPage.Action) throws(Refused) -> Step {
        switch action {
        case .announce:
            guard let grade = form.value(Name.grade).flatMap(DrawGrade.init) else {
                throw Refused(Name.grade, say.drawErrors.noGrade)
            }
            let (lobby, start) = (try time(Name.lobby), try time(Name.start))
            guard lobby < start else { throw Refused(Name.lobby, say.drawErrors.timesOutOfOrder) }
            guard start < listing.event.sale.closesAt else { throw Refused(Name.start, say.drawErrors.afterEnd) }
            return .announce(grade, lobby: lobby, start: start)
        case .beacon:
            guard let answer = DrandAnswer(Array((form.value(Name.beacon) ?? "").trimmed.utf8)) else {
                throw Refused(Name.beacon, say.drawErrors.malformed)
            }
            return .beacon(DrawAnswer(answer: answer, isVerified: form.value(Name.verified) == "yes"))
        case .redraw:
            let reason = (form.value(Name.reason) ?? "").trimmed
            guard !reason.allSatisfy(\.isWhitespace), reason.unicodeScalars.count <= DrawOrder.longestReason else {
                throw Refused(Name.reason, say.drawErrors.noReason)
            }
            return .redraw(reason: reason)
        }
    }

    private func time(_ name: String) throws(Refused) -> Instant {
        let dates = Formats(say.language).dates(in: listing.event.venue.timeZone)
        guard let moment = form.value(name).flatMap({ dates.instant(local: $0) }) else {
            throw Refused(name, say.drawErrors.time)
        }
        return moment
    }
}

extension DrawOrder.Step {
    /// What follows, as the question before it says.
    func effect(_ listing: Listing, _ language: Language) -> String {
        let say = language.phrases
        let zone = listing.event.venue.timeZone
        return switch self {
        case .announce(_, let lobby, let start):
            say.confirmAnnounce(lobby: Show.dayAndTime(lobby, zone, say), start: Show.dayAndTime(start, zone, say))
        case .redraw(let reason): say.confirmRedraw(event: listing.event.text(language).title, reason: reason)
        case .beacon: ""
        }
    }
}

/// Carries out what was ordered, and notes it.
struct DrawDesk: Sendable {
    let shop: Shop
    let listing: Listing
    let who: String
    let say: any Phrases

    private typealias Name = AdminDrawPage.FieldName

    func perform(_ step: DrawOrder.Step) async throws(DrawOrder.Refused) {
        let field =
            switch step {
            case .announce: Name.lobby
            case .beacon: Name.beacon
            case .redraw: Name.reason
            }
        do {
            try await carryOut(step)
        } catch let refusal as DrawRefusal {
            throw DrawOrder.Refused(field, words(refusal))
        } catch {
            shop.log.error(
                "an organiser's word about a draw was not carried out",
                ["event.id": .text(listing.id.description), "error.message": .text("\(error)")])
            throw DrawOrder.Refused(field, say.unexpected.happened)
        }
    }

    private func carryOut(_ step: DrawOrder.Step) async throws {
        let event = listing.id
        switch step {
        case .announce(let grade, let lobby, let start):
            try await shop.rooms.announceDraw(event, grade: grade, lobbyAt: lobby, opensAt: start, by: who)
            try await shop.catalogue.setOpening(start, of: event, by: who)
            let commitment = shop.rooms.draw(event).map { Hex.encode($0.commitment) } ?? ""
            try await note("draw.announced", "\(grade.rawValue) \(commitment)")
        case .beacon(let value):
            let answer = value.answer
            try await shop.rooms.supplyBeacon(
                event, round: answer.round, randomness: answer.randomness, signature: answer.signature,
                verifiedElsewhere: value.isVerified, by: listing.event.organiser)
            try await note("draw.beacon", "round \(answer.round) \(Hex.encode(answer.randomness))")
        case .redraw(let reason):
            try await shop.rooms.redraw(event, reason: reason, by: who)
            try await note("draw.redrawn", reason)
        }
    }

    private func note(_ action: String, _ details: String) async throws {
        try await shop.catalogue.note(Decision(who: who, action: action, details: details), of: listing.id)
    }

    private func words(_ refusal: DrawRefusal) -> String {
        let words = say.drawErrors
        return switch refusal {
        case .announcedAlready: words.announcedAlready
        case .begun, .tooManyNumbers: words.begun
        case .timesOutOfOrder: words.timesOutOfOrder
        case .placesCalled: words.placesCalled
        case .noReason: words.noReason
        case .noBeacon, .noDraw: words.noBeacon
        case .otherRound(let expected): words.otherRound.replacing("{round}", with: String(expected))
        case .tooEarly: words.tooEarly
        case .malformed, .notInRoster: words.malformed
        case .contradicts: words.contradicts
        }
    }
}
