// Every setting with its unit and reason, in the order of the example file.

import TicketCore

extension ConfigurationKey {
    static let all: [ConfigurationKey] = listening + people + protection + sale + draw + watching

    private static let address = "HOST:PORT, for instance 127.0.0.1:8080 or [::1]:8080"
    private static let network = "networks, for instance 10.0.0.0/8 or fd00::/8"

    private static let listening: [ConfigurationKey] = [
        ConfigurationKey(
            "listen.addresses", \.listen.addresses, .list("addresses (\(address))", ListenAddress.init),
            unit: "addresses",
            reason: """
                Loopback only: TLS ends at the balancer in front. Sockets handed over by systemd are used instead of these.
                """, shortFlag: "--listen"),
        ConfigurationKey(
            "listen.backlog", \.listen.backlog, .integer(1...65_535),
            unit: "connections",
            reason: """
                Not yet accepted connections the kernel keeps: one second of a rush. The kernel's own somaxconn caps it.
                """),
        ConfigurationKey(
            "data.directory", \.data.directory, .text("a directory", { $0.isEmpty ? nil : $0 }, { $0 }),
            unit: "path",
            reason: """
                Database, keys and files, on one local disk. Under systemd the service's StateDirectory is the default.
                """, shortFlag: "--data"),
        ConfigurationKey(
            "server.loops", \.server.loops, .integer(0...64),
            unit: "threads", reason: "0 is one loop a core, 8 at most: beyond that the one writer is the limit."),
        ConfigurationKey(
            "server.drainInterval", \.server.drainInterval, .duration(.zero ... .minutes(5)),
            unit: "time",
            reason: """
                After SIGTERM: how long /readyz says no before the port closes. More than two checks of the balancer.
                """),
        ConfigurationKey(
            "server.drainLimit", \.server.drainLimit, .duration(.seconds(1) ... .minutes(10)),
            unit: "time", reason: "After that: how long begun requests may still take. systemd kills after 90s."),
    ]

    private static let people: [ConfigurationKey] = [
        ConfigurationKey(
            "shop.publicURL", \.shop.publicURL,
            .optional(.text("http:// or https://, a host and a port if needed", PublicURL.init, \.text)),
            unit: "address",
            reason: """
                The one address people type; it stands in mails, tickets and payments. Empty: the first listening address.
                """),
        ConfigurationKey(
            "shop.organiser", \.shop.organiser,
            .text("a name of 1 to 80 characters", { (1...80).contains($0.count) ? $0 : nil }, { $0 }),
            unit: "name", reason: "Who sells: on pages, tickets and mails."),
        ConfigurationKey(
            "cookies.secure", \.cookies.secure, .flag,
            unit: "switch",
            reason: """
                true: cookies travel over https (and to localhost) only. false is for development over plain http.
                """),
    ]

    private static let protection: [ConfigurationKey] = [
        ConfigurationKey(
            "proxy.trusted", \.proxy.trusted, .list(network, CIDR.init),
            unit: "networks",
            reason: """
                Balancers whose X-Forwarded-For and -Proto are believed. Anybody else could invent a client address.
                """),
        ConfigurationKey(
            "proxy.protocolFrom", \.proxy.protocolFrom, .list(network, CIDR.init),
            unit: "networks",
            reason: "Balancers that begin each connection with a PROXY v1 or v2 header; from these it is required."),
        ConfigurationKey(
            "limits.connections", \.limits.connections, .integer(16...1_000_000),
            unit: "connections",
            reason: "3 KB each when idle. Leave 1,000 of the process's open files for everything else."),
        ConfigurationKey(
            "limits.connectionsPerNetwork", \.limits.connectionsPerNetwork, .integer(1...1_000_000),
            unit: "connections",
            reason: """
                From one neighbourhood (IPv4 /24, IPv6 /48), against floods; a campus or a mobile operator is one.
                """),
        ConfigurationKey(
            "limits.requestRate", \.limits.requestRate, .integer(1...1_000_000),
            unit: "requests/s",
            reason: "From one such network, in the long run; answers above it are 429 with Retry-After."),
        ConfigurationKey(
            "limits.requestBurst", \.limits.requestBurst, .integer(1...1_000_000),
            unit: "requests", reason: "At once from one such network: a page with its parts for several people."),
        ConfigurationKey(
            "limits.requestsPerConnection", \.limits.requestsPerConnection, .integer(1...1_000_000_000),
            unit: "requests", reason: "Then the connection is closed, so that balancers spread over new nodes."),
        ConfigurationKey(
            "limits.headTime", \.limits.headTime, .duration(.seconds(1) ... .minutes(5)),
            unit: "time", reason: "For the whole head of a request, against clients that send a byte now and then."),
        ConfigurationKey(
            "limits.idleTime", \.limits.idleTime, .duration(.seconds(1) ... .minutes(60)),
            unit: "time", reason: "Between requests. Longer than the balancer's, or it meets a closing connection."),
        ConfigurationKey(
            "limits.bodyRate", \.limits.bodyRate, .integer(1...1_000_000_000),
            unit: "bytes/s",
            reason: "The slowest body and the slowest reader we wait for, after a grace of ten seconds."),
    ]

