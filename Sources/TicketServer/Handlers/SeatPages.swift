// Seat choice: the venue at a glance, and one section's seats. The same bytes for everybody, so that caches carry them.

import Synchronization
import TicketCore

/// The pages of seat choice, made when somebody asks and kept until something of theirs changed, but at least for a
/// second: a sale changes a hall many times a second, and what a page shows is put right by its script, or by the refusal
/// of a seat that is gone.
///
/// Who may take seats is decided where they are taken; looking at a hall is open to everybody, those in the waiting room
/// included.
final class SeatPages: Sendable {
    private struct Made {
        let response: PreparedResponse
        let at: Instant
        let state: State
    }

    /// What a page was made from.
    private struct State: Hashable {
        let generation: UInt64
        let revision: UInt64
    }

    private let shop: Shop
    /// At most one for each section, language and event: the routes of sections that exist.
    private let made = Mutex<[Route: Made]>([:])

    init(shop: Shop) { self.shop = shop }

    func answer(_ request: Request, _ route: Route) throws -> Response {
        let prepared = try page(route)
        try Preconditions.check(request, etag: prepared.etag)
        return Response(prepared.status, body: .prepared(prepared))
    }

    private func page(_ route: Route) throws -> PreparedResponse {
        guard let event = route.event, let language = route.language else { throw Failure.notFound }
        let listing = try shop.listing(event)
        let now = shop.clock.now()
        let state = State(generation: shop.catalogue.generation, revision: listing.board.map.revision)
        if let known = made.withLock({ $0[route] }), known.state == state || now - known.at < SeatPages.life {
            return known.response
        }
        let response = PublicAnswers.page(
            route, try html(route, SeatModels(listing: listing, language: language), language.phrases),
            seconds: 1, stale: (5, 60), isSecure: shop.secureCookies)
        made.withLock { $0[route] = Made(response: response, at: now, state: state) }
        return response
    }

    private static let life: Duration = .seconds(1)

    private func html(_ route: Route, _ models: SeatModels, _ say: any Phrases) throws -> HTML {
        guard case .section(_, _, let key) = route else { return SeatOverviewPage.html(models.overview(), say) }
        guard let index = models.listing.plan.sectionIndex(key: key) else { throw Failure.notFound }
        return SectionPage.html(models.section(index), say)
    }
}
