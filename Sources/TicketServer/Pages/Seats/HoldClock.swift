// The clock of a hold: minutes in the page, counted on by a script, with a visible way to more time.

import TicketCore

/// How long places are still kept. Rendered into personal pages only; `now` lets the script allow for a wrong clock in
/// the browser.
struct HoldClock: Sendable {
    var event: ID<Event>
    var now: Instant
    var until: Instant
    /// Whether more time may still be asked for; after the cap it may not.
    var isExtendable: Bool

    /// The whole component: time, and the form for more of it.
    func html(_ say: any Phrases) -> HTML {
        """
        <div class="clock" data-clock><p><span class="quiet">\(say.heldForYou)</span> \(timer(say))</p>\
        \(if: isExtendable, Components.form(to: .extendCart(say.language, event), Components.button(say.moreTime, .secondary)))\
        <p class="visually-hidden" role="status" data-clock-status></p></div>
        """
    }

    /// The time alone, for places with a way to the cart beside it.
    func line(_ say: any Phrases) -> HTML {
        """
        <p data-clock><span class="quiet">\(say.heldForYou)</span><br>\(timer(say))<span class="visually-hidden" role="status" data-clock-status></span></p>
        """
    }

    /// Scripts that count on.
    static var scripts: [Asset] { [Assets.clock] }

    private func timer(_ say: any Phrases) -> HTML {
        """
        <span class="time" role="timer" data-until="\(until.milliseconds)" data-served="\(now.milliseconds)" data-one="\(say.minutesForms.one)" \
        data-few="\(say.minutesForms.few)" data-many="\(say.minutesForms.many)" data-soon="\(say.lessThanMinute)" data-two="\(say.twoMinutesLeft)" \
        data-ended="\(say.holdEnded)">\(remaining(say))</span>
        """
    }

    /// Whole minutes, rounded down: nobody is promised more than there is.
    private func remaining(_ say: any Phrases) -> String {
        let left = (until - now).inMilliseconds
        if left <= 0 { return say.holdEnded }
        let minutes = Int(left / 60_000)
        return minutes < 1 ? say.lessThanMinute : say.minutesForms.sentence(minutes, say.language)
    }
}