    private static let sale: [ConfigurationKey] = [
        ConfigurationKey(
            "hold.duration", \.hold.duration, .duration(.seconds(5) ... .minutes(1440)),
            unit: "time", reason: "How long seats wait in a cart: time to find a card, short enough for those in line."),
        ConfigurationKey(
            "hold.extensions", \.hold.extensions, .integer(0...100),
            unit: "times", reason: "How often a buyer may ask for more time; WCAG 2.2.1 asks for ten at least."),
        ConfigurationKey(
            "hold.longest", \.hold.longest, .duration(.seconds(5) ... .minutes(1440)),
            unit: "time", reason: "The end of all extensions, so that nobody keeps seats for a day."),
        ConfigurationKey(
            "payment.session", \.payment.session, .duration(.seconds(5) ... .minutes(1440)),
            unit: "time", reason: "How long the gateway's page stays open; the seats are kept at least as long."),
        ConfigurationKey(
            "payment.testGateway", \.payment.testGateway, .flag,
            unit: "switch", reason: "The built-in gateway takes no money: on for rehearsals only, never in a sale."),
        ConfigurationKey(
            "waitingRoom.rate", \.waitingRoom.rate, .integer(1...100_000),
            unit: "people/s",
            reason: "Admitted at most, until the event says otherwise: three quarters of what was rehearsed."),
        ConfigurationKey(
            "waitingRoom.shoppers", \.waitingRoom.shoppers, .integer(1...10_000_000),
            unit: "people", reason: "In the shop at once, until the event says otherwise; the line moves as they leave."
        ),
        ConfigurationKey(
            "waitingRoom.idle", \.waitingRoom.idle, .duration(.seconds(10) ... .minutes(60)),
            unit: "time", reason: "A shopper who does nothing for this long and holds no seat makes room."),
        ConfigurationKey(
            "waitingRoom.budget", \.waitingRoom.budget, .duration(.minutes(1) ... .minutes(1440)),
            unit: "time", reason: "All the shopping time of one admission, re-entries included; paying does not count."),
        ConfigurationKey(
            "waitingRoom.joinBurst", \.waitingRoom.joinBurst, .integer(1...1_000_000),
            unit: "people",
            reason: "At once from one neighbourhood (IPv4 /24, IPv6 /48); above it browsers work or wait some seconds."),
        ConfigurationKey(
            "waitingRoom.joinRate", \.waitingRoom.joinRate, .integer(1...1_000_000),
            unit: "people/min",
            reason: "From one such neighbourhood in the long run, and never less than a twentieth of all who join."),
    ]

    private static let watching: [ConfigurationKey] = [
        ConfigurationKey(
            "log.level", \.log.level,
            .text("debug, info, warning or error", { Log.Level(name: $0) }, { $0.name }),
            unit: "level", reason: "What goes to standard error, one JSON object a line."),
        ConfigurationKey(
            "log.access", \.log.access, .text("stdout, off or a file's path", AccessTarget.init, \.text),
            unit: "target", reason: "One JSON line a request, dropped and counted rather than waited for."),
        ConfigurationKey(
            "metrics.address", \.metrics.address, .optional(.text(address, ListenAddress.init, \.description)),
            unit: "address", reason: "A listener of its own for /metrics. Empty: the shop's addresses."),
        ConfigurationKey(
            "metrics.token", \.metrics.token,
            .optional(.text("16 to 200 printable characters", { token($0) }, { $0 })),
            unit: "secret", reason: "Bearer token for /metrics. Empty: only the loopback interface may read it.",
            secret: true),
    ]

    private static func token(_ text: String) -> String? {
        let printable = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        return printable && (16...200).contains(text.utf8.count) ? text : nil
    }
}
