// The clock of a cart: how long, until when, how it is extended and how often still.

import TicketCore

struct CartClock: Sendable {
    var event: ID<Event>
    var now: Instant
    var until: Instant
    /// IANA name of the venue's zone.
    var zone: String
    /// How often it may still be extended.
    var extensionsLeft: Int

    /// How the extension is asked for.
    enum Extension: Sendable {
        case none
        /// A form of its own.
        case post
        /// A button of the form with this id, so that what is typed there goes along and comes back.
        case within(form: String, name: String)
    }

    func html(_ say: any Phrases, extend: Extension) -> HTML {
        let clock = HoldClock(event: event, now: now, until: until, isExtendable: false)
        return """
            <section class="clock" aria-label="\(say.heldForYou)">\(clock.line(say))\(extensionForm(extend, say))\
            <p class="small quiet clock-note">\(say.clockUntil(Show.time(until, zone, say)))\(if: extend.isOffered, " \(say.extensionsLeft(extensionsLeft))")</p></section>
            """
    }

    private func extensionForm(_ extend: Extension, _ say: any Phrases) -> HTML {
        switch extend {
        case .none: return ""
        case _ where extensionsLeft == 0: return ""
        case .post:
            return Components.form(to: .extendCart(say.language, event), Components.button(say.moreTime, .secondary))
        case .within(let form, let name):
            return """
                <button class="button secondary" form="\(form)" name="\(name)" value="yes" formnovalidate>\(say.moreTime)</button>
                """
        }
    }
}

extension CartClock.Extension {
    fileprivate var isOffered: Bool { if case .none = self { false } else { true } }
}
