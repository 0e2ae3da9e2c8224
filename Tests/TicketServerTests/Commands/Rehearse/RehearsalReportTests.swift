// The report: its judgement, and what each of its three forms must hold.

import Foundation
import TicketCore
import XCTest

@testable import TicketServer

final class RehearsalReportTests: XCTestCase {
    private let good = RehearsalReport(ReportSamples.good)
    private let broken = RehearsalReport(ReportSamples.broken)

    // MARK: The verdict

    func testWhatWentWellIsKept() {
        XCTAssertEqual(good.verdict.broken, [])
        XCTAssertTrue(good.verdict.isKept)
        XCTAssertEqual(good.verdict.headline, "Every promise was kept")
        XCTAssertEqual(good.verdict.cautions, [])
    }

    func testEachBrokenPromiseIsNamed() {
        XCTAssertEqual(
            broken.verdict.broken.map(\.id),
            ["ledger-soldTwice", "ledger-overLimit", "own-place", "line-kept", "errors", "contradictions", "p99-hold"])
        XCTAssertFalse(broken.verdict.isKept)
        XCTAssertEqual(broken.verdict.headline, "7 promises were broken")
        XCTAssertEqual(broken.verdict.cautions.count, 2)
    }

    /// One fault at a time in a good result, each of which must cost the exit code.
    func testEachFaultAloneBreaksThePromise() {
        let faults: [(String, (inout RehearsalResult) -> Void)] = [
            ("ledger", { $0.ledger = nil }),
            ("errors", { $0.errors = ["timeout": 1] }),
            ("contradictions", { $0.contradictions = ["two fans with one number": 1] }),
            ("own-place", { $0.fans[5].number = $0.fans[6].number }),
            ("own-place", { $0.fans[5].place = $0.fans[6].place }),
            ("own-place", { $0.fans[5].place = 30_001 }),
            ("line-kept", { $0.fans.swapPlaces(70_000, 70_001) }),
            ("fair-draw", { for index in 0..<30_000 { $0.fans[index].place = Int64(index) } }),
        ]
        for (id, fault) in faults {
            var result = ReportSamples.good
            fault(&result)
            let verdict = RehearsalReport(result).verdict
            XCTAssertTrue(verdict.broken.map(\.id).contains(id), "\(id): \(verdict.broken.map(\.id))")
            XCTAssertFalse(verdict.isKept, id)
        }
        for rule in LedgerRule.allCases {
            var result = ReportSamples.good
            result.ledger?.add(rule, "x")
            XCTAssertEqual(RehearsalReport(result).verdict.broken.map(\.id), ["ledger-\(rule.rawValue)"])
        }
        for step in RehearsalStep.allCases {
            var result = ReportSamples.good
            var slow = LatencyHistogram()
            for index in 0..<100 { slow.record(microseconds: index < 98 ? 1_000 : 1_100_000) }
            result.latencies[step] = slow
            let expected = step.isPurchase ? ["p99-\(step.rawValue)"] : []
            XCTAssertEqual(RehearsalReport(result).verdict.broken.map(\.id), expected)
        }
    }

    func testOneSlowAnswerInAHundredIsWithinThePromise() {
        var result = ReportSamples.good
        var times = LatencyHistogram()
        for index in 0..<100 { times.record(microseconds: index < 99 ? 1_000 : 5_000_000) }
        result.latencies[.hold] = times
        XCTAssertTrue(RehearsalReport(result).verdict.isKept)
    }

    func testAnEmptyRehearsalIsToldToBeOne() {
        var result = ReportSamples.broken
        result.fans = []
        result.seconds = []
        result.latencies = [:]
        let report = RehearsalReport(result)
        XCTAssertTrue(report.verdict.cautions.contains { $0.contains("Nobody came as far as buying") })
        XCTAssertFalse(report.html.text.isEmpty)
        XCTAssertFalse(report.text(Style(colour: false)).isEmpty)
        XCTAssertTrue(report.fairness.sentences[0].contains("Too few fans"))
    }

    // MARK: Text

    func testTheTextSaysTheVerdictFirstAndIsNarrow() {
        for (report, headline) in [(good, "EVERY PROMISE WAS KEPT"), (broken, "7 PROMISES WERE BROKEN")] {
            let lines = report.text(Style(colour: false)).split(separator: "\n").map(String.init)
            XCTAssertEqual(lines.first, "  " + headline)
            let wide = lines.filter { $0.count > 100 && !$0.contains("TicketServer rehearse") }
            XCTAssertEqual(wide, [])
        }
        let text = good.text(Style(colour: false))
        XCTAssertTrue(text.contains("--seed 7 --lobby"))
        XCTAssertTrue(broken.text(Style(colour: false)).contains("BROKEN"))
        XCTAssertTrue(broken.text(Style(colour: false)).contains("place 7, place 8"))
    }

