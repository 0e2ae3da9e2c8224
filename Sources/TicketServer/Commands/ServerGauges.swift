// The values that metrics and the waiting room's brake read of a running server.

import Synchronization
import TicketCore

final class ServerGauges: Sendable {
    private let database: SQLiteDatabase
    private let server = Mutex<Server?>(nil)

    init(database: SQLiteDatabase) { self.database = database }

    func watch(_ server: Server, _ shop: Shop) { self.server.withLock { $0 = server } }

    /// Whether the server is too slow now to call more people in: a loop's tick takes over 100 ms, or the writer has more
    /// waiting than a quarter of a second's work.
    var isBraked: Bool {
        if database.metrics().waiting > 5_000 { return true }
        guard let server = server.withLock({ $0 }) else { return false }
        return server.statistics.loops.contains { $0.lag > .milliseconds(100) }
    }

    /// The desk of operators: health, metrics, rate limit, access log.
    func desk(_ shop: Shop, _ accessLog: AccessLog?) -> OperationsDesk {
        var sources = MetricSources()
        sources.connections = { self.server.withLock { $0 }?.statistics.open ?? 0 }
        sources.databaseQueue = { Int(self.database.metrics().waiting) }
        sources.accessLogDropped = { Int(accessLog?.dropped ?? 0) }
        sources.seats = { ServerGauges.seats(shop) }
        sources.waiting = { ServerGauges.rooms(shop) { Double($0.waiting) } }
        sources.shopping = { ServerGauges.rooms(shop) { Double($0.inside) } }
        let limits = shop.configuration.limits
        let rate = RateLimit(
            rate: limits.requestRate, burst: limits.requestBurst, sparesLoopback: limits.sparesLoopback,
            clock: shop.clock)
        return OperationsDesk(
            health: Health(), metrics: ServerMetrics(routes: Route.templates, sources: sources), rateLimit: rate,
            accessLog: accessLog, clock: shop.clock, token: shop.configuration.metrics.token)
    }

    private static func seats(_ shop: Shop) -> [GaugeSample] {
        shop.catalogue.all.flatMap { listing in
            let counts = listing.board.map.total
            return PlaceState.allCases.map { state in
                GaugeSample(labels: [listing.id.description, state.word], value: Double(counts[state]))
            }
        }
    }

    private static func rooms(_ shop: Shop, _ value: (RoomFigures) -> Double) -> [GaugeSample] {
        shop.rooms.events.compactMap { event in
            shop.rooms.figures(event).map { GaugeSample(labels: [event.description], value: value($0)) }
        }
    }
}
