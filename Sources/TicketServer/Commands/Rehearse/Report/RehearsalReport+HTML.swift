// The report as one page in one file: no script, nothing loaded from anywhere, the verdict first.

import TicketCore

extension RehearsalReport {
    var html: HTML {
        let plan = result.plan
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>\(verdict.headline): rehearsal of \(plan.title)</title>
            <style>
            \(HTML(style: Self.style))</style>
            </head>
            <body>
            <header><p class="over">Report of a rehearsal · \(Figures.moment(result.startedAt))</p><h1>\(plan.title)</h1></header>
            <main>
            \(judgement)\(each: verdict.cautions, caution)\(tiles)
            \(promises)\(crowd)\(line)\(sale)\(speed)\(traffic)\(trouble)\(books)\(again)
            </main>
            <footer><p class="quiet">Made by TicketServer. A rehearsal takes no money, and its tickets open no gate.</p></footer>
            </body>
            </html>

            """
    }

    // MARK: The verdict

    private var judgement: HTML {
        func item(_ promise: RehearsalVerdict.Promise) -> HTML {
            "<li>\(promise.words): <strong>\(promise.figure)</strong>, promised \(promise.limit)</li>"
        }
        return """
            <div class="verdict \(verdict.isKept ? "kept" : "broken")"><p class="word">\(verdict.headline)</p>\
            \(if: !verdict.isKept, "<ul>\(each: verdict.broken, item)</ul>")<p>\(summary)</p></div>
            """
    }

    private func caution(_ text: String) -> HTML { "<div class=\"note\"><p>\(text)</p></div>" }

    private var tiles: HTML {
        let total = total
        let tiles = [
            (Figures.count(result.plan.fans), "fans"), (Figures.count(total.sold), "tickets sold"),
            (
                lastSale.map { Figures.span(seconds: $0 + 1) } ?? "-",
                result.isSoldOut ? "to sold out" : "to the last sale"
            ),
            (Figures.count(peak(\.joined)), "joins in the busiest second"),
            (Figures.count(peak(\.polls)), "polls in the busiest second"),
            (slowestStep.map { Figures.time(microseconds: $0.p99) } ?? "-", "p99 of the slowest step of buying"),
            (Figures.count(result.errors.values.reduce(0, +)), "failures"),
            (result.ledger.map { Figures.count($0.violations) } ?? "-", "faults in the books"),
        ]
        return "<dl class=\"tiles\">\(each: tiles, { ReportParts.tile($0.0, $0.1) })</dl>"
    }

    private var promises: HTML {
        func row(_ promise: RehearsalVerdict.Promise) -> HTML {
            """
            <tr><th scope="row">\(promise.words)</th><td>\(promise.figure)</td><td>\(promise.limit)</td>\
            <td class="mark \(promise.isKept ? "kept" : "broken")">\(promise.isKept ? "✓ kept" : "✗ broken")</td></tr>
            """
        }
        return section(
            "promises", "What was promised",
            ReportParts.scroll(
                "What was promised",
                """
                <table><thead><tr><th scope="col">Promise</th><th scope="col">Figure</th><th scope="col">Limit</th><th scope="col">Verdict</th></tr></thead><tbody>\(each: verdict.promises, row)</tbody></table>
                """))
    }

    // MARK: The crowd

    private var crowd: HTML {
        let seconds = result.seconds
        let arrivals = LineChart(
            id: "arrivals", title: "Arrivals and joins",
            caption:
                "\(Figures.count(total.arrived)) fans arrived and \(Figures.count(total.joined)) took a number, at most "
                + "\(Figures.count(peak(\.joined))) in one second.",
            curves: [
                .init(name: "arrived", values: seconds.map(\.arrived)),
                .init(name: "joined", values: seconds.map(\.joined)),
            ])
        let polls = LineChart(
            id: "polls", title: "Questions how far the line is",
            caption:
                "\(Figures.count(total.polls)) questions, at most \(Figures.count(peak(\.polls))) in one second. A cache in "
                + "front of the server would answer nearly all of them.",
            curves: [.init(name: "polls", values: seconds.map(\.polls))])
        return section("crowd", "The crowd", "\(arrivals.html)\(polls.html)")
    }

    private var line: HTML {
        let points = result.fans.compactMap { fan in fan.place.map { (arrival: fan.joinedAt, place: $0) } }
        let chart: HTML? =
            points.count < 2
            ? nil
            : DensityChart(
                id: "fairness", title: "Place against arrival",
                caption: result.drawn > 0
                    ? "Below the dashed line the draw decided: a cloud without a direction is fair. Above it people stand in "
                        + "the order they came: a rising line is fair."
                    : "People stand in the order they came: a rising line is fair.",
                points: points, drawn: result.drawn
            ).html
        return section("line", "Was the line fair?", "\(each: fairness.sentences, ReportParts.paragraph)\(chart)")
    }

    private var sale: HTML {
        let seconds = result.seconds
        let curves = LineChart(
            id: "sales", title: "Admitted, sold, refused",
            caption:
                "At most \(Figures.count(peak(\.admitted))) came in, \(Figures.count(peak(\.sold))) tickets were sold and "
                + "\(Figures.count(peak(\.refused))) requests were refused with good reason in one second.",
            curves: [
                .init(name: "admitted", values: seconds.map(\.admitted)),
                .init(name: "tickets sold", values: seconds.map(\.sold)),
                .init(name: "refused", values: seconds.map(\.refused)),
            ])
        let outcomes = BarList(
            id: "outcomes", title: "How the fans' visits ended", counts: Self.ranked(result.outcomes))
        return section("sale", "The sale", "\(curves.html)\(outcomes.html)")
    }

    // MARK: The server

    private var speed: HTML {
        section(
            "speed", "How long people waited for the server",
            "<p class=\"quiet\">The gateway's time is not in it: it is another company's.</p>\(LatencyChart(result).html)"
        )
    }

    private var traffic: HTML {
        let total = total
        let fans = max(1, total.joined)
        let tiles = [
            (Figures.bytes(total.bytesIn), "came from the server"), (Figures.bytes(total.bytesOut), "went to it"),
            (Figures.bytes(total.bytesIn / fans), "for each fan"),
            (Figures.share(result.publicBytes, of: total.bytesIn), "of it a cache in front could have served"),
        ]
        let curve = LineChart(
            id: "bytes", title: "Traffic",
            caption:
                "At most \(Figures.bytes(peak(\.bytesIn))) came from the server in one second. Kilobytes a second.",
            curves: [.init(name: "from the server, kB", values: result.seconds.map { $0.bytesIn / 1000 })])
        return section(
            "traffic", "Bytes", "<dl class=\"tiles\">\(each: tiles, { ReportParts.tile($0.0, $0.1) })</dl>\(curve.html)"
        )
    }

    private var trouble: HTML {
        let lists = [
            BarList(id: "errors", title: "Failures by kind", counts: Self.ranked(result.errors)),
            BarList(id: "contradictions", title: "Contradictions", counts: Self.ranked(result.contradictions)),
            BarList(id: "refusals", title: "Refused with good reason, by kind", counts: Self.ranked(result.refusals)),
        ]
        let isCalm = result.errors.isEmpty && result.contradictions.isEmpty
        return section(
            "trouble", "What went wrong",
            "\(if: isCalm, "<p>No request failed, and no fan was told anything that cannot be.</p>")\(each: lists, { "\($0.html)" })"
        )
    }

    private var books: HTML {
        guard let ledger = result.ledger else {
            return section(
                "books", "The server's books", "<p>The server did not answer when it was asked for its books.</p>")
        }
        let say = Language.english.phrases
        let counts = [
            (ledger.capacity, "places"), (ledger.sold, "sold"), (ledger.held, "held"), (ledger.free, "free"),
            (ledger.blocked, "blocked"), (ledger.orders, "orders"), (ledger.paid, "paid orders"),
            (ledger.tickets, "tickets"),
        ]
        func row(_ finding: LedgerReport.Finding) -> HTML {
            """
            <tr><th scope="row">\(say.booksRule(finding.rule))</th><td>\(Figures.count(finding.count))</td>\
            <td class="why">\(finding.examples.joined(separator: ", "))</td></tr>
            """
        }
        return section(
            "books", "The server's books",
            """
            <p class="quiet">Every row of the event was read at \(Figures.moment(ledger.at)), after the last fan had left.</p>
            <dl class="tiles">\(each: counts, { ReportParts.tile(Figures.count($0.0), $0.1) })</dl>
            \(ReportParts.scroll("The server's books", "<table><thead><tr><th scope=\"col\">Promise</th><th scope=\"col\">Broken</th><th scope=\"col\">Examples</th></tr></thead><tbody>\(each: ledger.findings, row)</tbody></table>"))
            """)
    }

    private var again: HTML {
        section(
            "again", "To repeat it",
            """
            <pre tabindex="0"><code>\(command)</code></pre>
            <p class="quiet">Seed \(String(result.plan.seed)): the same fans with the same wishes. Began \(Figures.moment(result.startedAt)), ended \(Figures.moment(result.endedAt)). \
            The load program was at most \(Figures.time(microseconds: result.lag.percentile(0.99))) late in waking its fans (99 of 100), and a new connection took \(Figures.time(microseconds: result.connects.percentile(0.99))) (99 of 100).</p>
            """)
    }

    private func section(_ id: String, _ title: String, _ content: HTML) -> HTML {
        "<section aria-labelledby=\"h-\(id)\"><h2 id=\"h-\(id)\">\(title)</h2>\(content)</section>\n"
    }
}

extension HTML {
    /// The text of a style element, which is trusted because it is written here.
    fileprivate init(style: StaticString) { self.init(stringLiteral: style.description) }
}
