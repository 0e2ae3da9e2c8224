// The answer to one scan, as the person at the gate reads it from an arm's length.

import TicketCore

struct ScanResult: Sendable {
    enum Outcome: Sendable {
        /// The place and type stand below, for those who show people the way.
        case letIn(place: Place, type: String)
        case refused(Reason)
    }

    enum Reason: Sendable {
        case unknown, cancelled, blocked, transferred, otherEvent, tooEarly, unpaid, unreadable, rehearsal
        case used(Evidence)
        /// Valid, at another entrance.
        case otherEntrance(String)
    }

    /// The first scan of a ticket that comes a second time.
    struct Evidence: Sendable {
        var at: Instant
        var gate: String
        var device: String
        var place: Place?
    }

    var outcome: Outcome
    var code: String
    var at: Instant

    /// Which colour, icon and sound; never the colour alone.
    enum Tone: String, Sendable { case good, stop, turn }

    var tone: Tone {
        switch outcome {
        case .letIn: .good
        case .refused(.otherEntrance), .refused(.tooEarly), .refused(.unreadable): .turn
        case .refused: .stop
        }
    }

    /// The one big word.
    func word(_ say: any Phrases) -> String {
        switch outcome {
        case .letIn: say.letIn
        case .refused(.otherEntrance): say.notHere
        case .refused(.tooEarly): say.notYet
        case .refused(.unreadable): say.onceMore
        case .refused: say.stop
        }
    }

    /// Why, in one line; for a ticket that is let in, where its holder goes.
    func reason(_ say: any Phrases) -> String {
        switch outcome {
        case .letIn(let place, let type): "\(type) · \(place.line(say))"
        case .refused(.unknown): say.refusedUnknown
        case .refused(.cancelled): say.refusedCancelled
        case .refused(.blocked): say.refusedBlocked
        case .refused(.transferred): say.refusedTransferred
        case .refused(.otherEvent): say.refusedOtherEvent
        case .refused(.rehearsal): say.refusedRehearsal
        case .refused(.tooEarly): say.refusedTooEarly
        case .refused(.unpaid): say.refusedUnpaid
        case .refused(.unreadable): say.refusedUnreadable
        case .refused(.used): say.refusedUsed
        case .refused(.otherEntrance): say.refusedOtherGate
        }
    }

    /// The whole panel.
    func html(zone: String, _ say: any Phrases) -> HTML {
        """
        <section class="scan-result \(tone.rawValue)" data-result="\(tone.rawValue)" role="status">
        <p class="scan-word">\(ScanIcon.of(tone))\(word(say))</p>\(body(zone, say))\
        <p class="scan-code code">\(code)</p></section>
        """
    }

    private func body(_ zone: String, _ say: any Phrases) -> HTML {
        switch outcome {
        case .letIn(let place, let type):
            return "<p class=\"scan-reason\">\(type)</p>\(place.parts(say))\(place.marks(say))"
        case .refused(.otherEntrance(let entrance)):
            return "<p class=\"scan-reason\">\(reason(say))</p><p class=\"scan-place\">\(say.goTo(entrance))</p>"
        case .refused(.used(let evidence)):
            return "<p class=\"scan-reason\">\(reason(say))</p>\(proof(evidence, zone, say))"
        case .refused: return "<p class=\"scan-reason\">\(reason(say))</p>"
        }
    }

    private func proof(_ evidence: Evidence, _ zone: String, _ say: any Phrases) -> HTML {
        let minutes = Int((at - evidence.at).inMilliseconds / 60_000)
        let time: HTML =
            "\(Show.timeWithSeconds(evidence.at, zone, say)) <span class=\"small\">(\(say.ago(minutes: max(0, minutes))))</span>"
        let facts: [(name: String, value: HTML)] = [
            (say.timeWord, time), (say.gateWord, "\(evidence.gate)"), (say.deviceWord, "\(evidence.device)"),
        ]
        return """
            <div class="evidence"><h2>\(say.firstScan)</h2>\(Components.facts(facts))\
            \(evidence.place.map { "<p class=\"small\">\($0.line(say))</p>" as HTML })</div>
            """
    }
}

enum ScanIcon {
    /// A tick, a cross, an arrow: three shapes that cannot be mistaken for one another.
    static func of(_ tone: ScanResult.Tone) -> HTML {
        switch tone {
        case .good: icon("M5 13l5 5L20 6")
        case .stop: icon("M6 6l12 12M18 6L6 18")
        case .turn: icon("M4 12h15M13 6l6 6-6 6")
        }
    }

    private static func icon(_ path: String) -> HTML {
        """
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="\(path)" fill="none" stroke="currentColor" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>
        """
    }
}
