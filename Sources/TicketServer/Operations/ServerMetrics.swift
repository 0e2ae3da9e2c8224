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
    /// Changes that wait for the writer.
    var databaseQueue: @Sendable () -> Int = { 0 }
    /// Lines the access log threw away because nobody read them.
    var accessLogDropped: @Sendable () -> Int = { 0 }
}

/// The measurements of one process.
final class ServerMetrics: Sendable {
    let registry = MetricsRegistry()
    let http: HTTPMetrics
    /// event, state (the order's new one)
    let orders: MetricSeries<Counter>
    /// gateway, result
    let payments: MetricSeries<Counter>
    /// event
    let joined: MetricSeries<Counter>
    /// event
    let admitted: MetricSeries<Counter>
    /// event, result
    let checkIns: MetricSeries<Counter>
    let databaseBatch: Histogram
    let databaseCommit: Histogram
    /// kind: busy, full, disk, corrupt, constraint, engine
    let databaseErrors: MetricSeries<Counter>

    init(routes: [String], sources: MetricSources, build: BuildInfo = .current) {
        http = HTTPMetrics(routes: routes)
        registry.add(http.requests)
        registry.add(http.durations)
        registry.gauge("http_connections", "Open client connections.") { Double(sources.connections()) }
        registry.gauges("seats", "Places by event and state.", labels: ["event", "state"], sources.seats)
        orders = registry.counters("orders_total", "Orders that came into a state.", labels: ["event", "state"])
        payments = registry.counters("payments_total", "Ended payments.", labels: ["gateway", "result"])
        registry.gauges("waiting_room_waiting", "People not yet called.", labels: ["event"], sources.waiting)
        registry.gauges("waiting_room_shopping", "Live shopping sessions.", labels: ["event"], sources.shopping)
        joined = registry.counters("waiting_room_joined_total", "Numbers given out.", labels: ["event"])
        admitted = registry.counters("waiting_room_admitted_total", "People let in.", labels: ["event"])
        checkIns = registry.counters("checkins_total", "Scans at the gates.", labels: ["event", "result"])
        registry.gauge("db_queue", "Changes that wait for the writer.") { Double(sources.databaseQueue()) }
        databaseBatch = registry.histogram("db_batch_changes", "Changes in one commit.", bounds: Histogram.sizes)
        databaseCommit = registry.histogram("db_commit_seconds", "Time of one commit, the disk included.")
        databaseErrors = registry.counters("db_errors_total", "Refusals of the database.", labels: ["kind"])
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
}
