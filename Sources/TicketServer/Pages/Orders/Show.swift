// Moments, money and numbers as the pages of a purchase print them: in the page's language and the venue's zone.

import TicketCore

enum Show {
    static func money(_ money: Money, _ say: any Phrases) -> String { Formats(say.language).money(money) }
    static func number(_ value: Int, _ say: any Phrases) -> String { Formats(say.language).number(value) }

    /// "Wednesday, 19 August 2026, 20:00".
    static func dayAndTime(_ at: Instant, _ zone: String, _ say: any Phrases) -> String {
        "\(day(at, zone, say)), \(time(at, zone, say))"
    }
    static func day(_ at: Instant, _ zone: String, _ say: any Phrases) -> String { dates(zone, say).longDate(at) }
    static func shortDate(_ at: Instant, _ zone: String, _ say: any Phrases) -> String {
        dates(zone, say).shortDate(at)
    }
    static func time(_ at: Instant, _ zone: String, _ say: any Phrases) -> String { dates(zone, say).time(at) }
    static func timeWithSeconds(_ at: Instant, _ zone: String, _ say: any Phrases) -> String {
        dates(zone, say).timeWithSeconds(at)
    }

    private static func dates(_ zone: String, _ say: any Phrases) -> DateFormats {
        Formats(say.language).dates(in: zone)
    }
}
