// The event a cart, an order or a ticket is for, in a few lines.

import TicketCore

/// What every page of a purchase says about its event.
struct EventBrief: Sendable {
    var id: ID<Event>
    var title: String
    var venue: String
    var city: String
    var starts: Instant
    var doors: Instant?
    /// IANA name: times are the venue's.
    var zone: String
    /// Degrees on the colour wheel, for the poster.
    var hue = 222
    /// Whether nothing that is bought is real.
    var isRehearsal = false

    func html(_ say: any Phrases) -> HTML {
        """
        <p class="event-brief"><span class="strong">\(title)</span><br>\(when(say)) · \(venue), \(city)</p>
        """
    }

    /// Day and hour: "Saturday, 19 August 2026, 20:00".
    func when(_ say: any Phrases) -> String { Show.dayAndTime(starts, zone, say) }
}
