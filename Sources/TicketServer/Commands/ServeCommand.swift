// `serve`: the shop that a data directory holds, until SIGTERM.

import TicketCore

enum ServeCommand {
    static func run(_ context: CommandContext) throws -> ExitCode {
        let configuration = try context.settings().configuration
        let log = Log(level: configuration.log.level)
        let server = RunningServer(configuration: configuration, log: log) { _ in
        } ready: { shop, addresses in
            let bound = addresses.map { "\($0)" }.joined(separator: ", ")
            log.info(
                "listening",
                ["addresses": .text(bound), "events": .integer(Int64(shop.catalogue.all.count))])
        }
        return try server.run(environment: context.environment)
    }
}
