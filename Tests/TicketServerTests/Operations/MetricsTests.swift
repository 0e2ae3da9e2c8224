import Foundation
import TicketCore
import XCTest

@testable import TicketServer

final class MetricsTests: XCTestCase {
    /// Metrics of a server that has seen something of everything.
    private func busyMetrics() -> ServerMetrics {
        var sources = MetricSources()
        sources.connections = { 7 }
        sources.seats = {
            [GaugeSample(labels: ["E1", "free"], value: 41_000), GaugeSample(labels: ["E1", "held"], value: 3)]
        }
        sources.waiting = { [GaugeSample(labels: ["E1"], value: 80_000)] }
        sources.shopping = { [GaugeSample(labels: ["E1"], value: 500)] }
        sources.joined = { [GaugeSample(labels: ["E1"], value: 2)] }
        sources.tallies = {
            var tallies = Tallies()
            tallies.orders = [.init(of: "E1", word: "expired", count: 1)]
            tallies.ordered = [.init(of: "E1", word: "paid", count: 3)]
            tallies.payments = [.init(of: "odd \"\\\nname", word: "confirmed", count: 1)]
            tallies.scans = [.init(of: "E1", word: "accepted", count: 1)]
            tallies.admitted = [.init(of: "E1", word: "", count: 1)]
            return tallies
        }
        sources.database = {
            var database = DatabaseMetrics()
            database.committed = 64
            database.commits[4] = 1
            database.commitNanoseconds = 1_500_000
            return database
        }
        let metrics = ServerMetrics(routes: ["/", "/{language}/events/{event}"], sources: sources)
        let page = metrics.http.index(of: "/{language}/events/{event}")
        for (status, milliseconds) in [(200, 1), (200, 5), (304, 6), (503, 700), (200, 20_000)] {
            metrics.http.record(route: page, method: "GET", status: status, time: .milliseconds(milliseconds))
        }
        metrics.http.record(route: metrics.http.index(of: "/wp-admin"), method: "BREW", status: 404, time: .zero)
        metrics.count(.full)
        metrics.count(.disk("a secret path"))
        return metrics
    }

    private func text(_ metrics: ServerMetrics) -> String { String(decoding: metrics.registry.text(), as: UTF8.self) }

    func testPromtoolFindsNothing() throws {
        let result = try runTool(
            "promtool", ["check", "metrics"], package: "prometheus", input: Data(busyMetrics().registry.text()))
        XCTAssertEqual(result.status, 0, result.output)
        XCTAssertEqual(result.output, "")
    }

    func testPromtoolIsListenedTo() throws {
        let bad = Data("# TYPE requests counter\nrequests 1\n".utf8)
        XCTAssertNotEqual(try runTool("promtool", ["check", "metrics"], package: "prometheus", input: bad).status, 0)
    }

    func testFamiliesAreContiguousAndNoSeriesComesTwice() {
        let text = text(busyMetrics())
        XCTAssertEqual(MetricsCheck.problems(text), [])
        XCTAssertTrue(text.hasSuffix("\n"))
    }

    func testTheCheckItselfFindsMistakes() {
        let head = "# HELP a A.\n# TYPE a histogram\n"
        XCTAssertEqual(MetricsCheck.problems("# TYPE b counter\nb{x=\"1\"} 1\nb{x=\"1\"} 2\n").count, 1)
        XCTAssertEqual(
            MetricsCheck.problems(head + "a_bucket{le=\"1\"} 3\na_bucket{le=\"+Inf\"} 2\na_count 2\n").count, 1)
        XCTAssertEqual(MetricsCheck.problems(head + "a_bucket{le=\"+Inf\"} 2\na_count 3\n").count, 1)
        XCTAssertEqual(MetricsCheck.problems("# TYPE a gauge\na 1\n# TYPE b gauge\nb 1\na{x=\"2\"} 1\n").count, 1)
        XCTAssertEqual(MetricsCheck.problems(head + head + "a_bucket{le=\"+Inf\"} 3\na_count 3\n").count, 2)
    }

    func testRequestsAreCountedByTemplateMethodAndClass() {
        let text = text(busyMetrics())
        let page = #"route="/{language}/events/{event}""#
        for line in [
            #"http_requests_total{\#(page),method="GET",code="2xx"} 3"#,
            #"http_requests_total{\#(page),method="GET",code="3xx"} 1"#,
            #"http_requests_total{\#(page),method="GET",code="5xx"} 1"#,
            #"http_requests_total{route="unmatched",method="other",code="4xx"} 1"#,
            #"http_request_duration_seconds_bucket{\#(page),le="0.005"} 2"#,
            #"http_request_duration_seconds_bucket{\#(page),le="0.01"} 3"#,
            #"http_request_duration_seconds_bucket{\#(page),le="1"} 4"#,
            #"http_request_duration_seconds_bucket{\#(page),le="10"} 4"#,
            #"http_request_duration_seconds_bucket{\#(page),le="+Inf"} 5"#,
            #"http_request_duration_seconds_sum{\#(page)} 20.712"#,
            #"http_request_duration_seconds_count{\#(page)} 5"#,
            #"db_errors_total{kind="disk"} 1"#,
            #"orders_total{event="E1",state="paid"} 3"#,
            #"payments_total{gateway="odd \"\\\nname",result="confirmed"} 1"#,
            #"waiting_room_admitted_total{event="E1"} 1"#,
            #"db_changes_total{result="committed"} 64"#,
            #"db_commit_seconds_bucket{le="0.001"} 0"#,
            #"db_commit_seconds_bucket{le="0.0025"} 1"#,
            #"db_commit_seconds_count 1"#,
            #"seats{event="E1",state="free"} 41000"#,
            #"db_commit_seconds_sum 0.0015"#,
        ] {
            XCTAssertTrue(text.contains(line + "\n"), line)
        }
        XCTAssertFalse(text.contains("wp-admin"))
        XCTAssertFalse(text.contains("secret"))
    }

