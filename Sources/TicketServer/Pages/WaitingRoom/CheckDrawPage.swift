// Where a fan checks the draw: what was promised, what was revealed, and every step computed again in her own browser.

import TicketCore

enum CheckDrawPage {
    /// The same for everybody: the page has no word about the person who reads it.
    struct Model: Sendable {
        var id: ID<Event>
        var title: String
        /// Date and venue in one line.
        var date: String
        var hue: Int
        /// The venue's zone: times are told in it.
        var zone: String
        var stage: Stage
        /// In the order they were announced; the last one counts.
        var draws: [DrawView]
        /// What became of those who were called, once it is all over.
        var outcomes: [Outcome] = []
        /// The same values for the script, as `/queue/{event}/proof` says them.
        var proof: LinkedData
        /// Whether the event is a rehearsal.
        var isRehearsal = false
    }

    /// How far the last draw is.
    enum Stage: Sendable, Hashable {
        case none
        case announced
        case lobby
        case drawing
        case done
    }

    /// A run of places, from 0, and what became of them.
    struct Outcome: Sendable, Hashable {
        var first: Int
        var called: Int
        var came: Int
        var bought: Int
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        Layout.page(
            title: "\(say.checkDrawTitle): \(model.title)", say, alternate: { .checkDraw($0, model.id) },
            scripts: model.draws.isEmpty ? [] : [Assets.checkDraw], head: Assets.drawLink, bodyClass: "quiet-room",
            isRehearsal: model.isRehearsal,
            main: """
                <div class="room check" data-check data-source="\(Route.queueProof(model.id))" data-ticket="\(Route.queueTicket(model.id))">\
                \(Components.crumb(say.waitingRoomTitle, to: .queue(say.language, model.id)))\
                \(RoomParts.head(title: model.title, date: model.date, id: model.id, hue: model.hue))\
                <h2>\(say.checkDrawTitle)</h2>\(content(model, say, isSaved: false))</div>
                """)
    }

    /// Everything below the heading.
    ///
    /// - Parameter isSaved: whether it stands in a file of its own, where no address of ours leads anywhere.
    static func content(_ model: Model, _ say: any Phrases, isSaved: Bool) -> HTML {
        guard let last = model.draws.last else { return Components.notice(.plain, text: say.noDrawHere) }
        return """
            <p class="lead">\(say.checkDrawLead)</p>\(stage(model, last, say))\(if: last.grade == .seedOnly, Components.notice(.warn, title: say.gradeB, "<p>\(say.gradeBExplained)</p>"))
            \(number(say))\(steps(last, say))
            <section class="section"><h2>\(say.allDrawsTitle)</h2>\(each: model.draws.reversed(), { DrawValues.card($0, model.zone, say) })</section>
            \(outcomes(model, say))\(if: !isSaved, withoutUs(model, say))\(limits(last, say))
            <script type="application/json" data-proof>\(json: model.proof)</script>
            <script type="application/json" data-words>\(json: CheckDrawWords.data(say))</script>
            """
    }

    private static func stage(_ model: Model, _ draw: DrawView, _ say: any Phrases) -> HTML {
        func moment(_ at: Instant) -> String { Show.dayAndTime(at, model.zone, say) }
        let text: String? =
            switch model.stage {
            case .none: nil
            case .announced: say.drawAnnounced(lobby: moment(draw.lobby), cutOff: moment(draw.cutOff))
            case .lobby: say.drawLobby(cutOff: moment(draw.cutOff))
            case .drawing: say.drawDrawing(doors: moment(draw.doors))
            case .done: say.drawDone(numbers: Int(draw.numbers ?? 0))
            }
        let late = draw.late.map { late -> HTML in
            let words =
                switch late {
                case .root: say.drawLate.root
                case .beacon: say.drawLate.beacon
                case .key: say.drawLate.key
                }
            return Components.notice(.bad, title: say.drawLateTitle, "<p>\(words)</p>")
        }
        return "\(text.map { Components.notice(model.stage == .done ? .good : .accent, text: $0) })\(late)"
    }

