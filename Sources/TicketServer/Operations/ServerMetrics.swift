// Every measurement of the product by name: what `/metrics` shows, and the handles with which it is recorded.

import TicketCore

/// Where the values come from that are read, not counted. Each is called when `/metrics` is read.
struct MetricSources: Sendable {
    var connections: @Sendable () -> Int = { 0 }
    /// By event and state: free, held, sold, blocked.
    var seats: @Sendable () -> [GaugeSample] = { [] }
    /// By event: people who have a number and are not yet called.
    var waiting: @Sendable () -> [GaugeSample] = { [] }
    /// By event: people with a live shopping session.
    var shopping: @Sendable () -> [GaugeSample] = { [] }
    /// By event: numbers given since the beginning.
    var joined: @Sendable () -> [GaugeSample] = { [] }
    /// What the rows say.
    var tallies: @Sendable () -> Tallies = { Tallies() }
    var database: @Sendable () -> DatabaseMetrics = { DatabaseMetrics() }
    /// Lines the access log threw away because nobody read them.
    var accessLogDropped: @Sendable () -> Int = { 0 }
}

/// The measurements of one process.
final class ServerMetrics: Sendable {
    let registry = MetricsRegistry()
    let http: HTTPMetrics
    private let databaseErrors: MetricSeries<Counter>

    init(routes: [String], sources: MetricSources, build: BuildInfo = .current) {
        http = HTTPMetrics(routes: routes)
        registry.add(http.requests)
        registry.add(http.durations)
        registry.gauge("http_connections", "Open client connections.") { Double(sources.connections()) }
        ServerMetrics.addSale(sources, registry)
        ServerMetrics.addWaitingRoom(sources, registry)
        ServerMetrics.addDatabase(sources.database, registry)
        databaseErrors = registry.counters(
            "db_errors_total", "Questions and changes that the database refused.", labels: ["kind"])
        registry.counted("access_log_dropped_total", "Access log lines that nobody read in time.") {
            Double(sources.accessLogDropped())
        }
        ProcessMetrics.register(in: registry)
        registry.gauges(
            "build_info", "Always 1; the versions are its labels.", labels: ["version", "commit", "swift", "sqlite"]
        ) {
            [GaugeSample(labels: [build.version, build.commit ?? "", build.swift, build.sqlite], value: 1)]
        }
    }

    /// Counts a refusal of the database, once for each who was refused.
    func count(_ failure: DatabaseFailure) { databaseErrors.with(failure.kind).add() }

    private static func addSale(_ sources: MetricSources, _ registry: MetricsRegistry) {
        registry.gauges("seats", "Places by event and state.", labels: ["event", "state"], sources.seats)
        registry.gauges("orders", "Orders by the state they are in.", labels: ["event", "state"]) {
            samples(sources.tallies().orders)
        }
        registry.counted("orders_total", "Orders ever placed and ever paid.", labels: ["event", "state"]) {
            samples(sources.tallies().ordered)
        }
        registry.counted("payments_total", "Ended payments.", labels: ["gateway", "result"]) {
            samples(sources.tallies().payments)
        }
        registry.counted("checkins_total", "Scans at the gates.", labels: ["event", "result"]) {
            samples(sources.tallies().scans)
        }
    }

    private static func addWaitingRoom(_ sources: MetricSources, _ registry: MetricsRegistry) {
        registry.gauges("waiting_room_waiting", "People not yet called.", labels: ["event"], sources.waiting)
        registry.gauges("waiting_room_shopping", "Live shopping sessions.", labels: ["event"], sources.shopping)
        registry.counted("waiting_room_joined_total", "Numbers given out.", labels: ["event"], sources.joined)
        registry.counted("waiting_room_admitted_total", "Numbers that were let in.", labels: ["event"]) {
            sources.tallies().admitted.map { GaugeSample(labels: [$0.of], value: Double($0.count)) }
        }
    }

    private static func addDatabase(
        _ read: @escaping @Sendable () -> DatabaseMetrics, _ registry: MetricsRegistry
    ) {
        registry.gauge("db_queue", "Changes that wait for the writer.") { Double(read().waiting) }
        registry.counted("db_changes_total", "Changes made durable, and refused.", labels: ["result"]) {
            let now = read()
            return [
                GaugeSample(labels: ["committed"], value: Double(now.committed)),
                GaugeSample(labels: ["refused"], value: Double(now.refused)),
            ]
        }
        registry.add(CommitTimes(read: read))
        registry.gauge("db_log_pages", "Size of the write-ahead log in pages of 4 KiB.") { Double(read().logPages) }
        registry.counted("db_checkpoints_total", "Copies of the log into the database file.") {
            Double(read().checkpoints)
        }
    }

    private static func samples(_ rows: [Tallies.Row]) -> [GaugeSample] {
        rows.map { GaugeSample(labels: [$0.of, $0.word], value: Double($0.count)) }
    }
}

/// The times of commits, which the writer counts itself.
private struct CommitTimes: MetricFamily {
    let name = "db_commit_seconds"
    let help = "Time of one commit, the disk included."
    let kind = MetricKind.histogram
    let read: @Sendable () -> DatabaseMetrics

    func write(to text: inout MetricsText) {
        let now = read()
        let bounds = DatabaseMetrics.commitBounds.map { MetricsText.number(Double($0) / 1_000_000) } + ["+Inf"]
        var total = 0
        for (bound, count) in zip(bounds, now.commits) {
            total += count
            text.sample("\(name)_bucket", [("le", bound)], total.description)
        }
        text.sample("\(name)_sum", [], MetricsText.number(Double(now.commitNanoseconds) / 1_000_000_000))
        text.sample("\(name)_count", [], total.description)
    }
}

extension DatabaseFailure {
    /// The label of monitors: few words, none from outside.
    var kind: String {
        switch self {
        case .busy: "busy"
        case .full: "full"
        case .disk, .readOnly: "disk"
        case .corrupt: "corrupt"
        case .constraint: "constraint"
        case .inUse, .newerSchema, .migration, .closed, .engine: "engine"
        }
    }
}
