// `import plan`: reads a seat plan, keeps it, and says what is in it, or what is wrong with it and where.

import TicketCore

enum ImportPlanCommand {
    static func run(_ context: CommandContext) throws -> ExitCode {
        let path = context.invocation.arguments[0]
        let plan: SeatPlan
        do {
            plan = try SeatPlanFile.read(try PlanFile.bytes(path))
        } catch let refusal as SeatPlanRefusal {
            throw CommandFailure(message: "\(path): \(refusal)")
        }
        if !context.invocation.has("--check") { try keep(plan, path, context) }
        context.console.out(context.invocation.has("--json") ? json(plan) : text(plan))
        return .success
    }

    /// Puts the plan into the database under its key and version, for events to be sold by. What is there already stays:
    /// the same text again changes nothing, another text under the same version is refused.
    private static func keep(_ plan: SeatPlan, _ path: String, _ context: CommandContext) throws {
        let definition = String(decoding: try PlanFile.bytes(path), as: UTF8.self)
        let clock = SystemClock()
        let directory = try DataDirectory(try context.settings().configuration.data.directory)
        let database = try directory.openDatabase(clock)
        defer { database.close() }
        let library = SeatPlanLibrary(database: database, clock: clock, randomness: SystemRandomness())
        guard try Outcome.of({ try await library.keep(plan, definition: definition) }) else {
            throw CommandFailure(
                message: "\(plan.key) version \(plan.version) is in the database with another text; raise its version")
        }
    }

    private static func text(_ plan: SeatPlan) -> String {
        var lines = ["\(plan.name) (\(plan.key), version \(plan.version)): \(plan.count) places"]
        for section in plan.sections {
            let rows = section.rows.isEmpty ? "standing" : "\(section.rows.count) rows"
            lines.append("  \(section.key)  \(section.name): \(section.places.count) places, \(rows)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func json(_ plan: SeatPlan) -> String {
        JSONWriter.line { json in
            json.member("key", plan.key)
            json.member("version", plan.version)
            json.member("name", plan.name)
            json.member("places", plan.count)
            json.array("sections", plan.sections) { json, section in
                json.object { json in
                    json.member("key", section.key)
                    json.member("name", section.name)
                    json.member("kind", section.kind.rawValue)
                    json.member("places", section.places.count)
                }
            }
        }
    }
}
