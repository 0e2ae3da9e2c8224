// Health, metrics and the access log: what operators and monitors ask of the running server.

import TicketCore

/// What the HTTP side and the shop tell operators.
final class OperationsDesk: Sendable {
    let health: Health
    let metrics: ServerMetrics
    let rateLimit: RateLimit
    let gauge: PressureGauge
    private let accessLog: AccessLog.Lane?
    private let clock: any Clock
    private let token: String?
    private let count: @Sendable () async throws -> Void

    /// - Parameter count: brings up to date what is counted only when `/metrics` is read.
    init(
        health: Health, metrics: ServerMetrics, rateLimit: RateLimit, accessLog: AccessLog?, clock: any Clock,
        token: String?, gauge: PressureGauge, count: @escaping @Sendable () async throws -> Void
    ) {
        self.health = health
        self.metrics = metrics
        self.rateLimit = rateLimit
        self.gauge = gauge
        self.accessLog = accessLog?.lane()
        self.clock = clock
        self.token = token
        self.count = count
    }

    func live() -> Response { answer(health.live) }
    func ready() -> Response { answer(health.ready) }

    private func answer(_ answer: Health.Answer) -> Response {
        var response = Response.personal(
            Array(answer.text.utf8), type: "text/plain; charset=utf-8",
            status: ErrorResponses.health(isGood: answer.isGood))
        response.fields.set(.cacheControl, "no-store")
        return response
    }

    /// With a token configured, for who has it; without one, for loopback only.
    func metrics(_ request: Request) async throws -> Response {
        if let token {
            let given = request.fields[.authorization] ?? ""
            guard equalInConstantTime(Array(given.utf8), Array("Bearer \(token)".utf8)) else { throw Failure.forbidden }
        } else if !request.client.isLoopback || request.fields.contains(.forwardedFor) {
            // With that field it is a proxy of this machine that nobody told us to trust: who asks it may be anybody.
            throw Failure.forbidden
        }
        // A database that refuses to be counted is no reason to show nothing: it is then that the rest is wanted.
        do { try await count() } catch { note(error) }
        guard let type = FieldValue("\(MetricsText.contentType)") else {
            preconditionFailure("a media type is a field value")
        }
        return .personal(metrics.registry.text(), type: type)
    }

    /// Counts what the database refused.
    func note(_ error: any Error) {
        if let failure = error as? DatabaseFailure { metrics.count(failure) }
    }

    /// A live screen is answered for as long as somebody looks: that is no answer's time, and would ring alarms.
    private static let endless = Route.adminFeed(.english, ID(rawValue: 1 << 39)).template.description

    func record(_ exchange: Exchange) {
        let method = exchange.method?.description ?? "-"
        metrics.http.record(
            route: metrics.http.index(of: exchange.route), method: method, status: exchange.status.code,
            time: exchange.route == OperationsDesk.endless ? nil : exchange.duration)
        accessLog?.append(
            AccessRecord(
                end: clock.now(), requestID: exchange.id.text, method: method, route: exchange.route ?? "-",
                status: exchange.status.code, nanoseconds: Int64(clamping: exchange.duration.inNanoseconds),
                bytes: exchange.bytes,
                client: exchange.client.description))
    }
}
