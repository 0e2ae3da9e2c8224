// What everybody may read of draws, made anew when it changed: the proof, and the page that checks it.

import Synchronization
import TicketCore

final class DrawAnswers: Sendable {
    private let made = Mutex<[ID<Event>: Fingerprint]>([:])

    /// What the answers were made from; the same again needs no question to the database.
    private struct Fingerprint: Equatable {
        let generation: UInt64
        let state: RoomState?
        let draw: DrawRecord?
        let lateness: DrawRecord.Lateness?
    }

    /// The answers that changed since the last call.
    func changed(_ shop: Shop, _ page: (Route, HTML) -> PreparedResponse) throws -> [(Route, PreparedResponse)] {
        let now = shop.clock.now()
        return try shop.catalogue.published.flatMap { listing -> [(Route, PreparedResponse)] in
            guard let state = shop.rooms.state(listing.id) else { return [] }
            let draw = shop.rooms.draw(listing.id)
            let fingerprint = Fingerprint(
                generation: shop.catalogue.generation, state: state, draw: draw,
                lateness: draw?.lateness(at: now, shop.rooms.settings.draw))
            guard made.withLock({ $0[listing.id] }) != fingerprint else { return [] }
            let answers = try answers(listing, shop, page)
            made.withLock { $0[listing.id] = fingerprint }
            return answers
        }
    }

    private func answers(
        _ listing: Listing, _ shop: Shop, _ page: (Route, HTML) -> PreparedResponse
    ) throws -> [(Route, PreparedResponse)] {
        let route = Route.queueProof(listing.id)
        let (proof, outcomes) = try shop.proof(listing.id)
        let data = PublicAnswers.data(DrawData.proof(proof, outcomes).bytes, isFinal: proof.isFinal, route)
        return [(route, data)]
            + Language.allCases.map { language in
                let route = Route.checkDraw(language, listing.id)
                let models = DrawModels(
                    listing: listing, language: language, proof: proof, outcomes: outcomes, mirrors: shop.mirrors)
                return (route, page(route, CheckDrawPage.html(models.page, language.phrases)))
            }
    }
}

extension Shop {
    /// All there is to check of an event's draws; what became of the places only when nothing can change it any more.
    func proof(_ event: ID<Event>) throws -> (DrawProof, [PlacesOutcome]) {
        guard rooms.state(event) != nil else { throw Failure.notFound }
        let proof = try rooms.proof(event)
        return (proof, proof.isFinal ? try rooms.outcomes(event) : [])
    }

    /// Where the beacon's rounds are read; for people also when this server itself asks nobody.
    var mirrors: [String] {
        let configured = configuration.draw.mirrors.filter(\.isSecure)
        return (configured.isEmpty ? DrawConfiguration().mirrors : configured).map(\.text)
    }
}

extension PublicAnswers {
    /// Values for everybody, from wherever a page that checks them comes.
    static func data(_ body: [UInt8], isFinal: Bool, _ route: Route) -> PreparedResponse {
        var fields = fields("application/json", seconds: 5, stale: (30, 3600), tag: tag(body))
        if isFinal { fields.set(.cacheControl, "public, max-age=31536000, immutable") }
        fields.set("Access-Control-Allow-Origin", "*")
        return PreparedResponse(.ok, fields, body: body, route: route.template.description)
    }
}
