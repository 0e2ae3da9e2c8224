// `demo`: five events on sale, a test gateway, and everything somebody needs to try the product.

import TicketCore

enum DemoCommand {
    static func run(_ context: CommandContext) throws -> ExitCode {
        let configuration = try settings(context)
        let isJSON = context.invocation.has("--json")
        let console = context.console
        let server = RunningServer(
            configuration: configuration, log: Log(level: configuration.log.level),
            prepare: { try await DemoSeed(shop: $0).plant() },
            ready: { shop, addresses in
                let report = try await DemoReport(shop: shop, addresses: addresses)
                console.out(isJSON ? report.json : report.text)
            })
        return try server.run(environment: context.environment)
    }

    /// The operator's settings, with what a demonstration needs where nothing was said.
    private static func settings(_ context: CommandContext) throws -> Configuration {
        let resolved = try context.settings()
        var configuration = resolved.configuration
        func isUnset(_ path: String) -> Bool {
            guard let key = ConfigurationKey.all.first(where: { $0.path == path }) else { return false }
            return resolved.origin(of: key) == .builtIn
        }
        configuration.payment.testGateway = true
        // A demonstration is opened from phones in the same room over plain http, where browsers keep no Secure cookie.
        if isUnset("cookies.secure") { configuration.cookies.secure = configuration.shop.publicURL?.isSecure ?? false }
        if isUnset("log.access") { configuration.log.access = .off }
        if isUnset("server.drainInterval") { configuration.server.drainInterval = .zero }
        configuration.limits.sparesLoopback = true
        return configuration
    }
}
