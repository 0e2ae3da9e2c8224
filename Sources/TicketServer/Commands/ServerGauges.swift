// The values that metrics and the waiting room's brake read of a running server.

import Synchronization
import TicketCore

final class ServerGauges: Sendable {
    private let database: SQLiteDatabase
    private let home: Loop?
    private let server: Watched
    private let tallies = Mutex(Tallied(tallies: Tallies(), at: nil))
    private let gauge: PressureGauge

    private final class Watched: Sendable {
        let server = Mutex<Server?>(nil)
    }

    private struct Tallied {
        var tallies: Tallies
        var at: Moment?
    }

    /// - Parameter home: a loop that serves nobody, for what takes milliseconds; nil: the caller's own.
    init(database: SQLiteDatabase, home: Loop? = nil) {
        self.database = database
        self.home = home
        let watched = Watched()
        let probe = LoopProbe()
        server = watched
        gauge = PressureGauge(PurchasePath()) {
            var sample = PressureSample()
            sample.writerWait = database.metrics().longestWait
            guard let server = watched.server.withLock({ $0 }) else { return sample }
            sample.loopLag = probe.look(at: server.loops)
            sample.isLoopOverrun = server.statistics.loops.contains { $0.slow > 0.25 }
            return sample
        }
    }

    func watch(_ server: Server) { self.server.server.withLock { $0 = server } }

    /// Counts the rows anew, at most once a second.
    func count() async throws {
        try await withTaskExecutorPreference(home) {
            let now = Moment.now()
            if let last = tallies.withLock({ $0.at }), now.since(last) < .seconds(1) { return }
            let counted = try database.read { try $0.tallies() }
            tallies.withLock { $0 = Tallied(tallies: counted, at: now) }
        }
    }

    /// How the server bears its load.
    func pressure() -> ShopPressure { gauge.pressure() }

    /// The desk of operators: health, metrics, rate limit, access log.
    func desk(_ shop: Shop, _ accessLog: AccessLog?) -> OperationsDesk {
        var sources = MetricSources()
        sources.connections = { self.server.server.withLock { $0 }?.statistics.open ?? 0 }
        sources.database = { self.database.metrics() }
        sources.tallies = { self.tallies.withLock { $0.tallies } }
        sources.joined = { ServerGauges.rooms(shop) { Double($0.numbers) } }
        sources.accessLogDropped = { Int(accessLog?.dropped ?? 0) }
        sources.seats = { ServerGauges.seats(shop) }
        sources.waiting = { ServerGauges.rooms(shop) { Double($0.waiting) } }
        sources.shopping = { ServerGauges.rooms(shop) { Double($0.inside) } }
        let limits = shop.configuration.limits
        let rate = RateLimit(
            rate: limits.requestRate, burst: limits.requestBurst, sparesLoopback: limits.sparesLoopback,
            clock: shop.clock)
        let metrics = ServerMetrics(routes: Route.templates, sources: sources)
        PurchaseMetrics.register(in: metrics.registry, gauge) {
            shop.rooms.events.compactMap { event in shop.rooms.figures(event).map { (event.description, $0) } }
        }
        RoomMetrics.register(in: metrics.registry, shop)
        return OperationsDesk(
            health: Health(), metrics: metrics, rateLimit: rate,
            accessLog: accessLog, clock: shop.clock, token: shop.configuration.metrics.token,
            gauge: gauge
        ) { try await self.count() }
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
