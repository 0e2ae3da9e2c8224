// The pages of joining, for tests that hold for all pages.

import TicketCore

@testable import TicketServer

enum JoinPages {
    /// Answers to a POST.
    static func withoutAddress(_ say: any Phrases) -> [(String, HTML)] {
        let task = JoinTask(challenge: "AQIDBA", life: .seconds(120), bits: 13, parts: 8, wait: 15, isWrong: true)
        let busy = JoinTask(challenge: "AQIDBA", life: .seconds(120), bits: 16, parts: 8, wait: nil, isWrong: false)
        return [
            ("join-work", join(.work(task), say)), ("join-work-only", join(.work(busy), say)),
            ("join-code", join(.code(typed: "", isWrong: false, until: "1 July 2026, 10:00"), say)),
            ("join-code-wrong", join(.code(typed: "<K7>", isWrong: true, until: nil), say)),
            ("join-ready", join(.ready, say)),
            (
                "move-code",
                MovePage.code(
                    "7K2QM-9XA4B", seconds: 120, address: "https://tickets.example/en/queue/X/move", move(), say)
            ),
        ]
    }

    static func addressed(_ say: any Phrases) -> [(String, HTML)] {
        [
            ("move", MovePage.html(move(), say)), ("move-wrong", MovePage.html(move(.wrong), say)),
            ("move-busy", MovePage.html(move(.busy), say)),
        ]
    }

    private static func join(_ step: JoinPage.Step, _ say: any Phrases) -> HTML {
        let model = JoinPage.Model(
            id: Samples.gdansk, title: "Amber Night", date: "1 July 2026, 20:00", hue: 30, isPlain: true, step: step)
        return JoinPage.html(model, say)
    }

    private static func move(_ refusal: MovePage.Refusal? = nil) -> MovePage.Model {
        MovePage.Model(
            id: Samples.gdansk, title: "Amber Night", date: "1 July 2026, 20:00", hue: 30, typed: "<K7>",
            refusal: refusal)
    }
}
