// Dates and times of day in the zone of an event, as people of a language write them.

import Foundation
import Synchronization

/// The customs of one language in one time zone. Small to copy: its formatters are made once a process.
package struct DateFormats: Sendable {
    private let formatters: ZoneFormatters

    /// - Parameter zone: an IANA name, `Europe/Warsaw`; nil if the machine does not know it.
    package init?(_ language: Language, zone: String) {
        guard let formatters = ZoneFormatters.shared(language, zone) else { return nil }
        self.formatters = formatters
    }

    /// `Saturday, 21 November 2026` · `sobota, 21 listopada 2026`
    package func longDate(_ instant: Instant) -> String { formatters.text(instant, .longDate) }
    /// `21 November 2026` · `21 listopada 2026`
    package func date(_ instant: Instant) -> String { formatters.text(instant, .date) }
    /// `Sat, 21 Nov 2026` · `sob., 21 lis 2026`
    package func shortDate(_ instant: Instant) -> String { formatters.text(instant, .shortDate) }
    /// `Saturday` · `sobota`
    package func weekday(_ instant: Instant) -> String { formatters.text(instant, .weekday) }
    /// `November 2026` · `listopad 2026`
    package func month(_ instant: Instant) -> String { formatters.text(instant, .month) }
    /// `20:00`
    package func time(_ instant: Instant) -> String { formatters.text(instant, .time) }
    /// `20:00:05`, for lists of what happened.
    package func timeWithSeconds(_ instant: Instant) -> String { formatters.text(instant, .timeWithSeconds) }
    /// `CET` or `CEST`, whichever holds then; `GMT+9` where the language has no name.
    package func zone(_ instant: Instant) -> String { formatters.text(instant, .zone) }
    /// `Central European Time` · `czas środkowoeuropejski`
    package func zoneName(_ instant: Instant) -> String { formatters.text(instant, .zoneName) }

    /// `2026-11-21T20:00:00+01:00` (RFC 3339): for the API, `<time datetime>` and schema.org.
    package func rfc3339(_ instant: Instant) -> String {
        let offset = formatters.offset(at: instant)
        let civil = CivilTime(instant + .seconds(offset))
        let minutes = abs(offset) / 60
        let sign = offset < 0 ? "-" : "+"
        return "\(civil.date)T\(civil.time)\(sign)"
            + "\(CivilTime.padded(minutes / 60, 2)):\(CivilTime.padded(minutes % 60, 2))"
    }

    /// What clocks in the zone show.
    package func civil(_ instant: Instant) -> CivilTime {
        CivilTime(instant + .seconds(formatters.offset(at: instant)))
    }

    /// A moment as a browser's field `datetime-local` shows it: `2026-11-21T20:00`, by the zone's clock.
    package func local(_ instant: Instant) -> String { civil(instant).local }

    /// The moment that such a field names; nil for what is none (`CivilTime.init(local:)`).
    package func instant(local text: String) -> Instant? { CivilTime(local: text).flatMap(instant) }

    /// The moment at which clocks in the zone show `civil`. Of an hour that comes twice in autumn the first; nil in the
    /// hour that is left out in spring.
    package func instant(_ civil: CivilTime) -> Instant? {
        let offsets = [-1, 1].map { formatters.offset(at: civil.inUTC + .seconds($0 * 86_400)) }
        return offsets.map { ($0, civil.inUTC - .seconds($0)) }
            .filter { offset, instant in formatters.offset(at: instant) == offset }
            .map(\.1).min()
    }
}

/// Foundation's formatters of one language and zone, one for each style. They are slow to make and not for two threads.
private final class ZoneFormatters: Sendable {
    enum Style: String {
        case longDate = "EEEEdMMMMy"
        case date = "dMMMMy"
        case shortDate = "EEEdMMMy"
        case weekday = "EEEE"
        case month = "MMMMy"
        case time = "Hmm"
        case timeWithSeconds = "Hmmss"
        case zone = "z"
        case zoneName = "vvvv"
    }

    private struct Key: Hashable {
        let language: Language
        let zone: String
    }

    private static let all = Mutex<[Key: ZoneFormatters]>([:])

    /// Only zones that exist are kept, so that the table cannot grow without end.
    static func shared(_ language: Language, _ zone: String) -> ZoneFormatters? {
        all.withLock { all in
            let key = Key(language: language, zone: zone)
            if let known = all[key] { return known }
            guard TimeZone.knownTimeZoneIdentifiers.contains(zone) || zone == "UTC",
                let timeZone = TimeZone(identifier: zone)
            else { return nil }
            let made = ZoneFormatters(language, timeZone)
            all[key] = made
            return made
        }
    }

    private let locale: Locale
    private let zone: TimeZone
    private let formatters = Mutex<[Style: DateFormatter]>([:])

    private init(_ language: Language, _ zone: TimeZone) {
        // British English: day before month, 24 hours, as in the product's countries.
        locale = Locale(identifier: language == .english ? "en_GB" : "pl_PL")
        self.zone = zone
    }

    /// Seconds east of UTC.
    func offset(at instant: Instant) -> Int { zone.secondsFromGMT(for: Self.date(instant)) }

    func text(_ instant: Instant, _ style: Style) -> String {
        formatters.withLock { formatters in
            if let known = formatters[style] { return known.string(from: Self.date(instant)) }
            let formatter = DateFormatter()
            formatter.locale = locale
            formatter.timeZone = zone
            formatter.setLocalizedDateFormatFromTemplate(style.rawValue)
            formatters[style] = formatter
            return formatter.string(from: Self.date(instant))
        }
    }

    private static func date(_ instant: Instant) -> Date {
        Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
    }
}