    func testNothingIsLostWhenManyThreadsCount() {
        let counter = Counter()
        let histogram = Histogram(bounds: Histogram.sizes)
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<50_000 {
                counter.add()
                histogram.record(count: 3)
            }
        }
        XCTAssertEqual(counter.value, 400_000)
        XCTAssertEqual(histogram.cumulative, [0, 0] + [UInt64](repeating: 400_000, count: 10))
        XCTAssertEqual(histogram.sum, 1_200_000)
    }

    func testTheKernelIsAskedRight() {
        XCTAssertGreaterThan(ProcessMetrics.residentBytes(), 1_000_000)
        XCTAssertGreaterThan(ProcessMetrics.cpuSeconds(), 0)
        let now = Date().timeIntervalSince1970
        XCTAssertLessThan(ProcessMetrics.startSeconds(), now + 1)
        XCTAssertGreaterThan(ProcessMetrics.startSeconds(), now - 86_400)
        let before = ProcessMetrics.openDescriptors()
        let descriptor = open("/dev/null", O_RDONLY)
        XCTAssertEqual(ProcessMetrics.openDescriptors(), before + 1)
        close(descriptor)
    }

    /// What a whole server exports: its rooms, its door, its screens.
    private func wholeText() async throws -> String {
        let world = try await APIShop(self)
        return String(decoding: world.application.operations.metrics.registry.text(), as: UTF8.self)
    }

    func testTheGuideNamesEveryFamily() async throws {
        let guide = try Project.text("docs/operations.md")
        for line in (text(busyMetrics()) + (try await wholeText())).split(separator: "\n") where line.hasPrefix("# TYPE ") {
            XCTAssertTrue(guide.contains("`\(line.split(separator: " ")[2])`"), String(line))
        }
    }

    /// What the dashboard and the alerts name must be exported, or a panel stays empty on the day it is needed.
    func testDashboardAndRulesNameOnlyWhatIsExported() async throws {
        let exported = MetricsCheck.names(text(busyMetrics())).union(MetricsCheck.names(try await wholeText()))
        let dashboard = try Project.text("Config/grafana-dashboard.json")
        let board = try JSONSerialization.jsonObject(with: Data(dashboard.utf8)) as? [String: Any]
        let panels = try XCTUnwrap(board?["panels"] as? [[String: Any]])
        let queries = panels.flatMap { $0["targets"] as? [[String: Any]] ?? [] }.compactMap { $0["expr"] as? String }
        XCTAssertGreaterThan(queries.count, 15)
        for query in queries + [try Project.text("Config/prometheus-rules.yml")] {
            let used = MetricsCheck.mentioned(in: query)
            XCTAssertFalse(used.isEmpty, query)
            XCTAssertEqual(used.subtracting(exported), [], query.prefix(80).description)
        }
        XCTAssertEqual(MetricsCheck.mentioned(in: "rate(seats_sold[1m])").subtracting(exported), ["seats_sold"])
    }
}

/// What promtool does not look at.
enum MetricsCheck {
    static func problems(_ text: String) -> [String] {
        var problems: [String] = []
        var seen: Set<String> = []
        var families: Set<String> = []
        var family = ""
        var last: [String: Int] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if line.hasPrefix("# ") {
                let name = String(words[2])
                let kind = "\(words[1]) \(name)"
                if !families.insert(kind).inserted { problems.append("twice: \(kind)") }
                family = name
                continue
            }
            let series = String(line.prefix { $0 != " " })
            if !seen.insert(String(line[..<(line.lastIndex(of: " ") ?? line.endIndex)])).inserted {
                problems.append("twice: \(series)")
            }
            let name = String(series.prefix { $0 != "{" })
            if ![family, "\(family)_bucket", "\(family)_sum", "\(family)_count"].contains(name) {
                problems.append("not within its family: \(name)")
            }
            guard name == "\(family)_bucket" || name == "\(family)_count", let value = words.last.flatMap({ Int($0) })
            else { continue }
            let labels = line.replacing(name, with: "").replacing(#/,?le="[^"]*"/#, with: "")
                .prefix { $0 != " " }.replacing("{}", with: "")
            let before = last["\(family)\(labels)", default: 0]
            if name.hasSuffix("_bucket") ? value < before : value != before {
                problems.append("not cumulative: \(line)")
            }
            last["\(family)\(labels)"] = value
        }
        return problems
    }

    static func names(_ text: String) -> Set<String> {
        Set(
            text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
                String($0.prefix { $0 != "{" && $0 != " " })
            })
    }

    /// The names in a query that are ours: those that begin like one of our families.
    static func mentioned(in query: String) -> Set<String> {
        let prefixes = [
            "http_", "seats", "orders", "payments_", "waiting_room_", "checkins_", "db_", "access_log_", "process_",
            "build_info",
        ]
        let code = query.split(separator: "\n").filter { !$0.contains("summary:") && !$0.contains("action:") }
        let words = code.flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "_" } }.map(String.init)
        return Set(words.filter { word in prefixes.contains(where: word.hasPrefix) })
    }
}
