// The commands, in the order in which help lists them.

extension Command {
    private static let json = Flag(name: "--json", summary: "one JSON object instead of text")

    static let all: [Command] = [
        Command(
            name: .serve, summary: "sell: answer requests until SIGTERM", takesSettings: true,
            details: """
                Creates the data directory if there is none, brings the database up to date, then listens. SIGTERM and
                Ctrl-C drain: /readyz says no, the balancer looks elsewhere, begun requests finish. A second one ends at once.
                """),
        Command(
            name: .demo, summary: "the same with five example events, a test gateway and printed sign-ins",
            flags: [json], takesSettings: true,
            details: "Seeds the data directory if it is empty, prints what it created and serves. Takes no real money."),
        Command(
            name: .rehearse, summary: "a crowd of fans against a rehearsal copy of an event, and a report",
            arguments: ["URL"], flags: RehearseOptions.flags,
            details: """
                Fans from one seed join, wait, choose seats, pay, fail and come back, as people do. Only an event that was
                made as a rehearsal is taken, with the key that the organiser was shown. Ends with 0 if every promise was
                kept, 3 if one was broken, 4 if it was stopped (Ctrl-C: the report tells what there is).
                """),
        Command(
            name: .importPlan, summary: "keep a seat plan and say what is in it, or what is wrong with it",
            arguments: ["FILE"],
            flags: [json, Flag(name: "--check", summary: "only read it; touch no database")], takesSettings: true,
            details: "FILE is a venue in our own format (Config/venues) or a pretix seating plan, both JSON."),
        Command(
            name: .doctor, summary: "check data directory, database, limits and settings of this machine",
            flags: [json], takesSettings: true),
        Command(
            name: .configCheck, summary: "read the settings and say every mistake", takesSettings: true,
            details: "Ends with 0 if ticketserver would start with these settings, else with 2."),
        Command(
            name: .configShow, summary: "print each setting, its value and where that came from",
            flags: [json], takesSettings: true, details: "Secrets are masked."),
        Command(
            name: .configExample, summary: "print a configuration file of all defaults, each with its reason"),
        Command(
            name: .healthcheck, summary: "ask a running server whether it is ready; for containers",
            flags: [Flag(name: "--live", summary: "ask whether the process lives (/livez) instead of /readyz")],
            takesSettings: true,
            details: "Asks the first listening address of the settings. Ends with 0 for yes, 1 for no."),
        Command(
            name: .codes, summary: "make access codes for a presale, as CSV",
            flags: [
                Flag(name: "--event", value: "ID", summary: "the event, as in its address"),
                Flag(name: "--count", value: "N", summary: "so many codes, 1 to 1,000,000"),
                Flag(name: "--max", value: "N", summary: "numbers each may draw, 1 to 20; 1 unless given"),
                Flag(name: "--language", value: "LANG", summary: "of the page that the links lead to; en unless given"),
            ], takesSettings: true,
            details: "Needs the data directory's key only: it can run beside the server. Codes are kept nowhere else."),
        Command(name: .version, summary: "print the versions of ticketserver, Swift and SQLite", flags: [json]),
        Command(name: .help, summary: "print the commands, or all about one", arguments: ["[COMMAND]"]),
    ]

    static func named(_ name: Name) -> Command {
        guard let command = all.first(where: { $0.name == name }) else {
            preconditionFailure("the command \(name.rawValue) has no row in the table")
        }
        return command
    }
}
