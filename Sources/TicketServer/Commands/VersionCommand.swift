// `version`: what this binary is made of.

import TicketCore

enum VersionCommand {
    static func run(_ context: CommandContext) -> ExitCode {
        let build = BuildInfo.current
        if context.invocation.has("--json") {
            let members = build.parts.map { "\(JSONText.quoted($0.name)): \(JSONText.quoted($0.value))" }
            context.console.out("{\(members.joined(separator: ", "))}\n")
        } else {
            context.console.out(build.parts.map { "\($0.name) \($0.value)\n" }.joined())
        }
        return .success
    }
}
