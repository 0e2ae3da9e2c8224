// Realistic contents for the pages of a draw.

import TicketCore

@testable import TicketServer

enum DrawSamples {
    private static let zone = PurchaseSamples.zone
    private static let now = PurchaseSamples.now
    private static func hash(_ text: String) -> String { Hex.encode(SHA256.hash(Array(text.utf8))) }

    static func announced(_ grade: DrawView.Grade) -> DrawView {
        DrawView(
            number: 1, grade: grade, algorithm: SwapOrNot.algorithm, commitment: hash("commit"),
            chain: grade == .beacon
                ? DrawView.Chain(
                    hash: Hex.encode(BeaconChain.quicknet.hash), round: 34_146_348, roundAt: now + .minutes(61),
                    mirrors: ["https://api.drand.sh", "https://drand.cloudflare.com"]) : nil,
            announced: now - .minutes(3_000), lobby: now, cutOff: now + .minutes(60), doors: now + .minutes(62))
    }

    /// The beacon has spoken and nobody brought its word.
    static var late: DrawView {
        var draw = announced(.beacon)
        (draw.numbers, draw.root, draw.rootAt) = (81_234, hash("root"), now + .minutes(60))
        draw.late = .beacon
        return draw
    }

    private static var drawn: DrawView {
        var draw = late
        (draw.number, draw.late, draw.reason) = (2, nil, "Podaliśmy złą godzinę <otwarcia> poczekalni.")
        draw.beacon = DrawView.Beacon(
            randomness: hash("beacon"), signature: hash("a") + hash("b").prefix(32), isVerified: true, by: "Agencja")
        (draw.seed, draw.key, draw.drawn) = (hash("seed"), hash("key"), now + .minutes(61))
        return draw
    }

    static func page(_ stage: CheckDrawPage.Stage, _ draws: [DrawView]) -> CheckDrawPage.Model {
        CheckDrawPage.Model(
            id: Samples.gdansk, title: PurchaseSamples.event.title, date: "19 sierpnia 2026, 20:00", hue: 38,
            zone: zone,
            stage: stage, draws: draws, proof: .object([("draws", .list([]))]))
    }

    static var done: CheckDrawPage.Model {
        var first = announced(.beacon)
        first.isReplaced = true
        var model = page(.done, [first, drawn])
        model.outcomes = [
            CheckDrawPage.Outcome(first: 0, called: 1000, came: 871, bought: 512),
            CheckDrawPage.Outcome(first: 1000, called: 640, came: 522, bought: 301),
        ]
        return model
    }

    static func desk(_ draws: [DrawView], _ beacon: AdminDrawPage.BeaconState = .notYet) -> AdminDrawPage.Model {
        var typed = AdminDrawPage.Typed()
        (typed.grade, typed.lobby, typed.start) = ("A", "2026-07-01T09:00", "2026-07-01T10:00")
        return AdminDrawPage.Model(
            person: "Agnieszka Kowalska", event: PurchaseSamples.event, draws: draws, stage: .announced,
            mayAnnounce: draws.isEmpty, mayRedraw: true, beacon: draws.isEmpty ? .none : beacon, isAutomatic: true,
            typed: typed)
    }

    static func refused(_ say: any Phrases) -> AdminDrawPage.Model {
        var model = desk([])
        model.typed.lobby = "2026-07-01T11:00"
        model.errors = [FieldError(field: AdminDrawPage.FieldName.lobby, message: say.drawErrors.timesOutOfOrder)]
        return model
    }
}
