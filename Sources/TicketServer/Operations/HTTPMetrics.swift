// Requests by route, method and class of status, and their times by route.

import TicketCore

/// One flat table of counters, so that recording a request is arithmetic and two additions.
final class HTTPMetrics: Sendable {
    /// The label of what no route matched.
    static let unmatched = "unmatched"
    static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "other"]
    static let classes = ["1xx", "2xx", "3xx", "4xx", "5xx"]

    /// Route templates; the last is `unmatched`.
    let routes: [String]
    private let indices: [String: Int]
    private let counts: MetricCells
    private let times: [Histogram]

    init(routes: [String]) {
        self.routes = routes + [HTTPMetrics.unmatched]
        indices = Dictionary(uniqueKeysWithValues: zip(self.routes, 0...))
        counts = MetricCells(count: self.routes.count * HTTPMetrics.methods.count * HTTPMetrics.classes.count)
        times = self.routes.map { _ in Histogram(bounds: Histogram.seconds) }
    }

    /// The number of a template, to be kept by the router; that of `unmatched` if it is none of ours.
    func index(of template: String?) -> Int { template.flatMap { indices[$0] } ?? routes.count - 1 }

    /// Counts one answered request. `route` is a number from `index(of:)`; without a time the request is only counted.
    func record(route: Int, method: String, status: Int, time: Duration?) {
        let method = HTTPMetrics.methods.firstIndex(of: method) ?? HTTPMetrics.methods.count - 1
        counts.add(1, to: cell(route, method, min(5, max(1, status / 100)) - 1))
        if let time { times[route].record(time) }
    }

    private func cell(_ route: Int, _ method: Int, _ statusClass: Int) -> Int {
        (route * HTTPMetrics.methods.count + method) * HTTPMetrics.classes.count + statusClass
    }

    var requests: any MetricFamily { Requests(http: self) }
    var durations: any MetricFamily { Durations(http: self) }

    private struct Requests: MetricFamily {
        let name = "http_requests_total"
        let help = "Answered requests by route template, method and class of status."
        let kind = MetricKind.counter
        let http: HTTPMetrics

        /// What was never asked is left out: most routes know one method.
        func write(to text: inout MetricsText) {
            for (route, template) in http.routes.enumerated() {
                for (method, name) in HTTPMetrics.methods.enumerated() {
                    for (number, statusClass) in HTTPMetrics.classes.enumerated() {
                        let count = http.counts.sum(of: http.cell(route, method, number))
                        guard count > 0 else { continue }
                        let labels = [("route", template), ("method", name), ("code", statusClass)]
                        text.sample(self.name, labels, count.description)
                    }
                }
            }
        }
    }

    private struct Durations: MetricFamily {
        let name = "http_request_duration_seconds"
        let help = "Time from the last byte of a request's head to the last byte of its answer."
        let kind = MetricKind.histogram
        let http: HTTPMetrics

        func write(to text: inout MetricsText) {
            for (template, histogram) in zip(http.routes, http.times) where histogram.cumulative.last != 0 {
                histogram.write(name, [("route", template)], to: &text)
            }
        }
    }
}
