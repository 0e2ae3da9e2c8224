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

        /// What an organiser or the clock changed is seen at once; what is bought, within the page's life.
        func isGood(_ present: State, at now: Instant) -> Bool {
            state == present || (state.sale == present.sale && now - at < SeatPages.life)
        }
    }

    /// What a page was made from.
    private struct State: Equatable {
        let sale: Sale
        let revision: UInt64
    }

    /// How the sale stands, for those who only look.
    private struct Sale: Equatable {
        let generation: UInt64
        let phase: SalePhase
        let room: RoomState?
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
        let sale = Sale(
            generation: shop.catalogue.generation, phase: listing.event.salePhase(at: now),
            room: shop.rooms.state(event))
        let state = State(sale: sale, revision: listing.board.map.revision)
        if let known = made.withLock({ $0[route] }), known.isGood(state, at: now) { return known.response }
        let words = StorefrontModels(listing, language, shop, origin: "").state
        let models = SeatModels(listing: listing, language: language, sale: words)
        let response = PublicAnswers.page(
            route, try html(route, models, language.phrases),
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