    // MARK: JSON

    func testTheJSONIsWhatTheTextSays() throws {
        let object = try JSONSerialization.jsonObject(with: Data(broken.json.utf8))
        let json = try XCTUnwrap(object as? [String: Any])
        XCTAssertEqual(json["format"] as? String, "ticketserver-rehearsal/1")
        XCTAssertEqual(json["kept"] as? Bool, false)
        let promises = try XCTUnwrap(json["promises"] as? [[String: Any]])
        XCTAssertEqual(promises.count, broken.verdict.promises.count)
        XCTAssertEqual(promises.filter { $0["kept"] as? Bool == false }.count, 7)
        XCTAssertEqual((json["ledger"] as? [String: Any])?["violations"] as? Int, 3)
        XCTAssertEqual((json["latencies"] as? [[String: Any]])?.count, RehearsalStep.allCases.count)
        XCTAssertEqual((json["seconds"] as? [Any])?.count, 552)
        XCTAssertEqual((json["errors"] as? [String: Int])?["timeout"], 3)
        XCTAssertFalse(broken.json.contains("--key "))
    }

    // MARK: HTML

    /// Set `PAGE_PREVIEW` to a folder to look at the reports in a browser.
    func testThePageIsOneFileThatNeedsNothing() throws {
        for (name, report) in [("report-good", good), ("report-broken", broken)] {
            let text = report.html.text
            if let folder = ProcessInfo.processInfo.environment["PAGE_PREVIEW"] {
                try Data(report.html.bytes).write(to: URL(fileURLWithPath: folder).appending(path: name + ".html"))
            }
            XCTAssertFalse(text.contains("<script"), name)
            XCTAssertNil(text.firstMatch(of: /(?:href|src)=/), name)
            XCTAssertFalse(text.contains("url("), name)
            XCTAssertFalse(text.contains("NaN") || text.contains("inf\""), name)
            let ids = text.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
            XCTAssertEqual(ids.count, Set(ids).count, name)
            for match in text.matches(of: /aria-labelledby="([^"]*)"/) {
                XCTAssertTrue(ids.contains(String(match.1)), "\(name): \(match.1)")
            }
            XCTAssertEqual(text.matches(of: /role="img"/).count, text.matches(of: /<\/title>/).count - 1, name)
        }
        // What is in the way of a phone is its size: eighty thousand fans are not eighty thousand points.
        XCTAssertLessThan(good.html.bytes.count, 400_000)
    }

    func testWordsFromElsewhereStayWords() {
        XCTAssertFalse(broken.html.text.contains("<script>alert"))
        XCTAssertTrue(broken.html.text.contains("&lt;script&gt;alert"))
    }

    func testThePageSaysItsVerdictBeforeAnythingElse() throws {
        let text = broken.html.text
        let verdict = try XCTUnwrap(text.range(of: "7 promises were broken</p>"))
        let chart = try XCTUnwrap(text.range(of: "<svg"))
        XCTAssertLessThan(verdict.lowerBound, chart.lowerBound)
        XCTAssertTrue(good.html.text.contains("class=\"verdict kept\""))
    }

    /// The browser's own check of the reports: sizes, both colour schemes, paper, axe.
    func testThePageIsForEverybody() throws {
        let folder = try temporaryDirectory(for: self)
        for (name, report) in [("good", good), ("broken", broken)] {
            try Data(report.html.bytes).write(to: folder.appending(path: name + ".html"))
        }
        let python = Project.root.appending(path: ".venv/bin/python")
        guard FileManager.default.isExecutableFile(atPath: python.path) else {
            throw MissingTool(description: "Playwright is not installed: bash .ci/setup --tests")
        }
        let process = Process()
        process.executableURL = python
        let script = "Tests/TicketServerTests/Browser/Journeys/report.py"
        process.arguments = [Project.root.appending(path: script).path, folder.path]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        XCTAssertEqual(process.terminationStatus, 0, said)
    }
}

extension [RehearsalFan] {
    fileprivate mutating func swapPlaces(_ one: Int, _ other: Int) {
        (self[one].place, self[other].place) = (self[other].place, self[one].place)
    }
}
