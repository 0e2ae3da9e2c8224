// The clock of a hold: until when, counted down by the script, with the form that extends it.

import TicketCore

struct HoldClock: Sendable {
    var until: Instant
    var now: Instant
    /// IANA name of the venue's zone.
    var zone: String
    /// How often it may still be extended; nil where that is not offered.
    var extensionsLeft: Int?

    /// How the extension is asked for.
    enum Extension: Sendable {
        case none
        /// A form of its own.
        case post(Route)
        /// A button of the form with this id, so that what is typed there goes along and comes back.
        case within(form: String, name: String)
    }

    /// - Parameter over: where somebody goes whose time is up.
    func html(_ say: any Phrases, extend: Extension, over: Route) -> HTML {
        let left = max(0, (until - now).inMilliseconds)
        return """
            <section class="clock\(left < HoldClock.soon ? " soon" : "")" data-clock data-left="\(left)" aria-label="\(say.heldForYou)">
            <p>\(say.heldForYou) <span class="time" data-time hidden></span> <span class="quiet">\(say.clockUntil(Show.time(until, zone, say)))</span></p>
            \(extensionForm(extend, say))
            <p class="visually-hidden" role="status" data-announce data-two="\(say.clockSoon(minutes: 2))" data-one="\(say.clockSoon(minutes: 1))"></p>
            <p class="strong" role="alert" data-over hidden>\(say.clockOver) <a href="\(over)">\(say.chooseAgain)</a></p>
            </section>
            """
    }

    /// Below this many milliseconds the clock changes its colour.
    private static let soon: Int64 = 120_000

    private func extensionForm(_ extend: Extension, _ say: any Phrases) -> HTML {
        guard let count = extensionsLeft else { return "" }
        let note = "<p class=\"small quiet clock-note\">\(say.extensionsLeft(count))</p>" as HTML
        switch extend {
        case .none: return ""
        case _ where count == 0: return note
        case .post(let route): return "\(Components.form(to: route, Components.button(say.moreTime, .secondary)))\(note)"
        case .within(let form, let name):
            return """
                <button class="button secondary" form="\(form)" name="\(name)" value="yes" formnovalidate>\(say.moreTime)</button>\(note)
                """
        }
    }
}