    /// For the script, which has the fan's number already where it can.
    private static func number(_ say: any Phrases) -> HTML {
        """
        <noscript>\(Components.notice(.plain, text: say.needsScript))</noscript>\
        <form class="card check-number" data-number hidden><h2>\(say.yourCheckTitle)</h2>\
        <div class="field"><label for="number">\(say.numberFieldLabel)</label><p class="hint" id="number-hint">\(say.numberFieldHint)</p>\
        <input class="input" id="number" name="number" inputmode="numeric" autocomplete="off" maxlength="12" aria-describedby="number-hint number-error">\
        <p class="error" id="number-error" data-refusal hidden></p></div>\(Components.button(say.checkNumber, .secondary))\
        <p class="lead strong" role="status" data-verdict></p></form>
        """
    }

    /// One step each: what is checked, why, the formula; the script adds whether it agrees.
    private static func steps(_ draw: DrawView, _ say: any Phrases) -> HTML {
        var steps = [step("commit", say.commitStep, "SHA-256(\"queue-draw-commit/1\" ‖ 00 ‖ seed) = commit")]
        if draw.grade == .beacon {
            steps.append(step("time", say.timeStep, "root published < genesis + (R − 1) × period"))
            steps.append(
                step("beacon", say.beaconStep, "SHA-256(signature) = randomness", DrawValues.mirrors(draw, say)))
        }
        let key =
            "HMAC-SHA-256(seed, \"queue-draw-key/1\" ‖ 00 ‖ event (10) ‖ R (8) ‖ randomness (32) ‖ root (32) ‖ N0 (8)) = key"
        steps.append(step("key", say.keyStep, key))
        steps.append(
            step(
                "roster", say.rosterStep, "leaf = SHA-256(00 ‖ ticket) · node = SHA-256(01 ‖ left ‖ right) · top = root"
            ))
        steps.append(step("place", say.placeStep, "place = swap-or-not(n, N0, key), 90 × SHA-256"))
        return
            "<section class=\"section\"><h2>\(say.stepsTitle)</h2><ol class=\"proof-steps\">\(each: steps, { $0 })</ol></section>"
    }

    private static func step(_ name: String, _ words: DrawStepWords, _ formula: String, _ more: HTML? = nil) -> HTML {
        """
        <li data-step="\(name)"><h3>\(words.title) <span class="badge" data-mark hidden></span></h3><p>\(words.why)</p>\(more)\
        <p class="formula code small">\(formula)</p><p class="small" data-outcome hidden></p></li>
        """
    }

    private static func outcomes(_ model: Model, _ say: any Phrases) -> HTML? {
        if model.outcomes.isEmpty { return nil }
        func row(_ outcome: Outcome) -> HTML {
            """
            <tr><th scope="row">\(Show.number(outcome.first + 1, say))–\(Show.number(outcome.first + outcome.called, say))</th>\
            <td class="number">\(Show.number(outcome.called, say))</td><td class="number">\(Show.number(outcome.came, say))</td><td class="number">\(Show.number(outcome.bought, say))</td></tr>
            """
        }
        let words = say.drawOutcomes
        return """
            <section class="section"><h2>\(words.title)</h2><div class="scroll" tabindex="0" role="region" aria-label="\(words.title)"><table><thead><tr><th scope="col">\(words.places)</th>\
            <th scope="col" class="number">\(words.called)</th><th scope="col" class="number">\(words.came)</th><th scope="col" class="number">\(words.bought)</th></tr></thead>\
            <tbody>\(each: model.outcomes, row)</tbody></table></div></section>
            """
    }

    private static func withoutUs(_ model: Model, _ say: any Phrases) -> HTML {
        """
        <section class="section"><h2>\(say.withoutUsTitle)</h2><p>\(say.withoutUsLead)</p>\
        <p>\(Components.buttonLink(say.downloadCheck, to: .checkDrawFile(say.language, model.id), .secondary))</p>\
        <p class="small quiet">\(say.downloadCheckHint)</p><p>\(Components.link(say.proofAsData, to: .queueProof(model.id)))</p></section>
        """
    }

    /// What a draw of this kind does not prove.
    static func notProven(_ grade: DrawView.Grade, _ say: any Phrases) -> [String] {
        grade == .beacon
            ? [say.notProvenTickets + " " + say.equalChance, say.notProvenBeacon, say.notProvenClocks]
            : [say.notProvenTickets, say.notProvenClocks]
    }

    private static func limits(_ draw: DrawView, _ say: any Phrases) -> HTML {
        func line(_ text: String) -> HTML { "<li>\(text)</li>" }
        return
            "<section class=\"section\"><h2>\(say.notProvenTitle)</h2><ul>\(each: notProven(draw.grade, say), line)</ul></section>"
    }
}
