// The report for programs. docs/rehearsal.md describes its members; they are only ever added to.

import TicketCore

extension RehearsalReport {
    var json: String {
        let bytes = JSONWriter.object(capacity: 65_536) { json in
            json.member("format", "ticketserver-rehearsal/1")
            json.member("kept", verdict.isKept)
            json.array("promises", verdict.promises) { json, promise in
                json.object { json in
                    json.member("id", promise.id)
                    json.member("words", promise.words)
                    json.member("figure", promise.figure)
                    json.member("limit", promise.limit)
                    json.member("kept", promise.isKept)
                }
            }
            json.array("cautions", verdict.cautions) { $0.value($1) }
            json.object("plan", plan)
            json.member("startedAt", result.startedAt)
            json.member("endedAt", result.endedAt)
            json.member("stopped", result.wasStopped)
            json.member("soldOut", result.isSoldOut)
            json.object("fairness", fair)
            json.array("latencies", RehearsalStep.allCases, latency)
            json.object("traffic", traffic)
            counts("outcomes", result.outcomes, &json)
            counts("refusals", result.refusals, &json)
            counts("errors", result.errors, &json)
            counts("contradictions", result.contradictions, &json)
            if let ledger = result.ledger { json.object("ledger") { ledger.write(to: &$0) } }
            json.array("seconds", result.seconds, second)
        }
        return String(decoding: bytes, as: UTF8.self) + "\n"
    }

    private func plan(_ json: inout JSONWriter) {
        let plan = result.plan
        json.member("url", plan.url)
        json.member("event", plan.event)
        json.member("title", plan.title)
        json.member("fans", plan.fans)
        json.member("minutes", plan.minutes)
        json.member("seed", plan.seed)
        json.member("capacity", plan.capacity)
        json.member("command", command)
    }

    private func fair(_ json: inout JSONWriter) {
        func measure(_ name: StaticString, _ value: RankCorrelation?, _ json: inout JSONWriter) {
            json.key(name)
            guard let value else { return json.null() }
            json.object { json in
                json.member("fans", value.count)
                json.key("kendall")
                if let tau = value.kendall { json.value(tau, decimals: 6) } else { json.null() }
                json.key("spearman")
                if let rho = value.spearman { json.value(rho, decimals: 6) } else { json.null() }
            }
        }
        measure("drawn", fairness.drawn, &json)
        measure("queued", fairness.queued, &json)
        json.member("shared", fairness.shared)
        json.member("misplaced", fairness.misplaced)
    }

    /// Microseconds.
    private func latency(_ json: inout JSONWriter, _ step: RehearsalStep) {
        let times = result.latencies[step] ?? LatencyHistogram()
        json.object { json in
            json.member("step", step.rawValue)
            json.member("purchase", step.isPurchase)
            json.member("count", times.count)
            json.member("p50", times.percentile(0.5))
            json.member("p90", times.percentile(0.9))
            json.member("p99", times.percentile(0.99))
            json.member("max", times.maximum)
            json.member("aboveSecond", times.above(microseconds: RehearsalVerdict.slowest))
        }
    }

    private func traffic(_ json: inout JSONWriter) {
        let total = total
        json.member("bytesIn", total.bytesIn)
        json.member("bytesOut", total.bytesOut)
        json.member("publicBytes", result.publicBytes)
        json.member("connectP99", result.connects.percentile(0.99))
        json.member("lagP99", result.lag.percentile(0.99))
    }

    private func counts(_ name: StaticString, _ counts: [String: Int], _ json: inout JSONWriter) {
        json.key(name)
        json.object { json in
            for (words, count) in Self.ranked(counts) {
                json.key(text: words)
                json.value(count)
            }
        }
    }

    private func second(_ json: inout JSONWriter, _ second: RehearsalSecond) {
        json.object { json in
            json.member("arrived", second.arrived)
            json.member("joined", second.joined)
            json.member("polls", second.polls)
            json.member("admitted", second.admitted)
            json.member("held", second.held)
            json.member("sold", second.sold)
            json.member("refused", second.refused)
            json.member("errors", second.errors)
            json.member("bytesIn", second.bytesIn)
            json.member("bytesOut", second.bytesOut)
        }
    }
}
