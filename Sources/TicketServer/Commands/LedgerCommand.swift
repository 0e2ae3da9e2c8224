// `ledger`: what the books of events say, row by row, while no server runs.

import TicketCore

enum LedgerCommand {
    static func run(_ context: CommandContext) throws -> ExitCode {
        let directory = try DataDirectory(try context.settings().configuration.data.directory)
        guard directory.hasDatabase else {
            throw CommandFailure(message: "there is no database in \(directory.path)")
        }
        let clock = SystemClock()
        let database = try directory.openDatabase(clock)
        defer { database.close() }
        let catalogue = try Catalogue(database: database, clock: clock, randomness: SystemRandomness())
        let check = LedgerCheck(database: database, clock: clock)
        let reports = try listings(catalogue, context.invocation.arguments.first).map { listing in
            (listing: listing, report: try check.report(of: listing))
        }
        context.console.out(
            context.invocation.has("--json")
                ? json(reports)
                : reports.map { text($0.listing, $0.report, context.console.style) }.joined(separator: "\n"))
        return reports.allSatisfy { $0.report.violations == 0 } ? .success : .failure
    }

    private static func listings(_ catalogue: Catalogue, _ word: String?) throws(CommandFailure) -> [Listing] {
        guard let word else { return catalogue.all }
        guard let listing = ID<Event>(word).flatMap({ catalogue.listing($0) }) else {
            throw CommandFailure(message: "there is no event \(word)", code: .usage)
        }
        return [listing]
    }

    private static func text(_ listing: Listing, _ report: LedgerReport, _ style: Style) -> String {
        let say = Language.english.phrases
        let verdict = report.violations == 0 ? say.booksInOrder : say.booksBroken(report.violations)
        var lines = [
            style.bold("\(listing.event.text(.english).title) (\(listing.id)): \(verdict)"),
            "  \(report.sold) sold, \(report.held) held, \(report.free) free, \(report.blocked) blocked of \(report.capacity); "
                + "\(report.paid) paid orders, \(report.tickets) tickets",
        ]
        for finding in report.findings {
            lines.append("  \(finding.count == 0 ? "ok  " : "BAD ") \(say.booksRule(finding.rule))")
            guard finding.count > 0 else { continue }
            lines.append("       \(finding.count): \(finding.examples.joined(separator: ", "))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func json(_ reports: [(listing: Listing, report: LedgerReport)]) -> String {
        JSONWriter.line { json in
            json.array("events", reports) { json, entry in
                json.object { json in
                    json.member("event", entry.listing.id.description)
                    json.member("rehearsal", entry.listing.event.sale.isRehearsal)
                    json.object("ledger") { entry.report.write(to: &$0) }
                }
            }
        }
    }
}
