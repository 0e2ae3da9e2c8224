// What `demo` tells: where to look, and the sign-ins it made. As text for people, as one JSON object for programs.

import TicketCore

struct DemoReport {
    private let url: String
    private let data: String
    private let organiser: DemoCredentials
    private let device: (code: String, gate: String)
    private let events: [(id: String, title: String, url: String, places: Int)]
    /// Of the sale that is drawn, until its doors open: what it is called, and when that is.
    private let drawn: Drawn?

    /// Times of day are the hall's, with seconds: `minutes` are from now to the cut-off, rounded up.
    private struct Drawn {
        let title: String
        let cutOff: String
        let minutes: Int64
        let doors: String
    }

    init(shop: Shop, addresses: [SocketAddress]) async throws {
        let reachable = addresses.first.map { "\(ReachableAddress.of($0))" } ?? ""
        let origin = shop.configuration.shop.publicURL?.text ?? "http://\(reachable)"
        url = origin + "/"
        data = shop.configuration.data.directory
        organiser = try DemoCredentials.load(from: data)
        events = shop.catalogue.listed.map { listing in
            let route = Route.event(.english, listing.id)
            return (listing.id.description, listing.event.text(.english).title, origin + route.path, listing.plan.count)
        }
        drawn = DemoReport.drawn(shop)
        let largest = shop.catalogue.listed.max { $0.plan.count < $1.plan.count }
        guard let largest else { throw CommandFailure(message: "the data directory \(data) has no event") }
        // A new code at each start: the last one may have been used.
        let gate = largest.plan.sections.map(\.entrance).first { !$0.isEmpty } ?? "Gate 1"
        let invited = try await shop.devices.invite(name: "Scanner", gate: gate, event: largest.id)
        device = (invited.code, gate)
    }

    var text: String {
        var lines = ["", "  TicketServer is selling at  \(url)", ""]
        for event in events { lines.append("    \(event.title) · \(event.places) places\n      \(event.url)") }
        if let drawn {
            lines += [
                "",
                "    \(drawn.title) is drawn by lot: take a number in its lobby within \(drawn.minutes) min",
                "      (until \(drawn.cutOff) by the hall's clock; the doors open at \(drawn.doors)).",
            ]
        }
        lines += [
            "", "  Organiser   \(url)en/sign-in", "    e-mail    \(organiser.email)",
            "    password  \(organiser.password)",
            "    To try a sale with imagined fans: an event there, then Rehearsals.", "", "  Gate        \(url)en/gate",
            "    code      \(device.code)   (\(device.gate))",
            "    or scan this with the phone that will be the scanner:", "",
            TerminalQR.text(setUpAddress, indent: 4), "", "  Data in     \(data)",
            "  Ctrl-C ends it; the same command goes on where it was.", "", "",
        ]
        return lines.joined(separator: "\n")
    }

    private static func drawn(_ shop: Shop) -> Drawn? {
        for listing in shop.catalogue.all {
            guard let draw = shop.rooms.draw(listing.id), draw.cutOff > shop.clock.now() else { continue }
            func time(_ at: Instant) -> String {
                Show.timeWithSeconds(at, listing.event.venue.timeZone, Language.english.phrases)
            }
            let left = (draw.cutOff - shop.clock.now()) / .seconds(60)
            return Drawn(
                title: listing.event.text(.english).title, cutOff: time(draw.cutOff), minutes: Int64(left.rounded(.up)),
                doors: time(draw.doors))
        }
        return nil
    }

    private var setUpAddress: String {
        "\(url.dropLast())\(Route.gateSetUp(.english).path)?\(GateSetUpPage.codeField)=\(device.code)"
    }

    var json: String {
        JSONWriter.line { json in
            json.member("url", url)
            json.member("data", data)
            json.object("organiser") { json in
                json.member("email", organiser.email)
                json.member("password", organiser.password)
            }
            json.object("device") { json in
                json.member("code", device.code)
                json.member("gate", device.gate)
            }
            json.array("events", events) { json, event in
                json.object { json in
                    json.member("id", "\(event.id)")
                    json.member("title", event.title)
                    json.member("url", event.url)
                    json.member("places", event.places)
                }
            }
        }
    }
}
